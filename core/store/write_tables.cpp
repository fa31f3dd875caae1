// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/tables.h"
#include "core/store/value_json.h"

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
                   [](Statement &statement, CaseKey key) { return statement.run({key.value}); }));
    TRY(runForEach(database, "DELETE FROM change_set WHERE id = ?", batch.dropHistory,
                   [](Statement &statement, ChangeSetId id) { return statement.run({id.value}); }));
    TRY(runForEach(database, "DELETE FROM journal WHERE id = ?", batch.dropJournal,
                   [](Statement &statement, qint64 id) { return statement.run({id}); }));
    return runForEach(database, "DELETE FROM draft WHERE key = ? AND place = ?", batch.dropDrafts,
                      [](Statement &statement, const std::pair<CaseKey, QString> &draft) {
                          return statement.run({draft.first.value, columnOf(draft.second)});
                      });
}

Result<void> put(Database &database, const StoreBatch &batch)
{
    TRY(runForEach(
        database,
        "INSERT INTO case_state (key, server_id, info, base, mine, step_ids, deleted) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (key) DO UPDATE SET server_id = excluded.server_id, info = excluded.info, base = excluded.base, "
        "mine = excluded.mine, step_ids = excluded.step_ids, deleted = excluded.deleted",
        batch.putCases, [](Statement &statement, const StoredCase &stored) {
            return statement.run({stored.key.value, columnOf(stored.info.serverId), toColumn(stored.info),
                                  columnOf(stored.base), columnOf(stored.mine), toColumn(stored.stepIds),
                                  stored.deleted});
        }));
    TRY(runForEach(database, "INSERT OR REPLACE INTO change_set (id, time, undone, content) VALUES (?, ?, ?, ?)",
                   batch.putHistory, [](Statement &statement, const StoredChangeSet &entry) {
                       return statement.run({entry.id.value, entry.time, entry.undone, toColumn(entry.set)});
                   }));
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

} // namespace

Result<void> writeBatch(Database &database, const StoreBatch &batch)
{
    return database.transaction(Database::Access::Write, [&]() -> Result<void> {
        TRY(drop(database, batch));
        return put(database, batch);
    });
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

Result<void> writeDigests(Database &database, const QHash<ServerId, quint64> &digests)
{
    return database.transaction(Database::Access::Write, [&]() -> Result<void> {
        TRY(database.run(QStringLiteral("DELETE FROM row_digest")));
        Statement statement(database, QStringLiteral("INSERT INTO row_digest (server_id, digest) VALUES (?, ?)"));
        for (auto it = digests.cbegin(); it != digests.cend(); ++it) {
            TRY(statement.run({it.key(), qint64(it.value())}));
        }
        return {};
    });
}

} // namespace casewright::store
