// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/coverage/likely_cases.h"

#include <array>

namespace casewright::automation {

/// How many tests or cases ended in which way, by TestStatus.
struct StatusCounts {
    std::array<qsizetype, 5> counts = {};

    void add(TestStatus status) { ++counts[static_cast<std::size_t>(status)]; }
    [[nodiscard]] qsizetype of(TestStatus status) const { return counts[static_cast<std::size_t>(status)]; }
    /// The one of those counted that needs a look most; nothing where none is.
    [[nodiscard]] std::optional<TestStatus> worst() const;
};

/// What runs prove of a set of cases.
struct Tally {
    qsizetype cases = 0;
    qsizetype manual = 0;
    qsizetype automated = 0; ///< by what the server says of them
    qsizetype covered = 0;   ///< at least one test of these results is bound to them
    StatusCounts statuses;   ///< of the covered ones
    std::optional<qint64> lastRun; ///< ms since 1970

    /// 0 to 100; 0 where there are no cases.
    [[nodiscard]] double percent() const;
};

struct Group {
    QString name; ///< empty: the cases that have none
    Tally tally;
};

struct CoveredCase {
    qsizetype caseIndex = 0;
    BoundBy by = BoundBy::Id; ///< the surest
    QList<qsizetype> tests;   ///< of Matches::tests
    /// The worst of the newest attempts of its tests: of a case with parameters each has to pass.
    TestStatus status = TestStatus::Passed;
    std::optional<qint64> lastRun;
};

struct Unlinked {
    qsizetype test = 0;
    std::optional<LikelyCases::Suggestion> suggestion;
};

/// What automation proves of a project. Groups are by name, with the one of no name last; a case with several suites or
/// tags counts in each.
struct Coverage {
    Tally project;
    QList<Group> suites;
    QList<Group> layers;
    QList<Group> features;
    QList<Group> tags;
    QList<CoveredCase> covered; ///< in the order of the cases
    QList<qsizetype> withoutLayer;
    QList<Unlinked> unlinked;
    StatusCounts tests; ///< by the newest attempt
};

/// `matches` was made of the same results and cases.
[[nodiscard]] Coverage coverageOf(const QList<TestResult> &results, const QList<CaseFacts> &cases, const Matches &matches);

} // namespace casewright::automation
