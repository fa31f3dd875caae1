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
        if (entry.id == id) {
            entry.undone = undone;
            entry.sent.clear();
        }
    }
}

QList<store::SentChange> History::noteSent(const QSet<CaseKey> &keys, ChangeSetId first, ChangeSetId last, qint64 time)
{
    QList<store::SentChange> noted;
    if (keys.isEmpty())
        return noted;
    for (auto &entry : m_entries) {
        const bool isSentWhole = entry.sent.size() == entry.set.changes.size();
        if (entry.id < first || entry.id > last || entry.undone || isSentWhole)
            continue;
        for (const Change &change : std::as_const(entry.set.changes)) {
            if (!keys.contains(change.key) || entry.sent.contains(change.key))
                continue;
            entry.sent.insert(change.key, time);
            noted.append({entry.id, change.key, time});
        }
    }
    return noted;
}

QList<store::StoredChangeSet> History::rekey(const QHash<CaseKey, CaseKey> &moved)
{
    QList<store::StoredChangeSet> altered;
    if (moved.isEmpty())
        return altered;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const QList<Change> &changes = m_entries.at(i).set.changes;
        if (std::none_of(changes.cbegin(), changes.cend(), [&moved](const Change &change) { return moved.contains(change.key); }))
            continue;
        store::StoredChangeSet &entry = m_entries[i];
        for (Change &change : entry.set.changes)
            change.key = moved.value(change.key, change.key);
        for (auto it = moved.cbegin(); it != moved.cend(); ++it) {
            if (entry.sent.contains(it.key()))
                entry.sent.insert(it.value(), entry.sent.take(it.key()));
        }
        altered.append(m_entries.at(i));
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
