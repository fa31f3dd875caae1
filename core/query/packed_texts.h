// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/row_bits.h"

#include <QByteArray>

namespace casewright::query {

/// Makes room for `extra` more elements with little to spare: doubling would cost half of the memory that packing
/// saves.
template <typename Container>
void growFor(Container &container, size_t extra)
{
    const size_t needed = size_t(container.size()) + extra;
    if (needed > size_t(container.capacity()))
        container.reserve(decltype(container.size())(needed + needed / 8));
}

template <typename T>
void pushPacked(std::vector<T> &column, T value)
{
    growFor(column, 1);
    column.push_back(value);
}

/// Texts one after the other in one UTF-8 buffer, each with a number. A text is never changed in place.
class TextArena {
public:
    using Slot = quint32;

    Slot add(QByteArrayView text);
    /// Makes room for so many texts more, of so many bytes together.
    void reserve(size_t texts, size_t bytes);
    [[nodiscard]] QByteArrayView text(Slot slot) const;
    [[nodiscard]] Slot size() const { return Slot(m_begins.size()); }
    [[nodiscard]] QByteArrayView bytes() const { return m_bytes; }
    /// Where the text after `slot` begins in bytes().
    [[nodiscard]] qsizetype endOf(Slot slot) const;
    [[nodiscard]] size_t memoryBytes() const;

private:
    QByteArray m_bytes;
    std::vector<quint32> m_begins;
};

/// A TextArena of folded texts that is searched from one end to the other and knows to which row each text belongs.
class SearchTexts {
public:
    using Slot = TextArena::Slot;
    static constexpr quint32 none = ~quint32(0);

    Slot add(QByteArrayView folded, quint32 row);
    void drop(Slot slot);
    void reserve(size_t texts, size_t bytes);
    void setRow(Slot slot, quint32 row) { m_rows[slot] = row; }
    [[nodiscard]] QByteArrayView text(Slot slot) const { return m_arena.text(slot); }
    /// Adds the rows whose text holds `needle`.
    void search(QByteArrayView needle, RowBits &hits) const;
    /// More than half of the buffer belongs to texts that were dropped: time to build a new one.
    [[nodiscard]] bool isWasteful() const;
    [[nodiscard]] size_t memoryBytes() const;

private:
    TextArena m_arena;
    std::vector<quint32> m_rows; ///< by slot; none: dropped
    size_t m_dropped = 0;        ///< bytes
};

} // namespace casewright::query
