// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/store/file/schema.h"
#include "tests/support/await.h"
#include "tests/support/runner/test_case.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>

using namespace casewright;
using namespace casewright::store;
using casewright::test::await;

namespace {

using namespace Qt::Literals::StringLiterals;

/// A store as the first released schema wrote it.
const QStringList firstSchemaFile = {
    u"PRAGMA page_size = 16384"_s,
    u"PRAGMA journal_mode = WAL"_s,
    u"CREATE TABLE case_state (seq INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, server_id INTEGER, "
    u"info BLOB NOT NULL, base BLOB, mine BLOB, step_ids BLOB NOT NULL, deleted INTEGER NOT NULL)"_s,
    u"CREATE TABLE change_set (id INTEGER PRIMARY KEY, time INTEGER NOT NULL, undone INTEGER NOT NULL, content BLOB NOT NULL)"_s,
    u"CREATE TABLE journal (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, operation TEXT NOT NULL, intent BLOB NOT NULL, time INTEGER NOT NULL)"_s,
    u"CREATE TABLE draft (key INTEGER NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL, "
    u"time INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID"_s,
    u"CREATE TABLE row_digest (server_id INTEGER PRIMARY KEY, digest INTEGER NOT NULL)"_s,
    u"CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID"_s,
    u"INSERT INTO meta VALUES ('next_local', 42)"_s,
    u"INSERT INTO row_digest VALUES (12, 99)"_s,
    uR"(INSERT INTO case_state VALUES (1, 12, 12, CAST('{"automated":true,"createdBy":"anna","createdDate":5,"lastModifiedBy":"","lastModifiedDate":6}' AS BLOB),
        CAST('{"name":"Pay","scenario":[{"key":1,"kind":"body",
            "text":"Open the cart","children":[{"key":2,"kind":"expected","text":"It is empty"}]}]}' AS BLOB),
        CAST('{"name":"Pay by card","scenario":[{"key":1,"kind":"body","text":"Open the wallet"}]}' AS BLOB), CAST('{"1":77}' AS BLOB), 0))"_s,
    uR"(INSERT INTO case_state VALUES (2, -7, NULL, CAST('{}' AS BLOB), NULL, CAST('{"name":"Made here"}' AS BLOB), CAST('{}' AS BLOB), 0))"_s,
    uR"(INSERT INTO case_state VALUES (3, 13, 13, CAST('{}' AS BLOB), CAST('{"name":"Gone"}' AS BLOB), NULL, CAST('{}' AS BLOB), 1))"_s,
    uR"(INSERT INTO change_set VALUES (1000, 20, 1, CAST('{"name":"Edit","origin":"edit","changes":[]}' AS BLOB)))"_s,
    uR"(INSERT INTO journal VALUES (5, -7, 'create', CAST('{"watermark":3}' AS BLOB), 42))"_s,
    uR"(INSERT INTO draft VALUES (12, 'name', 'Pay by ca', 43))"_s,
    u"PRAGMA user_version = 1"_s,
};

} // namespace

