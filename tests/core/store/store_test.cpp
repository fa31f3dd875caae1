// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/domain/case_json.h"
#include "tests/core/store/texts.h"
#include "tests/support/await.h"
#include "tests/support/runner/test_case.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace casewright;
using casewright::test::text;
using namespace casewright::store;
using casewright::test::await;

namespace {

TestCase caseNamed(const QString &name)
{
    TestCase value;
    value.name = name;
    value.tags = QList<Tag>{{5, text("smoke")}, {std::nullopt, text("тег")}};
    value.layer = Ref();
    value.scenario = Scenario{{makeStep(text("Open"), text("Given")), makeStep(text("Close\nand \"leave\""))}};
    value.fields.insert(-3, {Ref{7, text("Suite")}});
    return value;
}

StoredCase storedCase(qint64 key, const QString &name)
{
    StoredCase stored;
    stored.key = CaseKey{key};
    stored.base = caseNamed(name);
    stored.mine = caseNamed(name + text(", edited"));
    return stored;
}

ChangeSet changeSetNamed(const QString &name, qint64 key = 1)
{
    Change change{CaseKey{key}, caseNamed(text("before")), caseNamed(text("after"))};
    return {name, ChangeOrigin::Plan, {change}};
}

StoreBatch batchOf(const StoredCase &stored)
{
    StoreBatch batch;
    batch.putCases = {stored};
    return batch;
}

QJsonObject jsonOf(const std::optional<TestCase> &value)
{
    return value ? toJson(*value) : QJsonObject();
}

} // namespace

class StoreTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void givesBackACaseAsItWas();
    void givesBackACaseMadeHere();
    void putsReplaceAndKeepTheOrderOfTheFirst();
    void leavesWhatDoesNotWaitWhereItIs();
    void givesBackHistoryOldestFirst();
    void replacesAnEntryOfTheHistory();
    void givesBackTheJournal();
    void overwritesTheDraftOfAPlace();
    void keepsEmptyTexts();
    void dropsWhatABatchDrops();
    void dropsBeforeItPuts();
    void writesBatchesInTheOrderGiven();
    void writesWhatWasGivenBeforeItEnds();
    void writesABatchWholeOrNotAtAll();
    void neverGivesALocalNumberTwice();
    void takesABatchOfTenThousandCases();

private:
    std::unique_ptr<Store> opened();
    StoreContent contentAfterReopening(std::unique_ptr<Store> store);

    std::unique_ptr<QTemporaryDir> m_dir;
};

void StoreTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

std::unique_ptr<Store> StoreTest::opened()
{
    Result<std::unique_ptr<Store>> store = await(Store::open(m_dir->filePath(text("a.sqlite"))));
    if (!store)
        qFatal("%s", qPrintable(store.error().serverText));
    return std::move(*store);
}

StoreContent StoreTest::contentAfterReopening(std::unique_ptr<Store> store)
{
    store.reset();
    return await(opened()->load()).value();
}

