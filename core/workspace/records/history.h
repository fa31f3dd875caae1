// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"
#include "core/workspace/records/case_record.h"

#include <QSet>

namespace casewright::workspace {

/// The linear stack of change sets of a store: entries that hold, then entries taken back. Pure state.
class History {
public:
    void restore(const QList<store::StoredChangeSet> &entries) { m_entries = entries; }

    /// Puts a new change set on top; the ids of the entries taken back, which it buries, are returned to be dropped.
    QList<ChangeSetId> push(const store::StoredChangeSet &entry);
    [[nodiscard]] const store::StoredChangeSet *find(ChangeSetId id) const;
    [[nodiscard]] const store::StoredChangeSet *nextUndo() const;
    [[nodiscard]] const store::StoredChangeSet *nextRedo() const;
    /// Whether the server has it as well is not known from then on.
    void setUndone(ChangeSetId id, bool undone);
    /// What entries from `first` to `last` that hold did to `keys` was sent at `time`; what was not noted so before.
    QList<store::SentChange> noteSent(const QSet<CaseKey> &keys, ChangeSetId first, ChangeSetId last, qint64 time);
    [[nodiscard]] ChangeSetId newest() const { return m_entries.isEmpty() ? ChangeSetId() : m_entries.last().id; }
    /// Cases go on under other keys: they were deleted on the server and made anew, or found there. The entries that it altered.
    QList<store::StoredChangeSet> rekey(const QHash<CaseKey, CaseKey> &moved);
    [[nodiscard]] QList<store::StoredChangeSet> entries() const { return m_entries; }

    /// Grows with time and differs between processes.
    [[nodiscard]] static ChangeSetId newId(qint64 now);

private:
    QList<store::StoredChangeSet> m_entries; ///< oldest first
};

/// The change that takes `change` back (or, `forward`, carries it out again) from what the case is `now`, keeping whatever was changed since by
/// others: a merge in which the change is the common ancestor's difference. Nothing where there is nothing left to take back.
enum class Direction { Back, Forward };
[[nodiscard]] std::optional<Change> turnedOver(const Change &change, Direction direction, const TestCase &now);

} // namespace casewright::workspace
