// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mirror/row_pages.h"
#include "core/store/mirror/schema_json.h"
#include "core/store/mirror/suite_pages.h"
#include "core/store/store.h"

#include "tests/support/await.h"
#include "tests/support/runner/test_case.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace casewright;
using namespace casewright::store;
using casewright::test::await;

namespace {

using namespace Qt::Literals::StringLiterals;

CaseRows rowsNamed(const QList<std::pair<ServerId, QString>> &cases)
{
    CaseRows rows;
    rows.names = {Ref{3, u"Active"_s}, Ref{-1, u"UI"_s}, Ref::named(u"smoke"_s), Ref::named(u"тег"_s)};
    for (const auto &[id, name] : cases) {
        const QByteArray text = name.toUtf8();
        CaseRows::Row row;
        row.id = id;
        row.lastModifiedDate = 7;
        row.nameBegin = static_cast<quint32>(rows.text.size());
        row.nameSize = static_cast<quint32>(text.size());
        row.status = 0;
        row.layer = 1;
        row.automated = true;
        row.tagsBegin = static_cast<quint32>(rows.tags.size());
        row.tagCount = 2;
        rows.text += text;
        rows.tags.insert(rows.tags.end(), {3, 2});
        rows.rows.push_back(row);
    }
    return rows;
}

CaseRows manyRows(int count, int from = 1)
{
    QList<std::pair<ServerId, QString>> cases;
    for (int id = from; id < from + count; ++id)
        cases.append({id, u"Case %1"_s.arg(id)});
    return rowsNamed(cases);
}

ProjectSchema fullSchema()
{
    ProjectSchema schema;
    schema.project = {7, u"Shop"_s, u"SH"_s};
    schema.capabilities.dialect = u"testops"_s;
    schema.capabilities.aql = true;
    schema.capabilities.binding = AutomationBinding::AllureId;
    schema.capabilities.stepKeywords = {u"Given"_s};
    schema.capabilities.nameLimit = 100;
    schema.layers = {Ref{-1, u"UI"_s}, Ref::named(u"API"_s)};
    schema.trees = {{4, u"Suites"_s, {{Ref{10, u"Suite"_s}, true, false, true}}}};
    schema.treeId = 4;
    schema.integrations = {{1, u"Jira"_s, u"jira"_s}};
    schema.requiredToCreate = {FacetId::Layer, FacetId::Fields};
    schema.requiredFields = {10};
    schema.mayWrite = false;
    schema.server = QUrl(u"https://testops.example/a%20b"_s);
    return schema;
}

QStringList namesIn(const Mirror &mirror)
{
    QStringList names;
    for (const CaseRows &page : mirror.rows) {
        for (const CaseRows::Row &row : page.rows)
            names.append(QString::fromUtf8(page.nameOf(row)));
    }
    return names;
}

} // namespace

/// The project as the server last told it, kept between starts; and the search over steps.
class MirrorTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void isEmptyBeforeTheFirstListing();
    void givesBackRowsAsTheyWere();
    void keepsWhenTheRowsWereListed();
    void keepsOneRowOfACaseThatWasListedTwice();
    void tellsWhatLooksDifferent();
    void forgetsRowsThatAreGone();
    void writesOnlyThePagesThatDiffer();
    void givesBackTheSameBytesForTheSameContent();
    void refusesBytesThatAreNoPage();
    void refusesAPageThatEndsTooEarly();
    void givesBackSuitesAndVocabulary();
    void givesBackEveryMemberOfTheVocabulary();
    void findsStepsByTheBeginningsOfWords();
    void forgetsTheStepsOfADroppedCase();
    void takesOddWordsForWords();

private:
    std::unique_ptr<Store> opened() { return await(Store::open(m_dir->filePath(u"a.sqlite"_s))).value(); }
    void putSteps(Store &store, qint64 key, const QStringList &steps);

    std::unique_ptr<QTemporaryDir> m_dir;
};

void MirrorTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void MirrorTest::putSteps(Store &store, qint64 key, const QStringList &steps)
{
    StoredCase stored;
    stored.key = CaseKey{key};
    stored.mine.emplace();
    Scenario scenario;
    for (const QString &step : steps)
        scenario.steps.append(makeStep(step));
    stored.mine->scenario = scenario;
    StoreBatch batch;
    batch.putCases = {stored};
    const auto written = await(store.commit(batch));
    QVERIFY(written && written->isEmpty());
}

void MirrorTest::isEmptyBeforeTheFirstListing()
{
    const Mirror mirror = await(opened()->mirror()).value();
    QVERIFY(!mirror.schema);
    QVERIFY(mirror.rows.empty());
}

void MirrorTest::givesBackRowsAsTheyWere()
{
    QVERIFY(await(opened()->keepRows({rowsNamed({{5, u"Оплата"_s}}), rowsNamed({{2, QString()}, {-9, u"Pay"_s}})})));
    const Mirror mirror = await(opened()->mirror()).value();
    QCOMPARE(namesIn(mirror), QStringList({u"Pay"_s, QString(), u"Оплата"_s}));
    const CaseRows &page = mirror.rows.front();
    const CaseRows::Row &row = page.rows.front();
    QCOMPARE(row.id, -9);
    QCOMPARE(row.lastModifiedDate, 7);
    QVERIFY(row.automated);
    QCOMPARE(page.names.at(std::size_t(row.status)).id.value(), 3);
    QCOMPARE(page.names.at(std::size_t(row.layer)).name, u"UI"_s);
    QCOMPARE(row.feature, -1);
    QCOMPARE(row.tagCount, 2);
    QCOMPARE(page.names.at(std::size_t(page.tags.at(row.tagsBegin))).name, u"smoke"_s);
}

void MirrorTest::keepsWhenTheRowsWereListed()
{
    QVERIFY(await(opened()->keepRows({rowsNamed({{1, u"Pay"_s}})}, 42)));
    QCOMPARE(await(opened()->mirror()).value().listedAt, 42);
    QVERIFY(await(opened()->keepRows({rowsNamed({{1, u"Pay"_s}})}, 43))); // the same rows, seen again
    QCOMPARE(await(opened()->mirror()).value().listedAt, 43);
}

void MirrorTest::keepsOneRowOfACaseThatWasListedTwice()
{
    const auto store = opened();
    QVERIFY(await(store->keepRows({rowsNamed({{1, u"Old"_s}}), rowsNamed({{1, u"New"_s}})})));
    QCOMPARE(namesIn(await(store->mirror()).value()), QStringList{u"New"_s});
}

void MirrorTest::tellsWhatLooksDifferent()
{
    const auto store = opened();
    QCOMPARE(await(store->keepRows({rowsNamed({{1, u"A"_s}, {2, u"B"_s}, {3, u"C"_s}})})).value(), (QList<ServerId>{1, 2, 3}));
    CaseRows later = rowsNamed({{3, u"C"_s}, {2, u"Changed"_s}, {4, u"D"_s}});
    later.rows[0].lastModifiedDate = 99; // no reliable mark of anything
    later.tags = {2, 3, 3, 2, 3, 2};     // tags in another order
    QCOMPARE(await(store->keepRows({later})).value(), (QList<ServerId>{2, 4}));
    QCOMPARE(await(store->keepRows({later})).value(), QList<ServerId>());
}

void MirrorTest::forgetsRowsThatAreGone()
{
    const auto store = opened();
    QVERIFY(await(store->keepRows({manyRows(5000)})));
    QVERIFY(await(store->keepRows({manyRows(10, 4000)})));
    QCOMPARE(namesIn(await(store->mirror()).value()).size(), 10);
    QVERIFY(await(store->keepRows({})));
    QVERIFY(await(store->mirror()).value().rows.empty());
}

