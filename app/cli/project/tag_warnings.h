// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/input/arguments.h"
#include "app/cli/output/output.h"
#include "core/domain/change.h"
#include "core/domain/tags/tag_policy.h"

namespace casewright::cli {

/// The policy in the file that --tag-policy names; nothing where it was not given.
[[nodiscard]] Outcome<std::optional<TagPolicy>> tagPolicyFrom(const Arguments &arguments);

/// Says what of the tags does not fit the policy after `set` and did before, with the number of cases. It forbids nothing.
void warnOfTags(Output *output, const ChangeSet &set, const TagPolicy &policy);

} // namespace casewright::cli
