// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/case_json.h"
#include "core/store/store.h"

#include "tests/support/await.h"
#include "tests/support/runner/test_case.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace casewright;
using namespace casewright::store;
using casewright::test::await;

namespace {

constexpr qsizetype pageBytes = 16384;
constexpr int casesKept = 400;

QString words(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

TestCase caseWith(const QString &name)
{
    TestCase value;
    value.name = name;
    value.description = QString(2000, QLatin1Char('d')); // so that the file has many pages
    return value;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void putContent(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

/// A damaged file: what is read past the damage, what becomes of the file, and what the person is told.
class DamageTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void setsAFileThatIsNoDatabaseAside();
    void readsOnWhereTheHeaderIsDestroyed();
    void readsOnWhereTheFirstPageIsDestroyed();
    void readsAroundBytesOverwrittenInTheMiddle();
    void readsWhatIsLeftOfATruncatedFile();
    void skipsAGarbledValue();
    void keepsAnEditWhoseBaseIsGarbled();
    void startsTheListAnewWhereItIsGarbled();
    void goesOnWhereTheDamageIsMetWhileOpen();
    void leadsOtherProgramsToTheNewFile();
    void neverOverwritesWhatWasSetAside();
    void endsARepairThatWasCutOff();
    void letsOthersReadNothingOfIt();
    void givesNoNumberOutTwice();

private:
    void fill();
    /// Opens the store and reads it, as a start of the program does.
    StoreContent contentNow();
    QStringList setAside() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QString m_said;
};

void DamageTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(words("a.sqlite"));
    m_said.clear();
}

void DamageTest::fill()
{
    const auto store = await(Store::open(m_path)).value();
    StoreBatch batch;
    for (int key = 1; key <= casesKept; ++key) {
        StoredCase stored;
        stored.key = CaseKey{key};
        stored.base = caseWith(words("base"));
        stored.mine = caseWith(QString::number(key));
        batch.putCases.append(stored);
        if (key % 100 == 0) {
            batch.putHistory.append({ChangeSetId{key}, ChangeSet{QString::number(key), ChangeOrigin::Edit, {}}, key, false});
            batch.putDrafts.append({CaseKey{key}, words("name"), words("draft"), 1});
            batch.putJournal.append({key, CaseKey{-key}, words("create"), "{}", 1});
            batch.putDeletions.append({CaseKey{key}, key, caseWith(words("gone")), 1});
        }
    }
    QVERIFY(await(store->commit(batch)));
}

StoreContent DamageTest::contentNow()
{
    const Result<std::unique_ptr<Store>> store = await(Store::open(m_path));
    if (!store) {
        m_said = store.error().serverText;
        return {};
    }
    const Result<StoreContent> content = await((*store)->load());
    m_said = content ? (*store)->recovery() : content.error().serverText;
    return content.value_or(StoreContent());
}

QStringList DamageTest::setAside() const
{
    QStringList files = QDir(m_dir->path()).entryList({words("a.sqlite.damaged-*")}, QDir::Files);
    files.removeIf([](const QString &file) { return file.endsWith(words("-wal")); }); // belongs to the file before it
    return files;
}

void DamageTest::setsAFileThatIsNoDatabaseAside()
{
    const QByteArray notes = QByteArray("my holiday notes\n").repeated(5000);
    putContent(m_path, notes);
    QCOMPARE(contentNow().cases.size(), 0);
    QVERIFY2(m_said.contains(words("Nothing in the old file could be read")), qPrintable(m_said));
    QCOMPARE(setAside().size(), 1);
    QCOMPARE(contentOf(m_dir->filePath(setAside().first())), notes);
    QVERIFY(m_said.contains(setAside().first()));
    QVERIFY(QRegularExpression(words("^a\\.sqlite\\.damaged-\\d{8}-\\d{6}$")).match(setAside().first()).hasMatch());
    contentNow();
    QVERIFY(m_said.isEmpty());
}

void DamageTest::readsOnWhereTheHeaderIsDestroyed()
{
    fill();
    QByteArray bytes = contentOf(m_path);
    bytes.replace(0, 60, QByteArray(60, '\x5a'));
    putContent(m_path, bytes);
    const StoreContent content = contentNow();
    QCOMPARE(content.cases.size(), casesKept);
    QCOMPARE(content.cases.last().mine->name.value(), QString::number(casesKept));
    QCOMPARE(content.history.size(), 4);
    QCOMPARE(content.drafts.size(), 4);
    QCOMPARE(content.journal.size(), 4);
    QCOMPARE(content.deletions.size(), 4);
    QVERIFY2(m_said.contains(words("400 cases")), qPrintable(m_said));
    QCOMPARE(contentOf(m_dir->filePath(setAside().value(0))), bytes);
}

void DamageTest::readsOnWhereTheFirstPageIsDestroyed()
{
    fill();
    QByteArray bytes = contentOf(m_path);
    bytes.replace(0, pageBytes, QByteArray(pageBytes, '\x5a'));
    putContent(m_path, bytes);
    QCOMPARE(contentNow().cases.size(), casesKept);
}

void DamageTest::readsAroundBytesOverwrittenInTheMiddle()
{
    fill();
    QByteArray bytes = contentOf(m_path);
    const qsizetype middle = bytes.size() / pageBytes / 2 * pageBytes;
    bytes.replace(middle, pageBytes, QByteArray(pageBytes, '\xab'));
    putContent(m_path, bytes);
    const StoreContent content = contentNow();
    QVERIFY2(content.cases.size() > casesKept / 2 && content.cases.size() < casesKept,
             qPrintable(QString::number(content.cases.size())));
    QCOMPARE(content.cases.first().mine->name.value(), words("1"));
    QCOMPARE(content.cases.last().mine->name.value(), QString::number(casesKept));
    QVERIFY2(m_said.contains(words("could not be read")), qPrintable(m_said));
    QCOMPARE(contentOf(m_dir->filePath(setAside().value(0))), bytes);
}

void DamageTest::readsWhatIsLeftOfATruncatedFile()
{
    fill();
    const QByteArray bytes = contentOf(m_path);
    putContent(m_path, bytes.left(bytes.size() / pageBytes / 2 * pageBytes));
    const StoreContent content = contentNow();
    QVERIFY2(content.cases.size() > 20 && content.cases.size() < casesKept, qPrintable(QString::number(content.cases.size())));
    QCOMPARE(setAside().size(), 1);
    contentNow();
    QVERIFY(m_said.isEmpty());
}

void DamageTest::skipsAGarbledValue()
{
    fill();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(words("QSQLITE"), words("garble"));
        database.setDatabaseName(m_path);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(words("UPDATE case_state SET mine = CAST('{\"name\":' AS BLOB) WHERE key = 7")));
        QVERIFY(QSqlQuery(database).exec(words("UPDATE change_set SET content = CAST('?' AS BLOB) WHERE id = 100")));
    }
    QSqlDatabase::removeDatabase(words("garble"));
    const StoreContent content = contentNow();
    QCOMPARE(content.cases.size(), casesKept - 1);
    QCOMPARE(content.history.size(), 3);
    QVERIFY2(m_said.contains(words("2 entries could not be read")), qPrintable(m_said));
}

