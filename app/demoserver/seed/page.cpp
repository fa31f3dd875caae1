// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/seed/page.h"

#include <QJsonDocument>

namespace casewright::demo {

HttpResponse answerPage(const QByteArray &rows, const PageWindow &window, qsizetype total)
{
    const qint64 pages = (total + window.size - 1) / window.size;
    QByteArray json;
    json.reserve(rows.size() + 160);
    json += "{\"content\":[";
    json += rows;
    json += "],\"page\":" + QByteArray::number(window.page) + ",\"size\":" + QByteArray::number(window.size)
        + ",\"totalPages\":" + QByteArray::number(pages) + ",\"totalElements\":" + QByteArray::number(total)
        + ",\"last\":" + (window.page + 1 >= pages ? "true" : "false") + '}';
    return answerJson(json);
}

HttpResponse answerPage(const QJsonArray &all, const PageWindow &window)
{
    QJsonArray part;
    for (qsizetype i = window.begin(all.size()); i < window.end(all.size()); ++i)
        part.append(all.at(i));
    const QByteArray json = QJsonDocument(part).toJson(QJsonDocument::Compact);
    return answerPage(json.mid(1, json.size() - 2), window, all.size());
}

} // namespace casewright::demo
