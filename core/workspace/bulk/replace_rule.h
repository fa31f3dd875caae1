// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/replace/case_texts.h"
#include "core/workspace/bulk/plan.h"

#include <QHash>

namespace casewright::workspace {

/// Something that was found and is to stay as it is.
struct LeftOutMatch {
    TextPlace place;
    qsizetype start = 0; ///< TextMatch::start
    friend bool operator==(const LeftOutMatch &, const LeftOutMatch &) = default;
};

/// What is to be replaced in the texts of cases.
struct TextReplacement {
    TextPattern pattern;
    CaseTexts texts = everyCaseText;
    QHash<CaseKey, QList<LeftOutMatch>> leftOut;
    qsizetype nameLimit = 255; ///< Capabilities::nameLimit
};

/// What `replacement` finds in a case that is now `now`, without what is left out. Errors are those of findInTexts().
[[nodiscard]] Result<QList<TextMatches>> matchesOf(const TextReplacement &replacement, CaseKey key, const TestCase &now);

/// The rule that carries it out. It refuses a case whose name would be empty or too long, and one in which the search takes too long.
[[nodiscard]] PlanRule ruleFor(const TextReplacement &replacement, std::function<QString(qsizetype)> nameOf);

} // namespace casewright::workspace
