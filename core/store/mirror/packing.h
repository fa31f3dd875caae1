// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/reference.h"

#include <QDataStream>
#include <QHash>
#include <QtEndian>

#include <vector>

namespace casewright::store {

/// What the store keeps of many cases lies in pages of about a thousand: one row of SQLite a case takes three times as long to
/// read. A page is told by the first id in it, and holds the same bytes for the same content.
struct Page {
    ServerId first = 0;
    quint64 digest = 0; ///< of `content`; garbled bytes do not fit it
    QByteArray content;
};

[[nodiscard]] quint64 digestOf(QByteArrayView bytes);

/// Whether a page begins with this id. It follows from the id alone, so that a case that comes or goes leaves the other pages as
/// they are.
[[nodiscard]] constexpr bool beginsPage(ServerId id)
{
    constexpr int pageBits = 10;
    return (quint64(id) * Q_UINT64_C(0x9E3779B97F4A7C15)) >> (64 - pageBits) == 0;
}

/// Names that many cases of a page share, each once.
class RefTable {
public:
    [[nodiscard]] qint32 numberOf(const Ref &ref);
    [[nodiscard]] const std::vector<Ref> &refs() const { return m_refs; }

private:
    std::vector<Ref> m_refs;
    QHash<std::pair<qint64, QString>, qint32> m_numbers;
};

/// Reads what a QDataStream has written, in a fifth of its time: a hundred thousand rows are read while somebody waits. Where the bytes end
/// too early all that follows is 0 or empty, and isGood() false.
class PageReader {
public:
    explicit PageReader(QByteArrayView bytes) : m_left(bytes) {}

    template <typename Number>
    [[nodiscard]] Number number()
    {
        const QByteArrayView bytes = take(sizeof(Number));
        return bytes.isEmpty() ? Number() : qFromBigEndian<Number>(bytes.data());
    }
    [[nodiscard]] bool flag() { return number<quint8>() != 0; }
    /// A QByteArray; lives as long as what is read.
    [[nodiscard]] QByteArrayView bytes()
    {
        constexpr quint32 null = 0xffffffff;
        const auto size = number<quint32>();
        return size == null ? QByteArrayView() : take(size);
    }
    /// How many elements follow, each of `least` bytes or more; 0 and not good where there cannot be so many.
    [[nodiscard]] quint32 count(qint64 least);

    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] bool isAtEnd() const { return m_left.isEmpty(); }

private:
    [[nodiscard]] QByteArrayView take(qsizetype size)
    {
        m_isGood = m_isGood && size <= m_left.size();
        if (!m_isGood)
            return {};
        const QByteArrayView taken = m_left.first(size);
        m_left = m_left.sliced(size);
        return taken;
    }

    QByteArrayView m_left;
    bool m_isGood = true;
};

void writeRefs(QDataStream &stream, const std::vector<Ref> &refs);
[[nodiscard]] std::vector<Ref> readRefs(PageReader &reader);

} // namespace casewright::store
