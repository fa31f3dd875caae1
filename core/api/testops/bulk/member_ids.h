// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/bulk/bulk_parts.h"

namespace casewright::api::testops {

/// The ids of all who have one of these roles anywhere on the server, one reading a role. Whom the server does not tell, or tells under
/// several ids, is missing.
[[nodiscard]] QCoro::Task<MemberIds> readMemberIds(TestOpsSession *session, QSet<ServerId> roles, CancelToken cancel);

} // namespace casewright::api::testops
