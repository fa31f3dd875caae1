// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/api/seed/seed_fixture.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

const QByteArray projects = "GET /api/rs/project";
const QByteArray createProject = "POST /api/rs/project";
const QByteArray createValue = "POST /api/rs/cfv";
const QByteArray values = "GET /api/rs/cfv";

void serveLayers(SeedFixture &seed)
{
    seed.raw.on("GET /api/rs/testlayer?projectId=1", RawAnswer::json(quoted("[{'id':-3,'name':'API'}]")));
}

using What = Check::What;

QList<What> stepsOf(const QList<Check> &checks)
{
    QList<What> steps;
    for (const Check &check : checks)
        steps.append(check.what);
    return steps;
}

QList<Check> probe(TestOpsServer &server)
{
    QList<Check> told;
    const QList<Check> checks = QCoro::waitFor(server.probe([&](const Check &check) { told.append(check); }, {}));
    return stepsOf(checks) == stepsOf(told) ? checks : QList<Check>();
}

} // namespace

class ProjectTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheVocabulary()
    {
        SeedFixture seed;
        serveLayers(seed);
        seed.raw.on("GET /api/rs/feature?projectId=1", RawAnswer::json(quoted("[{'id':21,'name':'Checkout'}]")));
        seed.raw.on("GET /api/rs/tag", RawAnswer::json(quoted("[{'id':1,'name':'smoke'}]")));
        seed.raw.on("GET /api/rs/integration/project/1",
                    RawAnswer::json(quoted("{'content':[{'id':5,'name':'Jira','info':{'type':'jira'}},{'id':6,'name':'"
                                           "Old','disabled':true}],'last':true}")));
        seed.raw.on("GET /api/rs/tree?projectId=1",
                    RawAnswer::json(quoted(
                        "{'content':[{'id':300,'name':'Features','fields':[]},{'id':301,'name':'Suites','fields':"
                        "[{'id':31,'name':'Suite'},{'id':32,'name':'Sub-suite'}]}],'last':true}")));
        seed.raw.on("GET /api/rs/project/1", RawAnswer::json(quoted("{'id':1,'name':'Shop','abbr':'SHO'}")));
        const Result<ProjectSchema> schema = await(seed.server->schema(1, {}));
        QVERIFY(schema);
        QCOMPARE(schema->project.name, QStringLiteral("Shop"));
        QCOMPARE(schema->layers.constFirst().id.value_or(0), -3);
        QCOMPARE(schema->features.constFirst().name, QStringLiteral("Checkout"));
        QCOMPARE(schema->tags.constFirst().name, QStringLiteral("smoke"));
        QCOMPARE(schema->integrations.size(), 1);
        QCOMPARE(schema->integrations.constFirst().type, QStringLiteral("jira"));
        QCOMPARE(schema->suiteLevels.size(), 2);
        QCOMPARE(schema->treeId, 301);
        QCOMPARE(schema->trees.size(), 2);
        QCOMPARE(schema->trees.constLast().levels.constLast().field.name, QStringLiteral("Sub-suite"));
        QVERIFY(schema->fields.isEmpty());
        QCOMPARE(schema->featureField, -2);
        QCOMPARE(schema->statuses.size(), 3);
        QCOMPARE(schema->server, seed.raw.url());
    }

    void readsTheVocabularyOfAServerThatHasLayersOnly()
    {
        SeedFixture seed;
        serveLayers(seed);
        const Result<ProjectSchema> schema = await(seed.server->schema(1, {}));
        QVERIFY2(schema, qPrintable(schema ? QString() : schema.error().serverText));
        QCOMPARE(schema->project.id, 1);
        QCOMPARE(schema->project.name, QStringLiteral("1"));
        QVERIFY(schema->features.isEmpty());
        QVERIFY(schema->suiteLevels.isEmpty());
    }

    void findsTheProjectInTheListWhereItCannotBeReadAlone()
    {
        SeedFixture seed;
        serveLayers(seed);
        seed.raw.on(projects, RawAnswer::json(quoted("{'content':[{'id':1,'name':'Shop'}],'last':true}")));
        QCOMPARE(await(seed.server->schema(1, {}))->project.name, QStringLiteral("Shop"));
        QCOMPARE(await(seed.server->schema(2, {})).error().kind, ErrorKind::NotFound);
    }

    void createsAProjectOnce()
    {
        SeedFixture seed;
        const RawAnswer one = RawAnswer::json(quoted("[{'id':1,'name':'Shop'}]"));
        const RawAnswer two = RawAnswer::json(quoted("[{'id':1,'name':'Shop'},{'id':2,'name':'Bank'}]"));
        seed.raw.on(projects, {one, two});
        seed.raw.on(createProject, RawAnswer::close());
        const Result<Project> project = await(seed.server->createProject(QStringLiteral("Bank"), {}));
        QCOMPARE(project ? project->id : 0, 2);
        QCOMPARE(seed.raw.requests(createProject).size(), 1);
        QCOMPARE(seed.raw.requests(createProject).constFirst().body, quoted("{'name':'Bank'}"));
    }

    void neverTakesAnOlderProjectForTheOneItCreated()
    {
        SeedFixture seed;
        seed.raw.on(projects, RawAnswer::json(quoted("[{'id':1,'name':'Bank'}]")));
        seed.raw.on(createProject, {RawAnswer::close(), RawAnswer::status(409)});
        const Result<Project> project = await(seed.server->createProject(QStringLiteral("Bank"), {}));
        QCOMPARE(project.error().kind, ErrorKind::Conflict);
    }

    // --- suites

    void createsAValueOfTheFirstLevel()
    {
        SeedFixture seed;
        seed.raw.on(createValue,
                    RawAnswer::json(quoted("{'id':601,'name':'Login','customField':{'id':31,'name':'Suite'}}")));
        const Result<Ref> suite = await(seed.server->createSuite(seed.schema, QStringLiteral("Login"), {}));
        QCOMPARE(suite->id.value_or(0), 601);
        QCOMPARE(seed.raw.requests().constFirst().body, quoted("{'customField':{'id':31},'name':'Login'}"));
    }

    void adoptsTheSuiteWhoseAnswerWasLost()
    {
        SeedFixture seed;
        seed.raw.on(createValue, RawAnswer::close());
        seed.raw.on(values, RawAnswer::json(quoted(
                                "{'content':[{'id':600,'name':'Other'},{'id':601,'name':'Login'}],'last':true}")));
        const Result<Ref> suite = await(seed.server->createSuite(seed.schema, QStringLiteral("Login"), {}));
        QCOMPARE(suite ? suite->id.value_or(0) : 0, 601);
        QCOMPARE(seed.raw.requests(createValue).size(), 1);
    }

    void hasNoSuitesWithoutATree()
    {
        SeedFixture seed;
        seed.schema.suiteLevels.clear();
        QCOMPARE(await(seed.server->createSuite(seed.schema, QStringLiteral("Login"), {})).error().kind,
                 ErrorKind::Invalid);
        QVERIFY(await(seed.server->walkSuites(seed.schema, [](const SuiteNode &) {}, {})));
        QCOMPARE(seed.raw.requests().size(), 0);
    }

    void renamesAValue()
    {
        SeedFixture seed;
        const Ref level{31, QStringLiteral("Suite")};
        const Ref value{601, QStringLiteral("Login")};
        seed.raw.on("PATCH /api/rs/cfv/601", RawAnswer::json(quoted("{'id':601,'name':'Sign in'}")));
        QVERIFY(await(seed.server->renameSuite(seed.schema, level, value, QStringLiteral("Sign in"), {})));
        QCOMPARE(seed.raw.requests().constFirst().body, quoted("{'name':'Sign in'}"));
        seed.raw.on("PATCH /api/rs/cfv/601", RawAnswer::status(200)); // and does nothing
        seed.raw.on(values, RawAnswer::json(quoted("[{'id':601,'name':'Login'}]")));
        const auto again = await(seed.server->renameSuite(seed.schema, level, value, QStringLiteral("Sign in"), {}));
        QCOMPARE(again.error().kind, ErrorKind::Protocol);
    }

    void walksTheTreeLevelByLevel()
    {
        SeedFixture seed;
        const QByteArray group = "GET /api/rs/testcasetree/group?projectId=1&treeId=301";
        const QByteArray leaf = "GET /api/rs/testcasetree/leaf?projectId=1&treeId=301";
        const QByteArray size = "&size=1000";
        seed.raw.on(group + size,
                    RawAnswer::json(quoted(
                        "{'content':[{'id':601,'name':'A','count':3},{'id':602,'name':'B','count':1}],'last':true}")));
        seed.raw.on(group + "&path=601" + size,
                    RawAnswer::json(quoted("{'content':[{'id':701,'name':'A1','count':2}],'last':true}")));
        seed.raw.on(group + "&path=602" + size, RawAnswer::json(quoted("{'content':[],'last':true}")));
        seed.raw.on(leaf + "&path=601" + size, RawAnswer::json(quoted("{'content':[{'id':1}],'last':true}")));
        seed.raw.on(leaf + "&path=602" + size, RawAnswer::json(quoted("{'content':[{'id':4}],'last':true}")));
        seed.raw.on(leaf + "&path=601&path=701" + size,
                    {RawAnswer::json(quoted("{'content':[{'id':2}],'page':0,'totalPages':2,'last':false}"))});
        seed.raw.on(leaf + "&path=601&path=701" + size + "&page=1",
                    RawAnswer::json(quoted("{'content':[{'id':3}],'page':1,'totalPages':2,'last':true}")));
        QList<SuiteNode> nodes;
        QVERIFY(await(seed.server->walkSuites(seed.schema, [&](const SuiteNode &node) { nodes.append(node); }, {})));
        QCOMPARE(nodes.size(), 3);
        QCOMPARE(nodes.at(2).path.size(), 2);
        QCOMPARE(nodes.at(2).path.at(1).name, QStringLiteral("A1"));
        QCOMPARE(nodes.at(2).cases, QList<ServerId>({2, 3}));
        QCOMPARE(nodes.at(2).count, 2);
        // Nothing is asked of what lies below the last level.
        QVERIFY(!seed.raw.lines().contains(group + "&path=601&path=701" + size));
    }

    // --- the connection test

    void probesUpToTheProjects()
    {
        SeedFixture seed;
        seed.raw.on(projects,
                    RawAnswer::json(quoted("{'content':[{'id':1,'name':'Shop'},{'id':2,'name':'Bank'}],'last':true}")));
        const QList<Check> checks = probe(*seed.server);
        QCOMPARE(stepsOf(checks),
                 QList<What>({What::Address, What::Reachable, What::SignIn, What::Dialect, What::Projects}));
        QVERIFY(std::ranges::none_of(checks, [](const Check &check) { return check.error.has_value(); }));
        QCOMPARE(checks.at(3).text, QStringLiteral("seed"));
        QCOMPARE(checks.constLast().text, QStringLiteral("2"));
    }

    void probesServersThatListNoProjects()
    {
        SeedFixture seed;
        seed.raw.on("GET /api/rs/testcase",
                    RawAnswer::json(quoted("{'content':[],'page':0,'totalPages':0,'totalElements':0,'last':true}")));
        const QList<Check> checks = probe(*seed.server);
        QCOMPARE(stepsOf(checks), QList<What>({What::Address, What::Reachable, What::SignIn, What::Dialect}));
        QVERIFY(!checks.constLast().error);
    }

    void stopsProbingWhereItGetsStuck_data()
    {
        QTest::addColumn<RawAnswer>("answer");
        QTest::addColumn<What>("step");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("closed") << RawAnswer::close() << What::Reachable << ErrorKind::Offline;
        QTest::newRow("503") << RawAnswer::status(503) << What::Reachable << ErrorKind::Server;
        QTest::newRow("401") << RawAnswer::status(401) << What::SignIn << ErrorKind::Unauthorized;
        QTest::newRow("403") << RawAnswer::status(403) << What::SignIn << ErrorKind::Forbidden;
        QTest::newRow("web page") << RawAnswer::html() << What::Dialect << ErrorKind::Protocol;
        QTest::newRow("404") << RawAnswer::status(404) << What::Dialect << ErrorKind::NotFound;
        QTest::newRow("other JSON") << RawAnswer::json("{\"a\":1}") << What::Dialect << ErrorKind::Protocol;
        QTest::newRow("redirect") << RawAnswer::redirect("https://elsewhere.invalid/") << What::Dialect
                                  << ErrorKind::Protocol;
    }
    void stopsProbingWhereItGetsStuck()
    {
        QFETCH(const RawAnswer, answer);
        QFETCH(const What, step);
        QFETCH(const ErrorKind, kind);
        SeedFixture seed;
        seed.raw.on(projects, answer);
        const QList<Check> checks = probe(*seed.server);
        QVERIFY(!checks.isEmpty());
        QCOMPARE(checks.constLast().what, step);
        QCOMPARE(checks.constLast().error->kind, kind);
    }

    void refusesAddressesThatAreNone_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address : {"", "ftp://host", "host", "https://", "file:///etc/passwd"})
            QTest::newRow(address) << QString::fromLatin1(address);
    }
    void refusesAddressesThatAreNone()
    {
        QFETCH(const QString, address);
        const auto server = makeSeedServer(quickOptions(QUrl(address)));
        const QList<Check> checks = probe(*server);
        QCOMPARE(checks.size(), 1);
        QCOMPARE(checks.constFirst().error->kind, ErrorKind::Invalid);
    }
};

CASEWRIGHT_TEST(ProjectTest)
#include "project_test.moc"
