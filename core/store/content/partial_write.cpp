// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/content/partial_write.h"

#include <QSet>

#include <algorithm>
#include <deque>

namespace casewright::store {
namespace {

/// Where so many entries are refused one by one, it is not for what they hold.
constexpr qsizetype mostRefusals = 64;

/// Calls `visit` with every list whose entries can be written by themselves.
template <typename Visit>
void forEachList(Visit visit)
{
    visit(&StoreBatch::dropCases);
    visit(&StoreBatch::dropHistory);
    visit(&StoreBatch::dropDrafts);
    visit(&StoreBatch::putCases);
    visit(&StoreBatch::putHistory);
    visit(&StoreBatch::putSent);
    visit(&StoreBatch::putJournal);
    visit(&StoreBatch::putDrafts);
    visit(&StoreBatch::putDeletions);
}

std::pair<StoreBatch, StoreBatch> halves(const StoreBatch &batch)
{
    std::pair<StoreBatch, StoreBatch> parts;
    qsizetype left = entryCount(batch) / 2;
    forEachList([&](auto list) {
        const qsizetype taken = std::min(left, (batch.*list).size());
        parts.first.*list = (batch.*list).mid(0, taken);
        parts.second.*list = (batch.*list).mid(taken);
        left -= taken;
    });
    return parts;
}

StoreBatch forgettingOf(const StoreBatch &batch)
{
    StoreBatch forgetting;
    forgetting.dropJournal = batch.dropJournal;
    forgetting.dropDeletions = batch.dropDeletions;
    return forgetting;
}

template <typename Old, typename New, typename Name>
void removeNamed(QList<Old> &from, const QList<New> &by, Name name)
{
    if (from.isEmpty() || by.isEmpty())
        return;
    QSet<decltype(name(by.constFirst()))> names;
    for (const New &one : by)
        names.insert(name(one));
    from.removeIf([&](const Old &one) { return names.contains(name(one)); });
}

/// What is left to be done of a batch that is written in parts.
struct Parts {
    std::deque<StoreBatch> left;
    PartialWrite outcome;
    qsizetype refusals = 0;

    void refuse(const StoreBatch &part, const Error &why)
    {
        append(outcome.refused, part);
        outcome.why = why;
        ++refusals;
    }

    void split(const StoreBatch &part)
    {
        auto [first, second] = halves(part);
        left.push_front(std::move(second));
        left.push_front(std::move(first));
    }
};

} // namespace

qsizetype entryCount(const StoreBatch &batch)
{
    qsizetype count = 0;
    forEachList([&](auto list) { count += (batch.*list).size(); });
    return count;
}

bool isEmpty(const StoreBatch &batch)
{
    return entryCount(batch) == 0 && batch.dropJournal.isEmpty() && batch.dropDeletions.isEmpty();
}

void append(StoreBatch &to, const StoreBatch &more)
{
    forEachList([&](auto list) { to.*list += more.*list; });
    to.dropJournal += more.dropJournal;
    to.dropDeletions += more.dropDeletions;
}

void removeReplaced(StoreBatch &batch, const StoreBatch &newer)
{
    const auto byKey = [](const auto &one) { return one.key; };
    const auto byId = [](const auto &one) { return one.id; };
    const auto itself = [](const auto &one) { return one; };
    removeNamed(batch.putCases, newer.putCases, byKey);
    removeNamed(batch.putCases, newer.dropCases, byKey);
    removeNamed(batch.dropCases, newer.putCases, byKey);
    removeNamed(batch.dropCases, newer.dropCases, byKey);
    removeNamed(batch.putHistory, newer.putHistory, byId);
    batch.putHistory.removeIf([&](const StoredChangeSet &entry) { return newer.dropHistory.contains(entry.id); });
    removeNamed(batch.dropHistory, newer.dropHistory, itself);
    removeNamed(batch.putSent, newer.putHistory, byId);
    removeNamed(batch.putJournal, newer.putJournal, byId);
    batch.putJournal.removeIf([&](const JournalEntry &entry) { return newer.dropJournal.contains(entry.id); });
    const auto placeOf = [](const Draft &draft) { return std::pair(draft.key, draft.place); };
    removeNamed(batch.putDrafts, newer.putDrafts, placeOf);
    batch.putDrafts.removeIf([&](const Draft &draft) { return newer.dropDrafts.contains(placeOf(draft)); });
    batch.dropDrafts.removeIf([&](const auto &place) {
        return std::ranges::any_of(newer.putDrafts, [&](const Draft &draft) { return placeOf(draft) == place; });
    });
    removeNamed(batch.putDeletions, newer.putDeletions, byKey);
    batch.putDeletions.removeIf([&](const SentDeletion &deletion) { return newer.dropDeletions.contains(deletion.key); });
}

Result<PartialWrite> writeParts(Database &database, const StoreBatch &batch, OwnRevisions &own)
{
    Parts parts;
    parts.left.push_back(batch);
    parts.left.back().dropJournal.clear();
    parts.left.back().dropDeletions.clear();
    while (!parts.left.empty()) {
        const StoreBatch part = std::move(parts.left.front());
        parts.left.pop_front();
        const Result<QList<StoredCase>> others = writeBatch(database, part, own);
        if (others && !others->isEmpty())
            return PartialWrite{*others, {}, std::nullopt};
        if (others)
            continue;
        if (!database.wasContentRefused())
            return failure(others.error());
        if (entryCount(part) <= 1 || parts.refusals >= mostRefusals)
            parts.refuse(part, others.error());
        else
            parts.split(part);
    }
    const StoreBatch forgetting = forgettingOf(batch);
    if (!parts.outcome.why) {
        TRY(writeBatch(database, forgetting, own));
    } else {
        append(parts.outcome.refused, forgetting);
    }
    return parts.outcome;
}

} // namespace casewright::store
