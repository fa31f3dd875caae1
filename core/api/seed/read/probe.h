// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::seed {

/// See TestOpsServer::probe(). One request where the server lists its projects, two where it does not. This dialect
/// does not tell the user.
[[nodiscard]] QCoro::Task<QList<Check>> probeServer(rest::Session *session, std::function<void(Check)> onCheck,
                                                    CancelToken cancel);

} // namespace casewright::api::seed
