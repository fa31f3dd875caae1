// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/session/connection_memory.h"

namespace casewright::app {
namespace {

const QString serverKey = QStringLiteral("connection/server");
const QString projectKey = QStringLiteral("connection/project");
const QString certificatesKey = QStringLiteral("connection/certificates");
const QString proxyKey = QStringLiteral("connection/proxy");
const QString nameKey = QStringLiteral("connection/name");
const QString keepingKey = QStringLiteral("connection/tokenKeeping");

} // namespace

Connection lastConnection(const store::Profile &profile)
{
    Connection last;
    last.server = profile.setting(serverKey).toUrl();
    last.project.id = profile.setting(projectKey).toLongLong();
    last.certificates = profile.setting(certificatesKey).toString();
    last.proxy = profile.setting(proxyKey).toString();
    last.name = profile.setting(nameKey).toString();
    last.keeping = static_cast<TokenKeeping>(profile.setting(keepingKey, static_cast<int>(last.keeping)).toInt());
    return last;
}

void rememberConnection(const store::Profile &profile, const Connection &connection)
{
    profile.setSetting(serverKey, connection.server);
    profile.setSetting(projectKey, connection.project.id);
    profile.setSetting(certificatesKey, connection.certificates);
    profile.setSetting(proxyKey, connection.proxy);
    profile.setSetting(nameKey, connection.name);
    profile.setSetting(keepingKey, static_cast<int>(connection.keeping));
}

} // namespace casewright::app
