// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/opening/last_server.h"

namespace casewright::workspace {
namespace {

const QString addressKey = QStringLiteral("connection/server");
const QString certificatesKey = QStringLiteral("connection/certificates");
const QString proxyKey = QStringLiteral("connection/proxy");

} // namespace

LastServer lastServer(const store::Profile &profile)
{
    return {profile.setting(addressKey).toUrl(), profile.setting(certificatesKey).toString(), profile.setting(proxyKey).toString()};
}

void rememberServer(const store::Profile &profile, const LastServer &last)
{
    profile.setSetting(addressKey, last.address);
    profile.setSetting(certificatesKey, last.certificates);
    profile.setSetting(proxyKey, last.proxy);
}

} // namespace casewright::workspace
