// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scenario_edit.h"

#include "core/domain/edit/step_path.h"

#include <algorithm>

namespace casewright {
namespace {

bool startsWith(const StepPath &path, const StepPath &prefix)
{
    return path.size() >= prefix.size() && std::equal(prefix.cbegin(), prefix.cend(), path.cbegin());
}

/// From the last run to the first, so that the rows of the earlier ones stay what they are.
void takeOut(Scenario &scenario, const QList<Run> &runs)
{
    for (auto run = runs.crbegin(); run != runs.crend(); ++run)
        mutableChildren(scenario, run->parent).remove(run->row, run->count);
}

/// Puts steps before `row`, the expected results among them where expected results stand.
void insertSorted(QList<Step> &list, qsizetype row, const QList<Step> &steps)
{
    const qsizetype expectedEnd = expectedCount(list);
    qsizetype atExpected = std::clamp<qsizetype>(row, 0, expectedEnd);
    qsizetype atStep = std::clamp(row, expectedEnd, list.size());
    for (const Step &step : steps) {
        if (isExpected(step)) {
            list.insert(atExpected++, step);
            ++atStep;
        } else {
            list.insert(atStep++, step);
        }
    }
}

/// `step` as a new one. What claims to be an expected result and holds steps is a step.
Step copied(Step step)
{
    step.key = newStepKey();
    for (Step &child : step.children)
        child = copied(child);
    if (isExpected(step) && !step.children.isEmpty())
        step.kind = StepKind::Body;
    std::stable_partition(step.children.begin(), step.children.end(), isExpected);
    return step;
}

/// Why `steps` cannot stand below `parent`, or None.
Refusal refusalBelow(const Scenario &scenario, const StepPath &parent, const QList<Step> &steps)
{
    const bool anyExpected = std::any_of(steps.cbegin(), steps.cend(), isExpected);
    if (parent.isEmpty())
        return anyExpected ? Refusal::ExpectedNeedsStep : Refusal::None;
    return canHoldSteps(stepAt(scenario, parent)) ? Refusal::None : Refusal::ExpectedHasNoChildren;
}

/// The path of the first row behind the subtree at `path`; empty where that is the last one.
StepPath rowBehind(const Scenario &scenario, StepPath path)
{
    while (!path.isEmpty()) {
        const StepPath parent = parentOf(path);
        if (path.last() + 1 < childrenAt(scenario, parent).size())
            return childOf(parent, path.last() + 1);
        path = parent;
    }
    return {};
}

/// The row that has the focus once `runs` are gone.
StepKey focusAfter(const Scenario &before, const Scenario &after, const QList<Run> &runs)
{
    const Run &first = runs.first();
    StepPath behind = rowBehind(before, childOf(first.parent, first.row + first.count - 1));
    while (!behind.isEmpty() && pathOf(after, stepAt(before, behind).key).isEmpty())
        behind = rowBehind(before, behind);
    if (!behind.isEmpty())
        return stepAt(before, behind).key;
    if (first.row == 0)
        return first.parent.isEmpty() ? StepKey() : stepAt(before, first.parent).key;
    const Step *above = &childrenAt(before, first.parent).at(first.row - 1);
    while (!above->children.isEmpty())
        above = &above->children.last();
    return above->key;
}

} // namespace

StepEdit moveTo(Scenario scenario, const QList<StepKey> &keys, StepPlace place)
{
    const StepKey focus = keys.isEmpty() ? StepKey() : keys.first();
    const QList<Run> runs = runsOf(scenario, keys);
    const StepPath parent = pathOf(scenario, place.parent);
    if (runs.isEmpty() || parent.isEmpty() != place.parent.isNull())
        return refused(scenario, Refusal::Unknown, focus);
    qsizetype row = std::clamp<qsizetype>(place.row, 0, childrenAt(scenario, parent).size());
    const qsizetype rowBefore = row;
    for (const Run &run : runs) {
        const bool intoItself = parent.size() > run.parent.size() && startsWith(parent, run.parent)
            && parent.at(run.parent.size()) >= run.row && parent.at(run.parent.size()) < run.row + run.count;
        if (intoItself)
            return refused(scenario, Refusal::IntoItself, focus);
        if (run.parent == parent)
            row -= std::clamp<qsizetype>(rowBefore - run.row, 0, run.count);
    }
    const QList<Step> steps = subtrees(scenario, keys);
    if (const Refusal refusal = refusalBelow(scenario, parent, steps); refusal != Refusal::None)
        return refused(scenario, refusal, focus);
    takeOut(scenario, runs);
    const StepPath parentNow = pathOf(scenario, place.parent); // rows above it may be gone
    insertSorted(mutableChildren(scenario, parentNow), row, steps);
    return {std::move(scenario), focus, Refusal::None, 0};
}

StepEdit insertAt(Scenario scenario, StepPlace place, const QList<Step> &steps)
{
    const StepPath parent = pathOf(scenario, place.parent);
    if (parent.isEmpty() != place.parent.isNull())
        return refused(scenario, Refusal::Unknown, place.parent);
    QList<Step> copies;
    for (const Step &step : steps) {
        Step copy = copied(step);
        if (parent.isEmpty() && isExpected(copy))
            copy.kind = StepKind::Body;
        copies.append(copy);
    }
    if (const Refusal refusal = refusalBelow(scenario, parent, copies); refusal != Refusal::None)
        return refused(scenario, refusal, place.parent);
    if (copies.isEmpty())
        return {std::move(scenario), place.parent, Refusal::None, 0};
    insertSorted(mutableChildren(scenario, parent), place.row, copies);
    const Step &last = copies.last();
    return {std::move(scenario), last.key, Refusal::None, static_cast<int>(last.text.size())};
}

StepEdit duplicate(Scenario scenario, const QList<StepKey> &keys)
{
    const QList<Run> runs = runsOf(scenario, keys);
    if (runs.isEmpty())
        return refused(scenario, Refusal::Unknown, keys.isEmpty() ? StepKey() : keys.first());
    StepKey focus;
    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        QList<Step> &siblings = mutableChildren(scenario, run->parent);
        for (qsizetype row = run->row + run->count - 1; row >= run->row; --row) {
            siblings.insert(row + 1, copied(siblings.at(row)));
            focus = siblings.at(row + 1).key;
        }
    }
    return {std::move(scenario), focus, Refusal::None, 0};
}

StepEdit removeSteps(Scenario scenario, const QList<StepKey> &keys)
{
    const QList<Run> runs = runsOf(scenario, keys);
    if (runs.isEmpty())
        return refused(scenario, Refusal::Unknown, keys.isEmpty() ? StepKey() : keys.first());
    const Scenario before = scenario;
    takeOut(scenario, runs);
    const StepKey focus = focusAfter(before, scenario, runs);
    const Step *step = findStep(scenario, focus);
    return {scenario, focus, Refusal::None, step ? static_cast<int>(step->text.size()) : 0};
}

QList<Step> subtrees(const Scenario &scenario, const QList<StepKey> &keys)
{
    QList<Step> steps;
    for (const Run &run : runsOf(scenario, keys))
        steps += childrenAt(scenario, run.parent).sliced(run.row, run.count);
    return steps;
}

} // namespace casewright
