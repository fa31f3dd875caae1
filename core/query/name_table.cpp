// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/name_table.h"

#include "core/query/fold.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace casewright::query {

NameTable::NameTable() : m_entries(1) {}

quint32 NameTable::intern(const Ref &ref)
{
    if (ref.isNull())
        return 0;
    const std::pair key(ref.id.value_or(std::numeric_limits<qint64>::min()), ref.name);
    const auto known = m_numbers.constFind(key);
    if (known != m_numbers.cend())
        return *known;
    m_entries.append({ref, foldText(ref.name)});
    m_numbers.insert(key, size() - 1);
    return size() - 1;
}

RowBits NameTable::matching(const QString &folded, Match match) const
{
    RowBits entries(size());
    for (quint32 entry = 1; entry < size(); ++entry) {
        const QString &text = m_entries[entry].folded;
        const bool matches = match == Match::Whole    ? text == folded
                             : match == Match::Prefix ? text.startsWith(folded)
                                                      : text.contains(folded);
        if (matches)
            entries.set(entry);
    }
    return entries;
}

std::vector<quint32> NameTable::ranks() const
{
    std::vector<quint32> order(size());
    std::iota(order.begin(), order.end(), 0);
    const auto isBefore = [this](quint32 a, quint32 b) {
        return a == 0 || b == 0 ? a > b : m_entries[a].folded < m_entries[b].folded;
    };
    std::sort(order.begin(), order.end(), isBefore);
    std::vector<quint32> ranks(size());
    for (size_t i = 1; i < order.size(); ++i)
        ranks[order[i]] = ranks[order[i - 1]] + (isBefore(order[i - 1], order[i]) ? 1 : 0);
    return ranks;
}

size_t NameTable::memoryBytes() const
{
    constexpr size_t hashNode = 48;
    size_t bytes = size_t(m_entries.capacity()) * sizeof(Entry) + size_t(m_numbers.capacity()) * hashNode;
    for (const Entry &entry : m_entries)
        bytes += size_t(entry.ref.name.capacity() + entry.folded.capacity()) * sizeof(QChar);
    return bytes;
}

} // namespace casewright::query
