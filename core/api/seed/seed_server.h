// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connection_options.h"
#include "core/api/testops_server.h"

#include <memory>

namespace casewright::api {

/// A server that speaks the seed dialect: plain bearer token, everything below /api/rs. Only what part 1 of its
/// description fixes is needed; what a server lacks of the rest (suites, integrations, known tags) is empty.
[[nodiscard]] std::shared_ptr<TestOpsServer> makeSeedServer(const ConnectionOptions &options);

} // namespace casewright::api
