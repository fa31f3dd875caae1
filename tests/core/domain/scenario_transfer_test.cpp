// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scenario_edit.h"

#include "tests/core/domain/trees.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *letters = "- a\n  => x\n  - b\n    - c\n- d\n- e\n";

} // namespace

/// Drag and drop, paste, duplicate, delete, copy.
class ScenarioTransferTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dropsAStepWithItsBranchBeforeARow()
    {
        const Scenario s = tree(letters);
        COMPARE_TREE(moveTo(s, {key(s, "b")}, {{}, 1}).scenario, "- a\n  => x\n- b\n  - c\n- d\n- e\n");
        COMPARE_TREE(moveTo(s, {key(s, "e")}, {key(s, "b"), 0}).scenario, "- a\n  => x\n  - b\n    - e\n    - c\n- d\n");
    }

    void countsRowsAsTheyAreBeforeTheStepsAreTakenOut()
    {
        const Scenario s = tree("- a\n- b\n- c\n- d\n");
        COMPARE_TREE(moveTo(s, {key(s, "a")}, {{}, 3}).scenario, "- b\n- c\n- a\n- d\n");
        COMPARE_TREE(moveTo(s, keys(s, {"a", "c"}), {{}, 4}).scenario, "- b\n- d\n- a\n- c\n");
        COMPARE_TREE(moveTo(s, keys(s, {"b", "c"}), {{}, 2}).scenario, "- a\n- b\n- c\n- d\n");
    }

    void findsTheTargetAgainWhenRowsAboveItAreTakenOut()
    {
        const Scenario s = tree("- a\n- b\n- c\n");
        COMPARE_TREE(moveTo(s, keys(s, {"a", "b"}), {key(s, "c"), 0}).scenario, "- c\n  - a\n  - b\n");
    }

    void dropsASelectionInItsVisibleOrder()
    {
        const Scenario s = tree(letters);
        COMPARE_TREE(moveTo(s, keys(s, {"e", "c"}), {{}, 0}).scenario, "- c\n- e\n- a\n  => x\n  - b\n- d\n");
    }

    void aStepGoesAlongWithItsSelectedAncestor()
    {
        const Scenario s = tree(letters);
        COMPARE_TREE(moveTo(s, keys(s, {"c", "b"}), {{}, 3}).scenario, "- a\n  => x\n- d\n- e\n- b\n  - c\n");
    }

    void nothingIsDroppedIntoItself()
    {
        const Scenario s = tree(letters);
        QCOMPARE(moveTo(s, {key(s, "a")}, {key(s, "a"), 0}).refusal, Refusal::IntoItself);
        QCOMPARE(moveTo(s, keys(s, {"e", "a"}), {key(s, "c"), 0}).refusal, Refusal::IntoItself);
    }

    void anExpectedResultIsDroppedAmongExpectedResultsOnly()
    {
        const Scenario s = tree(letters);
        QCOMPARE(moveTo(s, {key(s, "x")}, {{}, 1}).refusal, Refusal::ExpectedNeedsStep);
        QCOMPARE(moveTo(s, {key(s, "d")}, {key(s, "x"), 0}).refusal, Refusal::ExpectedHasNoChildren);
        COMPARE_TREE(moveTo(s, {key(s, "x")}, {key(s, "b"), 1}).scenario, "- a\n  - b\n    => x\n    - c\n- d\n- e\n");
        COMPARE_TREE(moveTo(s, {key(s, "d")}, {key(s, "a"), 0}).scenario, "- a\n  => x\n  - d\n  - b\n    - c\n- e\n");
    }

    void dropsNowhereThatIsNotThere()
    {
        const Scenario s = tree(letters);
        QCOMPARE(moveTo(s, {key(s, "a")}, {newStepKey(), 0}).refusal, Refusal::Unknown);
        QCOMPARE(moveTo(s, {newStepKey()}, {{}, 0}).refusal, Refusal::Unknown);
        QCOMPARE(insertAt(s, {newStepKey(), 0}, {makeStep(u"y"_s)}).refusal, Refusal::Unknown);
    }

    void pastesWithNewKeysAndPutsTheCaretBehindTheLast()
    {
        const Scenario s = tree(letters);
        const StepEdit edit = insertAt(s, {key(s, "a"), 9}, subtrees(s, keys(s, {"b", "d"})));
        COMPARE_TREE(edit.scenario, "- a\n  => x\n  - b\n    - c\n  - b\n    - c\n  - d\n- d\n- e\n");
        QCOMPARE(edit.focus, edit.scenario.steps.first().children.last().key);
        QCOMPARE(edit.caret, 1);
        QCOMPARE(nodeCount(edit.scenario), 9);
        QCOMPARE(normalised(edit.scenario).steps.first().children.at(2).key, edit.scenario.steps.first().children.at(2).key);
    }

    void pastedExpectedResultsBecomeStepsAtTheRoot()
    {
        const Scenario s = tree(letters);
        COMPARE_TREE(insertAt(s, {{}, 0}, {makeExpected(u"shown"_s)}).scenario,
                     "- shown\n- a\n  => x\n  - b\n    - c\n- d\n- e\n");
        COMPARE_TREE(insertAt(s, {key(s, "b"), 1}, {makeExpected(u"shown"_s)}).scenario,
                     "- a\n  => x\n  - b\n    => shown\n    - c\n- d\n- e\n");
    }

    void pastesNothingBelowAnExpectedResult()
    {
        const Scenario s = tree(letters);
        QCOMPARE(insertAt(s, {key(s, "x"), 0}, {makeStep(u"y"_s)}).refusal, Refusal::ExpectedHasNoChildren);
    }

    void pastesAnExpectedResultWithStepsAsAStep()
    {
        Step odd = makeExpected(u"odd"_s);
        odd.children = {makeStep(u"y"_s), makeExpected(u"z"_s)};
        COMPARE_TREE(insertAt({}, {}, {odd}).scenario, "- odd\n  => z\n  - y\n");
    }

    void duplicatesBelowItself()
    {
        const Scenario s = tree(letters);
        const StepEdit edit = duplicate(s, keys(s, {"b", "d"}));
        COMPARE_TREE(edit.scenario, "- a\n  => x\n  - b\n    - c\n  - b\n    - c\n- d\n- d\n- e\n");
        QCOMPARE(edit.focus, edit.scenario.steps.first().children.at(2).key);
        QCOMPARE(edit.scenario.steps.first().children.at(1).key, key(s, "b"));
    }

    void removesBranches()
    {
        const Scenario s = tree(letters);
        COMPARE_TREE(removeSteps(s, keys(s, {"b", "e"})).scenario, "- a\n  => x\n- d\n");
    }

    void afterRemovingTheFocusIsOnTheRowThatTakesThePlace_data()
    {
        QTest::addColumn<QByteArrayList>("removed");
        QTest::addColumn<QByteArray>("focus");
        QTest::newRow("sibling below") << QByteArrayList{"d"} << "e"_ba;
        QTest::newRow("row below the parent") << QByteArrayList{"b"} << "d"_ba;
        QTest::newRow("next one that stays") << QByteArrayList{"b", "d"} << "e"_ba;
        QTest::newRow("row above at the end") << QByteArrayList{"e"} << "d"_ba;
        QTest::newRow("deep row above") << QByteArrayList{"d", "e"} << "c"_ba;
        QTest::newRow("first child") << QByteArrayList{"x"} << "b"_ba;
    }

    void afterRemovingTheFocusIsOnTheRowThatTakesThePlace()
    {
        QFETCH(QByteArrayList, removed);
        QFETCH(QByteArray, focus);
        const Scenario s = tree(letters);
        QList<StepKey> keys;
        for (const QByteArray &text : removed)
            keys.append(key(s, text.constData()));
        QCOMPARE(removeSteps(s, keys).focus, key(s, focus.constData()));
    }

    void afterRemovingEverythingNothingHasTheFocus()
    {
        const Scenario s = tree("- a\n- b\n");
        const StepEdit edit = removeSteps(s, keys(s, {"a", "b"}));
        QVERIFY(edit.scenario.isEmpty());
        QCOMPARE(edit.refusal, Refusal::None);
        QVERIFY(edit.focus.isNull());
    }

    void removingTheLastChildLeadsToItsParent()
    {
        const Scenario s = tree("- a\n  - b\n");
        QCOMPARE(removeSteps(s, {key(s, "b")}).focus, key(s, "a"));
    }

    void copiesTheTopmostInVisibleOrder()
    {
        const Scenario s = tree(letters);
        const QList<Step> copied = subtrees(s, keys(s, {"e", "c", "b"}));
        QCOMPARE(toOutline(copied), u"- b\n  - c\n- e\n"_s);
        QVERIFY(subtrees(s, {newStepKey()}).isEmpty());
    }
};

CASEWRIGHT_TEST(ScenarioTransferTest)
#include "scenario_transfer_test.moc"
