// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/session/connection_memory.h"

#include "core/workspace/opening/last_server.h"

namespace casewright::app {
namespace {

const QString projectKey = QStringLiteral("connection/project");
const QString nameKey = QStringLiteral("connection/name");
const QString keepingKey = QStringLiteral("connection/tokenKeeping");

} // namespace

Connection lastConnection(const store::Profile &profile)
{
    Connection last;
    const workspace::LastServer server = workspace::lastServer(profile);
    last.server = server.address;
    last.certificates = server.certificates;
    last.proxy = server.proxy;
    last.project.id = profile.setting(projectKey).toLongLong();
    last.name = profile.setting(nameKey).toString();
    last.keeping = static_cast<TokenKeeping>(profile.setting(keepingKey, static_cast<int>(last.keeping)).toInt());
    return last;
}

void rememberConnection(const store::Profile &profile, const Connection &connection)
{
    workspace::rememberServer(profile, {connection.server, connection.certificates, connection.proxy});
    profile.setSetting(projectKey, connection.project.id);
    profile.setSetting(nameKey, connection.name);
    profile.setSetting(keepingKey, static_cast<int>(connection.keeping));
}

} // namespace casewright::app
