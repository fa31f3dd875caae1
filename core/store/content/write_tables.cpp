// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/content/step_index.h"
#include "core/store/content/tables.h"
#include "core/store/content/value_json.h"

#include <QSet>
#include <QSqlError>

namespace casewright::store {
namespace {

QVariant columnOf(const std::optional<TestCase> &value)
{
    return value ? QVariant(toColumn(*value)) : QVariant(QMetaType::fromType<QByteArray>());
}

QVariant columnOf(const std::optional<ServerId> &id)
{
    return id ? QVariant(*id) : QVariant(QMetaType::fromType<qint64>());
}

/// Texts may be empty but not NULL, which is what a QString without content would become.
QString columnOf(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QByteArray columnOf(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

/// Runs `sql` for each element with what `values` makes of it.
template <typename List, typename Values>
Result<void> runForEach(Database &database, const char *sql, const List &list, Values values)
{
    if (list.isEmpty())
        return {};
    Statement statement(database, QString::fromLatin1(sql));
    for (const auto &element : list) {
        TRY(values(statement, element));
    }
    return {};
}

Result<void> drop(Database &database, const StoreBatch &batch)
{
    TRY(runForEach(database, "DELETE FROM case_state WHERE key = ?", batch.dropCases,
                   [](Statement &statement, const DroppedCase &dropped) { return statement.run({dropped.key.value}); }));
    TRY(runForEach(database, "DELETE FROM step_text WHERE rowid = ?", batch.dropCases,
                   [](Statement &statement, const DroppedCase &dropped) { return statement.run({dropped.key.value}); }));
    TRY(runForEach(database, "DELETE FROM case_counts WHERE key = ?", batch.dropCases,
                   [](Statement &statement, const DroppedCase &dropped) { return statement.run({dropped.key.value}); }));
    TRY(runForEach(database, "DELETE FROM sent_deletion WHERE key = ?", batch.dropDeletions,
                   [](Statement &statement, CaseKey key) { return statement.run({key.value}); }));
    TRY(runForEach(database, "DELETE FROM change_set WHERE id = ?", batch.dropHistory,
                   [](Statement &statement, ChangeSetId id) { return statement.run({id.value}); }));
    TRY(runForEach(database, "DELETE FROM sent_change WHERE set_id = ?", batch.dropHistory,
                   [](Statement &statement, ChangeSetId id) { return statement.run({id.value}); }));
    TRY(runForEach(database, "DELETE FROM journal WHERE id = ?", batch.dropJournal,
                   [](Statement &statement, qint64 id) { return statement.run({id}); }));
    return runForEach(database, "DELETE FROM draft WHERE key = ? AND place = ?", batch.dropDrafts,
                      [](Statement &statement, const std::pair<CaseKey, QString> &draft) {
                          return statement.run({draft.first.value, columnOf(draft.second)});
                      });
}

/// What is known of a row before it is written.
struct RowState {
    qint64 revision = 0;
    std::optional<qint64> stepsDigest;
};
using RowStates = QHash<CaseKey, RowState>;

Result<void> putCases(Database &database, const StoreBatch &batch, const RowStates &there, qint64 revision)
{
    StepIndex steps(database);
    return runForEach(
        database,
        "INSERT INTO case_state (key, server_id, info, base, mine, step_ids, deleted, theirs, revision, steps_digest) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (key) DO UPDATE SET server_id = excluded.server_id, info = excluded.info, base = excluded.base, "
        "mine = excluded.mine, step_ids = excluded.step_ids, deleted = excluded.deleted, theirs = excluded.theirs, "
        "revision = excluded.revision, steps_digest = excluded.steps_digest",
        batch.putCases, [&](Statement &statement, const StoredCase &stored) -> Result<void> {
            TRY_ASSIGN(const auto digest, steps.update(stored, there.value(stored.key).stepsDigest));
            return statement.run({stored.key.value, columnOf(stored.info.serverId), toColumn(stored.info),
                                  columnOf(stored.base), columnOf(stored.mine), toColumn(stored.stepIds), stored.deleted,
                                  columnOf(stored.theirs), revision, columnOf(digest)});
        });
}

template <typename T, typename Count>
QVariant countColumn(const Facet<T> &facet, Count count)
{
    return facet.known() ? QVariant(count(facet.value())) : QVariant(QMetaType::fromType<int>());
}

Result<void> putCounts(Database &database, const StoreBatch &batch)
{
    const auto sizeOf = [](const QList<IssueLink> &links) { return static_cast<int>(links.size()); };
    return runForEach(database, "INSERT OR REPLACE INTO case_counts (key, steps, issues, is_ahead) VALUES (?, ?, ?, ?)", batch.putCases,
                      [&](Statement &statement, const StoredCase &stored) {
                          const TestCase value = (stored.mine ? stored.mine : stored.base).value_or(TestCase());
                          return statement.run({stored.key.value, countColumn(value.scenario, stepCount), countColumn(value.issues, sizeOf),
                                                stored.isAhead});
                      });
}

Result<void> putSent(Database &database, const StoreBatch &batch)
{
    TRY(runForEach(database, "DELETE FROM sent_change WHERE set_id = ?", batch.putHistory,
                   [](Statement &statement, const StoredChangeSet &entry) { return statement.run({entry.id.value}); }));
    QList<SentChange> sent = batch.putSent;
    for (const StoredChangeSet &entry : batch.putHistory) {
        for (auto it = entry.sent.cbegin(); it != entry.sent.cend(); ++it)
            sent.append({entry.id, it.key(), it.value()});
    }
    return runForEach(database, "INSERT OR REPLACE INTO sent_change (set_id, key, time) VALUES (?, ?, ?)", sent,
                      [](Statement &statement, const SentChange &one) { return statement.run({one.id.value, one.key.value, one.time}); });
}

Result<void> put(Database &database, const StoreBatch &batch)
{
    TRY(runForEach(database, "INSERT OR REPLACE INTO sent_deletion (key, server_id, base, time) VALUES (?, ?, ?, ?)",
                   batch.putDeletions, [](Statement &statement, const SentDeletion &deletion) {
                       return statement.run(
                           {deletion.key.value, deletion.serverId, toColumn(deletion.base), deletion.time});
                   }));
    TRY(runForEach(database, "INSERT OR REPLACE INTO change_set (id, time, undone, content) VALUES (?, ?, ?, ?)",
                   batch.putHistory, [](Statement &statement, const StoredChangeSet &entry) {
                       return statement.run({entry.id.value, entry.time, entry.undone, toColumn(entry.set)});
                   }));
    TRY(putSent(database, batch));
    TRY(runForEach(database, "INSERT OR REPLACE INTO journal (id, key, operation, intent, time) VALUES (?, ?, ?, ?, ?)",
                   batch.putJournal, [](Statement &statement, const JournalEntry &entry) {
                       return statement.run(
                           {entry.id, entry.key.value, columnOf(entry.operation), columnOf(entry.intent), entry.time});
                   }));
    return runForEach(
        database, "INSERT OR REPLACE INTO draft (key, place, text, time) VALUES (?, ?, ?, ?)", batch.putDrafts,
        [](Statement &statement, const Draft &draft) {
            return statement.run({draft.key.value, columnOf(draft.place), columnOf(draft.text), draft.time});
        });
}

/// The rows that the batch touches, as they are.
Result<RowStates> statesOf(Database &database, const StoreBatch &batch)
{
    RowStates states;
    if (batch.putCases.isEmpty() && batch.dropCases.isEmpty())
        return states;
    QSqlQuery query = database.query();
    query.prepare(QStringLiteral("SELECT revision, steps_digest FROM case_state WHERE key = ?"));
    const auto look = [&](CaseKey key) -> Result<void> {
        query.bindValue(0, key.value);
        if (!query.exec())
            return failure(database.error(query.lastError()));
        if (query.next()) {
            const QVariant digest = query.value(1);
            states.insert(key, {query.value(0).toLongLong(),
                                digest.isNull() ? std::nullopt : std::optional(digest.toLongLong())});
        }
        return {};
    };
    for (const StoredCase &stored : batch.putCases) {
        TRY(look(stored.key));
    }
    for (const DroppedCase &dropped : batch.dropCases) {
        TRY(look(dropped.key));
    }
    return states;
}

/// The cases of the batch that another process has written since they were read.
QSet<CaseKey> movedOn(const StoreBatch &batch, const RowStates &there, const OwnRevisions &own)
{
    QSet<CaseKey> moved;
    const auto look = [&](CaseKey key, qint64 read) {
        const auto state = there.constFind(key);
        if (state != there.cend() && state->revision != read && state->revision != own.value(key))
            moved.insert(key);
    };
    for (const StoredCase &stored : batch.putCases)
        look(stored.key, stored.revision);
    for (const DroppedCase &dropped : batch.dropCases)
        look(dropped.key, dropped.revision);
    return moved;
}

Result<qint64> nextRevision(Database &database)
{
    TRY(database.run(QStringLiteral("UPDATE meta SET value = value + 1 WHERE name = 'revision'")));
    return database.number(QStringLiteral("SELECT value FROM meta WHERE name = 'revision'"));
}

} // namespace

Result<QList<StoredCase>> writeBatch(Database &database, const StoreBatch &batch, OwnRevisions &own)
{
    QList<StoredCase> others;
    qint64 revision = 0;
    TRY(database.transaction(Database::Access::Write, [&]() -> Result<void> {
        TRY_ASSIGN(RowStates there, statesOf(database, batch));
        const QSet<CaseKey> moved = movedOn(batch, there, own);
        for (const CaseKey key : moved) {
            TRY_ASSIGN(const auto other, readCase(database, key));
            others.append(*other);
        }
        if (!others.isEmpty())
            return {};
        for (const DroppedCase &dropped : batch.dropCases)
            there.remove(dropped.key);
        TRY(drop(database, batch));
        if (!batch.putCases.isEmpty()) {
            TRY_ASSIGN(revision, nextRevision(database));
            TRY(putCases(database, batch, there, revision));
            TRY(putCounts(database, batch));
        }
        return put(database, batch);
    }));
    if (others.isEmpty()) {
        for (const StoredCase &stored : batch.putCases)
            own.insert(stored.key, revision);
    }
    return others;
}

Result<qint64> takeLocalNumbers(Database &database, int count)
{
    qint64 first = 0;
    TRY(database.transaction(Database::Access::Write, [&]() -> Result<void> {
        TRY_ASSIGN(first, database.number(QStringLiteral("SELECT value FROM meta WHERE name = 'next_local'")));
        return database.run(QStringLiteral("UPDATE meta SET value = value + %1 WHERE name = 'next_local'").arg(count));
    }));
    return first;
}

} // namespace casewright::store
