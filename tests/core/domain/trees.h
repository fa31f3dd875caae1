// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario_edit.h"
#include "core/domain/step_outline.h"

namespace casewright::test {

/// Scenarios as outlines, so that a test shows what it is about.
inline Scenario tree(const char *outline)
{
    return {parseSteps(QString::fromUtf8(outline))->steps};
}

inline StepKey keyIn(const QList<Step> &steps, const QString &text)
{
    for (const Step &step : steps) {
        if (step.text == text)
            return step.key;
        if (const StepKey below = keyIn(step.children, text); !below.isNull())
            return below;
    }
    return {};
}

/// The key of the first step with this text.
inline StepKey key(const Scenario &scenario, const char *text)
{
    return keyIn(scenario.steps, QString::fromUtf8(text));
}

inline QList<StepKey> keys(const Scenario &scenario, std::initializer_list<const char *> texts)
{
    QList<StepKey> found;
    for (const char *text : texts)
        found.append(key(scenario, text));
    return found;
}

inline QString outline(const Scenario &scenario)
{
    return toOutline(scenario.steps);
}

} // namespace casewright::test

/// Compares a scenario with the outline it should have, line by line in the message.
#define COMPARE_TREE(scenario, expectedOutline)                                                                         \
    QCOMPARE(casewright::test::outline(scenario), QString::fromUtf8(expectedOutline))