/// Files of earlier versions are brought to the newest schema with all they hold.
class MigrationTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"a.sqlite"_s);
        run(firstSchemaFile);
    }

    void keepsAllThatTheFirstSchemaHeld()
    {
        const auto store = await(Store::open(m_path)).value();
        QVERIFY(store->recovery().isEmpty());
        const StoreContent content = await(store->load()).value();
        QCOMPARE(content.cases.size(), 3);
        const StoredCase &first = content.cases.first();
        QCOMPARE(first.info.createdBy, u"anna"_s);
        QVERIFY(first.info.automated);
        QCOMPARE(first.base->name.value(), u"Pay"_s);
        QCOMPARE(first.mine->name.value(), u"Pay by card"_s);
        QCOMPARE(first.base->scenario.value().steps.first().children.first().text, u"It is empty"_s);
        QCOMPARE(first.stepIds, (StepIds{{StepKey{1}, 77}}));
        QVERIFY(!first.theirs);
        QCOMPARE(content.cases.at(1).key, CaseKey{-7});
        QVERIFY(!content.cases.at(1).base);
        QVERIFY(content.cases.at(2).deleted);
        QCOMPARE(content.history.first().set.name, u"Edit"_s);
        QVERIFY(content.history.first().undone);
        QCOMPARE(content.journal.first().intent, QByteArray(R"({"watermark":3})"));
        QCOMPARE(content.drafts.first().text, u"Pay by ca"_s);
        QCOMPARE(await(store->reserveLocalNumbers(1)).value(), 42);
        QVERIFY(!await(store->mirror()).value().schema);
    }

    void migratesFromEverySchemaInBetween_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version <= migrations().size(); ++version)
            QTest::newRow(qPrintable(QString::number(version))) << version;
    }

    void migratesFromEverySchemaInBetween()
    {
        QFETCH(int, version);
        for (int step = 1; step < version; ++step)
            run(migrations().at(step));
        run({u"PRAGMA user_version = %1"_s.arg(version)});
        const auto store = await(Store::open(m_path)).value();
        QVERIFY(store->recovery().isEmpty());
        const StoreContent content = await(store->load()).value();
        QCOMPARE(content.cases.size(), 3);
        QCOMPARE(content.cases.first().mine->name.value(), u"Pay by card"_s);
        QCOMPARE(content.history.size(), 1);
        QVERIFY(content.history.first().sent.isEmpty()); // what earlier versions did not note is not made up
        QCOMPARE(await(store->mirror()).value().listedAt, 0);
        QCOMPARE(await(store->findInSteps(u"wallet"_s)).value().keys.size(), 1);
    }

    void findsStepsThatWereReadBefore()
    {
        const auto store = await(Store::open(m_path)).value();
        const StepHits hits = await(store->findInSteps(u"wallet"_s)).value();
        QCOMPARE(hits.keys, QList<CaseKey>{CaseKey{12}});
        QCOMPARE(hits.indexed, 1);
        QVERIFY(await(store->findInSteps(u"cart"_s)).value().keys.isEmpty()); // of the base alone
    }

    void countsStepsAndFindsWhatWaitsByItsIndex()
    {
        {
            const auto store = await(Store::open(m_path)).value();
            const QList<StepText> texts = await(store->stepTexts(CaseKey{0}, 10)).value();
            QCOMPARE(texts.size(), 1);
            QVERIFY(texts.first().text.contains(u"wallet"_s));
            QVERIFY(texts.first().steps > 0);
        }
        QString plan;
        run({u"EXPLAIN QUERY PLAN SELECT key FROM case_state WHERE mine IS NOT NULL OR deleted <> 0 OR key < 0 ORDER BY seq"_s}, &plan);
        QVERIFY2(plan.contains(u"case_at_work"_s), qPrintable(plan));
    }

    void writesOnInTheMigratedFile()
    {
        const auto store = await(Store::open(m_path)).value();
        StoredCase stored = await(store->load()).value().cases.first();
        stored.mine->scenario = Scenario{{makeStep(u"Close"_s)}};
        stored.theirs = stored.base;
        StoreBatch batch;
        batch.putCases = {stored};
        QVERIFY(await(store->commit(batch)).value().isEmpty());
        QCOMPARE(await(store->load()).value().cases.first().theirs->name.value(), u"Pay"_s);
        QCOMPARE(await(store->findInSteps(u"wallet"_s)).value().keys.size(), 0);
        QCOMPARE(await(store->findInSteps(u"close"_s)).value().keys.size(), 1);
        QCOMPARE(await(store->findInSteps(u"close"_s)).value().indexed, 1);
    }

    void migratesAFileWithAGarbledValueAndSaysSo()
    {
        run({u"UPDATE case_state SET mine = CAST('{\"name\":' AS BLOB) WHERE key = 12"_s});
        const auto store = await(Store::open(m_path)).value();
        QCOMPARE(await(store->load()).value().cases.size(), 2);
        QVERIFY(store->recovery().contains(u"1 entries could not be read"_s));
    }

private:
    /// `rows`: what the last of them says, its texts in a line each.
    void run(const QStringList &statements, QString *rows = nullptr)
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"first"_s);
            database.setDatabaseName(m_path);
            QVERIFY(database.open());
            for (const QString &statement : statements) {
                QSqlQuery query(database);
                QVERIFY2(query.exec(statement), qPrintable(statement + query.lastError().text()));
                while (rows && query.next())
                    *rows += query.value(query.record().count() - 1).toString() + u'\n';
            }
        }
        QSqlDatabase::removeDatabase(u"first"_s);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

CASEWRIGHT_TEST(MigrationTest)
#include "migration_test.moc"
