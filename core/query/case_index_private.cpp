// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_index_private.h"

#include "core/query/fold.h"

namespace casewright::query {

void CaseIndex::Private::reserve(const std::vector<CaseRows> &pages)
{
    size_t rows = 0;
    size_t nameBytes = 0;
    size_t tagCount = 0;
    for (const CaseRows &page : pages) {
        rows += page.rows.size();
        nameBytes += size_t(page.text.size());
        tagCount += page.tags.size();
    }
    const auto grow = [rows](auto &...columns) { (growFor(columns, rows), ...); };
    grow(keys, modified, nameSlots, stepSlots, statuses, layers, features, flags);
    tags.reserve(rows, tagCount);
    caseSuites.reserve(rows, rows); // most lie in one
    table.reserve(keys.size() + rows);
    rawNames.reserve(rows, nameBytes);
    foldedNames.reserve(rows, nameBytes);
}

/// The row of `key`, made where there is none. A case made here that the server now lists under an id takes the row
/// over that a page may have made for the id, so that no case is shown twice.
CaseIndex::RowNumber CaseIndex::Private::rowFor(CaseKey key, std::optional<ServerId> id)
{
    if (id && keyOfServerId(*id) != key) {
        if (const std::optional<RowNumber> twin = table.find(keyOfServerId(*id)))
            remove(*twin);
    }
    const std::optional<RowNumber> known = table.find(key);
    const RowNumber row = known ? *known : addRow(key);
    setServerId(row, id);
    return row;
}

CaseIndex::RowNumber CaseIndex::Private::addRow(CaseKey key)
{
    const RowNumber row = size();
    pushPacked(keys, key);
    pushPacked(modified, qint64(0));
    pushPacked(nameSlots, SearchTexts::none);
    pushPacked(stepSlots, SearchTexts::none);
    pushPacked(statuses, quint32(0));
    pushPacked(layers, quint32(0));
    pushPacked(features, quint32(0));
    pushPacked(flags, quint8(0));
    tags.addRow();
    caseSuites.addRow();
    table.insert(row);
    return row;
}

void CaseIndex::Private::setServerId(RowNumber row, std::optional<ServerId> id)
{
    setFlag(row, Local, !id);
    const CaseKey key = keys[row];
    if (const auto old = otherIds.constFind(key); old != otherIds.cend()) {
        otherKeys.remove(*old);
        otherIds.erase(old);
    }
    if (id && keyOfServerId(*id) != key) {
        otherIds.insert(key, *id);
        otherKeys.insert(*id, key);
    }
}

std::optional<ServerId> CaseIndex::Private::serverId(RowNumber row) const
{
    return has(row, Local) ? std::nullopt : std::optional(otherIds.value(keys[row], keys[row].value));
}

std::optional<CaseKey> CaseIndex::Private::keyOf(ServerId id) const
{
    if (const auto other = otherKeys.constFind(id); other != otherKeys.cend())
        return *other;
    const std::optional<RowNumber> row = table.find(keyOfServerId(id));
    return row && !has(*row, Local) ? std::optional(keys[*row]) : std::nullopt;
}

void CaseIndex::Private::write(RowNumber row, const Content &content)
{
    writeName(row, content.name);
    statuses[row] = content.status;
    layers[row] = content.layer;
    features[row] = content.feature;
    tags.set(row, content.tags);
    setFlag(row, Automated, content.automated);
    modified[row] = content.modified;
}

void CaseIndex::Private::writeName(RowNumber row, QByteArrayView name)
{
    const quint32 old = nameSlots[row];
    if (old != SearchTexts::none && rawNames.text(old) == name)
        return; // a pull lists 100,000 rows of which none changed
    if (old != SearchTexts::none)
        foldedNames.drop(old);
    nameSlots[row] = foldedNames.add(foldUtf8(name), row);
    rawNames.add(name);
    if (foldedNames.isWasteful())
        packNamesAgain();
}

void CaseIndex::Private::packNamesAgain()
{
    TextArena raw;
    SearchTexts folded;
    for (RowNumber row = 0; row < size(); ++row) {
        raw.add(rawNames.text(nameSlots[row]));
        nameSlots[row] = folded.add(foldedNames.text(nameSlots[row]), row);
    }
    rawNames = std::move(raw);
    foldedNames = std::move(folded);
}

void CaseIndex::Private::setStepText(RowNumber row, const QString &text)
{
    const QByteArray folded = foldText(text).toUtf8();
    const quint32 old = stepSlots[row];
    if (old != SearchTexts::none && stepTexts.text(old) == folded)
        return;
    if (old != SearchTexts::none)
        stepTexts.drop(old);
    stepSlots[row] = folded.isEmpty() ? SearchTexts::none : stepTexts.add(folded, row);
    if (stepTexts.isWasteful())
        packStepsAgain();
}

void CaseIndex::Private::packStepsAgain()
{
    SearchTexts fresh;
    for (RowNumber row = 0; row < size(); ++row) {
        if (stepSlots[row] != SearchTexts::none)
            stepSlots[row] = fresh.add(stepTexts.text(stepSlots[row]), row);
    }
    stepTexts = std::move(fresh);
}

void CaseIndex::Private::setFlag(RowNumber row, Flag flag, bool on)
{
    flags[row] = quint8(on ? flags[row] | flag : flags[row] & ~flag);
}

/// The last row takes the place of the removed one.
void CaseIndex::Private::remove(RowNumber row)
{
    setServerId(row, std::nullopt);
    table.erase(keys[row]);
    foldedNames.drop(nameSlots[row]);
    if (stepSlots[row] != SearchTexts::none)
        stepTexts.drop(stepSlots[row]);
    const RowNumber last = size() - 1;
    if (row != last) {
        table.move(keys[last], row);
        foldedNames.setRow(nameSlots[last], row);
        if (stepSlots[last] != SearchTexts::none)
            stepTexts.setRow(stepSlots[last], row);
    }
    const auto removeBySwap = [row](auto &column) {
        column[row] = column.back();
        column.pop_back();
    };
    removeBySwap(keys);
    removeBySwap(modified);
    removeBySwap(nameSlots);
    removeBySwap(stepSlots);
    removeBySwap(statuses);
    removeBySwap(layers);
    removeBySwap(features);
    removeBySwap(flags);
    tags.removeBySwap(row);
    caseSuites.removeBySwap(row);
    if (foldedNames.isWasteful())
        packNamesAgain();
    if (stepTexts.isWasteful())
        packStepsAgain();
}

size_t CaseIndex::Private::memoryBytes() const
{
    constexpr size_t idPair = 2 * 24; // in a QHash, for each of the two directions
    const size_t columns =
        keys.capacity() * sizeof(CaseKey) + modified.capacity() * sizeof(qint64) +
        (nameSlots.capacity() + stepSlots.capacity() + statuses.capacity() + layers.capacity() + features.capacity()) *
            sizeof(quint32) +
        flags.capacity();
    return columns + tags.memoryBytes() + caseSuites.memoryBytes() + names.memoryBytes() + rawNames.memoryBytes() +
           foldedNames.memoryBytes() + table.memoryBytes() + size_t(otherIds.capacity()) * idPair;
}

} // namespace casewright::query
