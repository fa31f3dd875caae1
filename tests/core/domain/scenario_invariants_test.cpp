// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/domain/random_scenario.h"
#include "tests/core/domain/trees.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

#include <functional>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

namespace {

constexpr unsigned seeds = 200;
constexpr int editsPerSeed = 40;

/// What happened, for the message of a failure.
using Story = std::function<QString()>;

Story story(unsigned seed, const Scenario &before, const StepEdit &edit)
{
    return [=] {
        return u"seed %1, refusal %2\nbefore:\n%3after:\n%4"_s.arg(seed)
            .arg(static_cast<int>(edit.refusal))
            .arg(outline(before), outline(edit.scenario));
    };
}

QStringList sortedTexts(const Scenario &scenario)
{
    QStringList texts = plainText(scenario).split(u'\n');
    texts.sort();
    return texts;
}

QSet<StepKey> asSet(const QList<StepKey> &keys)
{
    return {keys.cbegin(), keys.cend()};
}

} // namespace

/// What holds after any edit anywhere, tried at random.
class ScenarioInvariantsTest : public QObject {
    Q_OBJECT

private:
    /// Calls `check(dice, before, edit, story)` after many random edits in a row.
    template <typename Edit, typename Check>
    static void forManyEdits(Edit edit, Check check)
    {
        for (unsigned seed = 0; seed < seeds && !QTest::currentTestFailed(); ++seed) {
            Dice dice(seed);
            Scenario scenario = randomScenario(dice);
            for (int i = 0; i < editsPerSeed && !QTest::currentTestFailed(); ++i) {
                const StepEdit result = edit(dice, scenario);
                check(scenario, result, story(seed, scenario, result));
                scenario = randomEdit(dice, result.scenario).scenario;
                if (nodeCount(scenario) > 60)
                    scenario = randomScenario(dice);
            }
        }
    }

    template <typename Move>
    static auto onSelection(Move move)
    {
        return [move](Dice &dice, const Scenario &scenario) {
            const QList<StepKey> all = keysOf(scenario);
            return all.isEmpty() ? StepEdit{scenario, {}, Refusal::Unknown, 0}
                                 : move(scenario, randomSelection(dice, all));
        };
    }

private Q_SLOTS:
    void everyEditKeepsTheTreeInShape()
    {
        forManyEdits(randomEdit, [](const Scenario &, const StepEdit &edit, const Story &what) {
            const QString broken = brokenRule(edit.scenario);
            VERIFY_OR_TELL(broken.isEmpty(), [&] { return broken + u'\n' + what(); });
        });
    }

    void everyEditLeadsTheCaretToARowThatIsThere()
    {
        forManyEdits(randomEdit, [](const Scenario &, const StepEdit &edit, const Story &what) {
            const Step *focus = findStep(edit.scenario, edit.focus);
            if (edit.refusal != Refusal::None)
                return;
            VERIFY_OR_TELL(focus || edit.scenario.isEmpty(), what);
            VERIFY_OR_TELL(!focus || (edit.caret >= 0 && edit.caret <= focus->text.size()), what);
        });
    }

    void aRefusedEditChangesNothing()
    {
        int refusals = 0;
        forManyEdits(randomEdit, [&refusals](const Scenario &before, const StepEdit &edit, const Story &what) {
            if (edit.refusal == Refusal::None)
                return;
            ++refusals;
            VERIFY_OR_TELL(edit.scenario == before && keysOf(edit.scenario) == keysOf(before), what);
        });
        QVERIFY(refusals > 500);
    }

    void movesKeepEveryStepWithItsContent_data()
    {
        QTest::addColumn<int>("move");
        QTest::newRow("indent") << 0;
        QTest::newRow("outdent") << 1;
        QTest::newRow("up") << 2;
        QTest::newRow("down") << 3;
        QTest::newRow("drop") << 4;
    }

    void movesKeepEveryStepWithItsContent()
    {
        QFETCH(int, move);
        const auto edit = [move](Dice &dice, const Scenario &scenario) {
            const QList<StepKey> all = keysOf(scenario);
            if (all.isEmpty())
                return StepEdit{scenario, {}, Refusal::Unknown, 0};
            const QList<StepKey> selection = randomSelection(dice, all);
            switch (move) {
            case 0: return indent(scenario, selection);
            case 1: return outdent(scenario, selection);
            case 2: return moveUp(scenario, selection);
            case 3: return moveDown(scenario, selection);
            default: return moveTo(scenario, selection, {dice.oneIn(3) ? StepKey() : dice.pick(all), dice.below(5)});
            }
        };
        int done = 0;
        forManyEdits(edit, [&done](const Scenario &before, const StepEdit &result, const Story &what) {
            VERIFY_OR_TELL(asSet(keysOf(result.scenario)) == asSet(keysOf(before)), what);
            VERIFY_OR_TELL(sortedTexts(result.scenario) == sortedTexts(before), what);
            done += result.refusal == Refusal::None ? 1 : 0;
        });
        QVERIFY(done > 300);
    }

