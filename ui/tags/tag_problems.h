// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/tags/tag_policy.h"
#include "core/query/case_index.h"

namespace casewright {

/// What of the tags of these cases does not fit the policy, a line each; of many cases with how many it concerns, the commonest first and the last
/// line with how many more there are. Empty where all is well, and for more than a thousand cases: the tag manager knows about those.
[[nodiscard]] QString tagProblems(const query::CaseIndex &index, const QList<CaseKey> &keys, const TagPolicy &policy);

} // namespace casewright
