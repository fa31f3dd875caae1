// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case_rows.h"
#include "core/domain/suites.h"
#include "core/query/filter.h"

#include <QSet>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace casewright::query {

enum class SortKey { Id, Name, Status, Layer, Feature, Modified };

/// The rows of one project in memory, packed (at most 256 bytes a case), and the search behind the browser: names are
/// kept a second time case-folded in one UTF-8 buffer and searched from one end to the other at each key, which for
/// 100,000 names takes under a millisecond. Row numbers are dense and stay valid until a row is removed; keys are
/// permanent. Used from one thread.
class CaseIndex {
public:
    using RowNumber = quint32;
    using Rows = std::vector<RowNumber>;

    CaseIndex();
    ~CaseIndex();
    CaseIndex(const CaseIndex &) = delete;
    CaseIndex &operator=(const CaseIndex &) = delete;

    void clear();
    /// Makes room for what is about to be appended: growing bit by bit costs 100,000 rows more than their content does.
    void reserve(const std::vector<CaseRows> &pages);
    /// Adds or updates the rows of a page. `keyOf` maps ids to keys where a case was made here; null: keyOfServerId().
    void append(const CaseRows &page, const std::function<CaseKey(ServerId)> &keyOf = {});
    void put(const CaseSummary &summary);
    void remove(CaseKey key);
    /// Removes every row whose server id is not in `ids` (a pull has seen all of them); cases made here stay.
    void keepOnly(const QSet<ServerId> &ids);

    /// Step texts of a case that was read, for searching.
    void setStepText(CaseKey key, const QString &text, int steps);
    void setIssueCount(CaseKey key, int count);
    void setWaiting(CaseKey key, bool waiting);
    /// The suites a case lies in, replacing what was known.
    void setSuites(CaseKey key, const QList<SuitePath> &suites);
    /// A suite that exists, with or without cases.
    void addSuite(const SuitePath &suite);
    void removeSuite(const SuitePath &suite);

    [[nodiscard]] RowNumber size() const;
    /// The row of a key, or nothing.
    [[nodiscard]] std::optional<RowNumber> rowOf(CaseKey key) const;
    [[nodiscard]] std::optional<CaseKey> keyOf(ServerId id) const;
    [[nodiscard]] CaseKey key(RowNumber row) const;
    [[nodiscard]] CaseSummary summary(RowNumber row) const;
    [[nodiscard]] QString name(RowNumber row) const;
    [[nodiscard]] QString status(RowNumber row) const;
    [[nodiscard]] QString layer(RowNumber row) const;
    [[nodiscard]] QString feature(RowNumber row) const;
    [[nodiscard]] QStringList tags(RowNumber row) const;
    [[nodiscard]] bool automated(RowNumber row) const;
    [[nodiscard]] bool waiting(RowNumber row) const;
    [[nodiscard]] bool stepsKnown(RowNumber row) const; ///< setStepText() was called for it
    [[nodiscard]] QList<SuitePath> suites(RowNumber row) const;
    /// All suites known, sorted by path, each with the number of cases directly in it and at or below it.
    struct SuiteCount {
        SuitePath path;
        int direct = 0;
        int total = 0;
    };
    [[nodiscard]] QList<SuiteCount> suiteCounts() const;
    /// Every tag in use with the number of its cases, most used first.
    [[nodiscard]] QList<std::pair<QString, int>> tagCounts() const;

    /// Rows that match, in row order. `suite` narrows to cases at or below it; empty: all; `withoutSuite` to cases in
    /// none.
    enum class Scope { Everywhere, Suite, WithoutSuite };
    [[nodiscard]] Rows find(const Filter &filter, Scope scope = Scope::Everywhere, const SuitePath &suite = {}) const;
    /// Names by their folded text, ids and dates as numbers, cases without an id after those with one, "not set" last.
    /// Rows that are equal keep their order, whichever way is sorted.
    void sort(Rows &rows, SortKey key, Qt::SortOrder order) const;

    /// What the list data takes in memory; step texts are not counted.
    [[nodiscard]] size_t memoryBytes() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace casewright::query
