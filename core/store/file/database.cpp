// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file/database.h"

#include "core/base/log.h"
#include "core/store/file/private_files.h"
#include "core/store/file/schema.h"

#include <QDir>
#include <QSqlError>
#include <QUuid>

namespace casewright::store {
namespace {

// How long a transaction waits for that of another process: a batch of 10,000 cases takes a second.
constexpr int patienceMs = 5000;

// Primary result codes of SQLite (sqlite.org/rescode.html).
enum SqliteCode {
    Perm = 3,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    Corrupt = 11,
    Full = 13,
    CantOpen = 14,
    TooBig = 18,
    Constraint = 19,
    Mismatch = 20,
    NotADatabase = 26
};

QString adviceFor(int code)
{
    switch (code) {
    case Busy:
    case Locked:
        return QStringLiteral("Another program is writing %1 and does not come to an end. Close it and try again.");
    case Perm:
    case ReadOnly:
    case CantOpen:
        return QStringLiteral("%1 cannot be written. Check the rights of the file and of its folder.");
    case Full:
        return QStringLiteral("The disk is full: %1 could not be written. Make room and try again.");
    case Corrupt:
    case NotADatabase:
        return QStringLiteral("%1 is damaged. Start Casewright again: it then sets the file aside, begins a new one and brings over "
                              "what can still be read.");
    default:
        return {};
    }
}

} // namespace

Database::Database(QString path)
    : m_path(std::move(path)),
      m_connection(QStringLiteral("store-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
{}

Database::~Database()
{
    // Closes the file; no query is left by now.
    QSqlDatabase::removeDatabase(m_connection);
}

Result<void> Database::open()
{
    TRY(makePrivateFile(m_path));
    TRY(connectOnly());
    TRY(checkOrigin());
    TRY(configure());
    return migrate();
}

Result<void> Database::connectOnly()
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    connection.setDatabaseName(m_path);
    connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patienceMs));
    if (!connection.open())
        return failure(error(connection.lastError()));
    return {};
}

/// Reads only, so that a file that is not ours stays as it is.
Result<void> Database::checkOrigin()
{
    qint64 version = 0;
    qint64 tables = 0;
    TRY(transaction(Access::Read, [&]() -> Result<void> {
        TRY_ASSIGN(tables, number(QStringLiteral("SELECT count(*) FROM sqlite_master")));
        TRY_ASSIGN(version, number(QStringLiteral("PRAGMA user_version")));
        return {};
    }));
    const QString file = QDir::toNativeSeparators(m_path);
    if (version > migrations().size()) {
        return failure(ErrorKind::Storage, QStringLiteral("%1 was written by a newer Casewright (its schema is %2, "
                                                          "this one knows %3). Update Casewright, or choose "
                                                          "another profile folder.")
                                               .arg(file)
                                               .arg(version)
                                               .arg(migrations().size()));
    }
    if (version <= 0 && tables > 0) {
        return failure(
            ErrorKind::Storage,
            QStringLiteral("%1 belongs to another program. Move it away, or choose another profile folder.").arg(file));
    }
    return {};
}

Result<void> Database::configure()
{
    // The page size counts only before the first table, WAL is kept in the file, the rest belongs to the connection.
    TRY(run(QStringLiteral("PRAGMA page_size = 16384")));
    TRY(run(QStringLiteral("PRAGMA journal_mode = WAL")));
    return run(QStringLiteral("PRAGMA synchronous = FULL"));
}

Result<void> Database::migrate()
{
    TRY_ASSIGN(const qint64 version, number(QStringLiteral("PRAGMA user_version")));
    if (version == migrations().size())
        return {};
    return transaction(Access::Write, [this]() -> Result<void> {
        TRY_ASSIGN(const qint64 from, number(QStringLiteral("PRAGMA user_version")));
        for (qsizetype step = from; step < migrations().size(); ++step) {
            for (const QString &statement : migrations().at(step)) {
                TRY(run(statement));
            }
        }
        return run(QStringLiteral("PRAGMA user_version = %1").arg(migrations().size()));
    });
}

QSqlQuery Database::query() const
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.setForwardOnly(true);
    return query;
}

Result<void> Database::run(const QString &sql)
{
    QSqlQuery statement = query();
    if (!statement.exec(sql))
        return failure(error(statement.lastError()));
    return {};
}

Result<qint64> Database::number(const QString &sql)
{
    QSqlQuery statement = query();
    if (!statement.exec(sql) || !statement.next())
        return failure(error(statement.lastError()));
    return statement.value(0).toLongLong();
}

Result<void> Database::forEach(const QString &sql, const std::function<Result<void>(const QSqlQuery &)> &visit)
{
    QSqlQuery statement = query();
    if (!statement.exec(sql))
        return failure(error(statement.lastError()));
    while (statement.next()) {
        TRY(visit(statement));
    }
    if (statement.lastError().isValid())
        return failure(error(statement.lastError()));
    return {};
}

Result<void> Database::transaction(Access access, const std::function<Result<void>()> &work)
{
    // IMMEDIATE takes the lock for writing at the begin: a reader that turns writer midway fails without waiting.
    TRY(run(access == Access::Write ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN")));
    Result<void> result = work();
    if (result)
        result = run(QStringLiteral("COMMIT"));
    if (!result) {
        const bool wasContentRefused = m_wasContentRefused;
        // Where SQLite has rolled back by itself, as on a full disk, this one has nothing to do and says so.
        if (const Result<void> rolledBack = run(QStringLiteral("ROLLBACK")); !rolledBack)
            qCDebug(logStore) << "rollback:" << rolledBack.error().serverText;
        m_wasContentRefused = wasContentRefused;
    }
    return result;
}

Error Database::error(const QSqlError &error) const
{
    const QString file = QDir::toNativeSeparators(m_path);
    const int code = error.nativeErrorCode().toInt() & 0xff;
    m_sawDamage = m_sawDamage || code == Corrupt || code == NotADatabase;
    m_wasContentRefused = code == TooBig || code == Constraint || code == Mismatch;
    const QString advice = adviceFor(code);
    if (advice.isEmpty())
        return makeError(ErrorKind::Storage,
                         QStringLiteral("%1 could not be read or written: %2").arg(file, error.text()));
    return makeError(ErrorKind::Storage, QStringLiteral("%1 (%2)").arg(advice.arg(file), error.driverText()));
}

Error Database::damaged() const
{
    m_sawDamage = true;
    return makeError(ErrorKind::Storage, adviceFor(Corrupt).arg(QDir::toNativeSeparators(m_path)));
}

Statement::Statement(const Database &database, const QString &sql) : m_database(database), m_query(database.query())
{
    m_prepared = m_query.prepare(sql);
}

Result<void> Statement::run(std::initializer_list<QVariant> values)
{
    int place = 0;
    for (const QVariant &value : values)
        m_query.bindValue(place++, value);
    if (!m_prepared || !m_query.exec())
        return failure(m_database.error(m_query.lastError()));
    return {};
}

} // namespace casewright::store
