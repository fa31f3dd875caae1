// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <bit>
#include <vector>

namespace casewright::query {

/// A set of small numbers (rows, or entries of a table): one bit each, so that the terms of a filter are combined 64
/// rows at a time.
class RowBits {
public:
    explicit RowBits(quint32 size = 0) : m_size(size), m_words((size + 63) / 64) {}

    [[nodiscard]] quint32 size() const { return m_size; }
    void set(quint32 row) { m_words[row / 64] |= quint64(1) << (row % 64); }
    [[nodiscard]] bool test(quint32 row) const { return (m_words[row / 64] >> (row % 64)) & 1; }

    void flip()
    {
        for (quint64 &word : m_words)
            word = ~word;
        if (m_size % 64)
            m_words.back() &= (quint64(1) << (m_size % 64)) - 1;
    }
    RowBits &operator&=(const RowBits &other)
    {
        for (size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.m_words[i];
        return *this;
    }
    RowBits &operator|=(const RowBits &other)
    {
        for (size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
        return *this;
    }

    [[nodiscard]] bool isEmpty() const
    {
        return std::all_of(m_words.begin(), m_words.end(), [](quint64 word) { return word == 0; });
    }
    [[nodiscard]] quint32 count() const
    {
        quint32 sum = 0;
        for (const quint64 word : m_words)
            sum += quint32(std::popcount(word));
        return sum;
    }
    /// The numbers in the set, ascending.
    [[nodiscard]] std::vector<quint32> toRows() const
    {
        std::vector<quint32> rows;
        rows.reserve(count());
        for (size_t i = 0; i < m_words.size(); ++i) {
            for (quint64 word = m_words[i]; word; word &= word - 1)
                rows.push_back(quint32(i * 64) + quint32(std::countr_zero(word)));
        }
        return rows;
    }

private:
    quint32 m_size = 0;
    std::vector<quint64> m_words;
};

} // namespace casewright::query
