// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scenario.h"

#include <QDateTime>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <atomic>

namespace casewright {
namespace {

int countNodes(const QList<Step> &steps, bool withExpected)
{
    int count = 0;
    for (const Step &step : steps) {
        if (withExpected || step.kind != StepKind::Expected)
            ++count;
        count += countNodes(step.children, withExpected);
    }
    return count;
}

void normalise(QList<Step> &steps, QSet<StepKey> &seen)
{
    for (Step &step : steps) {
        if (step.key.isNull() || seen.contains(step.key))
            step.key = newStepKey();
        seen.insert(step.key);
        if (!step.children.isEmpty())
            normalise(step.children, seen);
    }
    const auto isExpected = [](const Step &step) { return step.kind == StepKind::Expected; };
    if (!std::is_partitioned(steps.cbegin(), steps.cend(), isExpected))
        std::stable_partition(steps.begin(), steps.end(), isExpected);
}

void collectText(const QList<Step> &steps, QString &out)
{
    for (const Step &step : steps) {
        out += step.text;
        out += QLatin1Char('\n');
        collectText(step.children, out);
    }
}

} // namespace

bool operator==(const Step &a, const Step &b)
{
    return a.kind == b.kind && a.keyword == b.keyword && a.text == b.text && a.target == b.target && a.rest == b.rest
        && (a.children.isSharedWith(b.children) || a.children == b.children);
}

bool operator==(const Scenario &a, const Scenario &b)
{
    return a.steps.isSharedWith(b.steps) || a.steps == b.steps;
}

StepKey newStepKey()
{
    // Keys are kept in the store: starting from the time keeps those of this run apart from those of earlier ones.
    static std::atomic<qint64> next = QDateTime::currentMSecsSinceEpoch() << 20;
    return StepKey{next.fetch_add(1)};
}

Step makeStep(const QString &text, const QString &keyword)
{
    Step step;
    step.key = newStepKey();
    step.text = text;
    step.keyword = keyword;
    return step;
}

Step makeExpected(const QString &text)
{
    Step step = makeStep(text);
    step.kind = StepKind::Expected;
    return step;
}

QStringList expectedResults(const Step &step)
{
    QStringList texts;
    for (const Step &child : step.children) {
        if (child.kind == StepKind::Expected)
            texts.append(child.text);
    }
    return texts;
}

QList<Step> subSteps(const Step &step)
{
    QList<Step> steps;
    for (const Step &child : step.children) {
        if (child.kind != StepKind::Expected)
            steps.append(child);
    }
    return steps;
}

int nodeCount(const Scenario &scenario)
{
    return countNodes(scenario.steps, true);
}

int stepCount(const Scenario &scenario)
{
    return countNodes(scenario.steps, false);
}

Scenario normalised(Scenario scenario)
{
    QSet<StepKey> seen;
    normalise(scenario.steps, seen);
    return scenario;
}

QString plainText(const Scenario &scenario)
{
    QString text;
    collectText(scenario.steps, text);
    return text;
}

} // namespace casewright
