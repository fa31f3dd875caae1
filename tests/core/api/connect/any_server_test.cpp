// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/connect/any_server.h"

#include "tests/core/api/quick_options.h"
#include "tests/support/await.h"
#include "tests/support/raw_socket_server.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

/// One server behind the port, whatever it speaks.
class AnyServerTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<RawSocketServer> m_raw;
    std::optional<Detected> m_kept;

    DialectMemory memory()
    {
        return {[this](const QUrl &) { return m_kept; }, [this](const QUrl &, const Detected &detected) { m_kept = detected; }};
    }
    ConnectionOptions options() const { return quickOptions(m_raw->url()); }
    void playSeed()
    {
        m_raw->on("GET /api/rs/project", RawAnswer::json(R"({"content":[{"id":1,"name":"Shop"}],"page":0,"last":true})"));
        m_raw->on("GET /api/rs/feature", RawAnswer::json("[]"));
    }
    void playModern()
    {
        m_raw->on("POST /api/uaa/oauth/token", RawAnswer::json(R"({"access_token":"jwt","expires_in":3600})"));
        for (const QByteArray line : {"GET /api/project", "GET /api/rs/project"})
            m_raw->on(line, RawAnswer::json(R"({"content":[{"id":7,"name":"Shop"}],"number":0,"last":true})"));
        m_raw->on("GET /api/v2/tree", RawAnswer::json(R"({"content":[],"number":0})"));
        m_raw->on("GET /api/rs/feature", RawAnswer::html());
        m_raw->on("GET /api/uaa/account/me", RawAnswer::json(R"({"id":1,"username":"qa.lead"})"));
    }

    /// As behind a gateway, of which no project has a case yet: nothing tells it from 4.x until one has.
    void playModernThatShowsNothing()
    {
        m_raw->on("POST /api/uaa/oauth/token", RawAnswer::json(R"({"access_token":"jwt","expires_in":3600})"));
        m_raw->on("GET /api/rs/project", RawAnswer::json(R"({"content":[{"id":7,"name":"Shop"}],"number":0,"last":true})"));
        m_raw->on("GET /api/rs/project/7", RawAnswer::json(R"({"id":7,"name":"Shop"})"));
        m_raw->on("GET /api/rs/testcase/__search", RawAnswer::json(R"({"content":[],"number":0,"totalElements":0,"totalPages":0,"last":true})"));
    }
    /// A colleague has made one.
    void playItsFirstCase(int listed)
    {
        m_raw->on("GET /api/rs/testcase/__search", RawAnswer::json(QStringLiteral(R"({"content":[{"id":12,"name":"Pay"}],"number":0,"totalElements":%1,"totalPages":1,"last":true})").arg(listed).toLatin1()));
        m_raw->on("GET /api/rs/testcase", RawAnswer::json(R"({"content":[{"id":12}],"number":0})"));
        m_raw->on("GET /api/rs/testcase/12/cfv", RawAnswer::json(R"([{"customField":{"id":-2},"values":[{"id":3,"name":"Cart"}]}])"));
    }

