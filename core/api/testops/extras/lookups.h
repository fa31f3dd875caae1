// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/case_extras.h"
#include "core/api/testops/read/session.h"

namespace casewright::api::testops {

/// See CaseExtras.
[[nodiscard]] Task<QList<Ref>> findValues(TestOpsSession *session, ServerId project, ServerId field, QString search, CancelToken cancel);
/// All users where the server tells them, else those who have a role on a case already.
[[nodiscard]] Task<QStringList> findPeople(TestOpsSession *session, ServerId project, QString search, CancelToken cancel);
[[nodiscard]] Task<AqlCheck> validateAql(TestOpsSession *session, ServerId project, QString aql, CancelToken cancel);
[[nodiscard]] Task<QList<ServerId>> casesByAql(TestOpsSession *session, ServerId project, QString aql, CancelToken cancel);

} // namespace casewright::api::testops
