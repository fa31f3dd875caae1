// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <optional>
#include <vector>

namespace casewright::query {

/// Finds the row of a key. Holds row numbers only and reads the keys from the column given, so that a row costs 5 to 10
/// bytes; a hash of the library costs 40. Open addressing, linear probing.
class KeyTable {
public:
    explicit KeyTable(const std::vector<CaseKey> &keys) : m_keys(keys) {}

    [[nodiscard]] std::optional<quint32> find(CaseKey key) const;
    /// `row` is the last of the column.
    void insert(quint32 row);
    /// While the column still holds `key`.
    void erase(CaseKey key);
    /// The row of `key` is to become `row`; called before the column changes.
    void move(CaseKey key, quint32 row);
    /// Makes room for so many keys altogether.
    void reserve(size_t keys);
    void clear();
    [[nodiscard]] size_t memoryBytes() const { return m_places.capacity() * sizeof(quint32); }

private:
    static constexpr quint32 empty = ~quint32(0);
    [[nodiscard]] size_t homeOf(CaseKey key) const;
    [[nodiscard]] size_t placeOf(CaseKey key) const;
    void place(quint32 row);
    void growTo(size_t places);

    const std::vector<CaseKey> &m_keys;
    std::vector<quint32> m_places; ///< a power of two of them
    size_t m_used = 0;
};

} // namespace casewright::query
