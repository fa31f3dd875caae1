// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_index_private.h"

#include "core/query/search_kernel.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace casewright::query {

CaseIndex::Rows CaseIndex::find(const Filter &filter, Scope scope, const SuitePath &suite) const
{
    if (filter.matchesAll() && scope == Scope::Everywhere) {
        Rows all(size());
        std::iota(all.begin(), all.end(), RowNumber(0));
        return all;
    }
    RowBits rows = d->rowsIn(scope, suite);
    if (!filter.matchesAll())
        rows &= d->rowsMatching(filter);
    return rows.toRows();
}

RowBits CaseIndex::Private::rowsIn(Scope scope, const SuitePath &suite) const
{
    if (scope == Scope::WithoutSuite)
        return caseSuites.rowsWithNone();
    if (scope == Scope::Suite && !suite.isEmpty()) {
        const std::optional<quint32> number = suites.find(suite);
        return number ? caseSuites.rowsWithAny(suites.atOrBelow(*number)) : RowBits(size());
    }
    RowBits all(size());
    all.flip();
    return all;
}

RowBits CaseIndex::Private::rowsMatching(const Filter &filter) const
{
    RowBits any(size());
    for (const QList<FilterTerm> &terms : filter.alternatives)
        any |= rowsMatching(terms);
    return any;
}

RowBits CaseIndex::Private::rowsMatching(const QList<FilterTerm> &terms) const
{
    RowBits all(size());
    all.flip();
    // Fields cost least, and long words leave the fewest rows to the words after them.
    const auto rank = [](const FilterTerm &term) {
        return term.field == FilterField::Text ? -term.value.size() : -10000;
    };
    QList<FilterTerm> cheapFirst = terms;
    std::stable_sort(cheapFirst.begin(), cheapFirst.end(),
                     [rank](const FilterTerm &a, const FilterTerm &b) { return rank(a) < rank(b); });
    for (const FilterTerm &term : std::as_const(cheapFirst)) {
        RowBits rows = rowsMatching(term, all);
        if (term.negated)
            rows.flip();
        all &= rows;
    }
    return all;
}

/// What is found outside `among` does not matter.
RowBits CaseIndex::Private::rowsMatching(const FilterTerm &term, const RowBits &among) const
{
    switch (term.field) {
    case FilterField::Text:
        return rowsWithText(term.value, among);
    case FilterField::Tag: {
        const bool prefix = term.value.endsWith(QLatin1Char(':'));
        return tags.rowsWithAny(
            names.matching(term.value, prefix ? NameTable::Match::Prefix : NameTable::Match::Whole));
    }
    case FilterField::Status:
        return rowsWithEntry(statuses, term.value);
    case FilterField::Layer:
        return rowsWithEntry(layers, term.value);
    case FilterField::Feature:
        return rowsWithEntry(features, term.value);
    case FilterField::Suite:
        return caseSuites.rowsWithAny(suites.matching(term.value));
    case FilterField::Id:
        return rowsWithId(term.value);
    case FilterField::Has:
        return rowsHaving(term.value);
    case FilterField::Is:
        return rowsBeing(term.value);
    }
    Q_UNREACHABLE();
}

RowBits CaseIndex::Private::rowsWithText(const QString &folded, const RowBits &among) const
{
    const QByteArray needle = folded.toUtf8();
    const RowBits entries = names.matching(folded, NameTable::Match::Substring);
    // Going through everything is so fast that looking at single rows pays only when few are left.
    const bool fewLeft = among.count() < size() / 4;
    if (!fewLeft) {
        RowBits rows = tags.rowsWithAny(entries);
        foldedNames.search(needle, rows);
        stepTexts.search(needle, rows);
        return rows;
    }
    RowBits rows(size());
    for (const RowNumber row : among.toRows()) {
        const quint32 steps = stepSlots[row];
        if (findBytes(foldedNames.text(nameSlots[row]), 0, needle) >= 0 || tags.hasAny(row, entries) ||
            (steps != SearchTexts::none && findBytes(stepTexts.text(steps), 0, needle) >= 0))
            rows.set(row);
    }
    return rows;
}

