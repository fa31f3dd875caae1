// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/data/case_table.h"

#include "app/demoserver/data/case_json.h"

#include <algorithm>

namespace casewright::demo {

qint64 CaseTable::add(TestCase record)
{
    record.id = firstId + static_cast<qint64>(m_entries.size());
    m_byProject[record.projectId].push_back(record.id);
    m_changed.insert(record.id);
    m_entries.push_back({std::move(record), true, {}});
    return m_entries.back().record.id;
}

const CaseTable::Entry *CaseTable::entry(qint64 id) const
{
    if (id < firstId || id >= firstId + static_cast<qint64>(m_entries.size()))
        return nullptr;
    return &m_entries[static_cast<size_t>(id - firstId)];
}

const TestCase *CaseTable::find(qint64 id) const
{
    const Entry *found = entry(id);
    return found && found->exists ? &found->record : nullptr;
}

TestCase &CaseTable::edit(qint64 id)
{
    Entry &found = m_entries[static_cast<size_t>(id - firstId)];
    found.row.clear();
    m_changed.insert(id);
    return found.record;
}

void CaseTable::removeFromProject(const TestCase &record)
{
    std::vector<qint64> &ids = m_byProject[record.projectId];
    const auto place = std::lower_bound(ids.begin(), ids.end(), record.id);
    if (place != ids.end() && *place == record.id)
        ids.erase(place);
}

void CaseTable::remove(qint64 id)
{
    Entry &found = m_entries[static_cast<size_t>(id - firstId)];
    found.exists = false;
    found.row.clear();
    removeFromProject(found.record);
    m_changed.insert(id);
}

const std::vector<qint64> &CaseTable::ofProject(qint64 projectId) const
{
    static const std::vector<qint64> none;
    const auto found = m_byProject.constFind(projectId);
    return found == m_byProject.cend() ? none : *found;
}

const QByteArray &CaseTable::row(qint64 id) const
{
    const Entry &found = *entry(id);
    if (found.row.isEmpty())
        found.row = caseJson(found.record, m_catalogue);
    return found.row;
}

void CaseTable::prepareRows() const
{
    for (const Entry &each : m_entries) {
        if (each.exists)
            (void)row(each.record.id);
    }
}

void CaseTable::markAsOriginal()
{
    m_changed.clear();
}

void CaseTable::restore(const TestCase &record)
{
    if (entry(record.id)) {
        edit(record.id) = record;
        return;
    }
    add(record);
}

void CaseTable::restoreGap(qint64 id)
{
    if (!entry(id)) {
        m_entries.push_back({});
        m_entries.back().record.id = id;
    }
    remove(id);
}

} // namespace casewright::demo
