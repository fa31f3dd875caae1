// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "tests/core/store/texts.h"
#include "tests/support/await.h"
#include "tests/support/runner/test_case.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace casewright;
using casewright::test::text;
using namespace casewright::store;
using casewright::test::await;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Runs statements on the file as another program would.
void runSql(const QString &path, const QStringList &statements)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(text("QSQLITE"), text("test"));
        database.setDatabaseName(path);
        QVERIFY(database.open());
        for (const QString &statement : statements)
            QVERIFY2(QSqlQuery(database).exec(statement), qPrintable(statement));
    }
    QSqlDatabase::removeDatabase(text("test"));
}

StoreBatch batchOfCase(qint64 key, qsizetype size = 10)
{
    StoredCase stored;
    stored.key = CaseKey{key};
    stored.mine.emplace();
    stored.mine->name = QString(size, QLatin1Char('x'));
    StoreBatch batch;
    batch.putCases = {stored};
    return batch;
}

constexpr QFile::Permissions others =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

} // namespace

class StoreFilesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void makesFoldersAndFilesForTheOwnerAlone();
    void takesRightsFromOthersOnAnOldFile();
    void usesLargePagesAndWal();
    void leavesNothingButTheFileAndItsLockBehind();
    void refusesANewerSchemaAndLeavesIt();
    void refusesTheDatabaseOfAnotherProgram();
    void saysThatAFolderCannotBeMade();
    void saysThatAFolderIsReadOnly();
    void reportsALockThatIsHeldForLongAndGoesOn();
    void reportsAFullDiskAndGoesOn();

private:
    /// The error of opening, or of reading after it; its text has to say what to do.
    QString refusal();
    void makeStoreWithOneCase();

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void StoreFilesTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(text("stores/a.sqlite"));
}

QString StoreFilesTest::refusal()
{
    const Result<std::unique_ptr<Store>> store = await(Store::open(m_path));
    if (!store)
        return store.error().kind == ErrorKind::Storage ? store.error().serverText : text("wrong kind");
    const Result<StoreContent> content = await((*store)->load());
    return content                                      ? QString()
           : content.error().kind == ErrorKind::Storage ? content.error().serverText
                                                        : text("wrong kind");
}

void StoreFilesTest::makeStoreWithOneCase()
{
    const auto store = await(Store::open(m_path)).value();
    QVERIFY(await(store->commit(batchOfCase(1, 40000))));
}

void StoreFilesTest::makesFoldersAndFilesForTheOwnerAlone()
{
    const auto store = await(Store::open(m_path)).value();
    QVERIFY(await(store->commit(batchOfCase(1))));
    QCOMPARE(QFileInfo(QFileInfo(m_path).path()).permissions() & others, QFile::Permissions());
    const QFileInfoList files = QDir(QFileInfo(m_path).path()).entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 2); // the write-ahead log too
    for (const QFileInfo &file : files)
        QVERIFY2((file.permissions() & others) == QFile::Permissions(), qPrintable(file.fileName()));
}

void StoreFilesTest::takesRightsFromOthersOnAnOldFile()
{
    makeStoreWithOneCase();
    QVERIFY(QFile::setPermissions(m_path, QFile::permissions(m_path) | others));
    const auto store = await(Store::open(m_path)).value();
    QCOMPARE(QFile::permissions(m_path) & others, QFile::Permissions());
}

void StoreFilesTest::usesLargePagesAndWal()
{
    makeStoreWithOneCase();
    const QByteArray header = bytesOf(m_path).left(100);
    // sqlite.org/fileformat.html: page size at 16, 2 = WAL at 18 and 19.
    QCOMPARE(header.mid(16, 4).toHex(), QByteArray("40000202"));
}

void StoreFilesTest::leavesNothingButTheFileAndItsLockBehind()
{
    makeStoreWithOneCase();
    QCOMPARE(QDir(QFileInfo(m_path).path()).entryList(QDir::Files), (QStringList{text("a.sqlite"), text("a.sqlite.opens")}));
}

void StoreFilesTest::refusesANewerSchemaAndLeavesIt()
{
    makeStoreWithOneCase();
    runSql(m_path, {text("PRAGMA user_version = 99")});
    const QByteArray content = bytesOf(m_path);
    QVERIFY(refusal().contains(text("newer Casewright")));
    QVERIFY(refusal().contains(text("Update Casewright")));
    QCOMPARE(bytesOf(m_path), content);
}

void StoreFilesTest::refusesTheDatabaseOfAnotherProgram()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
    runSql(m_path, {text("CREATE TABLE places (url TEXT)")});
    const QByteArray content = bytesOf(m_path);
    QVERIFY(refusal().contains(text("another program")));
    QCOMPARE(bytesOf(m_path), content);
}

void StoreFilesTest::saysThatAFolderCannotBeMade()
{
    writeBytes(m_dir->filePath(text("stores")), "a file where the folder should be");
    QVERIFY(refusal().contains(text("cannot be made")));
}

void StoreFilesTest::saysThatAFolderIsReadOnly()
{
    const QString folder = QFileInfo(m_path).path();
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    const bool everythingIsWritable = QFile(folder + text("/probe")).open(QIODevice::WriteOnly);
    const QString said = everythingIsWritable ? QString() : refusal();
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    if (everythingIsWritable)
        QSKIP("this user may write everywhere");
    QVERIFY(said.contains(text("Check the rights")));
}

void StoreFilesTest::reportsALockThatIsHeldForLongAndGoesOn()
{
    const auto store = await(Store::open(m_path)).value();
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(text("QSQLITE"), text("holder"));
        other.setDatabaseName(m_path);
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(text("BEGIN IMMEDIATE")));
        const auto refused = await(store->commit(batchOfCase(1)));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
        QVERIFY(refused.error().serverText.contains(text("Another program")));
        QVERIFY(QSqlQuery(other).exec(text("ROLLBACK")));
    }
    QSqlDatabase::removeDatabase(text("holder"));
    QVERIFY(await(store->commit(batchOfCase(2))));
    const StoreContent content = await(store->load()).value();
    QCOMPARE(content.cases.size(), 1);
    QCOMPARE(content.cases.first().key, CaseKey{2});
}

void StoreFilesTest::reportsAFullDiskAndGoesOn()
{
#ifdef Q_OS_UNIX
    const auto store = await(Store::open(m_path)).value();
    QVERIFY(await(store->commit(batchOfCase(1))));
    // A limit on the size of files stands for a disk that is full.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit tight = before;
    tight.rlim_cur = rlim_t(QFileInfo(m_path + text("-wal")).size() + 50'000);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto refused = await(store->commit(batchOfCase(2, 1'000'000)));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY(refused.error().serverText.contains(QDir::toNativeSeparators(m_path)));

    QVERIFY(await(store->commit(batchOfCase(3, 1'000'000))));
    const StoreContent content = await(store->load()).value();
    QCOMPARE(content.cases.size(), 2);
    QCOMPARE(content.cases.last().key, CaseKey{3});
#else
    QSKIP("there is no limit on the size of files here");
#endif
}

CASEWRIGHT_TEST(StoreFilesTest)
#include "store_files_test.moc"
