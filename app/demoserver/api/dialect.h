// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/http/http_message.h"

#include <optional>

namespace casewright::demo {

/// What the server speaks: sign-in, paths and payloads of one kind of real server. Owned by the DemoServer.
class Dialect {
public:
    Dialect() = default;
    virtual ~Dialect() = default;
    Dialect(const Dialect &) = delete;
    Dialect &operator=(const Dialect &) = delete;

    /// Answers any request that is not for the demo server itself.
    [[nodiscard]] virtual HttpResponse act(const HttpRequest &request) = 0;
    /// Requests below `/_demo/` that only this dialect knows, for tests; already signed in.
    [[nodiscard]] virtual std::optional<HttpResponse> control(const HttpRequest &) { return std::nullopt; }
};

} // namespace casewright::demo