void MirrorTest::writesOnlyThePagesThatDiffer()
{
    const auto store = opened();
    QVERIFY(await(store->keepRows({manyRows(20'000)})));
    QVERIFY(await(store->mirror()).value().rows.size() > 10);
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"spy"_s);
        other.setDatabaseName(store->path());
        QVERIFY(other.open());
        QSqlQuery query(other);
        QVERIFY(query.exec(u"CREATE TABLE written (first_id INTEGER)"_s));
        QVERIFY(query.exec(u"CREATE TRIGGER spy AFTER INSERT ON row_page BEGIN INSERT INTO written VALUES (new.first_id); END"_s));
        CaseRows fewer = manyRows(20'000);
        fewer.rows.erase(fewer.rows.begin() + 9'000); // the others do not move to other pages
        QVERIFY(await(store->keepRows({fewer})));
        QVERIFY(query.exec(u"SELECT count(*) FROM written"_s) && query.next());
        QCOMPARE(query.value(0).toInt(), 1);
    }
    QSqlDatabase::removeDatabase(u"spy"_s);
    QCOMPARE(namesIn(await(store->mirror()).value()).size(), 19'999);
}

void MirrorTest::givesBackTheSameBytesForTheSameContent()
{
    const std::vector<Page> one = rowPages({manyRows(3000)});
    const std::vector<Page> other = rowPages({manyRows(1000, 2001), manyRows(2000)});
    QCOMPARE(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i)
        QCOMPARE(one[i].content, other[i].content);
}

void MirrorTest::refusesBytesThatAreNoPage()
{
    const QByteArray page = rowPages({manyRows(20)}).front().content;
    QVERIFY(rowsOfPage(page));
    for (qsizetype size = 0; size < page.size(); ++size)
        QVERIFY(!rowsOfPage(page.left(size)));
    for (qsizetype at = 0; at < page.size(); ++at) {
        QByteArray garbled = page;
        garbled[at] = char(garbled[at] ^ 0x5a);
        (void)rowsOfPage(garbled); // anything but a crash; the digest tells
    }
}

void MirrorTest::refusesAPageThatEndsTooEarly()
{
    const QByteArray rows = rowPages({rowsNamed({{1, u"Pay"_s}, {2, u"Оплата"_s}})}).front().content;
    QVERIFY(rowsOfPage(rows));
    const Ref checkout{50, u"Checkout"_s};
    const QByteArray suites = suitePages({{1, {{checkout}, {checkout, Ref::named(u"Cards"_s)}}}, {2, {}}}).front().content;
    QVERIFY(suitesOfPage(suites));
    for (qsizetype size = 0; size < rows.size(); ++size)
        QVERIFY2(!rowsOfPage(rows.first(size)), qPrintable(QString::number(size)));
    for (qsizetype size = 0; size < suites.size(); ++size)
        QVERIFY2(!suitesOfPage(suites.first(size)), qPrintable(QString::number(size)));
    QVERIFY(!rowsOfPage(rows + 'x'));
    QVERIFY(!suitesOfPage(suites + 'x'));
}

void MirrorTest::givesBackSuitesAndVocabulary()
{
    const SuitePath checkout{Ref{1, u"Checkout"_s}};
    const SuitePath cards{Ref{1, u"Checkout"_s}, Ref{2, u"Cards > all"_s}};
    MirroredSuites suites;
    suites.all = {checkout, cards, {Ref::named(u"Empty"_s)}};
    suites.ofCases = {{70'000, {cards}}, {5, {cards, checkout}}, {6, {}}};
    QVERIFY(await(opened()->keepSuites(fullSchema(), suites)));
    const Mirror mirror = await(opened()->mirror()).value();
    QCOMPARE(schemaJson(*mirror.schema), schemaJson(fullSchema()));
    QCOMPARE(mirror.suites.all, suites.all);
    QCOMPARE(mirror.suites.ofCases.size(), 3u);
    QCOMPARE(mirror.suites.ofCases.front().id, 5);
    QCOMPARE(mirror.suites.ofCases.front().paths, (QList<SuitePath>{checkout, cards}));
    QCOMPARE(mirror.suites.ofCases.back().id, 70'000);
    QCOMPARE(mirror.suites.ofCases.back().paths.first().last().id.value(), 2);
}

void MirrorTest::givesBackEveryMemberOfTheVocabulary()
{
    const ProjectSchema schema = fullSchema();
    const ProjectSchema read = schemaFromJson(schemaJson(schema)).value();
    QCOMPARE(schemaJson(read), schemaJson(schema));
    QCOMPARE(read.project.abbreviation, u"SH"_s);
    QVERIFY(read.capabilities.aql && !read.capabilities.bulk);
    QCOMPARE(read.capabilities.binding, AutomationBinding::AllureId);
    QCOMPARE(read.capabilities.nameLimit, 100);
    QVERIFY(!read.layers.at(1).id);
    QCOMPARE(read.trees.first().levels.first().field.id.value(), 10);
    QVERIFY(read.trees.first().levels.first().isLocked);
    QCOMPARE(read.requiredToCreate, schema.requiredToCreate);
    QVERIFY(!read.mayWrite && read.mayComment);
    QCOMPARE(read.server, schema.server);
    QVERIFY(!schemaFromJson("[1"));
}

void MirrorTest::findsStepsByTheBeginningsOfWords()
{
    const auto store = opened();
    putSteps(*store, 1, {u"Open the cart"_s, u"Оплатить заказ"_s});
    putSteps(*store, -2, {u"Close the café"_s});
    QCOMPARE(await(store->findInSteps(u"cart op"_s)).value().keys, QList<CaseKey>{CaseKey{1}});
    QCOMPARE(await(store->findInSteps(u"CAFE"_s)).value().keys, QList<CaseKey>{CaseKey{-2}});
    QCOMPARE(await(store->findInSteps(u"оплат"_s)).value().keys, QList<CaseKey>{CaseKey{1}});
    QCOMPARE(await(store->findInSteps(u"the"_s)).value().keys.size(), 2);
    QCOMPARE(await(store->findInSteps(u"the"_s)).value().indexed, 2);
    QVERIFY(await(store->findInSteps(u"art"_s)).value().keys.isEmpty());
    putSteps(*store, 1, {u"Pay"_s});
    QVERIFY(await(store->findInSteps(u"cart"_s)).value().keys.isEmpty());
    QCOMPARE(await(store->findInSteps(u"pay"_s)).value().keys.size(), 1);
}

void MirrorTest::forgetsTheStepsOfADroppedCase()
{
    const auto store = opened();
    putSteps(*store, 1, {u"Open"_s});
    StoreBatch drops;
    drops.dropCases = {{CaseKey{1}}};
    QVERIFY(await(store->commit(drops)));
    QCOMPARE(await(store->findInSteps(u"open"_s)).value().indexed, 0);
    QVERIFY(await(store->findInSteps(u"open"_s)).value().keys.isEmpty());
}

void MirrorTest::takesOddWordsForWords()
{
    const auto store = opened();
    putSteps(*store, 1, {u"Say \"AND NOT\" (twice) *"_s});
    for (const QString &odd : {u"\"and"_s, u"(twice"_s, u"NOT"_s, u"NEAR("_s, u"a\"b"_s, u"***"_s, u"text:"_s})
        QVERIFY2(await(store->findInSteps(odd)), qPrintable(odd));
    QCOMPARE(await(store->findInSteps(u"\"and not\""_s)).value().keys.size(), 1);
    QVERIFY(await(store->findInSteps(u"  "_s)).value().keys.isEmpty());
}

CASEWRIGHT_TEST(MirrorTest)
#include "mirror_test.moc"
