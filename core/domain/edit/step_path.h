// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario_edit.h"

#include <QVarLengthArray>

namespace casewright {

/// The rows from the root down to a step. Empty: no step.
using StepPath = QVarLengthArray<qsizetype, 16>;

[[nodiscard]] StepPath pathOf(const Scenario &scenario, StepKey key);
[[nodiscard]] StepPath parentOf(const StepPath &path);
[[nodiscard]] StepPath childOf(const StepPath &path, qsizetype row);
/// The step at a path that is not empty.
[[nodiscard]] const Step &stepAt(const Scenario &scenario, const StepPath &path);
/// The list that holds the children of `parent` (empty path: the root).
[[nodiscard]] const QList<Step> &childrenAt(const Scenario &scenario, const StepPath &parent);

/// For changing: copies the lists on the way, and no others, where they are shared.
[[nodiscard]] Step &mutableStep(Scenario &scenario, const StepPath &path);
[[nodiscard]] QList<Step> &mutableChildren(Scenario &scenario, const StepPath &parent);

/// The number of expected results, which stand before all other children.
[[nodiscard]] qsizetype expectedCount(const QList<Step> &siblings);
[[nodiscard]] inline bool isExpected(const Step &step) { return step.kind == StepKind::Expected; }
/// Only a step with text takes children.
[[nodiscard]] inline bool canHoldSteps(const Step &step) { return step.kind == StepKind::Body; }

/// Selected subtrees that stand next to each other, either all of them expected results or none: what moves together.
struct Run {
    StepPath parent;
    qsizetype row = 0;
    qsizetype count = 0;
    QList<StepKey> keys;
};

/// The topmost of `keys` in visible order, grouped; empty where a key is unknown or none is given.
[[nodiscard]] QList<Run> runsOf(const Scenario &scenario, const QList<StepKey> &keys);
/// The same steps as a run after the scenario was changed around them.
[[nodiscard]] Run refreshed(const Scenario &scenario, const Run &run);

[[nodiscard]] StepEdit refused(const Scenario &scenario, Refusal refusal, StepKey focus);

} // namespace casewright
