// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::seed {

/// See TestOpsServer::createCase().
[[nodiscard]] Task<FetchedCase> createCaseOnce(rest::Session *session, ProjectSchema schema, TestCase value,
                                               CreateGuard guard, CancelToken cancel);

} // namespace casewright::api::seed
