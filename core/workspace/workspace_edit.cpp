// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace_private.h"

#include "core/workspace/records/creation_intent.h"

#include <algorithm>
#include "core/workspace/records/decision.h"

namespace casewright::workspace {
namespace {

bool hasEffect(const Change &change)
{
    return !change.before || !change.after || diff(change.key, *change.before, *change.after).has_value();
}

QList<CaseKey> keysOf(const QList<Change> &changes)
{
    QList<CaseKey> keys;
    keys.reserve(changes.size());
    for (const Change &change : changes)
        keys.append(change.key);
    return keys;
}

QList<store::StoredChangeSet> withUnsaved(QList<store::StoredChangeSet> history, const QList<store::StoredChangeSet> &unsaved)
{
    for (const store::StoredChangeSet &entry : unsaved) {
        history.removeIf([&entry](const store::StoredChangeSet &kept) { return kept.id == entry.id; });
        history.append(entry);
    }
    std::ranges::sort(history, {}, &store::StoredChangeSet::id);
    return history;
}

} // namespace

Result<ChangeSetId> Workspace::apply(ChangeSet set)
{
    if (!std::ranges::all_of(std::as_const(set.changes), &hasEffect)) // else they stay shared with whoever planned them
        set.changes.removeIf([](const Change &change) { return !hasEffect(change); });
    if (set.changes.isEmpty())
        return ChangeSetId();
    TRY(d->applyAll(set.changes));

    return d->keep(set);
}

Result<ChangeSetId> Workspace::resolve(const QString &name, CaseKey key, const QList<Clash> &clashes, const QList<Side> &sides)
{
    const CaseRecord *record = d->context.records.find(key);
    if (!record || !record->theirs || record->clashes != clashes || clashes.size() != sides.size())
        return failure(ErrorKind::Invalid, QStringLiteral("The case has changed meanwhile. Look at it once more."));
    // Two clashes may say the same; they are asked for in the order in which they were shown.
    const auto isAnswered = std::make_shared<QList<bool>>(clashes.size(), false);
    const auto judge = [clashes, sides, isAnswered](const Clash &clash) {
        qsizetype index = clashes.indexOf(clash);
        while (index >= 0 && isAnswered->at(index))
            index = clashes.indexOf(clash, index + 1);
        if (index < 0)
            return Side::Mine;
        (*isAnswered)[index] = true;
        return sides.at(index);
    };
    const Decision decision{restricted(*record->base, *record->theirs), *record->theirs};
    ChangeSet set{name, ChangeOrigin::Edit, {d->context.records.resolve(key, judge)}};
    d->context.records.setFailure(key, std::nullopt);
    if (hasEffect(set.changes.constFirst())) {
        const ChangeSetId id = d->keep(set);
        keepDraft(key, decisionPlace(id), toText(decision));
        return id;
    }
    d->context.saveCases({key});
    d->tell({key});
    return ChangeSetId();
}

Result<ChangeSetId> Workspace::dropWaiting(const QString &name, const QList<CaseKey> &keys)
{
    ChangeSet set{name, ChangeOrigin::Edit, {}};
    for (const CaseKey key : keys) {
        const CaseRecord *record = d->context.records.find(key);
        if (!record || !record->isWaiting())
            continue;
        if (record->deleted)
            set.changes.append({key, std::nullopt, record->current()});
        else if (!record->base)
            set.changes.append({key, record->mine, std::nullopt});
        else if (const auto back = diff(key, *record->mine, overlaid(*record->base, record->theirs.value_or(TestCase()))))
            set.changes.append(*back);
    }
    return apply(set);
}

ChangeSetId Workspace::Private::keep(const ChangeSet &set)
{
    const qint64 now = context.clock();
    const store::StoredChangeSet entry{History::newId(now), set, now, false};
    store::StoreBatch batch;
    batch.dropHistory = context.history.push(entry);
    batch.putHistory.append(entry);
    for (const ChangeSetId buried : std::as_const(batch.dropHistory)) {
        const QString place = decisionPlace(buried);
        drafts.removeIf([&](const auto &draft) {
            if (draft.key().second == place)
                batch.dropDrafts.append(draft.key());
            return draft.key().second == place;
        });
    }
    const QList<CaseKey> keys = keysOf(set.changes);
    context.saveCases(keys, std::move(batch));
    tell(keys);
    Q_EMIT q->historyChanged();
    return entry.id;
}

void Workspace::Private::restore(const store::StoreContent &content)
{
    const QList<CaseKey> gone = context.records.keys();
    const QList<Saver::Unsaved> unsaved = context.saver.unsaved();
    context.records.clear();
    for (const store::StoredCase &stored : content.cases) {
        context.saver.noteStored(stored);
        context.records.restore(stored);
        if (stored.deleted)
            context.index.remove(stored.key);
        else
            context.records.show(stored.key);
    }
    for (const Saver::Unsaved &one : unsaved)
        context.saver.bringBack(one);
    context.recalled.clear();
    for (const store::StoredCase &stored : content.cases)
        context.recalled.insert(stored.key);
    for (const CaseKey key : gone) {
        // A row that only a record kept alive goes with it; rows that the server listed stay.
        if (!context.records.find(key) && key.value < 0)
            context.index.remove(key);
    }
    context.history.restore(withUnsaved(content.history, context.saver.unsavedHistory()));
    context.deletions.clear();
    for (const store::SentDeletion &deletion : content.deletions)
        context.deletions.insert(deletion.key, deletion);
    context.unsettled.clear();
    context.sendEntries.clear();
    for (const store::JournalEntry &entry : content.journal) {
        restoreSent(context, entry);
        if (entry.operation != QLatin1String("create"))
            continue;
        context.unsettled.insert(entry.key, entry);
        context.records.setCandidates(entry.key, creationIntent(entry.intent).candidates);
    }
    drafts.clear();
    for (const store::Draft &draft : content.drafts)
        drafts.insert({draft.key, draft.place}, draft.text);
}

void Workspace::Private::takeOver(const store::StoreContent &content)
{
    QHash<CaseKey, CaseRecord> before;
    for (const CaseKey key : context.records.keys())
        before.insert(key, *context.records.find(key));
    restore(content);
    QList<CaseKey> different;
    for (const CaseKey key : context.records.keys()) {
        const auto was = before.constFind(key);
        const CaseRecord &now = *context.records.find(key);
        if (was == before.cend() || was->isWaiting() != now.isWaiting() || was->clashes != now.clashes || !sameKnown(was->current(), now.current()))
            different.append(key);
        if (was != before.cend() && was->lastFailure)
            context.records.setFailure(key, was->lastFailure);
    }
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!context.records.find(it.key()))
            different.append(it.key());
    }
    tell(different);
    Q_EMIT q->historyChanged();
}

