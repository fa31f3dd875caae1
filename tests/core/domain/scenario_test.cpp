// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scenario.h"

#include "tests/core/domain/random_scenario.h"
#include "tests/core/domain/trees.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

class ScenarioTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalityLooksAtContentOnly()
    {
        QCOMPARE(tree("- a\n  => b\n"), tree("- a\n  => b\n"));
        QVERIFY(!(tree("- a\n  => b\n") == tree("- a\n  - b\n")));
        QVERIFY(!(tree("- a\n") == tree("- Given a\n")));
        QVERIFY(!(tree("- a\n- b\n") == tree("- b\n- a\n")));
        Scenario other = tree("- a\n");
        other.steps[0].rest = "{}";
        QVERIFY(!(tree("- a\n") == other));
        other = tree("- a\n");
        other.steps[0].target = 1;
        QVERIFY(!(tree("- a\n") == other));
    }

    void newKeysAreNeverRepeated()
    {
        QSet<StepKey> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(newStepKey());
        QCOMPARE(seen.size(), 1000);
        QVERIFY(!seen.contains(StepKey()));
    }

    void keysOfThisRunAreLaterThanThoseOfEarlierOnes()
    {
        const qint64 anHourAgo = QDateTime::currentMSecsSinceEpoch() - 3'600'000;
        const qint64 firstKeyThen = anHourAgo << 20;
        QVERIFY(newStepKey().value > firstKeyThen + 100'000'000);
    }

    void tellsExpectedResultsFromSubSteps()
    {
        const Step step = tree("- a\n  => x\n  => y\n  - b\n  - c\n").steps.first();
        QCOMPARE(expectedResults(step), (QStringList{u"x"_s, u"y"_s}));
        QCOMPARE(subSteps(step).size(), 2);
        QCOMPARE(subSteps(step).first().text, u"b"_s);
    }

    void countsNodesAndSteps()
    {
        const Scenario s = tree("- a\n  => x\n  - b\n    => y\n- c\n");
        QCOMPARE(nodeCount(s), 5);
        QCOMPARE(stepCount(s), 3);
        QCOMPARE(nodeCount({}), 0);
    }

    void normalisingRepairsKeysAndOrder()
    {
        Scenario s = tree("- a\n- b\n");
        s.steps[0].children = {makeStep(u"c"_s), makeExpected(u"x"_s), Step(), makeExpected(u"y"_s)};
        s.steps[1].key = s.steps[0].key;
        const Scenario repaired = normalised(s);
        QCOMPARE(brokenRule(repaired), QString());
        QCOMPARE(repaired.steps.first().key, s.steps.first().key);
        COMPARE_TREE(repaired, "- a\n  => x\n  => y\n  - c\n  -\n- b\n");
    }

    void normalisingLeavesAGoodScenarioAsItIs()
    {
        const Scenario s = tree("- a\n  => x\n  - b\n");
        QCOMPARE(keysOf(normalised(s)), keysOf(s));
    }

    void plainTextHoldsEveryTextOnALine()
    {
        QCOMPARE(plainText(tree("- Given a\n  => x\n- b\n")), u"a\nx\nb\n"_s);
    }
};

CASEWRIGHT_TEST(ScenarioTest)
#include "scenario_test.moc"
