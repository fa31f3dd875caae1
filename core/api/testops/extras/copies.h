// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/case_extras.h"
#include "core/api/testops/read/session.h"

namespace casewright::api::testops {

/// See CaseExtras.
[[nodiscard]] Task<QList<Ref>> readBin(TestOpsSession *session, ServerId project, CancelToken cancel);
/// Read afterwards: servers answer well to what they did not do.
[[nodiscard]] Task<void> restoreCase(TestOpsSession *session, ServerId caseId, CancelToken cancel);
[[nodiscard]] Task<ServerId> cloneCase(TestOpsSession *session, ServerId caseId, QString nameSuffix, CancelToken cancel);
[[nodiscard]] Task<QList<AuditEntry>> readAudit(TestOpsSession *session, ServerId caseId, CancelToken cancel);

} // namespace casewright::api::testops
