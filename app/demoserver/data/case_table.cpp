// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/data/case_table.h"

#include "app/demoserver/data/case_json.h"

#include <algorithm>

namespace casewright::demo {

CaseTable::CaseTable(const Catalogue &catalogue)
    : m_writeRow([&catalogue](const TestCase &record) { return caseJson(record, catalogue); })
{
}

void CaseTable::setRowWriter(RowWriter writer)
{
    m_writeRow = std::move(writer);
    forgetRows();
}

void CaseTable::forgetRows()
{
    for (Entry &each : m_entries)
        each.row.clear();
}

qint64 CaseTable::add(TestCase record)
{
    record.id = firstId + static_cast<qint64>(m_entries.size());
    listOf(record).push_back(record.id);
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

std::vector<qint64> &CaseTable::listOf(const TestCase &record)
{
    return (record.deleted ? m_binned : m_byProject)[record.projectId];
}

void CaseTable::takeFromList(const TestCase &record)
{
    std::vector<qint64> &ids = listOf(record);
    const auto place = std::lower_bound(ids.begin(), ids.end(), record.id);
    if (place != ids.end() && *place == record.id)
        ids.erase(place);
}

void CaseTable::putIntoList(const TestCase &record)
{
    std::vector<qint64> &ids = listOf(record);
    ids.insert(std::lower_bound(ids.begin(), ids.end(), record.id), record.id);
}

void CaseTable::remove(qint64 id)
{
    Entry &found = m_entries[static_cast<size_t>(id - firstId)];
    found.exists = false;
    found.row.clear();
    takeFromList(found.record);
    m_changed.insert(id);
}

void CaseTable::moveToBin(qint64 id)
{
    TestCase &record = edit(id);
    takeFromList(record);
    record.deleted = true;
    putIntoList(record);
}

void CaseTable::putBack(qint64 id)
{
    TestCase &record = edit(id);
    takeFromList(record);
    record.deleted = false;
    putIntoList(record);
}

void CaseTable::moveToProject(qint64 id, qint64 projectId)
{
    TestCase &record = edit(id);
    takeFromList(record);
    record.projectId = projectId;
    putIntoList(record);
}

const std::vector<qint64> &CaseTable::ofProject(qint64 projectId) const
{
    static const std::vector<qint64> none;
    const auto found = m_byProject.constFind(projectId);
    return found == m_byProject.cend() ? none : *found;
}

const std::vector<qint64> &CaseTable::binOf(qint64 projectId) const
{
    static const std::vector<qint64> none;
    const auto found = m_binned.constFind(projectId);
    return found == m_binned.cend() ? none : *found;
}

const QByteArray &CaseTable::row(qint64 id) const
{
    const Entry &found = *entry(id);
    if (found.row.isEmpty())
        found.row = m_writeRow(found.record);
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
        TestCase &known = edit(record.id);
        takeFromList(known);
        known = record;
        putIntoList(known);
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