Result<void> Workspace::Private::applyAll(const QList<Change> &changes)
{
    Existence before;
    for (qsizetype i = 0; i < changes.size(); ++i) {
        const Change &change = changes.at(i);
        if (change.isCreation() || change.isDeletion()) {
            const CaseRecord *record = context.records.ensure(change.key);
            before.insert(i, record ? context.records.stored(change.key) : store::StoredCase{change.key, {}, {}, {}, {}, false});
        }
        if (const Result<void> done = context.records.apply(change); !done) {
            takeBack(changes.first(i), before);
            return done;
        }
    }
    return {};
}

/// All or nothing: back to what was there, newest first.
void Workspace::Private::takeBack(const QList<Change> &changes, const Existence &before)
{
    for (qsizetype i = changes.size() - 1; i >= 0; --i) {
        const auto was = before.constFind(i);
        if (was == before.cend()) {
            [[maybe_unused]] const Result<void> back = context.records.apply(inverted(changes.at(i)));
            Q_ASSERT(back);
        } else if (was->base || was->mine) {
            context.records.restore(*was);
            context.records.show(was->key);
        } else {
            context.records.drop(was->key);
        }
    }
}

std::optional<Change> Workspace::Private::turnedOverExistence(const Change &change, Turn &turn)
{
    const bool makes = change.isCreation() == (turn.direction == Direction::Forward);
    const CaseRecord *record = context.records.ensure(change.key);
    if (!makes) {
        if (!record || record->deleted)
            return std::nullopt;
        return Change{change.key, record->current(), std::nullopt};
    }
    const TestCase value = change.isCreation() ? *change.after : *change.before;
    if (!record) {
        // Gone from the server as well: it is restored there, or made anew, and goes on under a key of its own.
        CaseKey key = change.key;
        store::SentDeletion deletion = context.deletions.take(key);
        if (key.value > 0) {
            if (deletion.serverId == 0)
                deletion = {key, key.value, value, context.clock()};
            key = q->newCaseKey();
            turn.moved.insert(change.key, key);
        }
        if (deletion.serverId != 0 && context.schema.capabilities.restoreDeleted) {
            turn.batch.dropDeletions.append(deletion.key);
            deletion.key = key;
            turn.batch.putDeletions.append(deletion);
            context.deletions.insert(key, deletion);
        }
        return Change{key, std::nullopt, value};
    }
    if (record->deleted)
        context.records.revive(change.key);
    return std::nullopt;
}

