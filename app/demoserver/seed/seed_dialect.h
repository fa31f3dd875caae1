// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/dialect.h"
#include "app/demoserver/api/router.h"
#include "app/demoserver/data/store.h"

namespace casewright::demo {

/// The dialect the project was commissioned with: all of it below `/api/rs`, the token itself as bearer.
class SeedDialect final : public Dialect {
public:
    /// The store must outlive the dialect.
    SeedDialect(Store &store, const QByteArray &token);

    [[nodiscard]] HttpResponse act(const HttpRequest &request) override;

private:
    Router m_router;
    QByteArray m_authorization;
};

} // namespace casewright::demo
