// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/read/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::testops {

/// See TestOpsServer::createCase(). The custom fields go with the creation, as a server may require some of them.
[[nodiscard]] Task<FetchedCase> createCaseOnce(TestOpsSession *session, ProjectSchema schema, TestCase value, CreateGuard guard,
                                               CancelToken cancel);

} // namespace casewright::api::testops