QList<Change> Workspace::Private::turnedOverChanges(const ChangeSet &set, Turn &turn)
{
    QList<Change> changes;
    changes.reserve(set.changes.size());
    for (const Change &change : set.changes) {
        if (!change.before || !change.after) {
            if (const auto turned = turnedOverExistence(change, turn))
                changes.append(*turned);
            continue;
        }
        const CaseRecord *record = context.records.ensure(change.key);
        if (!record || record->deleted)
            continue; // deleted by someone else since: nothing left to take back
        if (auto turned = turnedOver(change, turn.direction, record->current()))
            changes.append(*std::move(turned));
    }
    return changes;
}

/// Where `id` decided clashes: mine, brought back, is not what the server gets without a question.
void Workspace::Private::turnDecisions(const QList<Change> &changes, ChangeSetId id, Direction direction)
{
    for (const Change &change : changes) {
        const std::optional<Decision> decision = decisionFromText(drafts.value({change.key, decisionPlace(id)}));
        if (!decision)
            continue;
        if (direction == Direction::Back)
            context.records.askAgain(change.key, decision->base);
        else
            context.records.leaveDecided(change.key, decision->theirs);
    }
}

Result<QList<CaseKey>> Workspace::Private::turnOver(const store::StoredChangeSet *entry, Direction direction)
{
    if (!entry)
        return failure(ErrorKind::NotFound, QStringLiteral("nothing to take back"));
    const ChangeSetId id = entry->id;
    Turn turn;
    turn.direction = direction;
    const QList<Change> changes = turnedOverChanges(ChangeSet(entry->set), turn);
    TRY(applyAll(changes));
    turnDecisions(changes, id, direction);
    // What was done to a case before goes on as done to the one that it is now.
    turn.batch.putHistory += context.history.rekey(turn.moved);
    context.history.setUndone(id, direction == Direction::Back);
    const store::StoredChangeSet stored = *context.history.find(id);
    turn.batch.putHistory.append(stored);
    const QList<CaseKey> keys = keysOf(stored.set.changes);
    context.saveCases(keys, std::move(turn.batch));
    tell(keys);
    Q_EMIT q->historyChanged();
    return keys;
}

void Workspace::Private::tell(const QList<CaseKey> &keys)
{
    Q_EMIT q->casesChanged(keys);
    Q_EMIT q->waitingChanged(context.records.waitingCount());
}

} // namespace casewright::workspace
