// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/change_line.h"
#include "core/domain/scenario.h"

namespace casewright {

/// What became of the steps, from top to bottom as they are afterwards, with what was deleted where it stood. Steps are the same where
/// their keys are. Of those that stay as they were, the ones above a change are shown and the rest are counted.
[[nodiscard]] QList<ChangeLine> stepLines(const Scenario &before, const Scenario &after);

} // namespace casewright
