// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/reference.h"

#include <QDataStream>
#include <QHash>

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

void writeRefs(QDataStream &stream, const std::vector<Ref> &refs);
[[nodiscard]] std::vector<Ref> readRefs(QDataStream &stream);

/// Reads how many elements follow, each of `least` bytes or more; 0 and a bad status where there cannot be so many.
[[nodiscard]] quint32 readCount(QDataStream &stream, qint64 least);

} // namespace casewright::store
