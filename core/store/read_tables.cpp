// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/tables.h"
#include "core/store/value_json.h"

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
    return stored;
}

Result<void> readCases(Database &database, QList<StoredCase> &cases)
{
    return database.forEach(
        QStringLiteral("SELECT key, server_id, info, base, mine, step_ids, deleted FROM case_state ORDER BY seq"),
        [&](const QSqlQuery &row) -> Result<void> {
            TRY_ASSIGN(StoredCase stored, caseIn(database, row));
            cases.append(std::move(stored));
            return {};
        });
}

Result<void> readHistory(Database &database, QList<StoredChangeSet> &history)
{
    return database.forEach(QStringLiteral("SELECT id, time, undone, content FROM change_set ORDER BY id"),
                            [&](const QSqlQuery &row) -> Result<void> {
                                std::optional<ChangeSet> set = changeSetFromColumn(row.value(3).toByteArray());
                                if (!set)
                                    return failure(database.damaged());
                                history.append({ChangeSetId{row.value(0).toLongLong()}, std::move(*set),
                                                row.value(1).toLongLong(), row.value(2).toBool()});
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

} // namespace

Result<StoreContent> readAll(Database &database)
{
    StoreContent content;
    TRY(database.transaction(Database::Access::Read, [&]() -> Result<void> {
        TRY(readCases(database, content.cases));
        TRY(readHistory(database, content.history));
        TRY(readJournal(database, content.journal));
        return readDrafts(database, content.drafts);
    }));
    return content;
}

Result<QHash<ServerId, quint64>> readDigests(Database &database)
{
    QHash<ServerId, quint64> digests;
    TRY(database.forEach(QStringLiteral("SELECT server_id, digest FROM row_digest"),
                         [&](const QSqlQuery &row) -> Result<void> {
                             digests.insert(row.value(0).toLongLong(), quint64(row.value(1).toLongLong()));
                             return {};
                         }));
    return digests;
}

} // namespace casewright::store
