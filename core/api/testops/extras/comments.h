// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/case_extras.h"
#include "core/api/testops/read/session.h"

namespace casewright::api::testops {

/// See CaseExtras.
[[nodiscard]] Task<QList<Comment>> readComments(TestOpsSession *session, ServerId caseId, CancelToken cancel);
[[nodiscard]] Task<Comment> makeComment(TestOpsSession *session, ServerId caseId, QString body, CancelToken cancel);
[[nodiscard]] Task<void> changeComment(TestOpsSession *session, ServerId commentId, QString body, CancelToken cancel);
[[nodiscard]] Task<void> removeComment(TestOpsSession *session, ServerId commentId, CancelToken cancel);

} // namespace casewright::api::testops
