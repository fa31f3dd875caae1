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

HttpResponse answerNothing(int status)
{
    return {status, {}, "application/json", {}};
}

QJsonObject reference(qint64 id, const QString &name)
{
    return {{QStringLiteral("id"), id}, {QStringLiteral("name"), name}};
}

} // namespace casewright::demo
