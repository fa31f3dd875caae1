// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/domain/change.h"
#include "core/domain/suites.h"
#include "ui/models/bulk/link_edits.h"

#include <functional>

namespace casewright {

/// What an analyst asks for the selected cases; whatever is not set is kept.
struct PendingChanges {
    QStringList addTags;
    QStringList removeTags;
    std::optional<Ref> status;
    std::optional<Ref> layer;
    std::optional<Ref> feature; ///< added where a case has several
    std::optional<SuitePath> suite; ///< empty path: out of all suites
    LinkEdits links;

    /// Number of single requests, for "42 cases, 3 changes".
    [[nodiscard]] int count() const;
    [[nodiscard]] bool isEmpty() const { return count() == 0; }
};

/// What has to be read before these changes can be planned.
[[nodiscard]] QList<FacetId> facetsNeeded(const PendingChanges &pending);

/// The name of the change set in the undo menu: "Retag 42 Cases", "Change Layer of 3 Cases", "Edit 42 Cases".
[[nodiscard]] QString planName(const PendingChanges &pending, qsizetype cases);

struct BulkPlan {
    ChangeSet set;
    QList<CaseKey> unchanged; ///< already as asked
    QList<CaseKey> unread;    ///< not planned: a facet that is needed is unknown
};

/// The change set that carries out `pending` on `keys`. `current` yields the value of a case, null where it was not read.
[[nodiscard]] BulkPlan planChanges(const QList<CaseKey> &keys, const std::function<const TestCase *(CaseKey)> &current,
                                   const PendingChanges &pending, const ProjectSchema &schema);

} // namespace casewright
