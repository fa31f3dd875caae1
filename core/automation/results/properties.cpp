// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/results/older_formats.h"

#include <QStringDecoder>

#include <algorithm>

namespace casewright::automation {

namespace {

QString decoded(const QByteArray &bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

/// True where an odd number of backslashes ends the line: it goes on in the next one.
bool isContinued(const QString &line)
{
    qsizetype backslashes = 0;
    while (backslashes < line.size() && line.at(line.size() - 1 - backslashes) == u'\\')
        ++backslashes;
    return backslashes % 2 == 1;
}

QStringList logicalLines(const QString &properties)
{
    QStringList lines;
    bool goesOn = false;
    for (QString line : properties.split(u'\n')) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        const auto text = std::find_if(line.cbegin(), line.cend(), [](QChar c) { return !c.isSpace(); });
        line.remove(0, text - line.cbegin());
        const bool isComment = !goesOn && (line.startsWith(u'#') || line.startsWith(u'!'));
        const bool continued = !isComment && isContinued(line);
        if (continued)
            line.chop(1);
        if (goesOn)
            lines.last() += line;
        else if (!isComment && !line.isEmpty())
            lines.append(line);
        goesOn = continued && !lines.isEmpty();
    }
    return lines;
}

QString unescaped(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u'\\' || i + 1 == text.size()) {
            plain += text.at(i);
            continue;
        }
        const QChar escape = text.at(++i);
        bool isHex = false;
        const ushort unit = escape == u'u' ? QStringView(text).mid(i + 1, 4).toUShort(&isHex, 16) : ushort(0);
        if (escape == u'u' && isHex && i + 4 < text.size()) {
            plain += QChar(unit);
            i += 4;
        } else if (escape == u'u') {
            plain += QStringLiteral("\\u");
        } else {
            plain += escape == u'n' ? QChar(u'\n') : escape == u't' ? QChar(u'\t') : escape == u'r' ? QChar(u'\r') : escape;
        }
    }
    return plain;
}

/// Where the key ends: at the first `=`, `:` or blank that is not escaped.
qsizetype endOfKey(const QString &line)
{
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) == u'\\')
            ++i;
        else if (line.at(i) == u'=' || line.at(i) == u':' || line.at(i).isSpace())
            return i;
    }
    return line.size();
}

} // namespace

QList<Label> readProperties(const QByteArray &bytes)
{
    QList<Label> properties;
    for (const QString &line : logicalLines(decoded(bytes))) {
        const qsizetype end = endOfKey(line);
        QString value = line.mid(end).trimmed();
        if (value.startsWith(u'=') || value.startsWith(u':'))
            value = value.sliced(1).trimmed();
        const QString key = unescaped(line.first(end));
        if (!key.isEmpty())
            properties.append({key, unescaped(value)});
    }
    return properties;
}

} // namespace casewright::automation
