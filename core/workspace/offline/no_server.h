// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"

#include <memory>

namespace casewright::api {
class TestOpsServer;
}

namespace casewright::workspace {

/// In place of a server that is not to be asked, or that there is no token for: every request ends as Offline, and nothing leaves this
/// computer.
[[nodiscard]] std::shared_ptr<api::TestOpsServer> noServer(const QUrl &address, const Capabilities &capabilities);

} // namespace casewright::workspace
