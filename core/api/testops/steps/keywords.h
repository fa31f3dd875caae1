// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/steps/step_tree.h"

namespace casewright::api::testops {

/// True where a keyword of `wanted` is another one than there, or new: only the older form can say that.
[[nodiscard]] bool changesKeywords(const StepTree &there, const Scenario &wanted);
/// True where the older form can hold all of it.
[[nodiscard]] bool fitsLegacy(const Scenario &scenario);

/// 4.x keeps a scenario in two ways at once: as nodes, and as the older {keyword, name, steps}, which alone has keywords. The tree
/// with the keywords of the older one where both show the same step, and with its steps where the tree is empty: a case that was
/// never opened since an upload has them only there.
[[nodiscard]] StepTree withKeywords(StepTree tree, const Scenario &legacy);

/// `tree` with the keywords that `earlier` had from the older form, for the steps of the same ids.
[[nodiscard]] StepTree withKeywordsOf(StepTree tree, const StepTree &earlier);

} // namespace casewright::api::testops
