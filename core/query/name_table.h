// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/reference.h"
#include "core/query/row_bits.h"

#include <QHash>
#include <QList>

namespace casewright::query {

/// Names that many rows share (statuses, layers, features, tags), each once; a row holds the number of its entry, and a
/// filter compares a name with the entries, never with rows. Entry 0 is "not set".
class NameTable {
public:
    NameTable();

    quint32 intern(const Ref &ref);
    [[nodiscard]] quint32 size() const { return quint32(m_entries.size()); }
    [[nodiscard]] const Ref &at(quint32 entry) const { return m_entries[entry].ref; }
    [[nodiscard]] const QString &folded(quint32 entry) const { return m_entries[entry].folded; }

    enum class Match { Whole, Prefix, Substring };
    [[nodiscard]] RowBits matching(const QString &folded, Match match) const;
    /// The place of each entry among all in the order of names, equal names alike; "not set" last.
    [[nodiscard]] std::vector<quint32> ranks() const;
    [[nodiscard]] size_t memoryBytes() const;

private:
    struct Entry {
        Ref ref;
        QString folded;
    };
    QList<Entry> m_entries;
    QHash<std::pair<qint64, QString>, quint32> m_numbers;
};

} // namespace casewright::query
