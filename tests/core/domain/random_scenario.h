// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario_edit.h"

#include <QSet>
#include <QStringList>

#include <random>

namespace casewright::test {

/// A source of random trees and edits; the same seed gives the same ones. Tests name the seed when they fail.
class Dice {
public:
    explicit Dice(unsigned seed) : m_engine(seed) {}

    /// From 0 to `count` - 1.
    int below(qsizetype count) { return static_cast<int>(m_engine() % static_cast<unsigned>(count)); }
    bool oneIn(int count) { return below(count) == 0; }
    /// 1, 2, 3 and so on.
    int number() { return ++m_number; }
    template <typename List>
    auto pick(const List &list)
    {
        return list.at(below(list.size()));
    }

private:
    std::mt19937 m_engine;
    int m_number = 0;
};

/// Texts that a reader could take for something else.
inline QString hostileText(Dice &dice)
{
    static const QStringList pieces = {
        QStringLiteral("-"),       QStringLiteral("- "),      QStringLiteral("=>"),      QStringLiteral("=> "),
        QStringLiteral("\\"),      QStringLiteral("\\\\"),    QStringLiteral("\n"),      QStringLiteral("\n\n"),
        QStringLiteral("\t"),      QStringLiteral(" "),       QStringLiteral("  "),      QStringLiteral("Given "),
        QStringLiteral("When"),    QStringLiteral("Then "),   QStringLiteral("And"),     QStringLiteral("* "),
        QStringLiteral("*"),       QStringLiteral("+ "),      QStringLiteral("1. "),     QStringLiteral("2)"),
        QStringLiteral("|"),       QStringLiteral("\""),      QStringLiteral("\r"),      QStringLiteral("\r\n"),
        QStringLiteral("\u2028"),  QStringLiteral("\u2029"),  QStringLiteral("\u0085"),  QStringLiteral("\u00a0"),
        QStringLiteral("\v"),      QStringLiteral("\f"),      QStringLiteral("#"),       QStringLiteral("@tag"),
        QStringLiteral("{\"a\""),  QStringLiteral("[{"),      QStringLiteral("Scenario:"), QStringLiteral("```"),
        QStringLiteral("вход"),    QStringLiteral("词"),      QStringLiteral("😀"),      QStringLiteral("word"),
    };
    QString text;
    for (int count = dice.below(6); count > 0; --count)
        text += dice.pick(pieces);
    return text;
}

/// Each text of its own, so that a step can be told by it.
inline QString plainStepText(Dice &dice)
{
    static const QStringList verbs = {QStringLiteral("Open"), QStringLiteral("Click"), QStringLiteral("Enter"),
                                      QStringLiteral("Check"), QStringLiteral("Drag"), QStringLiteral("Close")};
    static const QStringList things = {QStringLiteral("cart page"), QStringLiteral("login form"),
                                       QStringLiteral("coupon field"), QStringLiteral("delivery address"),
                                       QStringLiteral("list of orders")};
    return QStringLiteral("%1 the %2 no %3").arg(dice.pick(verbs), dice.pick(things)).arg(dice.number());
}

using TextSource = QString (*)(Dice &);

inline QString randomKeyword(Dice &dice)
{
    static const QStringList keywords = {QStringLiteral("Given"), QStringLiteral("When"), QStringLiteral("Then"),
                                         QStringLiteral("And"),   QStringLiteral("But"),  QStringLiteral("*")};
    return dice.oneIn(3) ? dice.pick(keywords) : QString();
}

inline QList<Step> randomSteps(Dice &dice, TextSource text, int count, int depth)
{
    QList<Step> steps;
    for (int i = 0; i < count; ++i) {
        Step step = makeStep(text(dice), randomKeyword(dice));
        if (depth > 0) {
            for (int expected = dice.oneIn(2) ? 0 : dice.below(3); expected > 0; --expected)
                step.children.append(makeExpected(text(dice)));
            step.children += randomSteps(dice, text, dice.oneIn(2) ? 0 : dice.below(4), depth - 1);
        }
        steps.append(step);
    }
    return steps;
}

inline Scenario randomScenario(Dice &dice, TextSource text = plainStepText)
{
    return {randomSteps(dice, text, dice.below(5), 3)};
}

inline void collectKeys(const QList<Step> &steps, QList<StepKey> &keys)
{
    for (const Step &step : steps) {
        keys.append(step.key);
        collectKeys(step.children, keys);
    }
}

/// All keys in visible order.
inline QList<StepKey> keysOf(const Scenario &scenario)
{
    QList<StepKey> keys;
    collectKeys(scenario.steps, keys);
    return keys;
}

inline QList<StepKey> randomSelection(Dice &dice, const QList<StepKey> &keys)
{
    QList<StepKey> selection{dice.pick(keys)};
    while (dice.oneIn(2))
        selection.append(dice.pick(keys));
    return selection;
}

/// One edit of the outliner at random places. It may be refused.
inline StepEdit randomEdit(Dice &dice, const Scenario &scenario)
{
    const QList<StepKey> keys = keysOf(scenario);
    if (keys.isEmpty())
        return insertAt(scenario, {}, randomSteps(dice, plainStepText, 2, 1));
    const StepKey key = dice.pick(keys);
    const QList<StepKey> selection = randomSelection(dice, keys);
    const StepPlace place{dice.oneIn(3) ? StepKey() : dice.pick(keys), dice.below(4)};
    switch (dice.below(15)) {
    case 0: return setText(scenario, key, plainStepText(dice));
    case 1: return setKeyword(scenario, key, randomKeyword(dice));
    case 2: return splitAt(scenario, key, dice.below(12));
    case 3: return insertAbove(scenario, key);
    case 4: return addExpected(scenario, key);
    case 5: return joinWithPrevious(scenario, key);
    case 6: return indent(scenario, selection);
    case 7: return outdent(scenario, selection);
    case 8: return moveUp(scenario, selection);
    case 9: return moveDown(scenario, selection);
    case 10: return moveTo(scenario, selection, place);
    case 11: return insertAt(scenario, place, randomSteps(dice, plainStepText, 1 + dice.below(2), 2));
    case 12: return duplicate(scenario, selection);
    case 13: return removeSteps(scenario, selection);
    default: return setText(scenario, key, findStep(scenario, key)->text + QStringLiteral(" soon"));
    }
}

inline Scenario edited(Dice &dice, Scenario scenario, int edits)
{
    for (int i = 0; i < edits; ++i)
        scenario = randomEdit(dice, scenario).scenario;
    return scenario;
}

/// What is wrong with a scenario, or nothing: keys present and unique, expected results childless, below a step and
/// before its sub-steps.
inline QString brokenRule(const QList<Step> &steps, bool isRoot, QSet<StepKey> &seen)
{
    bool stepsBegan = false;
    for (const Step &step : steps) {
        const bool expected = step.kind == StepKind::Expected;
        if (step.key.isNull() || seen.contains(step.key))
            return QStringLiteral("null or repeated key at \"%1\"").arg(step.text);
        if (expected && (isRoot || stepsBegan || !step.children.isEmpty()))
            return QStringLiteral("misplaced expected result \"%1\"").arg(step.text);
        stepsBegan = stepsBegan || !expected;
        seen.insert(step.key);
        const QString below = brokenRule(step.children, false, seen);
        if (!below.isEmpty())
            return below;
    }
    return {};
}

inline QString brokenRule(const Scenario &scenario)
{
    QSet<StepKey> seen;
    return brokenRule(scenario.steps, true, seen);
}

} // namespace casewright::test

/// QVERIFY2 for a story that takes longer to tell than the test to run.
#define VERIFY_OR_TELL(condition, story)                                                                               \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            QFAIL(qPrintable(story()));                                                                                \
    } while (false)
