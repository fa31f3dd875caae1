// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/adopt_keys.h"
#include "core/domain/change.h"
#include "core/domain/merge/step_table.h"

#include "tests/core/domain/random_scenario.h"
#include "tests/core/domain/trees.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

namespace {

/// What a server has of `sent` after a part of it arrived: some of the steps that are not in `base`, a step before what is below it.
QList<Step> someOf(Dice &dice, const QList<Step> &sent, const QSet<StepKey> &base)
{
    QList<Step> arrived;
    for (Step step : sent) {
        const bool isNew = !base.contains(step.key);
        if (isNew && dice.oneIn(3))
            continue;
        step.children = someOf(dice, step.children, base);
        arrived.append(step);
    }
    return arrived;
}

/// As it is read again, by one who knows `base` alone.
Scenario readAgain(const Scenario &base, QList<Step> steps)
{
    const auto forget = [](auto &self, QList<Step> &all) -> void {
        for (Step &step : all) {
            step.key = newStepKey();
            self(self, step.children);
        }
    };
    forget(forget, steps);
    return adoptKeys(base, {}, Scenario{steps}, {});
}

Scenario withAdditions(Dice &dice, Scenario scenario)
{
    for (int additions = 1 + dice.below(3); additions > 0; --additions) {
        const QList<StepKey> keys = keysOf(scenario);
        const StepPlace place{keys.isEmpty() || dice.oneIn(2) ? StepKey() : dice.pick(keys), dice.below(4)};
        if (const StepEdit edit = insertAt(scenario, place, randomSteps(dice, plainStepText, 1 + dice.below(3), 2)); edit.refusal == Refusal::None)
            scenario = edit.scenario;
    }
    return normalised(scenario);
}

} // namespace

/// A sending that was cut off: what arrived of it is ours, whatever is missing of it.
class ArrivedPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStepWithoutItsExpectedResultIsTheSameStep()
    {
        const Scenario base{{makeStep(u"open"_s)}};
        Scenario sent = base;
        sent.steps.append(makeStep(u"press"_s));
        sent.steps[1].children = {makeExpected(u"it is pressed"_s)};
        const Scenario theirs{{base.steps.at(0), makeStep(u"press"_s)}};
        const Scenario ours = withArrivedPartsUnified(theirs, base, sent);
        QCOMPARE(ours.steps.at(1).key, sent.steps.at(1).key);
        const ScenarioMerge merged = mergeScenarios(base, sent, ours);
        QVERIFY(merged.clashes.isEmpty());
        QCOMPARE(merged.value, sent);
    }

    void whatSomebodyElseAddedStaysTheirs()
    {
        const Scenario base{{makeStep(u"open"_s)}};
        Scenario sent = base;
        sent.steps.append(makeStep(u"press"_s));
        Scenario theirs = base;
        theirs.steps.append(makeStep(u"press"_s));
        theirs.steps.append(makeStep(u"look"_s));
        theirs.steps[1].children = {makeStep(u"hers, below it"_s)};
        const Scenario ours = withArrivedPartsUnified(theirs, base, sent);
        QVERIFY(ours.steps.at(1).key != sent.steps.at(1).key);
        QCOMPARE(mergeScenarios(base, sent, ours).value.steps.size(), 4);
    }

    void noKeyIsGivenTwice()
    {
        const Scenario base;
        Scenario sent;
        sent.steps = {makeStep(u"again"_s), makeStep(u"again"_s)};
        Scenario theirs;
        theirs.steps = {makeStep(u"again"_s), sent.steps.at(0), makeStep(u"again"_s)};
        const Scenario ours = withArrivedPartsUnified(theirs, base, sent);
        const QList<StepKey> keys = keysOf(ours);
        QCOMPARE(QSet<StepKey>(keys.cbegin(), keys.cend()).size(), 3);
    }

    /// Whatever of an addition arrived: merged with the whole it is the whole, once.
    void whateverArrivedIsThereOnceInTheEnd()
    {
        int inPart = 0;
        for (unsigned seed = 1; seed <= 3'000; ++seed) {
            Dice dice(seed);
            const Scenario base = normalised(randomScenario(dice));
            const Scenario sent = withAdditions(dice, base);
            const QList<StepKey> keys = keysOf(base);
            const Scenario arrived = readAgain(base, someOf(dice, sent.steps, QSet<StepKey>(keys.cbegin(), keys.cend())));
            const Scenario theirs = withArrivedPartsUnified(arrived, base, sent);
            const ScenarioMerge merged = mergeScenarios(base, sent, theirs);
            inPart += theirs != sent && theirs != base ? 1 : 0;
            const QString story = u"seed %1\nbase:\n%2sent:\n%3arrived:\n%4merged:\n%5"_s.arg(seed).arg(outline(base), outline(sent), outline(theirs), outline(merged.value));
            QVERIFY2(merged.clashes.isEmpty(), qPrintable(story));
            QVERIFY2(outline(merged.value) == outline(sent), qPrintable(story));
        }
        QVERIFY(inPart > 1'000);
    }
};

CASEWRIGHT_TEST(ArrivedPartsTest)
#include "arrived_parts_test.moc"
