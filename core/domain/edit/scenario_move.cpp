// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scenario_edit.h"

#include "core/domain/edit/step_path.h"

#include <QSet>

#include <algorithm>

namespace casewright {
namespace {

/// Takes a run out of its list.
QList<Step> taken(Scenario &scenario, const Run &run)
{
    QList<Step> &siblings = mutableChildren(scenario, run.parent);
    const QList<Step> steps = siblings.sliced(run.row, run.count);
    siblings.remove(run.row, run.count);
    return steps;
}

void put(QList<Step> &list, qsizetype row, const QList<Step> &steps)
{
    list.insert(row, steps.size(), Step());
    std::copy(steps.cbegin(), steps.cend(), list.begin() + row);
}

bool holdsExpected(const Scenario &scenario, const Run &run)
{
    return isExpected(childrenAt(scenario, run.parent).at(run.row));
}

Refusal indentRun(Scenario &scenario, const Run &run)
{
    if (run.row == 0)
        return Refusal::NothingAbove;
    const Step &above = childrenAt(scenario, run.parent).at(run.row - 1);
    if (holdsExpected(scenario, run) || !canHoldSteps(above))
        return Refusal::ExpectedHasNoChildren;
    const QList<Step> steps = taken(scenario, run);
    mutableStep(scenario, childOf(run.parent, run.row - 1)).children += steps;
    return Refusal::None;
}

Refusal outdentRun(Scenario &scenario, const Run &run)
{
    if (run.parent.isEmpty())
        return Refusal::AtTopLevel;
    if (holdsExpected(scenario, run))
        return Refusal::ExpectedNeedsStep;
    QList<Step> steps = taken(scenario, run);
    if (canHoldSteps(steps.last())) {
        QList<Step> &siblings = mutableChildren(scenario, run.parent);
        steps.last().children += siblings.sliced(run.row);
        siblings.resize(run.row);
    }
    put(mutableChildren(scenario, parentOf(run.parent)), run.parent.last() + 1, steps);
    return Refusal::None;
}

enum class Direction { Up, Down };

/// A move of runs by one place. `selected` are the keys of all runs: a run never enters a step that moves itself.
class Shift {
public:
    Shift(Scenario &scenario, Direction direction, const QList<StepKey> &keys)
        : m_scenario(scenario), m_up(direction == Direction::Up), m_selected(keys.cbegin(), keys.cend())
    {
    }

    [[nodiscard]] Refusal move(const Run &run)
    {
        const QList<Step> &siblings = childrenAt(m_scenario, run.parent);
        const qsizetype neighbour = m_up ? run.row - 1 : run.row + run.count;
        const bool expected = holdsExpected(m_scenario, run);
        if (neighbour >= 0 && neighbour < siblings.size() && isExpected(siblings.at(neighbour)) == expected) {
            pass(run, neighbour);
            return Refusal::None;
        }
        if (run.parent.isEmpty())
            return m_up ? Refusal::NothingAbove : Refusal::NothingBelow;
        return leave(run, expected);
    }

private:
    void pass(const Run &run, qsizetype neighbour)
    {
        QList<Step> &siblings = mutableChildren(m_scenario, run.parent);
        const auto begin = siblings.begin() + run.row;
        const auto end = begin + run.count;
        if (m_up)
            std::rotate(siblings.begin() + neighbour, begin, end);
        else
            std::rotate(begin, end, end + 1);
    }

    /// Into the parent's neighbour, at the same depth, or out of the parent where there is none such.
    Refusal leave(const Run &run, bool expected)
    {
        const StepPath outer = parentOf(run.parent);
        const qsizetype parentRow = run.parent.last();
        const qsizetype neighbour = m_up ? parentRow - 1 : parentRow + 1;
        const QList<Step> &parents = childrenAt(m_scenario, outer);
        const bool canEnter = neighbour >= 0 && neighbour < parents.size() && canHoldSteps(parents.at(neighbour))
            && !m_selected.contains(parents.at(neighbour).key);
        if (!canEnter && expected)
            return Refusal::ExpectedNeedsStep;
        const QList<Step> steps = taken(m_scenario, run);
        if (!canEnter) {
            put(mutableChildren(m_scenario, outer), m_up ? parentRow : parentRow + 1, steps);
            return Refusal::None;
        }
        QList<Step> &target = mutableChildren(m_scenario, childOf(outer, neighbour));
        const qsizetype expectedEnd = expectedCount(target);
        if (expected)
            put(target, m_up ? expectedEnd : 0, steps);
        else
            put(target, m_up ? target.size() : expectedEnd, steps);
        return Refusal::None;
    }

    Scenario &m_scenario;
    bool m_up;
    QSet<StepKey> m_selected;
};

/// Carries `moveRun` out for each run in turn, or for none where one is refused.
template <typename MoveRun>
StepEdit moved(const Scenario &scenario, const QList<StepKey> &keys, QList<Run> runs, MoveRun moveRun)
{
    const StepKey focus = keys.isEmpty() ? StepKey() : keys.first();
    if (runs.isEmpty())
        return refused(scenario, Refusal::Unknown, focus);
    Scenario changed = scenario;
    bool first = true;
    for (const Run &run : runs) {
        const Refusal refusal = moveRun(changed, first ? run : refreshed(changed, run));
        if (refusal != Refusal::None)
            return refused(scenario, refusal, focus);
        first = false;
    }
    return {changed, focus, Refusal::None, 0};
}

} // namespace

StepEdit indent(Scenario scenario, const QList<StepKey> &keys)
{
    return moved(scenario, keys, runsOf(scenario, keys), indentRun);
}

StepEdit outdent(Scenario scenario, const QList<StepKey> &keys)
{
    return moved(scenario, keys, runsOf(scenario, keys), outdentRun);
}

StepEdit moveUp(Scenario scenario, const QList<StepKey> &keys)
{
    return moved(scenario, keys, runsOf(scenario, keys), [&keys](Scenario &changed, const Run &run) {
        return Shift(changed, Direction::Up, keys).move(run);
    });
}

StepEdit moveDown(Scenario scenario, const QList<StepKey> &keys)
{
    QList<Run> runs = runsOf(scenario, keys);
    std::reverse(runs.begin(), runs.end()); // the lower ones make way for the upper ones
    return moved(scenario, keys, runs, [&keys](Scenario &changed, const Run &run) {
        return Shift(changed, Direction::Down, keys).move(run);
    });
}

} // namespace casewright
