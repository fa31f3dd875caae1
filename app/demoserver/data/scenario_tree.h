// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/records.h"

#include <functional>

namespace casewright::demo {

/// How steps are kept: 4.x has one store with the expected result and the keyword at the step; 25 and later have a tree
/// with containers for the expected results, and the legacy scenario beside it.
enum class StepStyle { Text, Containers };

/// The tree of a case. Content that nobody has edited is turned into a tree on the way out, with the same ids each time.
[[nodiscard]] StepTree treeOf(const TestCase &record, StepStyle style);
/// For changing the tree; from then on the case keeps it.
[[nodiscard]] StepTree &editTree(TestCase &record, StepStyle style);
/// The legacy scenario of 25 and later; never touches the tree.
[[nodiscard]] QList<Step> legacyStepsOf(const TestCase &record);
void setLegacySteps(TestCase &record, const QList<Step> &steps);

/// Puts the steps at the end of the parent.
void addSteps(StepTree &tree, const QList<Step> &steps, StepStyle style, qint64 date);
/// The steps below these nodes as a keyword scenario; `shared` says the tree of a shared step and its name.
using SharedSteps = std::function<std::optional<std::pair<QString, StepTree>>(qint64)>;
[[nodiscard]] QList<Step> stepsOf(const StepTree &tree, const QList<qint64> &ids, const SharedSteps &shared);

} // namespace casewright::demo
