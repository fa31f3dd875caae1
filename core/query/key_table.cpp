// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/key_table.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace casewright::query {

size_t KeyTable::homeOf(CaseKey key) const
{
    // Ids come in runs: a multiplication spreads them, its upper bits best.
    const quint64 mixed = quint64(key.value) * Q_UINT64_C(0x9E3779B97F4A7C15);
    return size_t(mixed >> 32) & (m_places.size() - 1);
}

/// Where `key` is, or the empty place where it would be.
size_t KeyTable::placeOf(CaseKey key) const
{
    size_t at = homeOf(key);
    while (m_places[at] != empty && m_keys[m_places[at]] != key)
        at = (at + 1) & (m_places.size() - 1);
    return at;
}

std::optional<quint32> KeyTable::find(CaseKey key) const
{
    if (m_places.empty())
        return std::nullopt;
    const quint32 row = m_places[placeOf(key)];
    return row == empty ? std::nullopt : std::optional(row);
}

void KeyTable::insert(quint32 row)
{
    if ((m_used + 1) * 8 > m_places.size() * 7)
        growTo(std::max<size_t>(64, m_places.size() * 2));
    place(row);
    ++m_used;
}

void KeyTable::place(quint32 row)
{
    m_places[placeOf(m_keys[row])] = row;
}

void KeyTable::reserve(size_t keys)
{
    const size_t places = std::bit_ceil(std::max<size_t>(64, keys * 8 / 7 + 1));
    if (places > m_places.size())
        growTo(places);
}

void KeyTable::growTo(size_t places)
{
    const std::vector<quint32> old = std::exchange(m_places, std::vector<quint32>(places, empty));
    for (const quint32 row : old) {
        if (row != empty)
            place(row);
    }
}

void KeyTable::erase(CaseKey key)
{
    size_t hole = placeOf(key);
    const size_t mask = m_places.size() - 1;
    // What was pushed past the hole by a collision moves back into it, or it would not be found any more.
    for (size_t at = (hole + 1) & mask; m_places[at] != empty; at = (at + 1) & mask) {
        const size_t pushed = (at - homeOf(m_keys[m_places[at]])) & mask;
        if (pushed < ((at - hole) & mask))
            continue;
        m_places[hole] = m_places[at];
        hole = at;
    }
    m_places[hole] = empty;
    --m_used;
}

void KeyTable::move(CaseKey key, quint32 row)
{
    m_places[placeOf(key)] = row;
}

void KeyTable::clear()
{
    m_places.clear();
    m_used = 0;
}

} // namespace casewright::query
