// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/router.h"

namespace casewright::demo {

namespace {

const QLatin1String prefix("/api/rs/");

std::optional<QList<qint64>> match(const QStringList &pattern, const QStringList &segments)
{
    if (pattern.size() != segments.size())
        return std::nullopt;
    QList<qint64> ids;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        bool isNumber = false;
        const qint64 number = segments.at(i).toLongLong(&isNumber);
        if (pattern.at(i) != QLatin1String("{}")) {
            if (pattern.at(i) != segments.at(i))
                return std::nullopt;
        } else if (isNumber) {
            ids.append(number);
        } else {
            return std::nullopt;
        }
    }
    return ids;
}

} // namespace

void Router::add(const char *method, const char *pattern, Handler handler)
{
    m_routes.push_back({method, QString(QLatin1String(pattern)).split(u'/'), std::move(handler)});
}

HttpResponse Router::handle(const HttpRequest &request) const
{
    const QStringList segments = request.path.startsWith(prefix) ? request.path.mid(prefix.size()).split(u'/') : QStringList();
    QByteArray otherMethods;
    for (const Route &route : m_routes) {
        const std::optional<QList<qint64>> ids = match(route.segments, segments);
        if (!ids)
            continue;
        if (route.method != request.method) {
            otherMethods += (otherMethods.isEmpty() ? "" : ", ") + route.method;
            continue;
        }
        try {
            return route.handler({request, *ids});
        } catch (const ApiError &error) {
            return errorResponse(error.status, error.message);
        }
    }
    if (otherMethods.isEmpty())
        return errorResponse(404, QStringLiteral("No such path: %1").arg(request.path));
    HttpResponse response = errorResponse(405, QStringLiteral("Request method '%1' is not supported").arg(QString::fromLatin1(request.method)));
    response.headers.append({"Allow", otherMethods});
    return response;
}

} // namespace casewright::demo
