// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/catalogue.h"
#include "app/demoserver/data/records.h"

#include <QByteArray>
#include <QHash>

#include <deque>
#include <set>
#include <vector>

namespace casewright::demo {

/// The cases, by id and by project. Keeps the JSON of each row until the case changes, so that a page of a
/// list costs a copy of bytes. Ids run without gaps from `firstId`; a deleted case leaves its id unused.
class CaseTable final {
public:
    static constexpr qint64 firstId = 1001;

    explicit CaseTable(const Catalogue &catalogue) : m_catalogue(catalogue) {}

    /// Gives the case its id.
    qint64 add(TestCase record);
    /// Null for a case that does not exist or was deleted.
    [[nodiscard]] const TestCase *find(qint64 id) const;
    /// For changing an existing case at once; do not keep the reference.
    [[nodiscard]] TestCase &edit(qint64 id);
    void remove(qint64 id);

    /// Ids of the cases that exist, ascending.
    [[nodiscard]] const std::vector<qint64> &ofProject(qint64 projectId) const;
    [[nodiscard]] const QByteArray &row(qint64 id) const;
    /// Makes all rows now, so that the first list is as fast as the next.
    void prepareRows() const;

    /// Up to here the cases are content that a program of this version makes again by itself: not kept in a state file.
    void markAsOriginal();
    /// Added, edited or removed since then.
    [[nodiscard]] const std::set<qint64> &changed() const { return m_changed; }
    /// From a state file: puts a record, or a gap, at its own id. Ids must arrive ascending.
    void restore(const TestCase &record);
    void restoreGap(qint64 id);

private:
    struct Entry {
        TestCase record;
        bool exists = true;
        mutable QByteArray row;
    };

    [[nodiscard]] const Entry *entry(qint64 id) const;
    void removeFromProject(const TestCase &record);

    const Catalogue &m_catalogue;
    std::deque<Entry> m_entries;
    QHash<qint64, std::vector<qint64>> m_byProject;
    std::set<qint64> m_changed;
};

} // namespace casewright::demo
