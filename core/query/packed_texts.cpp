// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/packed_texts.h"

#include "core/query/search_kernel.h"

namespace casewright::query {
namespace {

// Ends every text and occurs in no UTF-8, so that nothing is found across two texts.
constexpr char separator = '\xff';
// Below this, garbage is not worth a thought.
constexpr qsizetype smallBuffer = 64 * 1024;

} // namespace

TextArena::Slot TextArena::add(QByteArrayView text)
{
    pushPacked(m_begins, quint32(m_bytes.size()));
    growFor(m_bytes, size_t(text.size()) + 1);
    m_bytes.append(text);
    m_bytes.append(separator);
    return size() - 1;
}

qsizetype TextArena::endOf(Slot slot) const
{
    return slot + 1 < size() ? qsizetype(m_begins[slot + 1]) : m_bytes.size();
}

void TextArena::reserve(size_t texts, size_t bytes)
{
    growFor(m_bytes, bytes + texts); // each has a separator
    growFor(m_begins, texts);
}

QByteArrayView TextArena::text(Slot slot) const
{
    const qsizetype begin = m_begins[slot];
    return QByteArrayView(m_bytes).sliced(begin, endOf(slot) - begin - 1);
}

size_t TextArena::memoryBytes() const
{
    return size_t(m_bytes.capacity()) + m_begins.capacity() * sizeof(quint32);
}

SearchTexts::Slot SearchTexts::add(QByteArrayView folded, quint32 row)
{
    pushPacked(m_rows, row);
    return m_arena.add(folded);
}

void SearchTexts::reserve(size_t texts, size_t bytes)
{
    m_arena.reserve(texts, bytes);
    growFor(m_rows, texts);
}

void SearchTexts::drop(Slot slot)
{
    m_rows[slot] = none;
    m_dropped += size_t(m_arena.text(slot).size()) + 1;
}

void SearchTexts::search(QByteArrayView needle, RowBits &hits) const
{
    const QByteArrayView bytes = m_arena.bytes();
    Slot slot = 0;
    qsizetype at = 0;
    while ((at = findBytes(bytes, at, needle)) >= 0) {
        while (m_arena.endOf(slot) <= at)
            ++slot;
        if (m_rows[slot] != none)
            hits.set(m_rows[slot]);
        at = m_arena.endOf(slot);
    }
}

bool SearchTexts::isWasteful() const
{
    return m_arena.bytes().size() > smallBuffer && m_dropped * 2 > size_t(m_arena.bytes().size());
}

size_t SearchTexts::memoryBytes() const
{
    return m_arena.memoryBytes() + m_rows.capacity() * sizeof(quint32);
}

} // namespace casewright::query
