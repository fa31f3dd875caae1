// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/domain/suites.h"
#include "core/domain/tags/tag_edits.h"
#include "core/workspace/bulk/link_edits.h"
#include "core/workspace/bulk/plan.h"

namespace casewright::workspace {

/// What is wanted of cases, one or thousands; whatever is not set is kept. Nothing here knows a particular case.
struct CaseEdits {
    /// What a feature does to a case that has several.
    enum class OfSeveral { Add, Replace };

    std::optional<QString> name;
    std::optional<QString> description;
    std::optional<QString> precondition;
    std::optional<Ref> status;
    std::optional<Ref> layer; ///< null: clears it, as for the next two
    std::optional<Ref> owner;
    std::optional<Ref> feature;
    OfSeveral ofSeveral = OfSeveral::Add;
    std::optional<SuitePath> suite; ///< empty path: out of all suites
    FieldValues fields;             ///< other custom fields, each with all the values it is to have
    TagEdits tags;
    LinkEdits links;

    /// Number of single requests, for "42 cases, 3 changes".
    [[nodiscard]] int count() const;
    [[nodiscard]] bool isEmpty() const { return count() == 0; }
    /// What has to be read before a case can be planned.
    [[nodiscard]] QList<FacetId> facets() const;
    /// The custom fields that it touches in this project.
    [[nodiscard]] QList<ServerId> touchedFields(const ProjectSchema &schema) const;
};

/// `value` with `edits` carried out. A facet that is touched and unknown counts as empty, which is what it is in a new case.
[[nodiscard]] TestCase carriedOut(TestCase value, const CaseEdits &edits, const ProjectSchema &schema);

/// The part of `value` that `edits` touch.
[[nodiscard]] TestCase touchedPart(const TestCase &value, const CaseEdits &edits, const ProjectSchema &schema);

/// The rule that carries `edits` out. `schema` is copied: the project may be closed meanwhile.
[[nodiscard]] PlanRule ruleFor(const CaseEdits &edits, const ProjectSchema &schema, std::function<QString(qsizetype)> nameOf);

} // namespace casewright::workspace
