// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/read/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::testops {

/// See TestOpsServer::walkSuites(): over the nodes of 25 and later, which tell groups and cases in one answer. NotFound (or another that
/// isAbsent()) before anything was told, where the server has no such nodes.
[[nodiscard]] Task<void> walkTreeNodes(TestOpsSession *session, ProjectSchema schema, std::function<void(SuiteNode)> sink, CancelToken cancel);

} // namespace casewright::api::testops
