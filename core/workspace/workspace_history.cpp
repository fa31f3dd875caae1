// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace_private.h"

#include <algorithm>

namespace casewright::workspace {
namespace {

Workspace::HistoryEntry entryOf(const store::StoredChangeSet &stored)
{
    Workspace::HistoryEntry entry{stored.id, stored.set.name, stored.set.origin, stored.time, {}, stored.undone};
    for (const Change &change : stored.set.changes)
        entry.keys.append(change.key);
    return entry;
}

std::optional<Workspace::HistoryEntry> entryIfAny(const store::StoredChangeSet *stored)
{
    return stored ? std::optional(entryOf(*stored)) : std::nullopt;
}

/// What `set` did to a case; null where it did nothing to it.
const Change *changeOf(const ChangeSet &set, CaseKey key)
{
    const auto it = std::ranges::find(set.changes, key, &Change::key);
    return it == set.changes.cend() ? nullptr : &*it;
}

} // namespace

QList<Workspace::HistoryEntry> Workspace::history() const
{
    QList<HistoryEntry> entries;
    const QList<store::StoredChangeSet> stored = d->context.history.entries();
    for (const store::StoredChangeSet &entry : stored)
        entries.append(entryOf(entry));
    return entries;
}

std::optional<Workspace::HistoryEntry> Workspace::nextUndo() const
{
    return entryIfAny(d->context.history.nextUndo());
}

std::optional<Workspace::HistoryEntry> Workspace::nextRedo() const
{
    return entryIfAny(d->context.history.nextRedo());
}

Result<QList<CaseKey>> Workspace::undo()
{
    return d->turnOver(d->context.history.nextUndo(), Direction::Back);
}

Result<QList<CaseKey>> Workspace::redo()
{
    return d->turnOver(d->context.history.nextRedo(), Direction::Forward);
}

QList<Workspace::HistoryPoint> Workspace::historyOf(CaseKey key) const
{
    QList<HistoryPoint> points;
    const QList<store::StoredChangeSet> stored = d->context.history.entries();
    for (const store::StoredChangeSet &entry : stored) {
        if (const Change *change = changeOf(entry.set, key))
            points.append({entryOf(entry), *change, entry.sent.value(key)});
    }
    return points;
}

std::optional<TestCase> Workspace::valueAt(CaseKey key, ChangeSetId point) const
{
    const CaseRecord *record = d->context.records.find(key);
    std::optional<TestCase> value;
    if (record && !record->deleted)
        value = record->current();
    const QList<store::StoredChangeSet> stored = d->context.history.entries();
    for (auto entry = stored.crbegin(); entry != stored.crend() && entry->id != point; ++entry) {
        const Change *change = entry->undone ? nullptr : changeOf(entry->set, key);
        if (!change)
            continue;
        if (change->isCreation())
            value.reset();
        else if (change->isDeletion() || !value)
            value = change->before;
        else
            value = overlaid(*value, *change->before);
    }
    return value;
}

} // namespace casewright::workspace
