// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/input/arguments.h"
#include "app/cli/project/kept_steps.h"
#include "core/workspace/bulk/case_edits.h"

#include <QHash>

#include <memory>

namespace casewright::cli {

/// What a command wants of cases. Made from arguments with names only; resolve() finds what these name.
struct CaseEdit : workspace::CaseEdits {
    std::optional<Scenario> scenario; ///< as a file says it: keepSteps() makes it of what is there
    Unnamed unnamed = Unnamed::Refuse;
    QMap<QString, QStringList> namedFields; ///< values by custom field, as typed; withFieldValues() finds what they name

    [[nodiscard]] QList<FacetId> facets() const;
};

/// The options of `create` and `edit`; reads the steps file. `name` is left to the caller.
[[nodiscard]] Outcome<CaseEdit> editFromOptions(const Arguments &arguments);
/// The options of `tag`.
[[nodiscard]] Outcome<CaseEdit> editFromTagOptions(const Arguments &arguments);
/// "INTEGRATION:KEY" with an integration that is a name or an id.
[[nodiscard]] Outcome<IssueLink> issueFromText(const QString &text);

/// `edit` with every name replaced by what it names in the project, and keywords the server stores in place of
/// `replacedKeywords`.
struct ResolvedEdit {
    CaseEdit edit;
    QStringList replacedKeywords;
};
[[nodiscard]] Outcome<ResolvedEdit> resolve(CaseEdit edit, const ProjectSchema &schema);

/// Why steps could not be replaced, by case: what a rule says of it holds no hint.
using StepProblems = std::shared_ptr<QHash<CaseKey, Problem>>;
/// The rule that carries `edit` out, as the window's panel has it; change sets are named by `verb`, as in "Retag 42 Cases". It refuses a case of
/// which something would be lost unsaid, see keepSteps(), and notes why in `problems`.
[[nodiscard]] workspace::PlanRule ruleOf(const CaseEdit &edit, const ProjectSchema &schema, const QString &verb, StepProblems problems);
/// "Retag 42 Cases", "Retag Case".
[[nodiscard]] QString changeSetName(const QString &verb, qsizetype cases);
/// A new case of what `edit` sets; other facets are unknown, so that the server decides.
[[nodiscard]] Outcome<TestCase> newCase(const CaseEdit &edit, const ProjectSchema &schema);

} // namespace casewright::cli
