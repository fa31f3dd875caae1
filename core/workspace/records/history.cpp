// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/records/history.h"

#include "core/workspace/records/case_records.h"

#include <QRandomGenerator>

#include <algorithm>

namespace casewright::workspace {

QList<ChangeSetId> History::push(const store::StoredChangeSet &entry)
{
    QList<ChangeSetId> buried;
    while (!m_entries.isEmpty() && m_entries.last().undone)
        buried.append(m_entries.takeLast().id);
    m_entries.append(entry);
    return buried;
}

const store::StoredChangeSet *History::find(ChangeSetId id) const
{
    const auto it = std::find_if(m_entries.cbegin(), m_entries.cend(), [id](const auto &entry) { return entry.id == id; });
    return it == m_entries.cend() ? nullptr : &*it;
}

const store::StoredChangeSet *History::nextUndo() const
{
    const auto it = std::find_if(m_entries.crbegin(), m_entries.crend(), [](const auto &entry) { return !entry.undone; });
    return it == m_entries.crend() ? nullptr : &*it;
}

const store::StoredChangeSet *History::nextRedo() const
{
    const store::StoredChangeSet *next = nullptr;
    for (auto it = m_entries.crbegin(); it != m_entries.crend() && it->undone; ++it)
        next = &*it;
    return next;
}

void History::setUndone(ChangeSetId id, bool undone)
{
    for (auto &entry : m_entries) {
        if (entry.id == id)
            entry.undone = undone;
    }
}

void History::rekey(ChangeSetId id, CaseKey from, CaseKey to)
{
    for (auto &entry : m_entries) {
        if (entry.id != id)
            continue;
        for (Change &change : entry.set.changes) {
            if (change.key == from)
                change.key = to;
        }
    }
}

QList<store::StoredChangeSet> History::rekeyAll(CaseKey from, CaseKey to)
{
    QList<store::StoredChangeSet> altered;
    for (const auto &entry : std::as_const(m_entries)) {
        const bool names = std::any_of(entry.set.changes.cbegin(), entry.set.changes.cend(), [from](const Change &change) { return change.key == from; });
        if (names)
            altered.append(entry);
    }
    for (auto &entry : altered) {
        rekey(entry.id, from, to);
        entry = *find(entry.id);
    }
    return altered;
}

ChangeSetId History::newId(qint64 now)
{
    return ChangeSetId{(now << 20) | static_cast<qint64>(QRandomGenerator::global()->bounded(1 << 20))};
}

std::optional<Change> turnedOver(const Change &change, Direction direction, const TestCase &now)
{
    const Change wanted = direction == Direction::Back ? inverted(change) : change;
    const TestCase present = restricted(now, *wanted.before);
    const TestCase target = merge(*wanted.before, present, *wanted.after).value;
    return diff(change.key, present, target);
}

} // namespace casewright::workspace
