// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario_edit.h"

#include <QModelIndex>

#include <optional>

namespace casewright {

class ScenarioModel;

/// The gap between two visible rows under the mouse. `wishedDepth` is what its horizontal place asks for.
struct StepGap {
    QModelIndex above; ///< invalid: at the top
    QModelIndex below; ///< invalid: at the end
    bool aboveIsOpen = true; ///< its children, if any, are shown
    int wishedDepth = 0;
};

struct StepDrop {
    StepPlace place;
    int depth = 0; ///< the one nearest to the wish that the gap allows
};

/// Where dragged steps would go. Nothing where they cannot: below themselves (`dragged`, empty when they come from
/// elsewhere), or an expected result without a step.
enum class DraggedKind { Steps, ExpectedOnly };
[[nodiscard]] std::optional<StepDrop> stepDropIn(const ScenarioModel &model, const StepGap &gap,
                                                 const QList<StepKey> &dragged, DraggedKind kind);

} // namespace casewright
