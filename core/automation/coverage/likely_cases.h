// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/match/matching.h"
#include "core/domain/text_likeness.h"

#include <QHash>

#include <vector>

namespace casewright::automation {

/// Finds the case that a test is likely to automate, by the words of their names. Made once for all cases.
class LikelyCases final {
public:
    struct Suggestion {
        qsizetype caseIndex = 0;
        double likeness = 0; ///< 0 to 1
    };

    explicit LikelyCases(const QList<CaseFacts> &cases);
    /// Nothing where no case is at least as like as leastLikeness.
    [[nodiscard]] std::optional<Suggestion> likeliest(const TestResult &result) const;

    static constexpr double leastLikeness = 0.4;

private:
    [[nodiscard]] std::vector<qsizetype> candidates(const QStringList &words) const;

    QHash<QString, std::vector<qsizetype>> m_casesOfWord;
    std::vector<TextProfile> m_profiles;
};

/// The words of a name in prose or code, case folded: "testPayByCard[visa]" and "test_pay_by_card" hold pay, by and card. The word
/// "test" at the beginning is left out: it says nothing of which one.
[[nodiscard]] QStringList wordsOf(const QString &name);

} // namespace casewright::automation