    void indentAndOutdentKeepTheVisibleOrder()
    {
        const auto check = [](const Scenario &before, const StepEdit &edit, const Story &what) {
            VERIFY_OR_TELL(keysOf(edit.scenario) == keysOf(before), what);
        };
        forManyEdits(onSelection(indent), check);
        forManyEdits(onSelection(outdent), check);
    }

    void moveUpAndDownEndAtTheEdge()
    {
        for (unsigned seed = 0; seed < 100; ++seed) {
            Dice dice(seed);
            Scenario scenario = randomScenario(dice);
            if (scenario.isEmpty())
                continue;
            const QList<StepKey> selection{dice.pick(keysOf(scenario))};
            int presses = 0;
            StepEdit edit;
            for (edit.scenario = scenario; edit.refusal == Refusal::None && presses < 500; ++presses)
                edit = moveUp(edit.scenario, selection);
            VERIFY_OR_TELL(presses < 500, story(seed, scenario, edit));
            presses = 0;
            for (edit.refusal = Refusal::None; edit.refusal == Refusal::None && presses < 500; ++presses)
                edit = moveDown(edit.scenario, selection);
            VERIFY_OR_TELL(presses < 500, story(seed, scenario, edit));
        }
    }

    void removingLeavesTheOthersAsTheyWere()
    {
        forManyEdits(onSelection(removeSteps), [](const Scenario &before, const StepEdit &edit, const Story &what) {
            QList<StepKey> left = keysOf(before);
            const QSet<StepKey> kept = asSet(keysOf(edit.scenario));
            left.removeIf([&kept](StepKey key) { return !kept.contains(key); });
            VERIFY_OR_TELL(left == keysOf(edit.scenario), what);
        });
    }

    void splittingAndJoiningGivesTheScenarioBack()
    {
        forManyEdits(
            [](Dice &dice, const Scenario &scenario) {
                const QList<StepKey> all = keysOf(scenario);
                return all.isEmpty() ? StepEdit{scenario, {}, Refusal::Unknown, 0}
                                     : splitAt(scenario, dice.pick(all), 1 + dice.below(9));
            },
            [](const Scenario &before, const StepEdit &split, const Story &what) {
                const Step *focus = findStep(split.scenario, split.focus);
                if (split.refusal != Refusal::None || focus->text.isEmpty())
                    return;
                const StepEdit joined = joinWithPrevious(split.scenario, split.focus);
                QCOMPARE(joined.refusal, Refusal::None);
                VERIFY_OR_TELL(joined.scenario == before, what);
                VERIFY_OR_TELL(keysOf(joined.scenario) == keysOf(before), what);
            });
    }

    void anEditOfOneStepCopiesNoOtherBranch()
    {
        Scenario scenario;
        for (int i = 0; i < 100; ++i) {
            Step step = makeStep(u"step %1"_s.arg(i));
            step.children = {makeStep(u"a"_s), makeStep(u"b"_s)};
            scenario.steps.append(step);
        }
        const StepKey key = scenario.steps.at(50).children.first().key;
        for (const StepEdit &edit : {setText(scenario, key, u"x"_s), insertAbove(scenario, key),
                                     indent(scenario, {scenario.steps.at(50).children.last().key}),
                                     moveDown(scenario, {key})}) {
            QCOMPARE(edit.refusal, Refusal::None);
            for (int i = 0; i < 100; ++i) {
                QCOMPARE(edit.scenario.steps.at(i).children.isSharedWith(scenario.steps.at(i).children), i != 50);
            }
        }
    }

    void anEditWithoutEffectCopiesNothing()
    {
        const Scenario scenario = tree("- a\n  - b");
        QVERIFY(setText(scenario, key(scenario, "b"), u"b"_s).scenario.steps.isSharedWith(scenario.steps));
        QVERIFY(setKeyword(scenario, key(scenario, "b"), {}).scenario.steps.isSharedWith(scenario.steps));
    }
};

CASEWRIGHT_TEST(ScenarioInvariantsTest)
#include "scenario_invariants_test.moc"
