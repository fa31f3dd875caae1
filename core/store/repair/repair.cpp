// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/repair/repair.h"

#include "core/base/log.h"
#include "core/store/content/tables.h"
#include "core/store/file/private_files.h"
#include "core/store/mirror/mirror_tables.h"
#include "core/store/repair/survivors.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QtEndian>

namespace casewright::store {
namespace {

const QString walSuffix = QStringLiteral("-wal");
const QString shmSuffix = QStringLiteral("-shm");

QString rebuiltPath(const QString &path)
{
    return path + QStringLiteral(".rebuilt");
}

void removeStore(const QString &path)
{
    for (const QString &suffix : {QString(), walSuffix, shmSuffix})
        QFile::remove(path + suffix);
}

Result<void> copyStore(const QString &from, const QString &to)
{
    removeStore(to);
    TRY(makePrivateFile(from)); // a copy has the rights of its original
    const bool copied = QFile::copy(from, to) && (!QFile::exists(from + walSuffix) || QFile::copy(from + walSuffix, to + walSuffix));
    if (copied)
        return {};
    removeStore(to);
    return failure(ErrorKind::Storage,
                   QStringLiteral("%1 is damaged and could not be copied to read what is left of it. Make room on the disk and check the "
                                  "rights of the folder. The file was left as it is.")
                       .arg(QDir::toNativeSeparators(from)));
}

/// Puts what every store of this schema begins with over the beginning of the file: `bytes` of it.
void mendBeginning(const QString &file, QByteArray firstPage, qsizetype bytes)
{
    constexpr qsizetype pagesAt = 28;    // sqlite.org/fileformat.html: the size of the file in pages,
    constexpr qsizetype freePagesAt = 32; // and its unused pages: none are known
    constexpr qsizetype freePagesSize = 8;
    QFile store(file);
    if (!store.open(QIODevice::ReadWrite) || store.size() < firstPage.size())
        return;
    qToBigEndian(static_cast<quint32>(store.size() / firstPage.size()), firstPage.data() + pagesAt);
    firstPage.replace(freePagesAt, freePagesSize, QByteArray(freePagesSize, '\0'));
    store.write(firstPage.left(bytes));
}

Survivors survivorsIn(const QString &file)
{
    Database database(file);
    if (const Result<void> connected = database.connectOnly(); !connected)
        qCInfo(logStore) << connected.error().serverText;
    return readSurvivors(database);
}

/// `firstPage` is that of a sound store.
Survivors survivorsAround(const QString &file, const QByteArray &firstPage)
{
    constexpr qsizetype headerBytes = 100;
    Survivors survivors = survivorsIn(file);
    for (const qsizetype bytes : {headerBytes, firstPage.size()}) {
        if (survivors.anything)
            break;
        mendBeginning(file, firstPage, bytes);
        survivors = survivorsIn(file);
    }
    return survivors;
}

Result<QByteArray> makeEmptyStore(const QString &path)
{
    removeStore(path);
    {
        Database database(path);
        TRY(database.open());
    }
    QFile file(path);
    constexpr qsizetype pageSize = 16384;
    return file.open(QIODevice::ReadOnly) ? file.read(pageSize) : QByteArray();
}

Result<void> fillStore(const QString &path, const Survivors &survivors)
{
    Database database(path);
    TRY(database.open());
    // Revisions of the new file are none of the old one.
    TRY(database.run(QStringLiteral("UPDATE meta SET value = %1 WHERE name = 'revision'").arg(QDateTime::currentMSecsSinceEpoch())));
    TRY(database.run(QStringLiteral("UPDATE meta SET value = %1 WHERE name = 'next_local'").arg(survivors.nextLocal)));
    StoreBatch batch;
    batch.putCases = survivors.content.cases;
    batch.putHistory = survivors.content.history;
    batch.putJournal = survivors.content.journal;
    batch.putDrafts = survivors.content.drafts;
    batch.putDeletions = survivors.content.deletions;
    OwnRevisions own;
    TRY(writeBatch(database, batch, own));
    return {};
}

Result<QString> setAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString wanted = QStringLiteral("%1.damaged-%2").arg(path, stamp);
    QString aside = wanted;
    for (int number = 2; QFile::exists(aside); ++number)
        aside = QStringLiteral("%1-%2").arg(wanted).arg(number);
    if (!QFile::rename(path, aside)) {
        return failure(ErrorKind::Storage, QStringLiteral("%1 is damaged and cannot be set aside. Close other programs that use it, and check "
                                                          "the rights of the folder.")
                                               .arg(QDir::toNativeSeparators(path)));
    }
    // The log belongs to the file: without it the newest changes would be missing there.
    QFile::rename(path + walSuffix, aside + walSuffix);
    QFile::remove(path + shmSuffix);
    return aside;
}

QString reportOf(const QString &path, const QString &aside, const Survivors &survivors)
{
    const StoreContent &content = survivors.content;
    qint64 waiting = 0;
    for (const StoredCase &stored : content.cases)
        waiting += stored.mine || stored.deleted ? 1 : 0;
    QString text = QStringLiteral("The file that keeps this project on this computer was damaged (%1). It was set aside, as it is, as %2. A new "
                                  "one was begun; what the server has comes from the server again. Brought over: %3 cases with changes that "
                                  "were not sent, %4 entries of the history, %5 drafts.")
                       .arg(QDir::toNativeSeparators(path), QDir::toNativeSeparators(aside))
                       .arg(waiting)
                       .arg(content.history.size())
                       .arg(content.drafts.size());
    if (!survivors.anything)
        text += QStringLiteral(" Nothing in the old file could be read: changes that were not sent are lost.");
    else if (survivors.unreadable > 0)
        text += QStringLiteral(" %1 entries could not be read; changes in them that were not sent are only in the old file.")
                    .arg(survivors.unreadable);
    else
        text += QStringLiteral(" Nothing that was found was unreadable.");
    return text;
}

} // namespace

Result<QString> repairFile(const QString &path)
{
    const QString copy = path + QStringLiteral(".recovering");
    const QString rebuilt = rebuiltPath(path);
    TRY_ASSIGN(const QByteArray firstPage, makeEmptyStore(rebuilt));
    TRY(copyStore(path, copy)); // reading may alter it, and the original stays as it is
    const Survivors survivors = survivorsAround(copy, firstPage);
    removeStore(copy);
    TRY(fillStore(rebuilt, survivors));
    TRY_ASSIGN(const QString aside, setAside(path));
    finishRepair(path);
    qCWarning(logStore) << "damaged store set aside:" << aside << "unreadable:" << survivors.unreadable;
    return reportOf(path, aside, survivors);
}

void finishRepair(const QString &path)
{
    if (!QFile::exists(path) && QFile::exists(rebuiltPath(path)))
        QFile::rename(rebuiltPath(path), path);
}

bool isSound(Database &database)
{
    if (!readAll(database) || !readMirror(database)
        || !database.run(QStringLiteral("INSERT INTO step_text (step_text) VALUES ('integrity-check')")))
        return false;
    const Result<void> checked = database.forEach(QStringLiteral("PRAGMA quick_check(1)"), [&](const QSqlQuery &row) -> Result<void> {
        if (row.value(0).toString() != QLatin1String("ok"))
            return failure(database.damaged());
        return {};
    });
    return checked.has_value();
}

} // namespace casewright::store
