// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/read/session.h"

namespace casewright::api::seed {
namespace {

ConnectionOptions cleaned(ConnectionOptions options)
{
    options.base = cleanBase(options.base);
    return options;
}

} // namespace

Session::Session(const ConnectionOptions &connection) : options(cleaned(connection)), client(options) {}

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

QString casesPath()
{
    return QStringLiteral("/api/rs/testcase");
}

QString casePath(ServerId id)
{
    return casesPath() + QLatin1Char('/') + QString::number(id);
}

QString casePath(ServerId id, QLatin1StringView part)
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

} // namespace casewright::api::seed
