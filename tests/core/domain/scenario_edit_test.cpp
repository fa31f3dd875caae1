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

constexpr const char *shop = "- Open the shop\n"
                             "  => the shop is shown\n"
                             "  - Log in\n"
                             "- Pay\n";

StepKind kindOf(const StepEdit &edit)
{
    return findStep(edit.scenario, edit.focus)->kind;
}

/// A scenario with a file and a shared step, which no outline can say.
Scenario withFileAndSharedStep()
{
    Scenario scenario = tree("- a\n- b\n- c\n- d");
    scenario.steps[1].kind = StepKind::Attachment;
    scenario.steps[1].target = 3;
    scenario.steps[2].kind = StepKind::Shared;
    scenario.steps[2].target = 4;
    return scenario;
}

} // namespace

/// Edits of texts: typing, Enter, Ctrl+Enter, Backspace.
class ScenarioEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAStepAndItsPlace()
    {
        const Scenario s = tree(shop);
        QCOMPARE(findStep(s, key(s, "Log in"))->text, u"Log in"_s);
        QCOMPARE(placeOf(s, key(s, "Log in")).parent, key(s, "Open the shop"));
        QCOMPARE(placeOf(s, key(s, "Log in")).row, 1);
        QCOMPARE(placeOf(s, key(s, "Pay")).parent, StepKey());
        QCOMPARE(placeOf(s, key(s, "Pay")).row, 1);
    }

    void knowsNoStepOfAForeignKey()
    {
        const Scenario s = tree(shop);
        QCOMPARE(findStep(s, newStepKey()), nullptr);
        QCOMPARE(findStep(s, StepKey()), nullptr);
        QCOMPARE(placeOf(s, newStepKey()).row, -1);
        for (const StepEdit &edit :
             {setText(s, newStepKey(), u"x"_s), setKeyword(s, newStepKey(), u"When"_s), splitAt(s, newStepKey(), 0),
              insertAbove(s, newStepKey()), addExpected(s, newStepKey()), joinWithPrevious(s, newStepKey())}) {
            QCOMPARE(edit.refusal, Refusal::Unknown);
            QCOMPARE(edit.scenario, s);
        }
    }

    void setsTextAndKeyword()
    {
        const Scenario s = tree(shop);
        const StepEdit text = setText(s, key(s, "Log in"), u"Sign in"_s);
        QCOMPARE(text.focus, key(s, "Log in"));
        QCOMPARE(text.caret, 7);
        COMPARE_TREE(text.scenario, "- Open the shop\n  => the shop is shown\n  - Sign in\n- Pay\n");
        const StepEdit keyword = setKeyword(s, key(s, "Pay"), u"When"_s);
        COMPARE_TREE(keyword.scenario, "- Open the shop\n  => the shop is shown\n  - Log in\n- When Pay\n");
        COMPARE_TREE(s, shop);
    }

    void enterAtTheEndAddsAStepBehindTheWholeSubtree()
    {
        const Scenario s = tree(shop);
        const StepEdit edit = splitAt(s, key(s, "Open the shop"), 13);
        COMPARE_TREE(edit.scenario, "- Open the shop\n  => the shop is shown\n  - Log in\n-\n- Pay\n");
        QCOMPARE(edit.focus, edit.scenario.steps.at(1).key);
        QCOMPARE(edit.caret, 0);
    }

    void enterInAnEmptyRowAddsAnotherBelow()
    {
        const Scenario s = tree("-\n- a");
        const StepEdit edit = splitAt(s, s.steps.first().key, 0);
        COMPARE_TREE(edit.scenario, "-\n-\n- a\n");
        QCOMPARE(edit.focus, edit.scenario.steps.at(1).key);
    }

    void enterInTheMiddleSplitsAndTheChildrenGoWithTheSecondHalf()
    {
        const Scenario s = tree("- Given Open the shop\n  => the shop is shown\n  - Log in\n- Pay\n");
        const StepEdit edit = splitAt(s, key(s, "Open the shop"), 4);
        COMPARE_TREE(edit.scenario, "- Given Open\n- \\ the shop\n  => the shop is shown\n  - Log in\n- Pay\n");
        QCOMPARE(edit.scenario.steps.at(0).key, key(s, "Open the shop"));
        QCOMPARE(edit.focus, edit.scenario.steps.at(1).key);
        QCOMPARE(edit.caret, 0);
    }

    void enterAtTheStartAddsARowAboveAndStaysInTheText()
    {
        const Scenario s = tree(shop);
        const StepEdit edit = splitAt(s, key(s, "Open the shop"), 0);
        COMPARE_TREE(edit.scenario, "-\n- Open the shop\n  => the shop is shown\n  - Log in\n- Pay\n");
        QCOMPARE(edit.focus, key(s, "Open the shop"));
        QCOMPARE(edit.caret, 0);
    }

    void enterInAnExpectedResultMakesExpectedResults()
    {
        const Scenario s = tree(shop);
        const StepKey expected = key(s, "the shop is shown");
        const StepEdit end = splitAt(s, expected, 17);
        COMPARE_TREE(end.scenario, "- Open the shop\n  => the shop is shown\n  =>\n  - Log in\n- Pay\n");
        QCOMPARE(kindOf(end), StepKind::Expected);
        const StepEdit middle = splitAt(s, expected, 8);
        COMPARE_TREE(middle.scenario, "- Open the shop\n  => the shop\n  => \\ is shown\n  - Log in\n- Pay\n");
        const StepEdit start = splitAt(s, expected, 0);
        COMPARE_TREE(start.scenario, "- Open the shop\n  =>\n  => the shop is shown\n  - Log in\n- Pay\n");
    }

    void enterNeverSplitsAFileOrASharedStep()
    {
        Scenario s = withFileAndSharedStep();
        s.steps[1].text = u"photo.png"_s;
        s.steps[2].text = u"Log in as admin"_s;
        for (const int row : {1, 2}) {
            const StepEdit edit = splitAt(s, s.steps.at(row).key, 3);
            QCOMPARE(edit.scenario.steps.size(), 5);
            QCOMPARE(edit.scenario.steps.at(row), s.steps.at(row));
            QCOMPARE(edit.scenario.steps.at(row + 1), makeStep({}));
        }
    }

    void ctrlShiftEnterAddsARowAbove()
    {
        const Scenario s = tree(shop);
        const StepEdit step = insertAbove(s, key(s, "Pay"));
        COMPARE_TREE(step.scenario, "- Open the shop\n  => the shop is shown\n  - Log in\n-\n- Pay\n");
        QCOMPARE(step.focus, step.scenario.steps.at(1).key);
        const StepEdit expected = insertAbove(s, key(s, "the shop is shown"));
        COMPARE_TREE(expected.scenario, "- Open the shop\n  =>\n  => the shop is shown\n  - Log in\n- Pay\n");
        QCOMPARE(kindOf(expected), StepKind::Expected);
    }

    void ctrlEnterAddsAnExpectedResultBeforeTheSubSteps()
    {
        const Scenario s = tree("- a\n  - b\n");
        const StepEdit edit = addExpected(s, key(s, "a"));
        COMPARE_TREE(edit.scenario, "- a\n  =>\n  - b\n");
        QCOMPARE(kindOf(edit), StepKind::Expected);
    }

    void ctrlEnterGoesToTheExpectedResultThatIsThere()
    {
        const Scenario s = tree(shop);
        const StepEdit edit = addExpected(s, key(s, "Open the shop"));
        QCOMPARE(edit.scenario, s);
        QCOMPARE(edit.focus, key(s, "the shop is shown"));
        QCOMPARE(edit.caret, 17);
    }

    void ctrlEnterOnAnExpectedResultAddsAnother()
    {
        const Scenario s = tree(shop);
        const StepEdit edit = addExpected(s, key(s, "the shop is shown"));
        COMPARE_TREE(edit.scenario, "- Open the shop\n  => the shop is shown\n  =>\n  - Log in\n- Pay\n");
        QCOMPARE(edit.focus, edit.scenario.steps.first().children.at(1).key);
    }

    void aFileHasNoExpectedResult()
    {
        const Scenario s = withFileAndSharedStep();
        QCOMPARE(addExpected(s, key(s, "b")).refusal, Refusal::ExpectedNeedsStep);
        QCOMPARE(addExpected(s, key(s, "c")).refusal, Refusal::ExpectedNeedsStep);
    }

    void backspaceInAnEmptyRowRemovesItAndGoesToTheEndOfTheRowAbove_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("focus");
        QTest::newRow("sibling") << "- above\n- \\"_ba << "above"_ba;
        QTest::newRow("parent") << "- above\n  - \\"_ba << "above"_ba;
        QTest::newRow("deep") << "- a\n  - b\n    => above\n- \\"_ba << "above"_ba;
        QTest::newRow("expected") << "- above\n  => \\\n  - b"_ba << "above"_ba;
        QTest::newRow("keyword only") << "- above\n- Given \\"_ba << "above"_ba;
    }

    void backspaceInAnEmptyRowRemovesItAndGoesToTheEndOfTheRowAbove()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, focus);
        const Scenario s = tree(before.constData());
        const StepEdit edit = joinWithPrevious(s, key(s, ""));
        QCOMPARE(edit.refusal, Refusal::None);
        QCOMPARE(nodeCount(edit.scenario), nodeCount(s) - 1);
        QCOMPARE(edit.focus, key(s, focus.constData()));
        QCOMPARE(edit.caret, 5);
    }

    void backspaceInTheFirstRowIsRefused()
    {
        const Scenario s = tree("-\n- a");
        QCOMPARE(joinWithPrevious(s, s.steps.first().key).refusal, Refusal::NothingAbove);
    }

    void backspaceJoinsWithTheSiblingAboveAndTakesChildrenAlong()
    {
        const Scenario s = tree("- Open\n- the shop\n  => the shop is shown\n  - Log in\n");
        const StepEdit edit = joinWithPrevious(s, key(s, "the shop"));
        COMPARE_TREE(edit.scenario, "- Openthe shop\n  => the shop is shown\n  - Log in\n");
        QCOMPARE(edit.focus, key(s, "Open"));
        QCOMPARE(edit.caret, 4);
    }

    void backspaceJoinsTheFirstChildWithItsParent()
    {
        const Scenario s = tree("- Open\n  - the shop\n    => shown\n    - Log in\n  - Pay\n");
        const StepEdit edit = joinWithPrevious(s, key(s, "the shop"));
        COMPARE_TREE(edit.scenario, "- Openthe shop\n  => shown\n  - Log in\n  - Pay\n");
        QCOMPARE(edit.focus, key(s, "Open"));
    }

    void backspaceJoinsTheFirstExpectedResultWithItsStep()
    {
        const Scenario s = tree("- Open\n  => a\n  => b\n  - c\n");
        COMPARE_TREE(joinWithPrevious(s, key(s, "a")).scenario, "- Opena\n  => b\n  - c\n");
        COMPARE_TREE(joinWithPrevious(s, key(s, "b")).scenario, "- Open\n  => ab\n  - c\n");
    }

    void backspaceKeepsAKeywordAsAWord()
    {
        const Scenario s = tree("- Open\n- When paying\n");
        COMPARE_TREE(joinWithPrevious(s, key(s, "paying")).scenario, "- Open When paying\n");
    }

    void backspaceBelowAnEmptyRowRemovesThatRow()
    {
        const Scenario s = tree("-\n- When paying\n  - b\n");
        const StepEdit edit = joinWithPrevious(s, key(s, "paying"));
        COMPARE_TREE(edit.scenario, "- When paying\n  - b\n");
        QCOMPARE(edit.focus, key(s, "paying"));
        QCOMPARE(edit.caret, 0);
    }

    void backspaceJoinsNothingAcrossBranchesOrKinds()
    {
        const Scenario s = tree("- a\n  - b\n- c\n  => d\n  - e\n");
        QCOMPARE(joinWithPrevious(s, key(s, "c")).refusal, Refusal::CannotJoin);
        QCOMPARE(joinWithPrevious(s, key(s, "e")).refusal, Refusal::CannotJoin);
        const Scenario files = withFileAndSharedStep();
        for (const char *text : {"b", "c", "d"})
            QCOMPARE(joinWithPrevious(files, key(files, text)).refusal, Refusal::CannotJoin);
    }

    void backspaceInAnEmptyRowWithChildrenKeepsThem()
    {
        const Scenario s = tree("- a\n-\n  - b\n");
        COMPARE_TREE(joinWithPrevious(s, s.steps.at(1).key).scenario, "- a\n  - b\n");
    }
};

CASEWRIGHT_TEST(ScenarioEditTest)
#include "scenario_edit_test.moc"