void DamageTest::keepsAnEditWhoseBaseIsGarbled()
{
    fill();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(words("QSQLITE"), words("garble"));
        database.setDatabaseName(m_path);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(words("UPDATE case_state SET base = CAST('?' AS BLOB) WHERE key = 7")));
    }
    QSqlDatabase::removeDatabase(words("garble"));
    const StoreContent content = contentNow();
    QCOMPARE(content.cases.size(), casesKept);
    const StoredCase &seventh = content.cases.at(6);
    QCOMPARE(seventh.mine->name.value(), words("7"));
    QVERIFY(seventh.base && !seventh.base->name.known()); // not a case made here, and not one whose name was empty
}

void DamageTest::startsTheListAnewWhereItIsGarbled()
{
    fill();
    {
        const auto store = await(Store::open(m_path)).value();
        CaseRows rows;
        rows.rows.resize(3);
        for (std::size_t i = 0; i < 3; ++i)
            rows.rows[i].id = ServerId(i + 1);
        QVERIFY(await(store->keepRows({rows})));
    }
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(words("QSQLITE"), words("garble"));
        database.setDatabaseName(m_path);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(words("UPDATE row_page SET content = zeroblob(length(content))")));
    }
    QSqlDatabase::removeDatabase(words("garble"));
    const auto store = await(Store::open(m_path)).value();
    const Result<Mirror> mirror = await(store->mirror());
    QVERIFY(mirror);
    QVERIFY(mirror->rows.empty());
    QVERIFY(!store->recovery().isEmpty());
    QCOMPARE(await(store->load()).value().cases.size(), casesKept);
}

