// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/router.h"

#include <algorithm>

namespace casewright::demo {

namespace {

std::optional<QList<qint64>> match(const QStringList &pattern, const QStringList &segments)
{
    if (pattern.size() != segments.size())
        return std::nullopt;
    QList<qint64> ids;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern.at(i) != QLatin1String("{}")) {
            if (pattern.at(i) != segments.at(i))
                return std::nullopt;
            continue;
        }
        bool isNumber = false;
        ids.append(segments.at(i).toLongLong(&isNumber));
        if (!isNumber)
            return std::nullopt;
    }
    return ids;
}

} // namespace

void Router::add(const char *method, const char *pattern, Handler handler)
{
    m_routes.push_back({method, QString(QLatin1String(pattern)).split(u'/'), std::move(handler)});
}

QStringList Router::segmentsOf(const QString &path) const
{
    for (const QString &prefix : m_prefixes) {
        if (path.startsWith(prefix))
            return path.mid(prefix.size()).split(u'/');
    }
    return {};
}

bool Router::knows(const HttpRequest &request) const
{
    const QStringList segments = segmentsOf(request.path);
    return std::any_of(m_routes.cbegin(), m_routes.cend(), [&](const Route &route) { return match(route.segments, segments).has_value(); });
}

std::optional<HttpResponse> Router::handle(const HttpRequest &request) const
{
    const QStringList segments = segmentsOf(request.path);
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
        return std::nullopt;
    HttpResponse response = errorResponse(405, QStringLiteral("Request method '%1' is not supported").arg(QString::fromLatin1(request.method)));
    response.headers.append({"Allow", otherMethods});
    return response;
}

} // namespace casewright::demo
