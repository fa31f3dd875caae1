// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/content/tables.h"
#include "core/store/content/value_json.h"

#include <QSet>
#include <QSqlError>

#include <algorithm>

namespace casewright::store {
namespace {

/// The value of a column that may be NULL: nothing is fine, what cannot be read is not.
Result<std::optional<TestCase>> optionalCase(const Database &database, const QVariant &column)
{
    if (column.isNull())
        return std::optional<TestCase>();
    std::optional<TestCase> value = testCaseFromColumn(column.toByteArray());
    if (!value)
        return failure(database.damaged());
    return value;
}

Result<StoredCase> caseIn(const Database &database, const QSqlQuery &row)
{
    const std::optional<CaseInfo> info = caseInfoFromColumn(row.value(2).toByteArray());
    const std::optional<StepIds> stepIds = stepIdsFromColumn(row.value(5).toByteArray());
    if (!info || !stepIds)
        return failure(database.damaged());
    StoredCase stored;
    stored.key = CaseKey{row.value(0).toLongLong()};
    stored.info = *info;
    if (!row.value(1).isNull())
        stored.info.serverId = row.value(1).toLongLong();
    TRY_ASSIGN(stored.base, optionalCase(database, row.value(3)));
    TRY_ASSIGN(stored.mine, optionalCase(database, row.value(4)));
    stored.stepIds = *stepIds;
    stored.deleted = row.value(6).toBool();
    TRY_ASSIGN(stored.theirs, optionalCase(database, row.value(7)));
    stored.revision = row.value(8).toLongLong();
    stored.isAhead = row.value(9).toBool();
    return stored;
}

const QString caseColumns = QStringLiteral("key, server_id, info, base, mine, step_ids, deleted, theirs, revision, "
                                           "(SELECT is_ahead FROM case_counts AS counts WHERE counts.key = case_state.key)");

Result<void> readCases(Database &database, const QString &which, QList<StoredCase> &cases)
{
    return database.forEach(
        QStringLiteral("SELECT %1 FROM case_state %2 ORDER BY seq").arg(caseColumns, which),
        [&](const QSqlQuery &row) -> Result<void> {
            TRY_ASSIGN(StoredCase stored, caseIn(database, row));
            cases.append(std::move(stored));
            return {};
        });
}

using SentTimes = QHash<ChangeSetId, QHash<CaseKey, qint64>>;

Result<SentTimes> readSentTimes(Database &database)
{
    SentTimes times;
    TRY(database.forEach(QStringLiteral("SELECT set_id, key, time FROM sent_change"), [&](const QSqlQuery &row) -> Result<void> {
        times[ChangeSetId{row.value(0).toLongLong()}].insert(CaseKey{row.value(1).toLongLong()}, row.value(2).toLongLong());
        return {};
    }));
    return times;
}

Result<void> readHistory(Database &database, QList<StoredChangeSet> &history)
{
    TRY_ASSIGN(const SentTimes sent, readSentTimes(database));
    return database.forEach(QStringLiteral("SELECT id, time, undone, content FROM change_set ORDER BY id"),
                            [&](const QSqlQuery &row) -> Result<void> {
                                std::optional<ChangeSet> set = changeSetFromColumn(row.value(3).toByteArray());
                                if (!set)
                                    return failure(database.damaged());
                                const ChangeSetId id{row.value(0).toLongLong()};
                                history.append({id, std::move(*set), row.value(1).toLongLong(), row.value(2).toBool(), sent.value(id)});
                                return {};
                            });
}

Result<void> readJournal(Database &database, QList<JournalEntry> &journal)
{
    return database.forEach(QStringLiteral("SELECT id, key, operation, intent, time FROM journal ORDER BY id"),
                            [&](const QSqlQuery &row) -> Result<void> {
                                journal.append({row.value(0).toLongLong(), CaseKey{row.value(1).toLongLong()},
                                                row.value(2).toString(), row.value(3).toByteArray(),
                                                row.value(4).toLongLong()});
                                return {};
                            });
}

Result<void> readDrafts(Database &database, QList<Draft> &drafts)
{
    return database.forEach(QStringLiteral("SELECT key, place, text, time FROM draft ORDER BY key, place"),
                            [&](const QSqlQuery &row) -> Result<void> {
                                drafts.append({CaseKey{row.value(0).toLongLong()}, row.value(1).toString(),
                                               row.value(2).toString(), row.value(3).toLongLong()});
                                return {};
                            });
}

Result<void> readDeletions(Database &database, QList<SentDeletion> &deletions)
{
    return database.forEach(QStringLiteral("SELECT key, server_id, base, time FROM sent_deletion ORDER BY key"),
                            [&](const QSqlQuery &row) -> Result<void> {
                                std::optional<TestCase> base = testCaseFromColumn(row.value(2).toByteArray());
                                if (!base)
                                    return failure(database.damaged());
                                deletions.append({CaseKey{row.value(0).toLongLong()}, row.value(1).toLongLong(),
                                                  std::move(*base), row.value(3).toLongLong()});
                                return {};
                            });
}

/// What is beside the cases.
Result<void> readOthers(Database &database, StoreContent &content)
{
    TRY(readHistory(database, content.history));
    TRY(readJournal(database, content.journal));
    TRY(readDrafts(database, content.drafts));
    return readDeletions(database, content.deletions);
}

/// An undo needs what the change touched; what a list row tells of a case is there anyway.
bool isInRow(FacetId facet)
{
    return facet == FacetId::Name || facet == FacetId::Status || facet == FacetId::Layer || facet == FacetId::Tags;
}

QSet<CaseKey> keysToTurnOver(const QList<StoredChangeSet> &history)
{
    QSet<CaseKey> keys;
    for (const StoredChangeSet &entry : history) {
        for (const Change &change : entry.set.changes) {
            if (!change.before || !change.after || !std::ranges::all_of(touchedFacets(change), isInRow))
                keys.insert(change.key);
        }
    }
    return keys;
}

Result<QList<CaseKey>> keysWith(Database &database, const char *condition)
{
    QList<CaseKey> keys;
    const QString sql = QStringLiteral("SELECT key FROM case_counts WHERE %1").arg(QLatin1StringView(condition));
    TRY(database.forEach(sql, [&](const QSqlQuery &row) -> Result<void> {
        keys.append(CaseKey{row.value(0).toLongLong()});
        return {};
    }));
    return keys;
}

} // namespace

Result<std::optional<StoredCase>> readCase(Database &database, CaseKey key)
{
    std::optional<StoredCase> found;
    TRY(database.forEach(QStringLiteral("SELECT %1 FROM case_state WHERE key = %2").arg(caseColumns).arg(key.value),
                         [&](const QSqlQuery &row) -> Result<void> {
                             TRY_ASSIGN(found, caseIn(database, row));
                             return {};
                         }));
    return found;
}

Result<StoreContent> readAll(Database &database)
{
    StoreContent content;
    TRY(database.transaction(Database::Access::Read, [&]() -> Result<void> {
        TRY(readCases(database, QString(), content.cases));
        return readOthers(database, content);
    }));
    return content;
}

Result<QList<StoredCase>> readSome(Database &database, const QList<CaseKey> &keys)
{
    QList<StoredCase> cases;
    QSqlQuery query = database.query();
    query.prepare(QStringLiteral("SELECT %1 FROM case_state WHERE key = ?").arg(caseColumns));
    for (const CaseKey key : keys) {
        query.bindValue(0, key.value);
        if (!query.exec())
            return failure(database.error(query.lastError()));
        if (query.next()) {
            TRY_ASSIGN(StoredCase stored, caseIn(database, query));
            cases.append(std::move(stored));
        }
    }
    return cases;
}

Result<QList<CaseKey>> readLinkedCases(Database &database)
{
    return keysWith(database, "issues > 0");
}

Result<QList<CaseKey>> readStaleCases(Database &database)
{
    return keysWith(database, "is_stale <> 0");
}

Result<StoreContent> readForOpening(Database &database, const QList<CaseKey> &also)
{
    StoreContent content;
    TRY(database.transaction(Database::Access::Read, [&]() -> Result<void> {
        // As the index case_at_work has it.
        TRY(readCases(database, QStringLiteral("WHERE mine IS NOT NULL OR deleted <> 0 OR key < 0"), content.cases));
        TRY(readOthers(database, content));
        TRY_ASSIGN(const QList<CaseKey> ahead, keysWith(database, "is_ahead <> 0"));
        QSet<CaseKey> wanted = keysToTurnOver(content.history);
        wanted.unite(QSet<CaseKey>(ahead.cbegin(), ahead.cend()));
        wanted.unite(QSet<CaseKey>(also.cbegin(), also.cend()));
        for (const StoredCase &stored : std::as_const(content.cases))
            wanted.remove(stored.key);
        TRY_ASSIGN(const QList<StoredCase> more, readSome(database, wanted.values()));
        content.cases += more;
        return {};
    }));
    return content;
}

} // namespace casewright::store
