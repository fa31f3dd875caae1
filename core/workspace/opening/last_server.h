// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/profile.h"

namespace casewright::workspace {

/// How the server is reached to which the window was connected last in a profile; its token is kept elsewhere.
struct LastServer {
    QUrl address;         ///< empty: there was none yet
    QString certificates; ///< a PEM file to trust beside the system's; empty: none
    QString proxy;        ///< as ConnectionOptions::proxy
};
[[nodiscard]] LastServer lastServer(const store::Profile &profile);
void rememberServer(const store::Profile &profile, const LastServer &last);

} // namespace casewright::workspace
