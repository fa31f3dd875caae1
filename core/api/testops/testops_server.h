// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connection_options.h"
#include "core/api/testops/read/generation.h"
#include "core/api/testops_server.h"

#include <memory>

namespace casewright::api {

/// Where what is known of a server comes from.
enum class Knowledge {
    Fresh,    ///< it was asked just now
    Recalled, ///< it was asked some other day
    Given,    ///< somebody said so, who is believed
};

/// What there is to know of a real TestOps.
struct ServerTraits {
    Generation generation = Generation::Modern;
    QString prefix; ///< where its API lies: "/api/rs" or "/api"
    Trees trees = Trees::Newer;
    Knowledge knowledge = Knowledge::Fresh;
};

/// A real TestOps. One that is taken for 4.x, unless that was given, is looked at whenever a schema is read, but for the first time
/// after it was asked: the schema ends with Protocol when the server turns out to have been upgraded.
[[nodiscard]] std::shared_ptr<TestOpsServer> makeTestOpsServer(const ConnectionOptions &options, const ServerTraits &traits);

} // namespace casewright::api