RowBits CaseIndex::Private::rowsWithEntry(const std::vector<quint32> &column, const QString &folded) const
{
    const RowBits entries = names.matching(folded, NameTable::Match::Whole);
    RowBits rows(size());
    for (RowNumber row = 0; row < size(); ++row) {
        if (entries.test(column[row]))
            rows.set(row);
    }
    return rows;
}

RowBits CaseIndex::Private::rowsWithId(const QString &text) const
{
    const QLatin1String local("local:");
    const std::optional<CaseKey> key = text.startsWith(local)
                                           ? std::optional(CaseKey{-text.mid(local.size()).toLongLong()})
                                           : keyOf(text.toLongLong());
    const std::optional<RowNumber> row = key ? rowOf(*key) : std::nullopt;
    RowBits rows(size());
    if (row)
        rows.set(*row);
    return rows;
}

RowBits CaseIndex::Private::rowsHaving(const QString &what) const
{
    const auto rowsWithout = [this](const std::vector<quint32> &column) {
        RowBits rows(size());
        for (RowNumber row = 0; row < size(); ++row) {
            if (column[row] == 0)
                rows.set(row);
        }
        return rows;
    };
    if (what == QLatin1String("steps"))
        return rowsFlagged(HasSteps);
    if (what == QLatin1String("issues"))
        return rowsFlagged(HasIssues);
    RowBits without = what == QLatin1String("layer")     ? rowsWithout(layers)
                      : what == QLatin1String("feature") ? rowsWithout(features)
                      : what == QLatin1String("suite")   ? caseSuites.rowsWithNone()
                                                         : tags.rowsWithNone();
    without.flip();
    return without;
}

RowBits CaseIndex::Private::rowsBeing(const QString &what) const
{
    RowBits rows = rowsFlagged(what == QLatin1String("waiting") ? Waiting
                               : what == QLatin1String("local") ? Local
                                                                : Automated);
    if (what == QLatin1String("manual"))
        rows.flip();
    return rows;
}

RowBits CaseIndex::Private::rowsFlagged(Flag flag) const
{
    RowBits rows(size());
    for (RowNumber row = 0; row < size(); ++row) {
        if (has(row, flag))
            rows.set(row);
    }
    return rows;
}

QList<CaseIndex::SuiteCount> CaseIndex::suiteCounts() const
{
    const SuiteTable &suites = d->suites;
    std::vector<SuiteCount> counts(suites.size());
    std::vector<RowNumber> countedFor(suites.size(), size()); // a case in two suites of one parent counts once there
    for (RowNumber row = 0; row < size(); ++row) {
        for (const quint32 own : d->caseSuites.at(row)) {
            ++counts[own].direct;
            for (quint32 suite = own; suite != 0 && countedFor[suite] != row; suite = suites.parent(suite)) {
                countedFor[suite] = row;
                ++counts[suite].total;
            }
        }
    }
    RowBits known(suites.size());
    for (quint32 suite = suites.size(); suite-- > 1;) {
        if (suites.isAdded(suite) || counts[suite].total > 0)
            known.set(suite);
        if (known.test(suite))
            known.set(suites.parent(suite));
    }
    QList<SuiteCount> result;
    for (const quint32 suite : suites.inOrder()) {
        if (known.test(suite))
            result.append({suites.path(suite), counts[suite].direct, counts[suite].total});
    }
    return result;
}

QList<std::pair<QString, int>> CaseIndex::tagCounts() const
{
    std::vector<int> counts(d->names.size());
    for (RowNumber row = 0; row < size(); ++row) {
        for (const quint32 tag : d->tags.at(row))
            ++counts[tag];
    }
    QList<std::pair<QString, int>> result;
    for (quint32 tag = 0; tag < d->names.size(); ++tag) {
        if (counts[tag] > 0)
            result.append({d->names.at(tag).name, counts[tag]});
    }
    std::sort(result.begin(), result.end(), [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return result;
}

} // namespace casewright::query
