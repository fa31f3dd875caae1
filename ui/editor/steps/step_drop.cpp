// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/steps/step_drop.h"

#include "ui/models/steps/scenario_model.h"

#include <algorithm>

namespace casewright {
namespace {

bool canHold(const Step &step)
{
    return step.kind == StepKind::Body;
}

bool liesIn(const ScenarioModel &model, QModelIndex index, const QList<StepKey> &keys)
{
    for (; index.isValid(); index = index.parent()) {
        if (keys.contains(model.keyOf(index)))
            return true;
    }
    return false;
}

StepPlace placeAt(const ScenarioModel &model, const StepGap &gap, int depth)
{
    if (!gap.above.isValid())
        return {};
    QModelIndex before = gap.above;
    int depthBefore = model.depthOf(before);
    if (depth > depthBefore)
        return {model.keyOf(before), gap.aboveIsOpen ? 0 : model.rowCount(before)};
    for (; depthBefore > depth; --depthBefore)
        before = before.parent();
    StepPlace place = model.placeAt(before);
    ++place.row;
    return place;
}

} // namespace

std::optional<StepDrop> stepDropIn(const ScenarioModel &model, const StepGap &gap, const QList<StepKey> &dragged,
                                   DraggedKind kind)
{
    int deepest = 0;
    if (gap.above.isValid())
        deepest = model.depthOf(gap.above) + (canHold(*model.stepAt(gap.above)) ? 1 : 0);
    int flattest = gap.below.isValid() ? model.depthOf(gap.below) : 0;
    if (kind == DraggedKind::ExpectedOnly)
        flattest = std::max(flattest, 1);
    if (flattest > deepest)
        return std::nullopt;
    StepDrop drop;
    drop.depth = std::clamp(gap.wishedDepth, flattest, deepest);
    drop.place = placeAt(model, gap, drop.depth);
    if (liesIn(model, model.indexOf(drop.place.parent), dragged))
        return std::nullopt;
    return drop;
}

} // namespace casewright
