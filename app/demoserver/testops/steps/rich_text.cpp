// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/steps/rich_text.h"

#include <QJsonArray>
#include <QStringList>

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QString textBelow(const QJsonObject &node)
{
    QString text = node["text"_L1].toString();
    const QJsonArray content = node["content"_L1].toArray();
    for (const QJsonValue &child : content)
        text += textBelow(child.toObject());
    return text;
}

} // namespace

QString plainText(const QJsonObject &document)
{
    QStringList lines;
    const QJsonArray content = document["content"_L1].toArray();
    for (const QJsonValue &paragraph : content)
        lines.append(textBelow(paragraph.toObject()));
    return lines.join(u'\n');
}

QJsonObject documentOf(const QString &text)
{
    QJsonArray paragraphs;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        QJsonObject paragraph{{u"type"_s, u"paragraph"_s}};
        if (!line.isEmpty())
            paragraph["content"_L1] = QJsonArray{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, line}}};
        paragraphs.append(paragraph);
    }
    return {{u"type"_s, u"doc"_s}, {u"content"_s, paragraphs}};
}

} // namespace casewright::demo
