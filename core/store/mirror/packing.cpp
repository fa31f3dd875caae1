// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mirror/packing.h"

#include <QIODevice>

namespace casewright::store {

quint64 digestOf(QByteArrayView bytes)
{
    // 64-bit FNV-1a: it is kept in the file, and qHash() mixes in a seed of the process.
    quint64 digest = Q_UINT64_C(14695981039346656037);
    for (const char byte : bytes)
        digest = (digest ^ static_cast<uchar>(byte)) * Q_UINT64_C(1099511628211);
    return digest;
}

qint32 RefTable::numberOf(const Ref &ref)
{
    if (ref.isNull())
        return -1;
    const std::pair<qint64, QString> what{ref.id.value_or(std::numeric_limits<qint64>::min()), ref.name};
    const auto known = m_numbers.constFind(what);
    if (known != m_numbers.cend())
        return *known;
    const auto number = static_cast<qint32>(m_refs.size());
    m_refs.push_back(ref);
    m_numbers.insert(what, number);
    return number;
}

void writeRefs(QDataStream &stream, const std::vector<Ref> &refs)
{
    stream << static_cast<quint32>(refs.size());
    for (const Ref &ref : refs)
        stream << ref.id.has_value() << qint64(ref.id.value_or(0)) << ref.name.toUtf8();
}

std::vector<Ref> readRefs(PageReader &reader)
{
    constexpr qint64 leastBytes = 13;
    std::vector<Ref> refs(reader.count(leastBytes));
    for (Ref &ref : refs) {
        const bool hasId = reader.flag();
        const auto id = reader.number<qint64>();
        ref = {hasId ? std::optional<ServerId>(id) : std::nullopt, QString::fromUtf8(reader.bytes())};
    }
    return refs;
}

quint32 PageReader::count(qint64 least)
{
    const auto count = number<quint32>();
    m_isGood = m_isGood && qint64(count) * least <= m_left.size();
    return m_isGood ? count : 0;
}

} // namespace casewright::store
