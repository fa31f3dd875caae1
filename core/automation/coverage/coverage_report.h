// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/coverage/coverage.h"

#include <QDateTime>

namespace casewright::automation {

/// Everything a report of coverage tells. `matches` and `coverage` are made of `results` and `cases`.
struct CoverageReport {
    QString project;
    QDateTime time; ///< when it is made
    Results results;
    QList<CaseFacts> cases;
    Matches matches;
    Coverage coverage;

    [[nodiscard]] const TestResult &newestOf(qsizetype test) const
    {
        return results.results.at(matches.tests.at(test).newest());
    }
};

/// Reads nothing: matches, counts, and keeps it all together.
[[nodiscard]] CoverageReport makeReport(Results results, QList<CaseFacts> cases, const MatchOptions &options);

/// One page in UTF-8 that needs nothing else: no scripts, and nothing is loaded from anywhere. Every text of results and cases is
/// shown as text, whatever it holds.
[[nodiscard]] QByteArray coverageHtml(const CoverageReport &report);

} // namespace casewright::automation
