// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/bulk/case_edits.h"

namespace casewright {

/// The name of the change set in the undo menu: "Retag 42 Cases", "Change Layer of 3 Cases", "Edit 42 Cases".
[[nodiscard]] QString planName(const workspace::CaseEdits &edits, qsizetype cases);

} // namespace casewright
