// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/replace/text_pattern.h"
#include "core/domain/test_case.h"

#include <functional>

namespace casewright {

/// Which texts of a case are looked through. Steps: with all expected results, the one of the whole case among them.
enum class CaseText { Names = 1, Descriptions = 2, Preconditions = 4, Steps = 8 };
Q_DECLARE_FLAGS(CaseTexts, CaseText)
Q_DECLARE_OPERATORS_FOR_FLAGS(CaseTexts)
inline constexpr CaseTexts everyCaseText = CaseTexts(CaseText::Names) | CaseText::Descriptions | CaseText::Preconditions | CaseText::Steps;

/// One text of a case: a facet's, or of the scenario that of a step.
struct TextPlace {
    FacetId facet = FacetId::Name;
    StepKey step; ///< null outside the scenario
    StepKind kind = StepKind::Body;
    friend bool operator==(const TextPlace &, const TextPlace &) = default;
};

/// What was found in one text, which is kept as it was.
struct TextMatches {
    TextPlace place;
    QString text;
    QList<TextMatch> matches;
};

/// What has to be known of a case before its texts can be looked through.
[[nodiscard]] QList<FacetId> facetsOf(CaseTexts texts);

/// What `pattern` finds in the texts of `value`, in reading order: name, description, precondition, steps from top to bottom, expected
/// result of the case. Unknown facets are passed over, and so are files and shared steps: their texts are kept elsewhere. An error
/// of TextPattern::matchesIn() ends it.
[[nodiscard]] Result<QList<TextMatches>> findInTexts(const TestCase &value, CaseTexts texts, const TextPattern &pattern);

/// `value` with all that `found` lists carried out; `found` is of findInTexts() for the same value, or less than that. Steps keep
/// their keys and all else they have.
[[nodiscard]] TestCase withReplaced(TestCase value, const QList<TextMatches> &found);

} // namespace casewright
