// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/session.h"

namespace casewright::api::rest {
namespace {

ConnectionOptions cleaned(ConnectionOptions options)
{
    options.base = cleanBase(options.base);
    return options;
}

} // namespace

Session::Session(const ConnectionOptions &connection, const QString &apiPrefix)
    : prefix(apiPrefix), options(cleaned(connection)), client(options)
{}

QUrl cleanBase(const QUrl &url)
{
    QUrl base = url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    QString path = base.path();
    const auto drop = [&path](QLatin1StringView end) {
        if (path.endsWith(end))
            path.chop(end.size());
    };
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    drop(QLatin1StringView("/api/rs"));
    drop(QLatin1StringView("/api"));
    base.setPath(path);
    return base;
}

QString Session::path(QLatin1StringView rest) const
{
    return prefix + QLatin1Char('/') + rest;
}

QString Session::casesPath() const
{
    return path(QLatin1StringView("testcase"));
}

QString Session::casePath(ServerId id) const
{
    return casesPath() + QLatin1Char('/') + QString::number(id);
}

QString Session::casePath(ServerId id, QLatin1StringView part) const
{
    return casePath(id) + QLatin1Char('/') + part;
}

QUrlQuery ofProject(ServerId project)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("projectId"), QString::number(project));
    return query;
}

bool isAbsent(const Error &error)
{
    return error.kind == ErrorKind::NotFound || error.httpStatus == 405 || error.httpStatus == 501;
}

bool looksAbsent(const Error &error)
{
    return isAbsent(error) || isWebPage(error);
}

} // namespace casewright::api::rest
