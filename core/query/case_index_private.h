// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/case_index.h"
#include "core/query/key_table.h"
#include "core/query/list_pool.h"
#include "core/query/name_table.h"
#include "core/query/packed_texts.h"
#include "core/query/suite_table.h"

#include <QHash>

namespace casewright::query {

/// The columns of the index, a vector each, and what they refer to. Row numbers are places in the columns.
class CaseIndex::Private {
public:
    enum Flag : quint8 {
        Automated = 1,
        Waiting = 2,
        HasIssues = 4,
        HasSteps = 8,
        Local = 16, ///< has no id on the server
        StepsKnown = 32, ///< they were read and are searched
    };

    /// What a page and a single summary say of a row.
    struct Content {
        QByteArrayView name;
        quint32 status = 0;
        quint32 layer = 0;
        quint32 feature = 0;
        std::span<const quint32> tags;
        bool automated = false;
        qint64 modified = 0;
    };

    void reserve(const std::vector<CaseRows> &pages);
    RowNumber rowFor(CaseKey key, std::optional<ServerId> id);
    void write(RowNumber row, const Content &content);
    void setFlag(RowNumber row, Flag flag, bool on);
    [[nodiscard]] bool has(RowNumber row, Flag flag) const { return (flags[row] & flag) != 0; }
    void remove(RowNumber row);
    void setStepText(RowNumber row, const QString &text);
    [[nodiscard]] std::optional<ServerId> serverId(RowNumber row) const;
    [[nodiscard]] std::optional<CaseKey> keyOf(ServerId id) const;
    [[nodiscard]] std::optional<RowNumber> rowOf(CaseKey key) const { return table.find(key); }

    [[nodiscard]] RowBits rowsMatching(const Filter &filter) const;
    [[nodiscard]] RowBits rowsIn(Scope scope, const SuitePath &suite) const;
    void sortByNumber(Rows &rows, SortKey key, Qt::SortOrder order) const;
    void sortByName(Rows &rows, Qt::SortOrder order) const;
    void sortByEntry(Rows &rows, const std::vector<quint32> &column, Qt::SortOrder order) const;
    [[nodiscard]] size_t memoryBytes() const;

    [[nodiscard]] RowNumber size() const { return RowNumber(keys.size()); }

    std::vector<CaseKey> keys;
    std::vector<qint64> modified;
    std::vector<quint32> nameSlots; ///< in rawNames and foldedNames alike
    std::vector<quint32> stepSlots; ///< in stepTexts, or none
    std::vector<quint32> statuses;  ///< in names, as the next two
    std::vector<quint32> layers;
    std::vector<quint32> features;
    std::vector<quint8> flags;
    ListPool tags;       ///< in names, without ids
    ListPool caseSuites; ///< in suites

    NameTable names;
    SuiteTable suites;
    TextArena rawNames;
    SearchTexts foldedNames;
    SearchTexts stepTexts;

private:
    RowNumber addRow(CaseKey key);
    void setServerId(RowNumber row, std::optional<ServerId> id);
    void writeName(RowNumber row, QByteArrayView name);
    void packNamesAgain();
    void packStepsAgain();

    [[nodiscard]] RowBits rowsMatching(const QList<FilterTerm> &terms) const;
    [[nodiscard]] RowBits rowsMatching(const FilterTerm &term, const RowBits &among) const;
    [[nodiscard]] RowBits rowsWithText(const QString &folded, const RowBits &among) const;
    [[nodiscard]] RowBits rowsWithEntry(const std::vector<quint32> &column, const QString &folded) const;
    [[nodiscard]] RowBits rowsWithId(const QString &text) const;
    [[nodiscard]] RowBits rowsHaving(const QString &what) const;
    [[nodiscard]] RowBits rowsBeing(const QString &what) const;
    [[nodiscard]] RowBits rowsFlagged(Flag flag) const;

    KeyTable table{keys};
    // Nearly every key says its server id by itself; only the others are kept.
    QHash<CaseKey, ServerId> otherIds;
    QHash<ServerId, CaseKey> otherKeys;
};

} // namespace casewright::query
