// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scenario_edit.h"
#include "core/store/store.h"
#include "tests/contract/counted_server.h"
#include "tests/contract/demo_side.h"
#include "tests/contract/dialects.h"
#include "tests/contract/linked_things.h"
#include "tests/support/runner/test_case.h"

#include <map>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int manyCases = 1'000;
constexpr ServerId firstSuiteField = 5001;
/// As many ids at least fit into the address of a search.
constexpr int casesInSearch = 400;

Scenario threeSteps()
{
    Step pay = makeStep(u"pay"_s, u"When"_s);
    pay.children = {makeExpected(u"paid"_s)};
    return {{makeStep(u"a full cart"_s, u"Given"_s), pay, makeStep(u"log out"_s, u"Then"_s)}};
}

} // namespace

/// How many requests an analyst's everyday tasks take on real servers, counted by the server and printed. Each task is done through
/// the workspace, as the window does it.
class RequestCountsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        addDialects({"testops-4", "testops"});
    }

    void init()
    {
        QFETCH_GLOBAL(const QString, dialect);
        m_dialect = dialect;
        m = &m_sides[dialect];
        if (m->workspace)
            return;
        QVERIFY2(m->process.start({u"--cases"_s, u"1400"_s, u"--dialect"_s, dialect, u"--settle"_s, u"5"_s}), qPrintable(m->process.errorText()));
        m->seen = std::make_unique<SeenRequests>(m->process);
        tagOnServer();
        open();
    }

    void cleanupTestCase()
    {
        for (auto &[dialect, side] : m_sides) {
            m = &side;
            close();
        }
    }

    void openingACaseTakesThreeAtMost()
    {
        m->seen->forget();
        QVERIFY(promptly(m->workspace->read({keyOfServerId(1'150)}, {}, {}, {})));
        const Cost cost = told("opening a case");
        QVERIFY(!cost.reads.isEmpty());
        QVERIFY2(cost.reads.size() <= 3, qPrintable(cost.text()));
        QCOMPARE(cost.writes, QStringList());
    }

    void savingACaseTakesOneWriteAnEndpointAndThreeReads_data()
    {
        QTest::addColumn<bool>("scalars");
        QTest::addColumn<bool>("tags");
        QTest::addColumn<bool>("step");
        QTest::addColumn<int>("writes");
        QTest::newRow("scalars") << true << false << false << 1;
        QTest::newRow("tags") << false << true << false << 1;
        QTest::newRow("a step's word") << false << false << true << 1;
        QTest::newRow("scalars and tags") << true << true << false << 2;
        QTest::newRow("scalars, tags and a step's word") << true << true << true << 3;
    }
    void savingACaseTakesOneWriteAnEndpointAndThreeReads()
    {
        QFETCH(const bool, scalars);
        QFETCH(const bool, tags);
        QFETCH(const bool, step);
        QFETCH(const int, writes);
        const CaseKey key = savedCase();
        const TestCase before = m->workspace->record(key)->current();
        TestCase after = before;
        if (scalars) {
            after.name = before.name.value() + u", renamed"_s;
            after.description = u"Described"_s;
            after.status = Ref::named(u"Review"_s);
        }
        if (tags)
            after.tags = before.tags.value() + QList<Tag>{{std::nullopt, u"saved"_s}};
        if (step) {
            const Scenario was = before.scenario.value();
            after.scenario = setText(was, was.steps.at(1).key, u"pay by card"_s).scenario;
        }
        apply({*diff(key, before, after)});
        m->seen->forget();
        push({key});
        const Cost cost = told(QTest::currentDataTag());
        QVERIFY(!m->workspace->record(key)->isWaiting());
        QCOMPARE(cost.writes.size(), writes);
        QCOMPARE(cost.repeated(), QStringList());
        QVERIFY2(cost.reads.size() <= 3, qPrintable(cost.text()));
    }

    void savingAnyOtherThingTakesNoMore_data()
    {
        QTest::addColumn<int>("index");
        const QList<Thing> all = things(QStringLiteral("testops"));
        for (int i = 0; i < all.size(); ++i) {
            if (all.at(i).added > 0) // the others are of something that the case has not got
                QTest::newRow(qPrintable(all.at(i).name)) << i;
        }
    }
    void savingAnyOtherThingTakesNoMore()
    {
        QFETCH(const int, index);
        const Thing thing = things(QStringLiteral("testops")).at(index);
        const CaseKey key = savedCase();
        const TestCase before = m->workspace->record(key)->current();
        TestCase after = before;
        thing.edit(after, m->workspace->schema());
        apply({*diff(key, before, after)});
        m->seen->forget();
        push({key});
        const Cost cost = told(QTest::currentDataTag());
        QVERIFY(!m->workspace->record(key)->isWaiting());
        QVERIFY(!cost.writes.isEmpty());
        QCOMPARE(cost.repeated(), QStringList());
        QVERIFY2(cost.reads.size() <= 3, qPrintable(cost.text()));
    }

    void savingStepsTakesThreeReadsAtMost_data()
    {
        QTest::addColumn<int>("results");
        QTest::addColumn<int>("keywords");
        QTest::addColumn<int>("writesOf4");
        QTest::addColumn<int>("writesOfModern");
        QTest::newRow("the first expected result of a step") << 1 << 0 << 1 << 2;
        QTest::newRow("the first expected results of twelve steps") << 12 << 0 << 12 << 24;
        QTest::newRow("a keyword") << 0 << 1 << 1 << 1;
    }
    void savingStepsTakesThreeReadsAtMost()
    {
        QFETCH(const int, results);
        QFETCH(const int, keywords);
        QFETCH(const int, writesOf4);
        QFETCH(const int, writesOfModern);
        const CaseKey key = savedCase();
        const TestCase before = m->workspace->record(key)->current();
        TestCase after = before;
        Scenario scenario = before.scenario.value();
        const qsizetype plain = threeSteps().steps.size();
        for (int i = 0; i < results; ++i)
            scenario.steps[plain + i].children.append(makeExpected(u"result %1"_s.arg(i)));
        for (int i = 0; i < keywords; ++i)
            scenario.steps[plain + i].keyword = u"When"_s;
        after.scenario = scenario;
        apply({*diff(key, before, after)});
        m->seen->forget();
        push({key});
        const Cost cost = told(QTest::currentDataTag());
        QVERIFY(!m->workspace->record(key)->isWaiting());
        QCOMPARE(m->workspace->record(key)->current().scenario.value(), scenario);
        QCOMPARE(cost.writes.size(), m_dialect == u"testops-4"_s ? writesOf4 : writesOfModern);
        QVERIFY2(cost.reads.size() <= 3, qPrintable(cost.text()));
    }

    /// A tag is taken away from a thousand cases that all have it, and another is given to them.
    void retaggingAThousandCasesTakesTwoBulkCallsAndOneReadingPass()
    {
        QList<CaseKey> keys;
        for (const QJsonValue &id : std::as_const(m->tagged))
            keys.append(keyOfServerId(id.toInteger()));
        QCOMPARE(keys.size(), manyCases);
        QList<Change> changes;
        for (const CaseKey key : std::as_const(keys))
            changes.append(retagging(key, u"old"_s, u"new"_s));
        apply(changes);
        m->seen->forget();
        push(keys);
        const Cost cost = told("retagging 1,000 cases");
        QCOMPARE(m->workspace->waiting(), QList<CaseKey>());
        QVERIFY2(cost.writes.size() <= 2, qPrintable(cost.text()));
        QVERIFY(std::ranges::all_of(cost.writes, [](const QString &endpoint) { return endpoint.contains(u"/bulk/"_s); }));
        QVERIFY(std::ranges::all_of(cost.reads, [](const QString &endpoint) { return endpoint.endsWith(u"/testcase/__search"_s); }));
        QVERIFY2(cost.rows <= manyCases, "a case is read twice");
        QVERIFY2(cost.reads.size() <= (manyCases + casesInSearch - 1) / casesInSearch, qPrintable(cost.text()));
        checkTagsOnServer(keys);
    }

    /// What a search does not tell of a case is proven by searching for it: once for what is new, twice for what is gone.
    void movingAThousandCasesToAnotherSuiteTakesTwoBulkCallsAndSearches()
    {
        const ServerId suite = *m->workspace->schema().suiteLevels.constFirst().id;
        QList<CaseKey> keys;
        QList<Change> changes;
        for (const QJsonValue &id : std::as_const(m->tagged))
            keys.append(keyOfServerId(id.toInteger()));
        QVERIFY(promptly(m->workspace->read(keys, {FacetId::Fields, FacetId::Owner}, {}, {})));
        for (const CaseKey key : std::as_const(keys)) {
            const TestCase before = m->workspace->record(key)->current();
            TestCase after = before;
            after.fields[suite].removeAll(m->crowd);
            after.fields[suite].append(Ref::named(u"Moved here"_s));
            changes.append(*diff(key, before, after));
        }
        apply(changes);
        m->seen->forget();
        push(keys);
        const Cost cost = told("moving 1,000 cases to another suite");
        QCOMPARE(m->workspace->waiting(), QList<CaseKey>());
        QCOMPARE(cost.writes.size(), 2);
        QVERIFY(std::ranges::all_of(cost.reads, [](const QString &endpoint) { return endpoint.endsWith(u"/testcase/__search"_s); }));
        QVERIFY2(cost.reads.size() <= 3 * ((manyCases + casesInSearch - 1) / casesInSearch), qPrintable(cost.text()));
        RawClient raw(m->process.url(), "Api-Token " + m->process.token().toUtf8());
        const QString found = u"testcase/__search?size=1&projectId=1&rql=cf["_s + QString::number(suite) + u"]%20%3D%20%22"_s;
        QCOMPARE(raw.get(found + u"Moved%20here%22"_s)[u"totalElements"_s].toInt(), manyCases);
        QCOMPARE(raw.get(found + u"Crowd%22"_s)[u"totalElements"_s].toInt(), 0);
    }

    /// What a search does not tell either: whose they were is asked before, whose they are afterwards, of all at once.
    void givingAThousandCasesToAnotherOwnerTakesTwoBulkCallsAndSearches()
    {
        QList<CaseKey> keys;
        QList<Change> changes;
        for (const QJsonValue &id : std::as_const(m->tagged))
            keys.append(keyOfServerId(id.toInteger()));
        QVERIFY(promptly(m->workspace->read(keys, {FacetId::Owner}, {}, {})));
        for (const CaseKey key : std::as_const(keys)) {
            const TestCase before = m->workspace->record(key)->current();
            QCOMPARE(before.owner.value().name, u"a.kowalska"_s);
            TestCase after = before;
            after.owner = Ref::named(u"t.lindqvist"_s);
            changes.append(*diff(key, before, after));
        }
        apply(changes);
        m->seen->forget();
        push(keys);
        const Cost cost = told("giving 1,000 cases to another owner");
        QCOMPARE(m->workspace->waiting(), QList<CaseKey>());
        QCOMPARE(cost.writes.size(), 2);
        QVERIFY(std::ranges::all_of(cost.writes, [](const QString &endpoint) { return endpoint.contains(u"/bulk/member/"_s); }));
        QStringList reads = cost.reads;
        reads.removeIf([](const QString &endpoint) { return endpoint.endsWith(u"/testcase/__search"_s); });
        QCOMPARE(reads.size(), 1); // the ids of owners
        QVERIFY2(cost.reads.size() <= 1 + 3 * ((manyCases + casesInSearch - 1) / casesInSearch), qPrintable(cost.text()));
        RawClient raw(m->process.url(), "Api-Token " + m->process.token().toUtf8());
        const QString found = u"testcase/__search?size=1&projectId=1&rql=role[\"Owner\"]%20%3D%20%22"_s;
        QCOMPARE(raw.get(found + u"t.lindqvist%22%20and%20tag%20%3D%20%22new%22"_s)[u"totalElements"_s].toInt(), manyCases);
    }

    /// The case that a colleague gave to somebody else meanwhile is read by itself, and shown with both owners.
    void anotherOwnerAmongManyIsAClash()
    {
        QList<CaseKey> keys;
        QList<Change> changes;
        for (int i = 0; i < 20; ++i) {
            keys.append(keyOfServerId(m->tagged.at(i).toInteger()));
            const TestCase before = m->workspace->record(keys.last())->current();
            TestCase after = before;
            after.owner = Ref::named(u"demo"_s);
            changes.append(*diff(keys.last(), before, after));
        }
        apply(changes);
        RawClient raw(m->process.url(), "Api-Token " + m->process.token().toUtf8());
        const QJsonObject theirs{{u"name"_s, u"m.okafor"_s}, {u"role"_s, QJsonObject{{u"id"_s, -1}}}};
        raw.send("POST", u"testcase/%1/members"_s.arg(m->tagged.first().toInteger()), QJsonArray{theirs});
        const Result<workspace::PushReport> report = promptly(m->workspace->push(keys, {}, {}));
        QVERIFY(report);
        QCOMPARE(report->changed.size(), 19);
        QCOMPARE(report->failed.size(), 1);
        QCOMPARE(report->failed.constFirst().key, keys.constFirst());
        QCOMPARE(report->failed.constFirst().error.kind, ErrorKind::Conflict);
        QCOMPARE(report->failed.constFirst().clashes.size(), 1);
        QCOMPARE(report->failed.constFirst().clashes.constFirst().facet, FacetId::Owner);
        const QJsonArray people = raw.get(u"testcase/%1/members"_s.arg(m->tagged.first().toInteger())).toArray();
        QCOMPARE(people.size(), 1);
        QCOMPARE(m->workspace->waiting(), QList<CaseKey>{keys.constFirst()});
    }

private:
    void open()
    {
        const std::shared_ptr<TestOpsServer> server = makeServer(connectionTo(m->process, std::chrono::minutes(1)));
        const Result<ProjectSchema> schema = promptly(server->schema(1, {}));
        QVERIFY2(schema, qPrintable(schema ? QString() : schema.error().serverText));
        QCOMPARE(schema->capabilities.dialect, m_dialect);
        m->folder = std::make_unique<QTemporaryDir>();
        Result<std::unique_ptr<store::Store>> store = promptly(store::Store::open(m->folder->filePath(u"store.sqlite"_s)));
        QVERIFY(store);
        const Clock clock = [this] { return ++m_now; };
        Result<std::unique_ptr<workspace::Workspace>> opened = promptly(workspace::Workspace::open(server, std::move(*store), *schema, clock));
        QVERIFY(opened);
        m->workspace = std::move(*opened);
        QVERIFY(promptly(m->workspace->pull({})));
    }

    void close()
    {
        if (!m->workspace)
            return;
        QVERIFY(promptly(m->workspace->saved()));
        QCoro::waitFor(m->workspace->close());
        m->workspace.reset();
    }

    void apply(const QList<Change> &changes)
    {
        const Result<ChangeSetId> applied = m->workspace->apply({u"Edit"_s, ChangeOrigin::Edit, changes});
        QVERIFY2(applied, qPrintable(applied ? QString() : applied.error().serverText));
    }

    void push(const QList<CaseKey> &keys)
    {
        const Result<workspace::PushReport> report = promptly(m->workspace->push(keys, {}, {}));
        QVERIFY(report);
        QVERIFY2(report->failed.isEmpty(), qPrintable(report->failed.isEmpty() ? QString() : report->failed.constFirst().error.serverText));
    }

    /// A case that was made here, is on the server, and was opened.
    CaseKey savedCase()
    {
        TestCase value;
        value.name = u"Counted"_s;
        value.description = QString();
        value.precondition = QString();
        value.scenario = threeSteps();
        for (int i = 0; i < 12; ++i)
            value.scenario = Scenario{value.scenario.value().steps + QList<Step>{makeStep(u"look at item %1"_s.arg(i))}};
        value.tags = QList<Tag>{{std::nullopt, u"counted"_s}};
        const CaseKey key = m->workspace->newCaseKey();
        apply({{key, std::nullopt, value}});
        push({key});
        const Result<void> read = promptly(m->workspace->read({key}, {}, {}, {}));
        if (!read)
            QTest::qFail(qPrintable(read.error().serverText), __FILE__, __LINE__);
        return key;
    }

    Cost told(const char *task)
    {
        Cost cost;
        const QList<Seen> seen = m->seen->all();
        for (const Seen &one : seen) {
            (one.isRead() ? cost.reads : cost.writes).append(one.endpoint());
            cost.rows += one.request.query.queryItemValue(u"size"_s).toLongLong();
        }
        qInfo("%s, %s: %s", qPrintable(m_dialect), task, qPrintable(cost.text()));
        return cost;
    }

    Change retagging(CaseKey key, const QString &less, const QString &more) const
    {
        Change change{key, TestCase(), TestCase()};
        QList<Tag> tags;
        const QStringList names = m->workspace->index().tags(*m->workspace->index().rowOf(key));
        for (const QString &name : names)
            tags.append({std::nullopt, name});
        change.before->tags = tags;
        tags.removeAll(Tag{std::nullopt, less});
        tags.append({std::nullopt, more});
        change.after->tags = tags;
        return change;
    }

    /// A thousand cases get the tag "old", the suite "Crowd" and one owner before anything is opened.
    void tagOnServer()
    {
        RawClient raw(m->process.url(), "Api-Token " + m->process.token().toUtf8());
        m->tagged = QJsonArray();
        const QJsonArray rows = raw.get(u"testcase?projectId=1&size="_s + QString::number(manyCases))[u"content"_s].toArray();
        for (const QJsonValue &row : rows)
            m->tagged.append(row[u"id"_s]);
        const QJsonObject selection{{u"projectId"_s, 1}, {u"inverted"_s, false}, {u"leafsInclude"_s, m->tagged}};
        const QJsonObject crowd{{u"name"_s, u"Crowd"_s}, {u"customField"_s, QJsonObject{{u"id"_s, firstSuiteField}}}};
        raw.send("POST", u"testcase/bulk/cfv/add"_s, QJsonObject{{u"selection"_s, selection}, {u"cfv"_s, QJsonArray{crowd}}});
        const QJsonArray values = raw.get(u"testcase/%1/overview"_s.arg(m->tagged.first().toInteger()))[u"customFields"_s].toArray();
        for (const QJsonValue &value : values) {
            if (value[u"name"_s] == u"Crowd"_s)
                m->crowd = {value[u"id"_s].toInteger(), u"Crowd"_s};
        }
        QVERIFY(m->crowd.id);
        QJsonArray owners;
        const QJsonArray people = raw.get(u"member?roleId=-1&size=100"_s)[u"content"_s].toArray();
        for (const QJsonValue &person : people)
            owners.append(person[u"id"_s]);
        const QJsonObject owner{{u"name"_s, u"a.kowalska"_s}, {u"role"_s, QJsonObject{{u"id"_s, -1}}}};
        raw.send("POST", u"testcase/bulk/member/remove"_s, QJsonObject{{u"selection"_s, selection}, {u"ids"_s, owners}});
        raw.send("POST", u"testcase/bulk/member/add"_s, QJsonObject{{u"selection"_s, selection}, {u"members"_s, QJsonArray{owner}}});
        raw.send("POST", u"testcase/bulk/tag/add"_s, QJsonObject{{u"selection"_s, selection}, {u"tags"_s, QJsonArray{QJsonObject{{u"name"_s, u"old"_s}}}}});
    }

    /// Read anew by the client: what was pushed is what is there.
    void checkTagsOnServer(const QList<CaseKey> &keys)
    {
        QVERIFY(promptly(m->workspace->pull({})));
        for (const CaseKey key : keys) {
            const QStringList tags = m->workspace->index().tags(*m->workspace->index().rowOf(key));
            QVERIFY(tags.contains(u"new"_s) && !tags.contains(u"old"_s));
        }
    }

    /// One a dialect: some tests go on with what others did.
    std::map<QString, CountedServer> m_sides;
    CountedServer *m = nullptr;
    QString m_dialect;
    qint64 m_now = 1'700'000'000'000;
};

CASEWRIGHT_TEST(RequestCountsTest)
#include "request_counts_test.moc"
