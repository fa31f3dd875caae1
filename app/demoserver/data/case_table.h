// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/catalogue.h"
#include "app/demoserver/data/records.h"

#include <QByteArray>
#include <QHash>

#include <deque>
#include <functional>
#include <set>
#include <vector>

namespace casewright::demo {

/// Writes a case as a list of the dialect answers with it.
using RowWriter = std::function<QByteArray(const TestCase &)>;

/// The cases, by id and by project. Keeps the JSON of each row until the case changes, so that a page of a
/// list costs a copy of bytes. Ids run without gaps from `firstId`; a deleted case leaves its id unused.
class CaseTable final {
public:
    static constexpr qint64 firstId = 1001;

    explicit CaseTable(const Catalogue &catalogue);
    void setRowWriter(RowWriter writer);

    /// The id that add() will give.
    [[nodiscard]] qint64 nextId() const { return firstId + static_cast<qint64>(m_entries.size()); }
    /// Gives the case its id.
    qint64 add(TestCase record);
    /// Null for a case that does not exist or was deleted.
    [[nodiscard]] const TestCase *find(qint64 id) const;
    /// For changing an existing case at once; do not keep the reference.
    [[nodiscard]] TestCase &edit(qint64 id);
    void remove(qint64 id);
    /// Binned cases are found by id and are none of their project's until they are put back.
    void moveToBin(qint64 id);
    void putBack(qint64 id);
    void moveToProject(qint64 id, qint64 projectId);

    /// Ids of the cases that exist, ascending.
    [[nodiscard]] const std::vector<qint64> &ofProject(qint64 projectId) const;
    [[nodiscard]] const std::vector<qint64> &binOf(qint64 projectId) const;
    [[nodiscard]] const QByteArray &row(qint64 id) const;
    /// After a change of something that rows of many cases show.
    void forgetRows();
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
    [[nodiscard]] std::vector<qint64> &listOf(const TestCase &record);
    void takeFromList(const TestCase &record);
    void putIntoList(const TestCase &record);

    RowWriter m_writeRow;
    std::deque<Entry> m_entries;
    QHash<qint64, std::vector<qint64>> m_byProject;
    QHash<qint64, std::vector<qint64>> m_binned;
    std::set<qint64> m_changed;
};

} // namespace casewright::demo
