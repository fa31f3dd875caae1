// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/change.h"
#include "core/query/case_index.h"

#include <QSet>

#include <functional>

namespace casewright::workspace {

/// What a bulk edit makes of one case. The panel, the tag manager, replacing and the command line each have rules of their own; what is
/// shown, adjusted, applied and taken back is always the Plan that comes of one.
struct PlanRule {
    QList<FacetId> facets;   ///< that must be known of a case; FacetId::Fields stands for `fields`
    QList<ServerId> fields;  ///< the custom fields among them
    /// The change of a case that is now `now`; nothing where it is already as asked; an error where it cannot be done. Only asked
    /// for cases of which all that is needed is known.
    std::function<Result<std::optional<Change>>(CaseKey key, const TestCase &now)> changeOf;
    /// The name of the change set, by the number of cases: "Retag 42 Cases".
    std::function<QString(qsizetype cases)> nameOf;
};

/// The value of a case, null where nothing is known of it but its row. Valid until the next call.
using CurrentCase = std::function<const TestCase *(CaseKey)>;

/// A bulk edit before it is applied: a change set, and what became of the cases that are not in it. Values only.
struct Plan {
    struct Refusal {
        CaseKey key;
        Error error;
    };

    ChangeSet set;            ///< of ChangeOrigin::Plan; changes in the order of the cases
    QList<CaseKey> unchanged; ///< already as asked
    QList<CaseKey> unread;    ///< something that is needed is unknown
    QList<Refusal> refused;   ///< the rule says why
    std::function<QString(qsizetype cases)> nameOf;

    /// The cases that would change.
    [[nodiscard]] QList<CaseKey> keys() const;
    /// The same plan for all cases but these: what the rule would have made of the smaller selection.
    [[nodiscard]] Plan without(const QSet<CaseKey> &leftOut) const;
};

[[nodiscard]] Plan planFor(const QList<CaseKey> &keys, const CurrentCase &current, const PlanRule &rule);

/// The cases of which something must be asked of the server before the rule can be, in their order: what the list of cases tells need not.
[[nodiscard]] QList<CaseKey> casesToRead(const QList<CaseKey> &keys, const CurrentCase &current, const PlanRule &rule);

/// The cases of these rows by id, those that are not on the server last.
[[nodiscard]] QList<CaseKey> keysById(const query::CaseIndex &index, query::CaseIndex::Rows rows);

/// The cases that have at least one of these tags.
[[nodiscard]] QList<CaseKey> casesWithTags(const query::CaseIndex &index, const QStringList &tags);

} // namespace casewright::workspace
