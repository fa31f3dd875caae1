// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/scenario_tree.h"
#include "app/demoserver/data/store.h"

namespace casewright::demo {

/// Adds to the content what only real servers know: statuses and workflows in place of the status, features as values of
/// a custom field, fields with rules, owners, and a few cases with shared steps, attachments, rich text and, where the
/// steps have containers, a legacy scenario that nobody has migrated.
void addTestOpsContent(Store &store, StepStyle style);

} // namespace casewright::demo
