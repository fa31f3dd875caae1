// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/replace/text_pattern.h"
#include "core/domain/scenario.h"

namespace casewright {

/// A match with the text around it on one line: line breaks are blanks, and what is too far away is "…".
struct MatchContext {
    QString lead;
    QString found;
    QString replacement;
    QString trail;

    [[nodiscard]] QString before() const { return lead + found + trail; }
    [[nodiscard]] QString after() const { return lead + replacement + trail; }
    friend bool operator==(const MatchContext &, const MatchContext &) = default;
};

/// `match` is of `text`; `reach` is how many UTF-16 units are shown on either side of it. No letter is torn apart.
[[nodiscard]] MatchContext contextOf(const QString &text, const TextMatch &match, qsizetype reach);

/// "2.1": the number of a step among its siblings, below that of its parent; of an expected result that of its step. Files and shared steps
/// count, expected results do not. Empty where there is no such step.
[[nodiscard]] QString stepNumber(const Scenario &scenario, StepKey key);

} // namespace casewright
