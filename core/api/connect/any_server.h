// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connect/detected.h"
#include "core/api/testops_server.h"

#include <functional>
#include <memory>

namespace casewright::api {

/// What was found out about servers before; either function may be empty.
struct DialectMemory {
    std::function<std::optional<Detected>(const QUrl &server)> recall;
    std::function<void(const QUrl &server, const Detected &detected)> remember;
};

/// The server at options.base, whatever it speaks: it is asked with the first operation, or recalled, and asked again where what
/// was recalled no longer fits. A given dialect is believed: the commissioned one is spoken without asking anything, the others
/// are asked for their sign-in and path alone.
[[nodiscard]] std::shared_ptr<TestOpsServer> makeServer(const ConnectionOptions &options, std::optional<Dialect> dialect = {},
                                                        DialectMemory memory = {});

} // namespace casewright::api