void StoreTest::givesBackACaseAsItWas()
{
    StoredCase stored = storedCase(12, text("Оплата"));
    stored.mine = caseNamed(text("Paying"));
    stored.mine->name.forget();
    stored.info.serverId = 12;
    stored.info.automated = true;
    stored.info.createdBy = text("anna");
    stored.info.lastModifiedBy = text("борис");
    stored.info.createdDate = 1'700'000'000'123;
    stored.info.lastModifiedDate = -1;
    stored.stepIds = {{StepKey{3}, 9'007'199'254'740'993}, {StepKey{4}, -2}};
    stored.deleted = true;
    auto store = opened();
    QVERIFY(await(store->commit(batchOf(stored))));

    const StoreContent content = contentAfterReopening(std::move(store));
    QCOMPARE(content.cases.size(), 1);
    const StoredCase &read = content.cases.first();
    QCOMPARE(read.key, stored.key);
    QCOMPARE(jsonOf(read.base), jsonOf(stored.base));
    QCOMPARE(jsonOf(read.mine), jsonOf(stored.mine));
    QVERIFY(!read.mine->name.known());
    QCOMPARE(read.info.serverId, stored.info.serverId);
    QVERIFY(read.info.automated);
    QCOMPARE(read.info.createdBy, stored.info.createdBy);
    QCOMPARE(read.info.lastModifiedBy, stored.info.lastModifiedBy);
    QCOMPARE(read.info.createdDate, stored.info.createdDate);
    QCOMPARE(read.info.lastModifiedDate, stored.info.lastModifiedDate);
    QCOMPARE(read.stepIds, stored.stepIds);
    QVERIFY(read.deleted);
}

void StoreTest::givesBackACaseMadeHere()
{
    StoredCase stored;
    stored.key = CaseKey{-7};
    stored.mine = caseNamed(text("New"));
    auto store = opened();
    QVERIFY(await(store->commit(batchOf(stored))));
    const StoreContent content = contentAfterReopening(std::move(store));
    QCOMPARE(content.cases.first().key, CaseKey{-7});
    QVERIFY(!content.cases.first().base);
    QVERIFY(!content.cases.first().info.serverId);
    QVERIFY(!content.cases.first().deleted);
    QCOMPARE(jsonOf(content.cases.first().mine), jsonOf(stored.mine));
}

void StoreTest::putsReplaceAndKeepTheOrderOfTheFirst()
{
    auto store = opened();
    for (const qint64 key : {5, -1, 3, -1})
        QVERIFY(await(store->commit(batchOf(storedCase(key, QString::number(key))))));
    QVERIFY(await(store->commit(batchOf(storedCase(5, text("again"))))));
    const StoreContent content = await(store->load()).value();
    QList<qint64> keys;
    for (const StoredCase &stored : content.cases)
        keys.append(stored.key.value);
    QCOMPARE(keys, (QList<qint64>{5, -1, 3}));
    QCOMPARE(content.cases.first().base->name.value(), text("again"));
}

void StoreTest::leavesWhatDoesNotWaitWhereItIs()
{
    auto store = opened();
    StoreBatch batch;
    for (qint64 key = 1; key <= 4; ++key) {
        StoredCase kept = storedCase(key, QString::number(key));
        kept.mine.reset();
        kept.base->scenario = Scenario{{makeStep(text("Step of %1").arg(key))}};
        if (key == 2)
            kept.base->issues = QList<IssueLink>{{Ref::named(text("Jira")), text("SHOP-1"), {}, {}, false}};
        batch.putCases.append(kept);
    }
    Change reworded{CaseKey{3}, TestCase(), TestCase()};
    reworded.before->scenario = Scenario{{makeStep(text("Before"))}};
    reworded.after->scenario = Scenario{{makeStep(text("Step of 3"))}};
    batch.putHistory = {{ChangeSetId{1}, {text("Edit"), ChangeOrigin::Edit, {reworded}}, 0, false}};
    QVERIFY(await(store->commit(batch)));
    store.reset();
    store = opened();
    const auto keysOf = [](const QList<StoredCase> &cases) {
        QList<qint64> keys;
        for (const StoredCase &stored : cases)
            keys.append(stored.key.value);
        return keys;
    };
    QCOMPARE(keysOf(await(store->load({CaseKey{1}, CaseKey{3}})).value().cases).size(), 2);
    QCOMPARE(keysOf(await(store->load()).value().cases), QList<qint64>{3}); // an undo needs its steps
    const QList<StoredCase> some = await(store->cases({CaseKey{4}, CaseKey{99}})).value();
    QCOMPARE(keysOf(some), QList<qint64>{4});
    QCOMPARE(some.first().base->name.value(), text("4"));
    QCOMPARE(await(store->linkedCases()).value(), QList<CaseKey>{CaseKey{2}});
    const QList<StepText> texts = await(store->stepTexts(CaseKey{1}, 2)).value();
    QCOMPARE(texts.size(), 2);
    QCOMPARE(texts.first().key, CaseKey{2});
    QCOMPARE(texts.first().text.trimmed(), text("Step of 2"));
    QCOMPARE(texts.first().steps, 1);
}

void StoreTest::givesBackHistoryOldestFirst()
{
    StoreBatch batch;
    batch.putHistory = {{ChangeSetId{1000}, changeSetNamed(text("Second")), 20, true},
                        {ChangeSetId{999}, changeSetNamed(text("First"), -4), 10, false}};
    auto store = opened();
    QVERIFY(await(store->commit(batch)));
    const StoreContent content = contentAfterReopening(std::move(store));
    QCOMPARE(content.history.size(), 2);
    const StoredChangeSet &first = content.history.first();
    QCOMPARE(first.id, ChangeSetId{999});
    QCOMPARE(first.time, 10);
    QVERIFY(!first.undone);
    QCOMPARE(first.set.name, text("First"));
    QCOMPARE(first.set.origin, ChangeOrigin::Plan);
    QCOMPARE(toJson(first.set), toJson(batch.putHistory.last().set));
    QVERIFY(content.history.last().undone);
}

void StoreTest::replacesAnEntryOfTheHistory()
{
    auto store = opened();
    StoreBatch batch;
    batch.putHistory = {{ChangeSetId{1}, changeSetNamed(text("Edit")), 10, false}};
    QVERIFY(await(store->commit(batch)));
    batch.putHistory.first().undone = true;
    QVERIFY(await(store->commit(batch)));
    const StoreContent content = await(store->load()).value();
    QCOMPARE(content.history.size(), 1);
    QVERIFY(content.history.first().undone);
}

void StoreTest::givesBackTheJournal()
{
    StoreBatch batch;
    batch.putJournal = {{1'700'000'000'000, CaseKey{-7}, text("create"), R"({"name":"é"})", 42}};
    auto store = opened();
    QVERIFY(await(store->commit(batch)));
    const StoreContent content = contentAfterReopening(std::move(store));
    QCOMPARE(content.journal.size(), 1);
    const JournalEntry &entry = content.journal.first();
    QCOMPARE(entry.id, 1'700'000'000'000);
    QCOMPARE(entry.key, CaseKey{-7});
    QCOMPARE(entry.operation, text("create"));
    QCOMPARE(entry.intent, QByteArray(R"({"name":"é"})"));
    QCOMPARE(entry.time, 42);
}

void StoreTest::overwritesTheDraftOfAPlace()
{
    auto store = opened();
    for (const char *typed : {"h", "he", "hello"}) {
        StoreBatch batch;
        batch.putDrafts = {{CaseKey{1}, text("name"), text(typed), 5},
                           {CaseKey{1}, text("step:0/2"), text("other"), 6}};
        QVERIFY(await(store->commit(batch)));
    }
    const StoreContent content = contentAfterReopening(std::move(store));
    QCOMPARE(content.drafts.size(), 2);
    QCOMPARE(content.drafts.first().place, text("name"));
    QCOMPARE(content.drafts.first().text, text("hello"));
    QCOMPARE(content.drafts.first().time, 5);
    QCOMPARE(content.drafts.last().text, text("other"));
}

void StoreTest::keepsEmptyTexts()
{
    StoreBatch batch;
    batch.putDrafts = {{CaseKey{1}, QString(), QString(), 0}};
    batch.putJournal = {{1, CaseKey{1}, QString(), QByteArray(), 0}};
    auto store = opened();
    QVERIFY(await(store->commit(batch)));
    StoreBatch drops;
    drops.dropDrafts = {{CaseKey{1}, QString()}};
    QCOMPARE(await(store->load()).value().drafts.size(), 1);
    QVERIFY(await(store->commit(drops)));
    const StoreContent content = await(store->load()).value();
    QCOMPARE(content.drafts.size(), 0);
    QCOMPARE(content.journal.first().intent, QByteArray());
}

void StoreTest::dropsWhatABatchDrops()
{
    auto store = opened();
    StoreBatch batch;
    for (qint64 id = 1; id <= 2; ++id) {
        batch.putCases.append(storedCase(id, text("case")));
        batch.putHistory.append({ChangeSetId{id}, changeSetNamed(text("set")), 0, false});
        batch.putJournal.append({id, CaseKey{id}, text("send"), "{}", 0});
        batch.putDrafts.append({CaseKey{id}, text("name"), text("draft"), 0});
    }
    QVERIFY(await(store->commit(batch)));
    StoreBatch drops;
    drops.dropCases = {{CaseKey{1}}, {CaseKey{99}}};
    drops.dropHistory = {ChangeSetId{1}};
    drops.dropJournal = {1};
    drops.dropDrafts = {{CaseKey{1}, text("name")}, {CaseKey{2}, text("description")}};
    QVERIFY(await(store->commit(drops)));
    const StoreContent content = await(store->load()).value();
    QCOMPARE(content.cases.size(), 1);
    QCOMPARE(content.cases.first().key, CaseKey{2});
    QCOMPARE(content.history.size(), 1);
    QCOMPARE(content.history.first().id, ChangeSetId{2});
    QCOMPARE(content.journal.size(), 1);
    QCOMPARE(content.journal.first().id, 2);
    QCOMPARE(content.drafts.size(), 1);
    QCOMPARE(content.drafts.first().key, CaseKey{2});
}

void StoreTest::dropsBeforeItPuts()
{
    auto store = opened();
    StoreBatch batch = batchOf(storedCase(1, text("kept")));
    batch.dropCases = {{CaseKey{1}}};
    QVERIFY(await(store->commit(batch)));
    QCOMPARE(await(store->load()).value().cases.size(), 1);
}

void StoreTest::writesBatchesInTheOrderGiven()
{
    auto store = opened();
    std::vector<Task<QList<StoredCase>>> tasks;
    for (int i = 1; i <= 200; ++i) {
        StoreBatch batch = batchOf(storedCase(1, QString::number(i)));
        batch.putHistory = {{ChangeSetId{i}, changeSetNamed(QString::number(i)), i, false}};
        if (i > 1)
            batch.dropHistory = {ChangeSetId{i - 1}};
        tasks.push_back(store->commit(batch));
    }
    // Reading is queued behind them and needs no waiting for each.
    const StoreContent content = await(store->load()).value();
    QCOMPARE(content.cases.first().base->name.value(), text("200"));
    QCOMPARE(content.history.size(), 1);
    QCOMPARE(content.history.first().id, ChangeSetId{200});
    for (auto &task : tasks)
        QVERIFY(await(std::move(task)));
}

void StoreTest::writesWhatWasGivenBeforeItEnds()
{
    auto store = opened();
    std::vector<Task<QList<StoredCase>>> tasks;
    for (int i = 1; i <= 50; ++i)
        tasks.push_back(store->commit(batchOf(storedCase(i, text("case")))));
    QCOMPARE(contentAfterReopening(std::move(store)).cases.size(), 50);
}

void StoreTest::writesABatchWholeOrNotAtAll()
{
    const auto store = opened();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(text("QSQLITE"), text("other"));
        database.setDatabaseName(store->path());
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(
            text("CREATE TRIGGER refuse BEFORE INSERT ON draft BEGIN SELECT RAISE(ABORT, 'no drafts'); END")));
    }
    QSqlDatabase::removeDatabase(text("other"));
    StoreBatch batch = batchOf(storedCase(1, text("half")));
    batch.putDrafts = {{CaseKey{1}, text("name"), text("draft"), 0}}; // written after the case
    const auto refused = await(store->commit(batch));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY(refused.error().serverText.contains(text("no drafts")));
    QVERIFY(await(store->load()).value().cases.isEmpty());
    QVERIFY(await(store->commit(batchOf(storedCase(2, text("whole"))))));
    QCOMPARE(await(store->load()).value().cases.size(), 1);
}

