// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/test_case.h"

#include <functional>

namespace casewright {

/// A change of one case. `before` and `after` know only the facets that are touched, each known in both. A creation
/// has no `before`, a deletion no `after`.
struct Change {
    CaseKey key;
    std::optional<TestCase> before;
    std::optional<TestCase> after;

    [[nodiscard]] bool isCreation() const { return !before; }
    [[nodiscard]] bool isDeletion() const { return before && !after; }
};

/// Where a change set came from decides whether it, and its undo, are sent at once.
enum class ChangeOrigin {
    Edit, ///< typed or dragged by the analyst: waits until it is sent
    Plan, ///< a bulk plan, the CLI, or the undo of one: sent at once when online
};

/// What one action of an analyst did, named for the undo menu ("Retag 42 Cases").
struct ChangeSet {
    QString name;
    ChangeOrigin origin = ChangeOrigin::Edit;
    QList<Change> changes;
};

/// The facets `change` touches; FacetId::Fields once for all custom fields.
[[nodiscard]] QList<FacetId> touchedFacets(const Change &change);

/// What turns `base` into `mine`, or nothing where they agree. A facet that is unknown in either is left alone: what
/// was never read cannot have been edited.
[[nodiscard]] std::optional<Change> diff(CaseKey key, const TestCase &base, const TestCase &mine);

/// The change that takes `change` back.
[[nodiscard]] Change inverted(const Change &change);

/// `value` after `change`. Invalid where the change touches a facet that `value` does not know, or where
/// `change` is a creation or deletion.
[[nodiscard]] Result<TestCase> applied(const TestCase &value, const Change &change);

/// One place where two edits of the same thing cannot both be kept.
struct Clash {
    FacetId facet = FacetId::Name;
    QString where; ///< the step's text or the field's id, empty for a whole facet
    QString base;
    QString mine;
    QString theirs;
    bool canKeepBoth = false; ///< a text, in which both can stand one below the other

    friend bool operator==(const Clash &, const Clash &) = default;
};

/// Whose edit is kept where two clash. Both: mine, and theirs on lines of its own below; Mine where that cannot be.
enum class Side { Mine, Theirs, Both };
/// Asked once for every clash; null: mine.
using ClashJudge = std::function<Side(const Clash &)>;

struct Merge {
    TestCase value;
    QList<Clash> clashes; ///< in each of them `value` holds what the judge said
};

/// Three-way merge per facet, tag, link, field value and step (steps are matched by key: theirs and mine have had
/// adoptKeys() against base). No edit of either side vanishes without a clash being reported. Facets that are unknown
/// in `base` are taken from whichever of the two knows them, mine first.
[[nodiscard]] Merge merge(const TestCase &base, const TestCase &mine, const TestCase &theirs, const ClashJudge &judge = {});

struct ScenarioMerge {
    Scenario value;
    QList<Clash> clashes;
};
[[nodiscard]] ScenarioMerge mergeScenarios(const Scenario &base, const Scenario &mine, const Scenario &theirs,
                                           const ClashJudge &judge = {});

} // namespace casewright
