// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_index_private.h"

#include <QtEndian>

#include <algorithm>
#include <span>
#include <string_view>

namespace casewright::query {
namespace {

/// A row with the number by which it is sorted first, and its place before sorting, which decides last.
struct SortItem {
    quint64 number = 0;
    quint32 row = 0;
    quint32 place = 0;
};

/// Order of signed numbers as unsigned ones.
quint64 ordered(qint64 number)
{
    return quint64(number) ^ (quint64(1) << 63);
}

template <typename NumberOf>
std::vector<SortItem> itemsOf(const CaseIndex::Rows &rows, NumberOf numberOf)
{
    std::vector<SortItem> items;
    items.reserve(rows.size());
    for (const quint32 row : rows)
        items.push_back({numberOf(row), row, quint32(items.size())});
    return items;
}

bool isBefore(const SortItem &a, const SortItem &b, Qt::SortOrder order)
{
    if (a.number == b.number)
        return a.place < b.place;
    return order == Qt::AscendingOrder ? a.number < b.number : a.number > b.number;
}

void sortItems(std::span<SortItem> items, Qt::SortOrder order)
{
    std::sort(items.begin(), items.end(),
              [order](const SortItem &a, const SortItem &b) { return isBefore(a, b, order); });
}

/// Sorts texts eight bytes at a time: those that agree so far are sorted by the next eight. Comparing whole texts would
/// fetch both from memory for each comparison, and names of test cases begin alike.
template <typename TextOf>
void sortTexts(std::span<SortItem> items, TextOf textOf, Qt::SortOrder order, size_t depth = 0)
{
    bool longer = false;
    for (SortItem &item : items) {
        const std::string_view text = textOf(item.row);
        char bytes[8] = {};
        if (depth < text.size())
            text.copy(bytes, sizeof(bytes), depth);
        item.number = qFromBigEndian<quint64>(bytes);
        longer |= text.size() > depth + sizeof(bytes);
    }
    sortItems(items, order);
    if (!longer)
        return;
    for (size_t begin = 0, end = 0; begin < items.size(); begin = end) {
        while (end < items.size() && items[end].number == items[begin].number)
            ++end;
        if (end - begin > 1)
            sortTexts(items.subspan(begin, end - begin), textOf, order, depth + 8);
    }
}

void takeRows(const std::vector<SortItem> &items, CaseIndex::Rows &rows)
{
    std::transform(items.begin(), items.end(), rows.begin(), [](const SortItem &item) { return item.row; });
}

} // namespace

void CaseIndex::sort(Rows &rows, SortKey key, Qt::SortOrder order) const
{
    switch (key) {
    case SortKey::Id:
    case SortKey::Modified:
        return d->sortByNumber(rows, key, order);
    case SortKey::Name:
        return d->sortByName(rows, order);
    case SortKey::Status:
        return d->sortByEntry(rows, d->statuses, order);
    case SortKey::Layer:
        return d->sortByEntry(rows, d->layers, order);
    case SortKey::Feature:
        return d->sortByEntry(rows, d->features, order);
    }
}

void CaseIndex::Private::sortByNumber(Rows &rows, SortKey key, Qt::SortOrder order) const
{
    const auto numberOf = [this, key](quint32 row) {
        if (key == SortKey::Modified)
            return ordered(modified[row]);
        // local:1, local:2, ... stand for cases newer than any the server has: above all ids that occur.
        const std::optional<ServerId> id = serverId(row);
        return id ? ordered(*id) : (quint64(3) << 62) + quint64(-keys[row].value);
    };
    std::vector<SortItem> items = itemsOf(rows, numberOf);
    sortItems(items, order);
    takeRows(items, rows);
}

void CaseIndex::Private::sortByName(Rows &rows, Qt::SortOrder order) const
{
    const auto textOf = [this](quint32 row) {
        const QByteArrayView text = foldedNames.text(nameSlots[row]);
        return std::string_view(text.data(), size_t(text.size()));
    };
    std::vector<SortItem> items = itemsOf(rows, [](quint32) { return quint64(0); });
    sortTexts(std::span(items), textOf, order);
    takeRows(items, rows);
}

/// There are few different entries: counting them sorts in one pass.
void CaseIndex::Private::sortByEntry(Rows &rows, const std::vector<quint32> &column, Qt::SortOrder order) const
{
    std::vector<quint32> ranks = names.ranks();
    if (order == Qt::DescendingOrder) {
        for (quint32 &rank : ranks)
            rank = names.size() - rank;
    }
    std::vector<quint32> begins(names.size() + 2);
    for (const RowNumber row : rows)
        ++begins[ranks[column[row]] + 1];
    for (size_t rank = 1; rank < begins.size(); ++rank)
        begins[rank] += begins[rank - 1];
    Rows sorted(rows.size());
    for (const RowNumber row : rows)
        sorted[begins[ranks[column[row]]]++] = row;
    rows = std::move(sorted);
}

} // namespace casewright::query
