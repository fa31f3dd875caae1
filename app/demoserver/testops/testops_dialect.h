// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/dialect.h"
#include "app/demoserver/api/router.h"
#include "app/demoserver/testops/account/sign_in.h"
#include "app/demoserver/testops/server/context.h"

namespace casewright::demo {

/// What real servers speak: 4.x below `/api/rs`, 25 and later below `/api` as well, both with accounts below `/api/uaa`.
/// Whatever is not a path of theirs is answered with the web app's page, as gateways do.
class TestOpsDialect final : public Dialect {
public:
    /// The store must outlive the dialect.
    TestOpsDialect(Store &store, const TestOpsSettings &settings);
    /// Finishes what was answered with 202.
    ~TestOpsDialect() override { m_later.finish(); }

    [[nodiscard]] HttpResponse act(const HttpRequest &request) override;
    /// `DELETE /_demo/sessions` expires all tokens given out; `POST /_demo/settle` finishes what was answered with 202.
    [[nodiscard]] std::optional<HttpResponse> control(const HttpRequest &request) override;

private:
    [[nodiscard]] HttpResponse actSignedIn(const Router &router, const HttpRequest &request);

    TestOpsSettings m_settings;
    SignIn m_signIn;
    Later m_later;
    NodeIds m_nodes;
    Context m_context;
    Router m_api;
    Router m_accounts;
};

} // namespace casewright::demo
