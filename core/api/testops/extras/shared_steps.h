// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/case_extras.h"
#include "core/api/testops/read/session.h"

namespace casewright::api::testops {

/// See CaseExtras.
[[nodiscard]] Task<QList<Ref>> findSharedSteps(TestOpsSession *session, ServerId project, QString search, CancelToken cancel);
[[nodiscard]] Task<SharedStepContent> readSharedStep(TestOpsSession *session, ServerId sharedStepId, CancelToken cancel);
[[nodiscard]] Task<void> changeSharedStep(TestOpsSession *session, ServerId sharedStepId, SharedStepContent before, Scenario after,
                                          CancelToken cancel);
[[nodiscard]] Task<void> giveSharedStepName(TestOpsSession *session, ServerId sharedStepId, QString name, CancelToken cancel);
[[nodiscard]] Task<Ref> makeSharedStep(TestOpsSession *session, ServerId project, QString name, CancelToken cancel);

} // namespace casewright::api::testops
