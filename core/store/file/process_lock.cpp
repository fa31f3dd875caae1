// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file/process_lock.h"

#include "core/store/file/private_files.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace casewright::store {

ProcessLock::ProcessLock(QString path)
    : m_path(std::move(path)), m_connection(QStringLiteral("lock-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
{}

ProcessLock::~ProcessLock()
{
    QSqlDatabase::removeDatabase(m_connection); // closes the file, which ends the transaction
}

Result<bool> ProcessLock::take(std::chrono::milliseconds patience)
{
    TRY(makePrivateFile(m_path));
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    connection.setDatabaseName(m_path);
    connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patience.count()));
    QSqlQuery query(connection);
    if (connection.open() && query.exec(QStringLiteral("BEGIN EXCLUSIVE")))
        return true;
    const QSqlError error = connection.isOpen() ? query.lastError() : connection.lastError();
    constexpr int busy = 5; // SQLITE_BUSY (sqlite.org/rescode.html)
    if ((error.nativeErrorCode().toInt() & 0xff) == busy)
        return false;
    return failure(ErrorKind::Storage, QStringLiteral("%1 cannot be locked: %2. Move this file away and try again.").arg(m_path, error.text()));
}

} // namespace casewright::store
