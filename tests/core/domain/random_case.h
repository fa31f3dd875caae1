// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/test_case.h"
#include "tests/core/domain/random_scenario.h"

namespace casewright::test {

inline QString word(Dice &dice)
{
    static const QStringList words = {QString(), QStringLiteral("smoke"), QStringLiteral("severity:critical"),
                                      QStringLiteral("корзина"), QStringLiteral("two\nlines"), QStringLiteral("\"q\"")};
    return dice.pick(words);
}

inline std::optional<ServerId> randomId(Dice &dice)
{
    return dice.oneIn(2) ? std::nullopt : std::optional<ServerId>(dice.below(2000) - 1000 + (ServerId(1) << 60));
}

inline Ref randomRef(Dice &dice)
{
    return {randomId(dice), word(dice)};
}

template <typename Make>
auto randomList(Dice &dice, Make make)
{
    QList<decltype(make())> list;
    for (int count = dice.below(4); count > 0; --count)
        list.append(make());
    return list;
}

/// Facets that are different at each call, some of them unknown.
inline TestCase randomCase(Dice &dice)
{
    TestCase value;
    const auto known = [&dice] { return !dice.oneIn(4); };
    for (auto member : {&TestCase::name, &TestCase::description, &TestCase::precondition, &TestCase::expectedResult}) {
        if (known())
            value.*member = hostileText(dice);
    }
    for (auto member : {&TestCase::status, &TestCase::layer, &TestCase::owner}) {
        if (known())
            value.*member = randomRef(dice);
    }
    if (known())
        value.tags = randomList(dice, [&] { return Tag{randomId(dice), word(dice)}; });
    if (known())
        value.issues = randomList(dice, [&] {
            return IssueLink{randomRef(dice), word(dice), word(dice), randomId(dice), dice.oneIn(2)};
        });
    if (known())
        value.links = randomList(dice, [&] { return ExternalLink{word(dice), word(dice), word(dice)}; });
    if (known())
        value.members = randomList(dice, [&] { return Member{randomRef(dice), word(dice)}; });
    if (known())
        value.relations = randomList(dice, [&] { return Relation{word(dice), randomId(dice).value_or(7), word(dice)}; });
    if (known())
        value.testKeys = randomList(dice, [&] { return TestKey{word(dice), randomRef(dice), word(dice)}; });
    if (known()) {
        value.examples = randomList(dice, [&] {
            return Example{randomList(dice, [&] { return ParameterValue{word(dice), word(dice)}; })};
        });
    }
    if (known())
        value.scenario = randomScenario(dice, hostileText);
    for (const ServerId field : {ServerId(-5), ServerId(1), ServerId(70)}) {
        if (known())
            value.fields.insert(field, randomList(dice, [&] { return randomRef(dice); }));
    }
    return value;
}

} // namespace casewright::test
