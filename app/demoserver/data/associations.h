// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/store.h"

namespace casewright::demo {

// Issues and members are known to the whole server: the same one has the same id in every case.

/// The id of the issue, a new one if no case has had it.
qint64 issueId(Store &store, qint64 integrationId, const QString &key);
[[nodiscard]] Member memberOf(const User &user, qint64 roleId);
/// Learns the issues of all cases.
void indexIssues(Store &store);

} // namespace casewright::demo
