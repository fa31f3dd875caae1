// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/seed/read/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::seed {

/// See TestOpsServer::listCases().
[[nodiscard]] Task<qint64> listAllCases(Session *session, ServerId project, std::function<void(CaseRows)> sink,
                                        CancelToken cancel);

} // namespace casewright::api::seed