void StoreTest::neverGivesALocalNumberTwice()
{
    auto store = opened();
    QCOMPARE(await(store->reserveLocalNumbers(1)).value(), 1);
    QCOMPARE(await(store->reserveLocalNumbers(10)).value(), 2);
    store.reset();
    store = opened();
    const auto other = opened();
    QCOMPARE(await(store->reserveLocalNumbers(5)).value(), 12);
    QCOMPARE(await(other->reserveLocalNumbers(1)).value(), 17);
    QCOMPARE(await(store->reserveLocalNumbers(1)).value(), 18);
}

void StoreTest::takesABatchOfTenThousandCases()
{
    constexpr int cases = 10'000;
    StoreBatch batch;
    ChangeSet set{text("Retag"), ChangeOrigin::Plan, {}};
    for (int key = 1; key <= cases; ++key) {
        StoredCase stored = storedCase(key, QString::number(key));
        stored.mine = caseNamed(QString::number(-key));
        batch.putCases.append(stored);
        TestCase tags;
        tags.tags = stored.mine->tags;
        set.changes.append({stored.key, tags, tags});
    }
    batch.putHistory = {{ChangeSetId{1}, set, 0, false}};
    auto store = opened();
    QElapsedTimer timer;
    timer.start();
    QVERIFY(await(store->commit(batch)));
    qInfo("10,000 cases in %lld ms", timer.elapsed());
    const StoreContent content = contentAfterReopening(std::move(store));
    QCOMPARE(content.cases.size(), cases);
    QCOMPARE(content.cases.last().mine->name.value(), QString::number(-cases));
    QCOMPARE(content.history.first().set.changes.size(), cases);
}

CASEWRIGHT_TEST(StoreTest)
#include "store_test.moc"
