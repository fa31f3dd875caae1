// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"

#include <QJsonDocument>

#include <algorithm>

namespace casewright::demo {

PageWindow PageWindow::of(const ApiRequest &request, qint64 defaultSize)
{
    const PageWindow window{request.optionalNumber("page").value_or(0),
                            std::min(request.optionalNumber("size").value_or(defaultSize), maxSize)};
    if (window.page < 0 || window.page > 1'000'000'000)
        throw ApiError{400, QStringLiteral("Page index must not be less than zero")};
    if (window.size < 1)
        throw ApiError{400, QStringLiteral("Page size must not be less than one")};
    return window;
}

qsizetype PageWindow::begin(qsizetype total) const
{
    return std::min<qsizetype>(page * size, total);
}

qsizetype PageWindow::end(qsizetype total) const
{
    return std::min<qsizetype>((page + 1) * size, total);
}

HttpResponse answerJson(QByteArray json)
{
    return {200, std::move(json), "application/json", {}};
}

HttpResponse answer(const QJsonObject &object)
{
    return answerJson(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

HttpResponse answer(const QJsonArray &array)
{
    return answerJson(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

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

QJsonObject reference(qint64 id, const QString &name)
{
    return {{QStringLiteral("id"), id}, {QStringLiteral("name"), name}};
}

} // namespace casewright::demo