void DamageTest::goesOnWhereTheDamageIsMetWhileOpen()
{
    fill();
    const auto store = await(Store::open(m_path)).value();
    QCOMPARE(await(store->load()).value().cases.size(), casesKept);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(words("QSQLITE"), words("garble"));
        database.setDatabaseName(m_path);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(words("UPDATE case_state SET mine = CAST('?' AS BLOB) WHERE key = 7")));
    }
    QSqlDatabase::removeDatabase(words("garble"));
    QSignalSpy spy(store.get(), &Store::recovered);
    QCOMPARE(await(store->load()).value().cases.size(), casesKept - 1);
    QCOMPARE(spy.size(), 1);
    StoreBatch batch;
    StoredCase stored;
    stored.key = CaseKey{9000};
    stored.mine = caseWith(words("typed"));
    batch.putCases = {stored};
    QVERIFY(await(store->commit(batch)));
    QCOMPARE(await(store->load()).value().cases.size(), casesKept);
}

void DamageTest::leadsOtherProgramsToTheNewFile()
{
    fill();
    const auto window = await(Store::open(m_path)).value();
    QCOMPARE(await(window->load()).value().cases.size(), casesKept);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(words("QSQLITE"), words("garble"));
        database.setDatabaseName(m_path);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(words("UPDATE case_state SET mine = CAST('?' AS BLOB) WHERE key = 7")));
    }
    QSqlDatabase::removeDatabase(words("garble"));
    const auto cli = await(Store::open(m_path)).value();
    QCOMPARE(await(cli->load()).value().cases.size(), casesKept - 1);
    QVERIFY(!cli->recovery().isEmpty());
    if (!QFileInfo(m_path).birthTime().isValid())
        QSKIP("this file system does not tell when a file was made");
    StoreBatch batch;
    StoredCase stored;
    stored.key = CaseKey{9000};
    stored.mine = caseWith(words("typed in the window"));
    batch.putCases = {stored};
    QVERIFY(await(window->commit(batch)).value().isEmpty());
    QCOMPARE(await(cli->load()).value().cases.size(), casesKept);
    QCOMPARE(setAside().size(), 1);
}

void DamageTest::neverOverwritesWhatWasSetAside()
{
    for (int i = 0; i < 3; ++i) {
        putContent(m_path, QByteArray("damaged ").repeated(100 + i));
        contentNow();
    }
    QCOMPARE(setAside().size(), 3);
}

void DamageTest::endsARepairThatWasCutOff()
{
    fill();
    // As it is between the two renamings.
    QVERIFY(QFile::rename(m_path, m_path + words(".rebuilt")));
    QCOMPARE(contentNow().cases.size(), casesKept);
}

void DamageTest::letsOthersReadNothingOfIt()
{
    putContent(m_path, QByteArray("damaged ").repeated(100));
    contentNow();
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    const QFileInfoList files = QDir(m_dir->path()).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 3); // the store, what was set aside and the lock; nothing else was left lying about
    for (const QFileInfo &file : files)
        QCOMPARE(file.permissions() & others, QFile::Permissions());
}

void DamageTest::givesNoNumberOutTwice()
{
    {
        const auto store = await(Store::open(m_path)).value();
        QVERIFY(await(store->reserveLocalNumbers(500)));
        StoreBatch batch;
        StoredCase stored;
        stored.key = CaseKey{-499};
        stored.mine = caseWith(words("Made here"));
        batch.putCases = {stored};
        QVERIFY(await(store->commit(batch)));
    }
    QByteArray bytes = contentOf(m_path);
    bytes.replace(0, 60, QByteArray(60, '\x5a'));
    putContent(m_path, bytes);
    const auto store = await(Store::open(m_path)).value();
    QVERIFY(!store->recovery().isEmpty());
    QVERIFY(await(store->reserveLocalNumbers(1)).value() > 500);
}

CASEWRIGHT_TEST(DamageTest)
#include "damage_test.moc"
