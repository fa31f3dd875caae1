// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/bulk/bulk_plan.h"

namespace casewright::api::testops {

/// Errors are passed over: what was not done is found by looking, and then sent by itself.
[[nodiscard]] QCoro::Task<void> sendBulkCalls(TestOpsSession *session, ServerId project, QList<BulkCall> calls, CancelToken cancel);

} // namespace casewright::api::testops
