// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_worker.h"

#include "core/base/log.h"
#include "core/store/content/partial_write.h"
#include "core/store/file/private_files.h"
#include "core/store/file/process_lock.h"
#include "core/store/repair/repair.h"

#include <QFileInfo>

namespace casewright::store {
namespace {

/// Held while a file is opened or repaired. Where it cannot be had the opening itself says better why.
class OpeningLock {
public:
    explicit OpeningLock(const QString &path) : m_lock(path + QStringLiteral(".opens"))
    {
        if (const Result<bool> taken = m_lock.take(std::chrono::seconds(5)); !taken || !*taken)
            qCDebug(logStore) << "opened without a lock:" << (taken ? QString() : taken.error().serverText);
    }

private:
    ProcessLock m_lock;
};

} // namespace

Result<QString> StoreWorker::open(const QString &path)
{
    m_path = path;
    TRY(makePrivateFolder(QFileInfo(path).path()));
    const OpeningLock lock(path);
    finishRepair(path);
    m_database = std::make_unique<Database>(path);
    QString text;
    if (const Result<void> opened = m_database->open(); !opened) {
        if (!m_database->sawDamage())
            return failure(opened.error());
        TRY_ASSIGN(text, repair());
    }
    m_born = QFileInfo(path).birthTime();
    m_seenVersion = dataVersion();
    return text;
}

Result<QString> StoreWorker::mend()
{
    const OpeningLock lock(m_path);
    m_own.clear();
    m_database = std::make_unique<Database>(m_path);
    const Result<void> opened = m_database->open();
    m_born = QFileInfo(m_path).birthTime();
    if (opened && isSound(*m_database))
        return QString();
    if (!m_database->sawDamage()) // locked, for instance
        return opened ? Result<QString>(QString()) : failure(opened.error());
    TRY_ASSIGN(const QString text, repair());
    m_born = QFileInfo(m_path).birthTime();
    return text;
}

bool StoreWorker::wasReplaced() const
{
    const QDateTime born = QFileInfo(m_path).birthTime();
    return born.isValid() && m_born.isValid() && born != m_born;
}

Result<QString> StoreWorker::repair()
{
    m_database = std::make_unique<Database>(QString()); // closes the file
    TRY_ASSIGN(const QString text, repairFile(m_path));
    m_database = std::make_unique<Database>(m_path);
    TRY(m_database->open());
    return text;
}

void StoreWorker::close()
{
    m_timer.reset();
    m_database.reset();
}

Result<StoreContent> StoreWorker::load(const QList<CaseKey> &also)
{
    // Before reading: what is written in between is then told once too often rather than never.
    m_seenVersion = dataVersion();
    m_loadedVersion = m_seenVersion;
    return use([&](Database &database) { return readForOpening(database, also); });
}

Result<QList<StoredCase>> StoreWorker::commit(const StoreBatch &batch)
{
    return use([&](Database &database) { return writeBatch(database, batch, m_own); });
}

Result<PartialWrite> StoreWorker::commitParts(const StoreBatch &batch)
{
    return use([&](Database &database) { return writeParts(database, batch, m_own); });
}

Result<bool> StoreWorker::wasWrittenByOthers()
{
    return m_loadedVersion != dataVersion();
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
