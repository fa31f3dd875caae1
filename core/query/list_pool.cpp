// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/list_pool.h"

#include "core/query/packed_texts.h"

#include <algorithm>
#include <limits>

namespace casewright::query {

void ListPool::addRow()
{
    pushPacked(m_begins, quint32(0));
    pushPacked(m_counts, quint16(0));
}

void ListPool::reserve(size_t rows, size_t items)
{
    growFor(m_begins, rows);
    growFor(m_counts, rows);
    growFor(m_items, items);
}

void ListPool::removeBySwap(quint32 row)
{
    m_dropped += m_counts[row];
    m_begins[row] = m_begins.back();
    m_counts[row] = m_counts.back();
    m_begins.pop_back();
    m_counts.pop_back();
    compactIfWasteful();
}

void ListPool::set(quint32 row, std::span<const quint32> list)
{
    list = list.first(std::min<size_t>(list.size(), std::numeric_limits<quint16>::max()));
    m_dropped += m_counts[row];
    if (list.size() <= m_counts[row]) {
        m_dropped -= list.size();
    } else {
        m_begins[row] = quint32(m_items.size());
        growFor(m_items, list.size());
        m_items.resize(m_items.size() + list.size());
    }
    m_counts[row] = quint16(list.size());
    std::copy(list.begin(), list.end(), m_items.begin() + m_begins[row]);
    compactIfWasteful();
}

bool ListPool::hasAny(quint32 row, const RowBits &entries) const
{
    bool hit = false; // without an early end: guessing where a list ends costs more than looking at three tags
    for (const quint32 entry : at(row))
        hit |= entries.test(entry);
    return hit;
}

RowBits ListPool::rowsWithAny(const RowBits &entries) const
{
    RowBits rows(quint32(m_counts.size()));
    if (entries.isEmpty())
        return rows;
    for (quint32 row = 0; row < rows.size(); ++row) {
        if (hasAny(row, entries))
            rows.set(row);
    }
    return rows;
}

RowBits ListPool::rowsWithNone() const
{
    RowBits rows(quint32(m_counts.size()));
    for (quint32 row = 0; row < rows.size(); ++row) {
        if (m_counts[row] == 0)
            rows.set(row);
    }
    return rows;
}

void ListPool::compactIfWasteful()
{
    constexpr size_t small = 16 * 1024;
    if (m_items.size() < small || m_dropped * 2 <= m_items.size())
        return;
    std::vector<quint32> kept;
    kept.reserve(m_items.size() - m_dropped);
    for (quint32 row = 0; row < m_counts.size(); ++row) {
        const std::span<const quint32> list = at(row);
        m_begins[row] = quint32(kept.size());
        kept.insert(kept.end(), list.begin(), list.end());
    }
    m_items = std::move(kept);
    m_dropped = 0;
}

size_t ListPool::memoryBytes() const
{
    return (m_items.capacity() + m_begins.capacity()) * sizeof(quint32) + m_counts.capacity() * sizeof(quint16);
}

} // namespace casewright::query
