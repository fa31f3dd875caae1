// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/input/arguments.h"
#include "app/cli/project/kept_steps.h"
#include "core/domain/capabilities.h"
#include "core/domain/change.h"
#include "core/domain/suites.h"

namespace casewright::cli {

/// What a command wants of a case: new values for what is set, and what to add to and take from its lists. Made from
/// arguments with names only; resolve() finds what these name. Nothing here knows a particular case.
struct CaseEdit {
    struct TagRename {
        QString from;
        QString to;
    };

    std::optional<QString> name;
    std::optional<QString> description;
    std::optional<QString> precondition;
    std::optional<Ref> status;
    std::optional<Ref> layer;       ///< null: clears it
    std::optional<Ref> feature;     ///< null: clears it
    std::optional<SuitePath> suite; ///< empty: out of all suites
    QStringList addTags;
    QStringList removeTags;
    QList<TagRename> renameTags;
    QList<IssueLink> addIssues;
    QList<IssueLink> removeIssues; ///< a null integration: of any
    std::optional<Scenario> scenario; ///< as a file says it: keepSteps() makes it of what is there
    Unnamed unnamed = Unnamed::Refuse;

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

/// The change that `edit` makes of a case that is now `current`; it may have no effect. Facets that `edit` touches have to be known.
/// Invalid where something of the case would be lost unsaid, see keepSteps().
[[nodiscard]] Outcome<Change> changeFor(CaseKey key, const TestCase &current, const CaseEdit &edit, const ProjectSchema &schema);
/// A new case of what `edit` sets; other facets are unknown, so that the server decides.
[[nodiscard]] Outcome<TestCase> newCase(const CaseEdit &edit, const ProjectSchema &schema);

} // namespace casewright::cli
