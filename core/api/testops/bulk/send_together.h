// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/read/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::testops {

/// Sends what of `changes` can be sent in bulk, tells each case that was found changed afterwards, and hands back the rest, to be sent
/// by itself. A bulk operation tells nothing of single cases: what a search tells of them is read once more, the rest is proven by
/// searching for it. A loss is believed only where the same search had found the case before.
[[nodiscard]] QCoro::Task<QList<CaseChange>> sendTogether(TestOpsSession *session, ProjectSchema schema, QList<CaseChange> changes,
                                                          std::function<void(ServerId, Sent)> onSent, CancelToken cancel);

} // namespace casewright::api::testops
