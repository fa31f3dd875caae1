// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connection_options.h"
#include "core/api/testops/read/generation.h"
#include "core/api/testops_server.h"

#include <memory>

namespace casewright::api {

/// A real TestOps. `prefix` is where its API lies ("/api/rs" or "/api").
[[nodiscard]] std::shared_ptr<TestOpsServer> makeTestOpsServer(const ConnectionOptions &options, Generation generation,
                                                               const QString &prefix);

} // namespace casewright::api