private Q_SLOTS:
    void init()
    {
        m_raw = std::make_unique<RawSocketServer>();
        m_kept.reset();
    }

    void asksWithTheFirstOperationAndRemembers()
    {
        playModern();
        const auto server = makeServer(options(), {}, memory());
        const Result<QList<Project>> projects = await(server->projects({}));
        QVERIFY2(projects, projects ? "" : qPrintable(projects.error().serverText));
        QCOMPARE(projects->constFirst().id, 7);
        QVERIFY(m_kept);
        QCOMPARE(m_kept->dialect, Dialect::TestOps);
        QCOMPARE(server->capabilities().dialect, QStringLiteral("testops"));
        m_raw->forget();
        QVERIFY(await(server->projects({})));
        QCOMPARE(m_raw->lines(), QList<QByteArray>{"GET /api/project?size=1000"});
    }

    void askingWhatItIsAndWhatComesThenAreOneSession()
    {
        playModern();
        const auto server = makeServer(options(), {}, memory());
        QVERIFY(await(server->projects({})));
        QCOMPARE(m_raw->requests("POST /api/uaa/oauth/token").size(), 1);
    }

    void recallsWhatWasFoundOutBefore()
    {
        playModern();
        m_kept = Detected{Dialect::TestOps, SignInKind::Session, QStringLiteral("/api"), true};
        const auto server = makeServer(options(), {}, memory());
        QVERIFY(await(server->projects({})));
        QCOMPARE(m_raw->lines(), QList<QByteArray>({"POST /api/uaa/oauth/token", "GET /api/project?size=1000"}));
    }

    void asksAgainWhereWhatItRecallsNoLongerFits()
    {
        playSeed();
        m_kept = Detected{Dialect::TestOps, SignInKind::Session, QStringLiteral("/api"), true};
        const auto server = makeServer(options(), {}, memory());
        const Result<QList<Project>> projects = await(server->projects({}));
        QVERIFY(projects);
        QCOMPARE(m_kept->dialect, Dialect::Seed);
        QCOMPARE(server->capabilities().dialect, QStringLiteral("seed"));
    }

    /// An ingress without a backend says so of every path.
    void aRecalledServerOfWhichNothingIsThereIsNoTestOps()
    {
        m_raw->on("POST /api/uaa/oauth/token", RawAnswer::status(404));
        m_kept = Detected{Dialect::TestOps, SignInKind::Session, QStringLiteral("/api"), true};
        const auto server = makeServer(options(), {}, memory());
        const Result<ProjectSchema> schema = await(server->schema(7, {}));
        QVERIFY(!schema);
        QCOMPARE(schema.error().kind, ErrorKind::Protocol);
        QVERIFY2(schema.error().serverText.contains(QLatin1StringView("no API")), qPrintable(schema.error().serverText));
    }

    void noticesThatARecalledServerWasUpgraded()
    {
        playModern();
        for (const QByteArray line : {"GET /api/project/7", "GET /api/rs/project/7"})
            m_raw->on(line, RawAnswer::json(R"({"id":7,"name":"Shop"})"));
        m_kept = Detected{Dialect::TestOps4, SignInKind::Session, QStringLiteral("/api/rs"), false};
        const auto server = makeServer(options(), {}, memory());
        const Result<ProjectSchema> schema = await(server->schema(7, {}));
        QVERIFY2(schema, schema ? "" : qPrintable(schema.error().serverText));
        QCOMPARE(schema->capabilities.dialect, QStringLiteral("testops"));
        QCOMPARE(m_kept->dialect, Dialect::TestOps);
        QCOMPARE(m_kept->prefix, QStringLiteral("/api"));
        QVERIFY(server->extras());
    }

    void aServerThatIsStillOldStaysWhatItWas_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("absent") << 404 << QByteArray();
        QTest::newRow("the web app") << 200 << QByteArray("<html><title>Allure TestOps</title></html>");
        QTest::newRow("refused") << 403 << QByteArray();
        QTest::newRow("some other list") << 200 << QByteArray("[]");
    }
    void aServerThatIsStillOldStaysWhatItWas()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        m_raw->on("POST /api/uaa/oauth/token", RawAnswer::json(R"({"access_token":"jwt","expires_in":3600})"));
        m_raw->on("GET /api/rs/project/7", RawAnswer::json(R"({"id":7,"name":"Shop"})"));
        m_raw->on("GET /api/project?page=0&size=1", RawAnswer::status(status, body));
        m_kept = Detected{Dialect::TestOps4, SignInKind::Session, QStringLiteral("/api/rs"), false};
        const auto server = makeServer(options(), {}, memory());
        const Result<ProjectSchema> schema = await(server->schema(7, {}));
        QVERIFY2(schema, schema ? "" : qPrintable(schema.error().serverText));
        QCOMPARE(schema->capabilities.dialect, QStringLiteral("testops-4"));
        QCOMPARE(m_raw->requests("GET /api/project").size(), 1);
        QCOMPARE(m_raw->requests("POST /api/uaa/oauth/token").size(), 1);
    }

    void whatIsOnlyAssumedIsLookedAtAgainWhenACaseCanTell()
    {
        playModernThatShowsNothing();
        const auto server = makeServer(options(), {}, memory());
        QVERIFY(await(server->schema(7, {})));
        QCOMPARE(server->capabilities().dialect, QStringLiteral("testops-4"));
        QVERIFY(!m_kept);
        const auto sink = [](const CaseRows &) {};
        QVERIFY(await(server->listCases(7, sink, {})));
        QVERIFY(await(server->listCases(7, sink, {})));
        QCOMPARE(m_raw->requests("GET /api/rs/feature").size(), 1); // no case, no new look

        playItsFirstCase(1);
        QVERIFY(await(server->listCases(7, sink, {})));
        QVERIFY(await(server->projects({})));
        QCOMPARE(server->capabilities().dialect, QStringLiteral("testops"));
        QCOMPARE(m_raw->requests("GET /api/rs/feature").size(), 2);
        QVERIFY(m_kept);
        QCOMPARE(m_kept->dialect, Dialect::TestOps);
    }

    void casesThatTellNothingCostAFewLooksOnly()
    {
        playModernThatShowsNothing();
        playItsFirstCase(1);
        m_raw->on("GET /api/rs/testcase/12/cfv", RawAnswer::json("[]"));
        const auto server = makeServer(options(), {}, memory());
        const auto sink = [](const CaseRows &) {};
        for (int i = 0; i < 30; ++i)
            QVERIFY(await(server->listCases(7, sink, {})));
        QCOMPARE(m_raw->requests("GET /api/rs/feature").size(), 5); // at first, then after 1, 2, 4 and 8 more
    }

    void noticesThatAServerWasUpgradedWhileItWasUsed()
    {
        m_raw->on("POST /api/uaa/oauth/token", RawAnswer::json(R"({"access_token":"jwt","expires_in":3600})"));
        playModernThatShowsNothing();
        playItsFirstCase(1);
        m_raw->on("GET /api/rs/testcase/12/cfv", RawAnswer::json(R"([{"id":3,"name":"Cart","customField":{"id":-2}}])"));
        const auto server = makeServer(options(), {}, memory());
        QVERIFY(await(server->schema(7, {})));
        QCOMPARE(server->capabilities().dialect, QStringLiteral("testops-4"));
        playModern();
        m_raw->on("GET /api/project/7", RawAnswer::json(R"({"id":7,"name":"Shop"})"));
        const Result<ProjectSchema> schema = await(server->schema(7, {}));
        QVERIFY2(schema, schema ? "" : qPrintable(schema.error().serverText));
        QCOMPARE(schema->capabilities.dialect, QStringLiteral("testops"));
        QCOMPARE(m_kept->prefix, QStringLiteral("/api"));
    }

    void asksAgainWhereAnswersStopFittingButNotOnAndOn()
    {
        playModern();
        const auto server = makeServer(options(), {}, memory());
        QVERIFY(await(server->projects({})));
        for (const QByteArray line : {"GET /api/project", "GET /api/rs/project"})
            m_raw->on(line, RawAnswer::json(R"({"unexpected":true})"));
        QVERIFY(!await(server->projects({})));
        const qsizetype asked = m_raw->requests("GET /api/rs/feature").size();
        QVERIFY(asked > 1);
        QVERIFY(!await(server->projects({})));
        QCOMPARE(m_raw->requests("GET /api/rs/feature").size(), asked);
        m_kept.reset();
        playModern();
        QVERIFY(await(server->projects({})));
    }

    void believesAGivenDialect()
    {
        m_raw->on("GET /api/rs/project", RawAnswer::json(R"([{"id":1,"name":"Shop"}])"));
        const auto server = makeServer(options(), Dialect::Seed, memory());
        QVERIFY(await(server->projects({})));
        QCOMPARE(m_raw->lines(), QList<QByteArray>{"GET /api/rs/project?size=1000"});
        QVERIFY(m_raw->requests().constFirst().headers.value("authorization").startsWith("Bearer "));
        QVERIFY(!m_kept);
    }

    void tellsTheStepsOfAConnectionTest()
    {
        playModern();
        const auto server = makeServer(options(), {}, memory());
        QStringList told;
        const auto onCheck = [&told](const Check &check) { told.append(check.text); };
        const auto out = std::make_shared<std::optional<QList<Check>>>();
        auto kept = detail::keep(server->probe(onCheck, {}), out);
        QTRY_VERIFY(out->has_value());
        const QList<Check> checks = **out;
        QList<Check::What> steps;
        for (const Check &check : checks)
            steps.append(check.what);
        QCOMPARE(steps, QList<Check::What>({Check::What::Address, Check::What::Reachable, Check::What::SignIn, Check::What::Dialect,
                                            Check::What::User, Check::What::Projects}));
        QVERIFY(told.contains(QStringLiteral("TestOps 24 or newer, API at /api, tree v2, session token")));
        QVERIFY(told.contains(QStringLiteral("qa.lead")));
        QCOMPARE(told.last(), QStringLiteral("1"));
    }

    void saysAtWhichStepItEnds()
    {
        m_raw->on("POST /api/uaa/oauth/token", RawAnswer::status(401));
        for (const QByteArray line : {"GET /api/project", "GET /api/rs/project"})
            m_raw->on(line, RawAnswer::status(401));
        const auto server = makeServer(options(), {}, memory());
        const auto out = std::make_shared<std::optional<QList<Check>>>();
        auto kept = detail::keep(server->probe({}, {}), out);
        QTRY_VERIFY(out->has_value());
        QCOMPARE((**out).last().what, Check::What::SignIn);
        QCOMPARE((**out).last().error->kind, ErrorKind::Unauthorized);
    }
};

CASEWRIGHT_TEST(AnyServerTest)
#include "any_server_test.moc"
