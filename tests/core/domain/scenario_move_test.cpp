// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scenario_edit.h"

#include "tests/core/domain/trees.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace casewright::test;

namespace {

Refusal refusalOf(StepEdit (*move)(Scenario, const QList<StepKey> &), const char *outline,
                  std::initializer_list<const char *> texts)
{
    const Scenario scenario = tree(outline);
    const StepEdit edit = move(scenario, keys(scenario, texts));
    return edit.scenario == scenario ? edit.refusal : Refusal::None;
}

QString moved(StepEdit (*move)(Scenario, const QList<StepKey> &), const char *before,
              std::initializer_list<const char *> texts)
{
    const Scenario scenario = tree(before);
    const StepEdit edit = move(scenario, keys(scenario, texts));
    return edit.refusal == Refusal::None ? outline(edit.scenario) : QStringLiteral("refused");
}

} // namespace

#define COMPARE_MOVE(actual, expected) QCOMPARE(actual, QString::fromUtf8(expected))

/// Tab, Shift+Tab, Alt+Up and Alt+Down.
class ScenarioMoveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tabMakesTheLastChildOfTheStepAbove()
    {
        COMPARE_MOVE(moved(indent, "- a\n  - b\n- c\n  - d\n", {"c"}), "- a\n  - b\n  - c\n    - d\n");
    }

    void tabNeedsAStepAbove()
    {
        QCOMPARE(refusalOf(indent, "- a\n- b\n", {"a"}), Refusal::NothingAbove);
        QCOMPARE(refusalOf(indent, "- a\n  - b\n", {"b"}), Refusal::NothingAbove);
        QCOMPARE(refusalOf(indent, "- a\n  => b\n", {"b"}), Refusal::NothingAbove);
    }

    void anExpectedResultTakesNoChildren()
    {
        QCOMPARE(refusalOf(indent, "- a\n  => b\n  - c\n", {"c"}), Refusal::ExpectedHasNoChildren);
        QCOMPARE(refusalOf(indent, "- a\n  => b\n  => c\n", {"c"}), Refusal::ExpectedHasNoChildren);
    }

    void aFileTakesNoChildren()
    {
        Scenario s = tree("- a\n- b\n- c\n");
        s.steps[1].kind = StepKind::Attachment;
        QCOMPARE(indent(s, {key(s, "c")}).refusal, Refusal::ExpectedHasNoChildren);
        QCOMPARE(indent(s, {key(s, "b")}).refusal, Refusal::None);
    }

    void tabMovesASelectionTogether()
    {
        COMPARE_MOVE(moved(indent, "- a\n- b\n- c\n- d\n", {"c", "b"}), "- a\n  - b\n  - c\n- d\n");
        COMPARE_MOVE(moved(indent, "- a\n- b\n- c\n- d\n", {"b", "d"}), "- a\n  - b\n- c\n  - d\n");
        COMPARE_MOVE(moved(indent, "- a\n- b\n  - c\n- d\n", {"b", "c"}), "- a\n  - b\n    - c\n- d\n");
    }

    void tabMovesAllOfASelectionOrNothing()
    {
        QCOMPARE(refusalOf(indent, "- a\n- b\n- c\n", {"c", "a"}), Refusal::NothingAbove);
    }

    void shiftTabKeepsTheVisibleOrder()
    {
        COMPARE_MOVE(moved(outdent, "- a\n  - b\n    - c\n  - d\n  - e\n- f\n", {"b"}),
                     "- a\n- b\n  - c\n  - d\n  - e\n- f\n");
        COMPARE_MOVE(moved(outdent, "- a\n  => x\n  - b\n  - c\n- f\n", {"c"}), "- a\n  => x\n  - b\n- c\n- f\n");
    }

    void shiftTabMovesASelectionTogether()
    {
        COMPARE_MOVE(moved(outdent, "- a\n  - b\n  - c\n  - d\n", {"b", "c"}), "- a\n- b\n- c\n  - d\n");
        COMPARE_MOVE(moved(outdent, "- a\n  - b\n    - c\n  - d\n", {"c", "d"}), "- a\n  - b\n  - c\n- d\n");
    }

    void shiftTabEndsAtTheTopLevel()
    {
        QCOMPARE(refusalOf(outdent, "- a\n  - b\n", {"a"}), Refusal::AtTopLevel);
        QCOMPARE(refusalOf(outdent, "- a\n- c\n  - b\n", {"b", "a"}), Refusal::AtTopLevel);
    }

    void anExpectedResultStaysBelowItsStep()
    {
        QCOMPARE(refusalOf(outdent, "- a\n  - b\n    => c\n", {"c"}), Refusal::ExpectedNeedsStep);
    }

    void shiftTabOfAFileJumpsOverItsSiblings()
    {
        Scenario s = tree("- a\n  - b\n  - c\n");
        s.steps[0].children[0].kind = StepKind::Attachment;
        COMPARE_TREE(outdent(s, {key(s, "b")}).scenario, "- a\n  - c\n- b\n");
    }

    void altUpPassesTheSiblingAboveWithAllBelowIt()
    {
        COMPARE_MOVE(moved(moveUp, "- a\n  - b\n- c\n  - d\n", {"c"}), "- c\n  - d\n- a\n  - b\n");
    }

    void altDownPassesTheSiblingBelow()
    {
        COMPARE_MOVE(moved(moveDown, "- a\n  - b\n- c\n  - d\n- e\n", {"a"}), "- c\n  - d\n- a\n  - b\n- e\n");
    }

    void altUpTakesAFirstChildToTheEndOfTheBranchAbove()
    {
        COMPARE_MOVE(moved(moveUp, "- a\n  - b\n- c\n  - d\n  - e\n", {"d"}), "- a\n  - b\n  - d\n- c\n  - e\n");
    }

    void altDownTakesALastChildToTheStartOfTheBranchBelow()
    {
        COMPARE_MOVE(moved(moveDown, "- a\n  - b\n- c\n  => x\n  - d\n", {"b"}), "- a\n- c\n  => x\n  - b\n  - d\n");
    }

    void altUpAndDownLeaveTheOutermostBranch()
    {
        COMPARE_MOVE(moved(moveUp, "- a\n  - b\n  - c\n", {"b"}), "- b\n- a\n  - c\n");
        COMPARE_MOVE(moved(moveDown, "- a\n  - b\n  - c\n", {"c"}), "- a\n  - b\n- c\n");
    }

    void altUpAndDownEndAtTheEdge()
    {
        QCOMPARE(refusalOf(moveUp, "- a\n- b\n", {"a"}), Refusal::NothingAbove);
        QCOMPARE(refusalOf(moveDown, "- a\n- b\n", {"b"}), Refusal::NothingBelow);
    }

    void expectedResultsMoveAmongExpectedResults()
    {
        COMPARE_MOVE(moved(moveUp, "- a\n  => b\n  => c\n  - d\n", {"c"}), "- a\n  => c\n  => b\n  - d\n");
        COMPARE_MOVE(moved(moveDown, "- a\n  => b\n  - d\n- e\n  => f\n", {"b"}), "- a\n  - d\n- e\n  => b\n  => f\n");
        COMPARE_MOVE(moved(moveUp, "- a\n  => b\n  - d\n- e\n  => f\n", {"f"}), "- a\n  => b\n  => f\n  - d\n- e\n");
        QCOMPARE(refusalOf(moveUp, "- a\n  => b\n  - d\n", {"b"}), Refusal::ExpectedNeedsStep);
        QCOMPARE(refusalOf(moveDown, "- a\n  => b\n  - d\n", {"b"}), Refusal::ExpectedNeedsStep);
    }

    void aStepDoesNotPassTheExpectedResultsAboveIt()
    {
        COMPARE_MOVE(moved(moveUp, "- a\n  => b\n  - c\n", {"c"}), "- c\n- a\n  => b\n");
    }

    void aSelectionMovesAsABlock()
    {
        COMPARE_MOVE(moved(moveUp, "- a\n- b\n- c\n- d\n", {"c", "d"}), "- a\n- c\n- d\n- b\n");
        COMPARE_MOVE(moved(moveDown, "- a\n- b\n- c\n- d\n", {"a", "b"}), "- c\n- a\n- b\n- d\n");
        COMPARE_MOVE(moved(moveDown, "- a\n- b\n- c\n- d\n", {"a", "c"}), "- b\n- a\n- d\n- c\n");
        COMPARE_MOVE(moved(moveUp, "- a\n  - b\n  - c\n  - d\n", {"b", "c"}), "- b\n- c\n- a\n  - d\n");
        COMPARE_MOVE(moved(moveDown, "- a\n  - b\n  - c\n  - d\n", {"c", "d"}), "- a\n  - b\n- c\n- d\n");
    }

    void unknownStepsDoNotMove()
    {
        const Scenario s = tree("- a\n- b\n");
        for (auto *move : {indent, outdent, moveUp, moveDown}) {
            QCOMPARE(move(s, {key(s, "b"), newStepKey()}).refusal, Refusal::Unknown);
            QCOMPARE(move(s, {}).refusal, Refusal::Unknown);
        }
    }

    void theFocusStaysOnTheFirstOfTheSelection()
    {
        const Scenario s = tree("- a\n- b\n- c\n");
        QCOMPARE(moveUp(s, keys(s, {"c", "b"})).focus, key(s, "c"));
    }
};

CASEWRIGHT_TEST(ScenarioMoveTest)
#include "scenario_move_test.moc"
