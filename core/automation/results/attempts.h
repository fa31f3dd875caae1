// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/results/test_result.h"

namespace casewright::automation {

/// A test with its attempts: indexes into Results::results, the newest last.
struct Test {
    QList<qsizetype> attempts;

    [[nodiscard]] qsizetype newest() const { return attempts.last(); }
};

/// What makes two results attempts of one test, as in Allure 2: testCaseId or else fullName, and the parameters that are
/// not excluded, in any order. Empty where a result has neither: it is a test of its own. The file's historyId is not
/// looked at (Allure 2 and 3 do not either).
[[nodiscard]] QString identityOf(const TestResult &result);

/// Groups the results into tests, over all sources. Attempts are ordered by start, a missing one first, then by stop, then as
/// they come; tests by the place of their first result.
[[nodiscard]] QList<Test> testsOf(const QList<TestResult> &results);

} // namespace casewright::automation
