// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_worker.h"

#include "core/base/log.h"
#include "core/store/tables.h"

namespace casewright::store {

Result<void> StoreWorker::open(const QString &path)
{
    TRY_ASSIGN(m_database, Database::open(path));
    m_seenVersion = dataVersion();
    return {};
}

void StoreWorker::close()
{
    m_timer.reset();
    m_database.reset();
}

Result<StoreContent> StoreWorker::load()
{
    // Before reading: what is written in between is then told once too often rather than never.
    m_seenVersion = dataVersion();
    return readAll(*m_database);
}

void StoreWorker::watchOthers()
{
    if (m_timer)
        return;
    m_timer = std::make_unique<QTimer>();
    m_timer->setInterval(500);
    connect(m_timer.get(), &QTimer::timeout, this, &StoreWorker::look);
    m_timer->start();
}

void StoreWorker::look()
{
    const qint64 version = dataVersion();
    if (std::exchange(m_seenVersion, version) != version)
        Q_EMIT changedByOthers();
}

qint64 StoreWorker::dataVersion()
{
    const Result<qint64> version = m_database->number(QStringLiteral("PRAGMA data_version"));
    if (!version)
        qCWarning(logStore) << version.error().serverText;
    return version ? *version : m_seenVersion;
}

} // namespace casewright::store
