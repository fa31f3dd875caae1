// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/adopt_keys.h"

#include "tests/core/domain/random_scenario.h"
#include "tests/core/domain/trees.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

namespace {

void forgetKeys(QList<Step> &steps)
{
    for (Step &step : steps) {
        step.key = {};
        forgetKeys(step.children);
    }
}

/// As a codec yields it.
Scenario withoutKeys(Scenario scenario)
{
    forgetKeys(scenario.steps);
    return scenario;
}

QSet<StepKey> asSet(const QList<StepKey> &keys)
{
    return {keys.cbegin(), keys.cend()};
}

/// The text that each step of `adopted` had in `known`, in visible order; "new" where it got a new key.
QString origins(const Scenario &known, const Scenario &adopted)
{
    QStringList texts;
    for (const StepKey key : keysOf(adopted)) {
        const Step *step = findStep(known, key);
        texts.append(step ? step->text : u"new"_s);
    }
    return texts.join(u", "_s);
}

QString originsOf(const char *known, const char *fresh)
{
    const Scenario before = tree(known);
    return origins(before, adoptKeys(before, withoutKeys(tree(fresh))));
}

} // namespace

class AdoptKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalTreesKeepAllKeys()
    {
        for (unsigned seed = 0; seed < 500; ++seed) {
            Dice dice(seed);
            const Scenario known = randomScenario(dice, dice.oneIn(2) ? hostileText : plainStepText);
            const Scenario adopted = adoptKeys(known, withoutKeys(known));
            QVERIFY2(adopted == known && keysOf(adopted) == keysOf(known), qPrintable(u"seed %1"_s.arg(seed)));
        }
    }

    void equalTreesShareTheirMemory()
    {
        const Scenario known = tree("- a\n  - b\n");
        QVERIFY(adoptKeys(known, tree("- a\n  - b\n")).steps.isSharedWith(known.steps));
    }

    void anEditOfOneWordKeepsAllKeys()
    {
        for (unsigned seed = 0; seed < 1000; ++seed) {
            Dice dice(seed);
            const Scenario known = randomScenario(dice);
            if (known.isEmpty())
                continue;
            const StepKey key = dice.pick(keysOf(known));
            QStringList words = findStep(known, key)->text.split(u' ');
            words[dice.below(words.size())] = u"something"_s;
            const Scenario fresh = setText(known, key, words.join(u' ')).scenario;
            const Scenario adopted = adoptKeys(known, withoutKeys(fresh));
            QVERIFY2(keysOf(adopted) == keysOf(known),
                     qPrintable(u"seed %1\n%2became\n%3"_s.arg(seed).arg(outline(known), outline(fresh))));
        }
    }

    void noKeyIsGivenTwiceAndTheContentStays()
    {
        for (unsigned seed = 0; seed < 1000; ++seed) {
            Dice dice(seed);
            const Scenario known = randomScenario(dice, dice.oneIn(2) ? hostileText : plainStepText);
            const Scenario fresh = edited(dice, known, 1 + dice.below(8));
            const Scenario adopted = adoptKeys(known, withoutKeys(fresh));
            QVERIFY2(adopted == fresh, qPrintable(u"seed %1"_s.arg(seed)));
            QVERIFY2(brokenRule(adopted).isEmpty(), qPrintable(u"seed %1 %2"_s.arg(seed).arg(brokenRule(adopted))));
        }
    }

    void anotherScenarioSharesNoKeys()
    {
        const Scenario known = tree("- Open the shop\n  - Log in\n- Pay\n- Leave\n");
        const Scenario fresh = adoptKeys(known, tree("- 1\n- 2\n"));
        QVERIFY(!asSet(keysOf(known)).intersects(asSet(keysOf(fresh))));
    }

    void knowsStepsByTheirServerIdBeforeAnythingElse()
    {
        const Scenario known = tree("- a\n- b\n");
        const Scenario fresh = tree("- a\n- quite another text\n");
        const StepIds knownIds{{key(known, "a"), 10}, {key(known, "b"), 20}};
        const StepIds freshIds{{key(fresh, "a"), 20}, {key(fresh, "quite another text"), 10}};
        QCOMPARE(origins(known, adoptKeys(known, knownIds, fresh, freshIds)), u"b, a"_s);
    }

    void aStepTakenOutKeepsItsKeyWhereItsIdIsKnown()
    {
        const Scenario before = tree("- a\n- turn 404\n");
        const Scenario fresh = tree("- a\n- turn 404\n");
        Scenario known = before;
        known.steps.removeLast();
        known.steps.append(makeStep(u"turn 505"_s)); // alike, and yet another one
        const StepIds knownIds{{before.steps.at(0).key, 10}, {before.steps.at(1).key, 20}};
        const StepIds freshIds{{fresh.steps.at(0).key, 10}, {fresh.steps.at(1).key, 20}};
        const Scenario adopted = adoptKeys(known, knownIds, fresh, freshIds);
        QCOMPARE(adopted.steps.at(0).key, before.steps.at(0).key);
        QCOMPARE(adopted.steps.at(1).key, before.steps.at(1).key);
    }

    void knowsTheChildrenOfAStepFoundByItsServerId()
    {
        const Scenario known = tree("- a\n  - x\n- b\n  - x\n");
        const Scenario fresh = tree("- c\n  - x\n");
        const StepIds knownIds{{key(known, "b"), 20}};
        const StepIds freshIds{{key(fresh, "c"), 20}};
        const Scenario adopted = adoptKeys(known, knownIds, fresh, freshIds);
        QCOMPARE(keysOf(adopted), (QList<StepKey>{known.steps.at(1).key, known.steps.at(1).children.first().key}));
    }

    void anInsertedStepGetsANewKey()
    {
        QCOMPARE(originsOf("- a\n- b\n- c\n", "- a\n- x\n- b\n- c\n"), u"a, new, b, c"_s);
        QCOMPARE(originsOf("- a\n  => b\n", "- a\n  => b\n  => x\n"), u"a, b, new"_s);
    }

    void anInsertionAmongRepeatedStepsMovesNone()
    {
        const Scenario known = tree("- wait\n- wait\n- wait\n");
        const Scenario adopted = adoptKeys(known, withoutKeys(tree("- wait\n- look\n- wait\n- wait\n")));
        QList<StepKey> keys = keysOf(adopted);
        QVERIFY(!asSet(keysOf(known)).contains(keys.takeAt(1)));
        QCOMPARE(keys, keysOf(known));
    }

    void movedStepsAreFoundAgain()
    {
        QCOMPARE(originsOf("- a\n- b\n- c\n", "- c\n- a\n- b\n"), u"c, a, b"_s);
        QCOMPARE(originsOf("- a\n  - b\n    - c\n- d\n", "- a\n- d\n  - b\n    - c\n"), u"a, d, b, c"_s);
    }

    void aRewordedStepIsFoundByLikeness()
    {
        QCOMPARE(originsOf("- Open the cart page\n- Click the pay button\n- Wait for the mail\n",
                           "- Click the big pay button\n- Look around\n- Open the cart page now\n- Wait for the mail\n"),
                 u"Click the pay button, new, Open the cart page, Wait for the mail"_s);
    }

    void theChildrenOfARewordedStepStayWithIt()
    {
        const Scenario known = tree("- Open the first page\n  => ok\n- Open the second page\n  => ok\n- End\n");
        const Scenario adopted =
            adoptKeys(known, withoutKeys(tree("- Open the second page again\n  => ok\n- End\n")));
        QCOMPARE(keysOf(adopted), keysOf({{known.steps.at(1), known.steps.at(2)}}));
    }

    void aStepRewrittenBetweenItsNeighboursIsTheSame()
    {
        QCOMPARE(originsOf("- a\n- b\n- c\n", "- a\n- entirely different\n- c\n"), u"a, b, c"_s);
        QCOMPARE(originsOf("- a\n- b\n", "- a\n- entirely different\n"), u"a, b"_s);
    }

    void aStepDoesNotBecomeAnExpectedResult()
    {
        QCOMPARE(originsOf("- a\n  - shown\n", "- a\n  => shown\n"), u"a, new"_s);
    }

    void aChangedKeywordKeepsTheKey()
    {
        QCOMPARE(originsOf("- Given a\n- b\n", "- When a\n- b\n"), u"a, b"_s);
    }

    void repeatedKeysAreNotHandedOn()
    {
        Scenario known = tree("- a\n- b\n");
        known.steps[1].key = known.steps[0].key;
        QCOMPARE(brokenRule(adoptKeys(known, tree("- a\n- b\n- c\n"))), QString());
    }

    void staysQuickWhenEveryStepOfThousandsChanged()
    {
        Scenario known;
        Scenario fresh;
        for (int i = 0; i < 5000; ++i) {
            known.steps.append(makeStep(u"Open the page number %1"_s.arg(i)));
            fresh.steps.append(makeStep(u"Open the big page number %1"_s.arg(i)));
        }
        QElapsedTimer timer;
        timer.start();
        const Scenario adopted = adoptKeys(known, fresh);
        QVERIFY2(timer.elapsed() < 5000, "comparing each with each takes minutes");
        QVERIFY(asSet(keysOf(adopted)).intersect(asSet(keysOf(known))).size() > 4000);
    }
};

CASEWRIGHT_TEST(AdoptKeysTest)
#include "adopt_keys_test.moc"
