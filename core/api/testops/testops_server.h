// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connection_options.h"
#include "core/api/testops/read/generation.h"
#include "core/api/testops_server.h"

#include <memory>

namespace casewright::api {

/// Whether what a server speaks was found out now or some other day.
enum class Knowledge { Fresh, Recalled };

/// A real TestOps. `prefix` is where its API lies ("/api/rs" or "/api"). Where it is recalled as 4.x, reading a schema ends with Protocol
/// when the server turns out to have been upgraded.
[[nodiscard]] std::shared_ptr<TestOpsServer> makeTestOpsServer(const ConnectionOptions &options, Generation generation, const QString &prefix,
                                                               Knowledge knowledge = Knowledge::Fresh);

} // namespace casewright::api
