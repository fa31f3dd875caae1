// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/edit/step_path.h"

#include <QSet>

#include <algorithm>

namespace casewright {
namespace {

bool findBelow(const QList<Step> &steps, StepKey key, StepPath &path)
{
    for (qsizetype row = 0; row < steps.size(); ++row) {
        const Step &step = steps.at(row);
        if (step.key == key) {
            path.append(row);
            return true;
        }
        if (step.children.isEmpty())
            continue;
        path.append(row);
        if (findBelow(step.children, key, path))
            return true;
        path.removeLast();
    }
    return false;
}

struct RunCollector {
    const QSet<StepKey> &wanted;
    QList<Run> runs;
    qsizetype found = 0;

    void collect(const QList<Step> &steps, StepPath &path)
    {
        bool open = false;
        bool openIsExpected = false;
        qsizetype openRun = 0;
        for (qsizetype row = 0; row < steps.size(); ++row) {
            const Step &step = steps.at(row);
            if (wanted.contains(step.key)) {
                if (!open || openIsExpected != isExpected(step)) {
                    openRun = runs.size();
                    openIsExpected = isExpected(step);
                    open = true;
                    runs.append(Run{path, row, 0, {}});
                }
                Run &run = runs[openRun];
                ++run.count;
                run.keys.append(step.key);
                found += countWanted(step);
                continue;
            }
            open = false;
            path.append(row);
            collect(step.children, path);
            path.removeLast();
        }
    }

    qsizetype countWanted(const Step &step) const
    {
        qsizetype count = wanted.contains(step.key) ? 1 : 0;
        for (const Step &child : step.children)
            count += countWanted(child);
        return count;
    }
};

} // namespace

StepPath pathOf(const Scenario &scenario, StepKey key)
{
    StepPath path;
    if (!key.isNull())
        findBelow(scenario.steps, key, path);
    return path;
}

StepPath parentOf(const StepPath &path)
{
    StepPath parent = path;
    parent.removeLast();
    return parent;
}

StepPath childOf(const StepPath &path, qsizetype row)
{
    StepPath child = path;
    child.append(row);
    return child;
}

const Step &stepAt(const Scenario &scenario, const StepPath &path)
{
    Q_ASSERT(!path.isEmpty());
    const Step *step = &scenario.steps.at(path.first());
    for (qsizetype depth = 1; depth < path.size(); ++depth)
        step = &step->children.at(path.at(depth));
    return *step;
}

const QList<Step> &childrenAt(const Scenario &scenario, const StepPath &parent)
{
    return parent.isEmpty() ? scenario.steps : stepAt(scenario, parent).children;
}

Step &mutableStep(Scenario &scenario, const StepPath &path)
{
    return mutableChildren(scenario, parentOf(path))[path.last()];
}

QList<Step> &mutableChildren(Scenario &scenario, const StepPath &parent)
{
    QList<Step> *list = &scenario.steps;
    for (const qsizetype row : parent)
        list = &(*list)[row].children;
    return *list;
}

qsizetype expectedCount(const QList<Step> &siblings)
{
    return std::partition_point(siblings.cbegin(), siblings.cend(), isExpected) - siblings.cbegin();
}

QList<Run> runsOf(const Scenario &scenario, const QList<StepKey> &keys)
{
    const QSet<StepKey> wanted(keys.cbegin(), keys.cend());
    RunCollector collector{wanted, {}, 0};
    StepPath path;
    collector.collect(scenario.steps, path);
    return collector.found == wanted.size() ? collector.runs : QList<Run>();
}

Run refreshed(const Scenario &scenario, const Run &run)
{
    const StepPath path = pathOf(scenario, run.keys.first());
    return {parentOf(path), path.last(), run.count, run.keys};
}

StepEdit refused(const Scenario &scenario, Refusal refusal, StepKey focus)
{
    return {scenario, focus, refusal, 0};
}

} // namespace casewright
