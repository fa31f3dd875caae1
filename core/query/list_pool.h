// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/row_bits.h"

#include <span>

namespace casewright::query {

/// A list of table entries (tags, suites) for each row, all in one buffer. At most 65,535 entries a row, the rest is
/// cut.
class ListPool {
public:
    void addRow();
    /// Makes room for so many rows more, with so many entries together.
    void reserve(size_t rows, size_t items);
    /// Moves the last row into `row` and forgets the last.
    void removeBySwap(quint32 row);
    void set(quint32 row, std::span<const quint32> list);
    [[nodiscard]] std::span<const quint32> at(quint32 row) const
    {
        return {m_items.data() + m_begins[row], m_counts[row]};
    }
    [[nodiscard]] bool hasAny(quint32 row, const RowBits &entries) const;
    /// The rows whose list holds one of `entries`.
    [[nodiscard]] RowBits rowsWithAny(const RowBits &entries) const;
    [[nodiscard]] RowBits rowsWithNone() const;
    [[nodiscard]] size_t memoryBytes() const;

private:
    void compactIfWasteful();

    std::vector<quint32> m_items;
    std::vector<quint32> m_begins;
    std::vector<quint16> m_counts;
    size_t m_dropped = 0; ///< items that no row has any more
};

} // namespace casewright::query
