// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/domain/change.h"
#include "core/domain/change_line.h"

namespace casewright {

/// A change of one case in full: a heading a facet, below it what came, went, changed or moved. Texts of several lines are compared line
/// by line. Of a new case everything came, of a deleted one everything went.
[[nodiscard]] QList<ChangeLine> changeLines(const Change &change, const ProjectSchema &schema);

/// "name, tags, scenario"; what is new or deleted is said so.
[[nodiscard]] QString changeSummary(const Change &change);

/// True where both say the same of the same case, or both are nothing. Cheap beside changeLines().
[[nodiscard]] bool isSameChange(const std::optional<Change> &a, const std::optional<Change> &b);

} // namespace casewright
