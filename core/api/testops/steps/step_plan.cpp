// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/step_plan.h"

#include <QSet>

#include <algorithm>

namespace casewright::api::testops {
namespace {

using What = StepOp::What;

/// A list of siblings: the children of a step, or of its container.
struct Side {
    StepKey parent;
    bool isInContainer = false;
    friend bool operator==(const Side &, const Side &) = default;
};

struct Place {
    Step step;
    Side side;
    qsizetype index = 0;
};

bool isExpected(const Step &step)
{
    return step.kind == StepKind::Expected;
}

QList<Step> childrenIn(const Step &step, bool container)
{
    QList<Step> children;
    std::ranges::copy_if(step.children, std::back_inserter(children), [container](const Step &child) { return isExpected(child) == container; });
    return children;
}

/// The members of `positions` that stand in a longest rising run: they need not move.
QSet<qsizetype> risingRun(const QList<qsizetype> &positions)
{
    QList<qsizetype> ends;                               // of runs of each length: the index in `positions`
    QList<qsizetype> previous(positions.size(), -1);
    for (qsizetype i = 0; i < positions.size(); ++i) {
        const auto longer = std::ranges::lower_bound(ends, positions.at(i), {}, [&](qsizetype end) { return positions.at(end); });
        if (longer != ends.begin())
            previous[i] = *std::prev(longer);
        if (longer == ends.end())
            ends.append(i);
        else
            *longer = i;
    }
    QSet<qsizetype> members;
    for (qsizetype i = ends.isEmpty() ? -1 : ends.constLast(); i >= 0; i = previous.at(i))
        members.insert(positions.at(i));
    return members;
}

class Planner final {
public:
    Planner(const StepTree &there, ExpectedStyle style) : m_there(there), m_style(style) { note(there.scenario.steps, {}); }

    QList<StepOp> plan(const Scenario &wanted)
    {
        collect(wanted.steps);
        visit(wanted.steps, {});
        remove(m_there.scenario.steps, {});
        return m_ops + m_last;
    }

private:
    void note(const QList<Step> &siblings, Side side)
    {
        for (qsizetype i = 0; i < siblings.size(); ++i) {
            const Step &step = siblings.at(i);
            if (m_there.ids.contains(step.key)) // the lines of a text have no ids
                m_places.insert(step.key, {step, side, i});
            note(childrenIn(step, true), {step.key, true});
            note(childrenIn(step, false), {step.key, false});
        }
    }

    void collect(const QList<Step> &steps)
    {
        for (const Step &step : steps) {
            if (isKept(step))
                m_kept.insert(step.key);
            collect(step.children);
        }
    }

    /// The node is there and can become what is wanted. No call makes another kind of a node.
    bool isKept(const Step &step) const
    {
        const auto place = m_places.constFind(step.key);
        return place != m_places.cend() && place->step.kind == step.kind && place->step.target == step.target;
    }

    QSet<StepKey> unmoved(const QList<Step> &siblings, Side side) const
    {
        QList<qsizetype> positions;
        QHash<qsizetype, StepKey> keys;
        for (const Step &step : siblings) {
            const auto place = m_places.constFind(step.key);
            if (!isKept(step) || place->side != side)
                continue;
            positions.append(place->index);
            keys.insert(place->index, step.key);
        }
        QSet<StepKey> stay;
        for (const qsizetype position : risingRun(positions))
            stay.insert(keys.value(position));
        return stay;
    }

    bool differs(const Step &wanted) const
    {
        const Step &now = m_places.constFind(wanted.key)->step;
        if (wanted.kind != StepKind::Body && !isExpected(wanted))
            return false;
        return bodyOf(now) != bodyOf(wanted) || (m_style == ExpectedStyle::Text && expectedResults(now) != expectedResults(wanted));
    }

    /// A server may hold the expected results of a step in its text; as long as nobody edits them they stay there.
    bool hasSameText(const Step &step, const QList<Step> &expected) const
    {
        const Step &now = m_places.constFind(step.key)->step;
        const bool isText = !m_there.containers.contains(step.key);
        return isText && !expected.isEmpty() && expectedResults(now) == expectedResults(step);
    }

    /// An empty place, or one that holds files too, is not ours to close.
    bool losesItsLast(const Step &step) const
    {
        return !expectedResults(m_places.constFind(step.key)->step).isEmpty() && !m_there.fullContainers.contains(step.key);
    }

    void visit(const QList<Step> &siblings, Side side)
    {
        const QSet<StepKey> stay = unmoved(siblings, side);
        const auto fixed = std::ranges::find_if(siblings, [&stay](const Step &step) { return stay.contains(step.key); });
        const StepKey firstFixed = fixed == siblings.end() ? StepKey() : fixed->key;
        StepKey previous;
        for (const Step &step : siblings) {
            const StepKey before = previous.isNull() ? anchorOf(firstFixed, side) : StepKey();
            if (!isKept(step))
                m_ops.append({What::Create, step, side.parent, side.isInContainer, previous, before});
            else if (!stay.contains(step.key))
                m_ops.append({What::Move, step, side.parent, side.isInContainer, previous, before});
            if (isKept(step) && differs(step))
                m_ops.append({What::Patch, step, {}, false, {}, {}});
            previous = step.key;
        }
        for (const Step &step : siblings)
            visitBelow(step);
    }

    /// A root step is told where it goes by another root step alone. Where none of them stays, the first is still there when
    /// this is done: what leaves goes later.
    StepKey anchorOf(StepKey firstFixed, const Side &side) const
    {
        if (!firstFixed.isNull() || !side.parent.isNull() || m_there.scenario.isEmpty())
            return firstFixed;
        const StepKey first = m_there.scenario.steps.constFirst().key;
        return m_there.ids.contains(first) ? first : StepKey();
    }

    void visitBelow(const Step &step)
    {
        if (m_style == ExpectedStyle::Nodes && step.kind == StepKind::Body) {
            const QList<Step> expected = childrenIn(step, true);
            if (isKept(step) && hasSameText(step, expected))
                return visit(childrenIn(step, false), {step.key, false});
            const bool hasContainer = isKept(step) && m_there.containers.contains(step.key);
            if (!expected.isEmpty() && isKept(step) && !hasContainer)
                m_ops.append({What::OpenContainer, step, {}, false, {}, {}});
            if (expected.isEmpty() && hasContainer && losesItsLast(step))
                m_last.append({What::CloseContainer, step, {}, false, {}, {}});
            visit(expected, {step.key, true});
        }
        visit(childrenIn(step, false), {step.key, false});
    }

    /// Whatever is not kept goes, after what was to be saved from below it has been moved away.
    void remove(const QList<Step> &steps, StepKey gone)
    {
        for (const Step &step : steps) {
            const bool isNode = m_there.ids.contains(step.key);
            const bool stays = m_kept.contains(step.key);
            if (isNode && !stays && gone.isNull())
                m_last.prepend({What::Delete, step, {}, false, {}, {}});
            remove(step.children, stays ? StepKey() : step.key);
        }
    }

    const StepTree &m_there;
    ExpectedStyle m_style;
    QHash<StepKey, Place> m_places;
    QSet<StepKey> m_kept;
    QList<StepOp> m_ops;
    QList<StepOp> m_last;
};

} // namespace

QList<StepOp> planSteps(const StepTree &there, const Scenario &wanted, ExpectedStyle style)
{
    return Planner(there, style).plan(wanted);
}

} // namespace casewright::api::testops
