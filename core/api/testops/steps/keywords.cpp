// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/keywords.h"

#include <algorithm>

namespace casewright::api::testops {
namespace {

/// Walks both in step. The older form has attachments at its steps, not among them, and writes shared steps out in full.
void take(QList<Step> &steps, QList<Step> legacy, QSet<StepKey> &apart)
{
    legacy.removeIf([](const Step &step) { return step.kind == StepKind::Attachment; });
    qsizetype next = 0;
    for (Step &step : steps) {
        if (step.kind != StepKind::Body && step.kind != StepKind::Shared)
            continue;
        if (next >= legacy.size())
            return;
        const Step &older = legacy.at(next++);
        if (step.kind == StepKind::Shared || step.text != older.text)
            continue;
        if (step.keyword.isEmpty() && !older.keyword.isEmpty()) {
            step.keyword = older.keyword;
            apart.insert(step.key);
        }
        take(step.children, subSteps(older), apart);
    }
}

void collectKeywords(const QList<Step> &steps, QHash<StepKey, QString> &keywords)
{
    for (const Step &step : steps) {
        if (step.kind == StepKind::Body)
            keywords.insert(step.key, step.keyword);
        collectKeywords(step.children, keywords);
    }
}

void takeById(QList<Step> &steps, StepTree &tree, const QHash<ServerId, QString> &keywords)
{
    for (Step &step : steps) {
        const QString keyword = keywords.value(tree.ids.value(step.key));
        if (step.kind == StepKind::Body && step.keyword.isEmpty() && !keyword.isEmpty()) {
            step.keyword = keyword;
            tree.keywordsApart.insert(step.key);
        }
        takeById(step.children, tree, keywords);
    }
}

} // namespace

bool changesKeywords(const StepTree &there, const Scenario &wanted)
{
    QHash<StepKey, QString> now;
    QHash<StepKey, QString> then;
    collectKeywords(there.scenario.steps, now);
    collectKeywords(wanted.steps, then);
    return std::any_of(then.keyBegin(), then.keyEnd(), [&](StepKey key) { return then.value(key) != now.value(key); });
}

/// Not with attachments, though the older form has them: a server that makes all nodes anew may throw away the files of the former ones.
bool fitsLegacy(const Scenario &scenario)
{
    return std::ranges::all_of(scenario.steps, [](const Step &step) {
        const bool fits = step.kind == StepKind::Body || step.kind == StepKind::Expected;
        return fits && step.rest.isEmpty() && fitsLegacy({step.children});
    });
}

StepTree withKeywords(StepTree tree, const Scenario &legacy)
{
    if (tree.scenario.isEmpty() && !legacy.isEmpty()) {
        tree.scenario = legacy;
        return tree;
    }
    take(tree.scenario.steps, legacy.steps, tree.keywordsApart);
    return tree;
}

StepTree withKeywordsOf(StepTree tree, const StepTree &earlier)
{
    QHash<StepKey, QString> then;
    collectKeywords(earlier.scenario.steps, then);
    QHash<ServerId, QString> keywords;
    for (const StepKey key : earlier.keywordsApart)
        keywords.insert(earlier.ids.value(key), then.value(key));
    QList<Step> steps = tree.scenario.steps;
    takeById(steps, tree, keywords);
    tree.scenario.steps = steps;
    return tree;
}

} // namespace casewright::api::testops
