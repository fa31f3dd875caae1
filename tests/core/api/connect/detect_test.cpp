// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/connect/detect.h"

#include "tests/core/api/quick_options.h"
#include "tests/core/api/quoted.h"
#include "tests/support/await.h"
#include "tests/support/raw_socket_server.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

const QByteArray exchangePath = "POST /api/uaa/oauth/token";

RawAnswer session()
{
    return RawAnswer::json(R"({"access_token":"jwt","expires_in":3600})");
}

RawAnswer springPage(const QByteArray &rows)
{
    return RawAnswer::json("{\"content\":[" + rows + "],\"number\":0,\"size\":1,\"totalElements\":1,\"totalPages\":1}");
}

} // namespace

/// Servers as they answer in the wild, told apart by reading alone.
class DetectTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<RawSocketServer> m_server;

    Result<Detected> detected(std::optional<qint64> project = {})
    {
        ConnectionOptions options = quickOptions(m_server->url());
        options.token = QStringLiteral("api-token-1");
        options.project = project;
        return await(detect(options, {}));
    }
    /// Whatever is not told otherwise is the web app's page, as gateways do it.
    void answerPages(std::initializer_list<QByteArray> lines)
    {
        for (const QByteArray &line : lines)
            m_server->on(line, RawAnswer::html());
    }
    bool onlyRead() const
    {
        const QList<QByteArray> lines = m_server->lines();
        return std::all_of(lines.begin(), lines.end(), [](const QByteArray &line) {
            return line.startsWith("GET ") || line == exchangePath;
        });
    }

private Q_SLOTS:
    void init() { m_server = std::make_unique<RawSocketServer>(); }

    void knowsAModernServer()
    {
        m_server->on(exchangePath, session());
        m_server->on("GET /api/project", springPage(R"({"id":7,"name":"Shop"})"));
        m_server->on("GET /api/rs/project", springPage(R"({"id":7,"name":"Shop"})"));
        m_server->on("GET /api/v2/tree", springPage(R"({"id":1})"));
        answerPages({"GET /api/rs/feature"});
        const Result<Detected> found = detected();
        QVERIFY2(found, found ? "" : qPrintable(found.error().serverText));
        QVERIFY((*found == Detected{Dialect::TestOps, SignInKind::Session, QStringLiteral("/api"), true}));
        QCOMPARE(m_server->requests("GET /api/v2/tree").constFirst().target, QByteArray("/api/v2/tree?projectId=7"));
        QVERIFY(onlyRead());
    }

    void knowsAServer4()
    {
        m_server->on(exchangePath, session());
        answerPages({"GET /api/project", "GET /api/rs/feature", "GET /api/rs/v2/tree"});
        m_server->on("GET /api/rs/project", springPage(R"({"id":7})"));
        m_server->on("GET /api/rs/testcase", springPage(R"({"id":12})"));
        m_server->on("GET /api/rs/testcase/12/cfv", RawAnswer::json(R"([{"id":3,"name":"Cart","customField":{"id":-2}}])"));
        const Result<Detected> found = detected();
        QVERIFY(found);
        QVERIFY((*found == Detected{Dialect::TestOps4, SignInKind::Session, QStringLiteral("/api/rs"), false}));
        QVERIFY(onlyRead());
    }

    void knowsAModernServerBehindAGatewayThatLetsOnlyTheOldPathThrough()
    {
        m_server->on(exchangePath, session());
        answerPages({"GET /api/project", "GET /api/rs/feature", "GET /api/rs/v2/tree"});
        m_server->on("GET /api/rs/project", springPage(R"({"id":7})"));
        m_server->on("GET /api/rs/testcase", springPage(R"({"id":12})"));
        m_server->on("GET /api/rs/testcase/12/cfv", RawAnswer::json(R"([{"customField":{"id":-2},"values":[{"id":3,"name":"Cart"}]}])"));
        const Result<Detected> found = detected();
        QVERIFY(found);
        QVERIFY((*found == Detected{Dialect::TestOps, SignInKind::Session, QStringLiteral("/api/rs"), false}));
    }

    void knowsTheCommissionedDialect()
    {
        m_server->on("GET /api/rs/project", RawAnswer::json(R"({"content":[{"id":1}],"page":0,"last":true})"));
        m_server->on("GET /api/rs/feature", RawAnswer::json(R"([{"id":4,"name":"Payment"}])"));
        const Result<Detected> found = detected();
        QVERIFY(found);
        QCOMPARE(found->dialect, Dialect::Seed);
        QCOMPARE(found->prefix, QStringLiteral("/api/rs"));
    }

    void takesThePlainTokenWhereNothingElseIsLetIn()
    {
        // Each answer for one way of signing in: Api-Token first, Bearer then.
        m_server->on("GET /api/rs/project", {RawAnswer::status(401), RawAnswer::json(R"({"content":[{"id":1}],"page":0})")});
        m_server->on("GET /api/rs/feature", {RawAnswer::status(401), RawAnswer::json("[]")});
        m_server->on("GET /api/project", {RawAnswer::status(401), RawAnswer::status(404)});
        const Result<Detected> found = detected();
        QVERIFY(found);
        QVERIFY((*found == Detected{Dialect::Seed, SignInKind::Bearer, QStringLiteral("/api/rs"), false}));
    }

    void featuresDecideOverAPageThatLooksReal()
    {
        m_server->on(exchangePath, session());
        m_server->on("GET /api/rs/project", springPage(R"({"id":1})"));
        m_server->on("GET /api/rs/feature", RawAnswer::json("[]"));
        const Result<Detected> found = detected();
        QVERIFY(found);
        QCOMPARE(found->dialect, Dialect::Seed);
    }

    void asksAboutTheGivenProjectWhereNoneAreListed()
    {
        m_server->on("GET /api/rs/feature", RawAnswer::json("[]"));
        const Result<Detected> found = detected(31);
        QVERIFY(found);
        QCOMPARE(found->dialect, Dialect::Seed);
        QCOMPARE(m_server->requests("GET /api/rs/feature").constFirst().target, QByteArray("/api/rs/feature?projectId=31"));
    }

    void signsInWithTheApiTokenWhereThereIsNoExchange()
    {
        answerPages({exchangePath, "GET /api/project", "GET /api/rs/feature", "GET /api/rs/v2/tree"});
        m_server->on("GET /api/rs/project", springPage(R"({"id":7})"));
        m_server->on("GET /api/rs/testcase", springPage(""));
        const Result<Detected> found = detected();
        QVERIFY(found);
        QVERIFY((*found == Detected{Dialect::TestOps4, SignInKind::ApiToken, QStringLiteral("/api/rs"), false, false}));
        QVERIFY(describe(*found).endsWith(QStringLiteral("(not certain yet, asked again later)")));
        QCOMPARE(m_server->requests(exchangePath).size(), 2); // one page may be a stray
    }

    void isNotCertainOfTheApiTokenWhereTheExchangeWasInTrouble_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isCertain");
        QTest::newRow("absent") << 404 << true;
        QTest::newRow("no such method") << 405 << true;
        QTest::newRow("token refused") << 401 << true;
        QTest::newRow("in trouble") << 500 << false;
        QTest::newRow("gateway in trouble") << 502 << false;
    }
    void isNotCertainOfTheApiTokenWhereTheExchangeWasInTrouble()
    {
        QFETCH(const int, status);
        QFETCH(const bool, isCertain);
        m_server->on(exchangePath, RawAnswer::status(status));
        m_server->on("GET /api/project", springPage(R"({"id":7})"));
        m_server->on("GET /api/v2/tree", springPage(""));
        const Result<Detected> found = detected();
        QVERIFY(found);
        QCOMPARE(found->signIn, SignInKind::ApiToken);
        QCOMPARE(found->isCertain, isCertain);
    }

    /// Only newer servers list the custom fields of a project.
    void knowsAModernServerWithoutACaseByTheFieldsOfAProject()
    {
        m_server->on(exchangePath, session());
        answerPages({"GET /api/project", "GET /api/rs/feature", "GET /api/rs/v2/tree"});
        m_server->on("GET /api/rs/project", springPage(R"({"id":7})"));
        m_server->on("GET /api/rs/testcase", springPage(""));
        m_server->on("GET /api/rs/project/7/cf", springPage(""));
        const Result<Detected> found = detected();
        QVERIFY(found);
        QVERIFY((*found == Detected{Dialect::TestOps, SignInKind::Session, QStringLiteral("/api/rs"), false}));
        QVERIFY(onlyRead());
    }

    void knowsTheCommissionedDialectByItsPagesWhereThereIsNoProjectYet()
    {
        m_server->on("GET /api/rs/project", RawAnswer::json(R"({"content":[],"page":0,"last":true})"));
        m_server->on("GET /api/rs/feature", RawAnswer::status(400));
        const Result<Detected> found = detected();
        QVERIFY(found);
        QCOMPARE(found->dialect, Dialect::Seed);
        QVERIFY(!found->isCertain);
    }

    void outlivesAGatewayThatRefusesPathsItDoesNotKnow_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {401, 403, 500})
            QTest::addRow("%d", status) << status;
    }
    void outlivesAGatewayThatRefusesPathsItDoesNotKnow()
    {
        QFETCH(const int, status);
        m_server->on(exchangePath, session());
        for (const QByteArray line : {"GET /api/project", "GET /api/rs/feature", "GET /api/rs/v2/tree"})
            m_server->on(line, RawAnswer::status(status));
        m_server->on("GET /api/rs/project", springPage(R"({"id":7})"));
        m_server->on("GET /api/rs/testcase", springPage(R"({"id":12})"));
        m_server->on("GET /api/rs/testcase/12/cfv", RawAnswer::json(R"([{"id":3,"name":"Cart","customField":{"id":-2}}])"));
        const Result<Detected> found = detected();
        QVERIFY2(found, found ? "" : qPrintable(found.error().serverText));
        QCOMPARE(found->dialect, Dialect::TestOps4);
        QVERIFY(found->isCertain);
    }

    void isNotCertainOfAServer4ThatNothingShows()
    {
        m_server->on(exchangePath, session());
        answerPages({"GET /api/project", "GET /api/rs/feature", "GET /api/rs/v2/tree"});
        m_server->on("GET /api/rs/project", springPage(R"({"id":7})"));
        m_server->on("GET /api/rs/testcase", springPage(""));
        const Result<Detected> found = detected();
        QVERIFY(found);
        QCOMPARE(found->dialect, Dialect::TestOps4);
        QVERIFY(!found->isCertain);
    }

    void saysThatTheTokenIsRefused()
    {
        m_server->on(exchangePath, RawAnswer::status(401, R"({"status":401,"message":"Bad credentials"})"));
        for (const QByteArray line : {"GET /api/project", "GET /api/rs/project"})
            m_server->on(line, RawAnswer::status(401));
        const Result<Detected> found = detected();
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Unauthorized);
    }

    void saysThatThereIsNoTestOps()
    {
        const Result<Detected> found = detected();
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Protocol);
        QVERIFY(found.error().serverText.contains(QStringLiteral("no API of a TestOps")));
        QVERIFY(onlyRead());
        QVERIFY2(m_server->requests().size() <= 12, qPrintable(QString::number(m_server->requests().size())));
    }

    void tellsAServerInTroubleFromOneThatIsNone()
    {
        m_server->on(exchangePath, session());
        m_server->on("GET /api/project", RawAnswer::status(503));
        const Result<Detected> found = detected();
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Server);
    }

    void isKeptAsJson()
    {
        const Detected kept{Dialect::TestOps, SignInKind::Session, QStringLiteral("/api"), true};
        QVERIFY(detectedFromJson(toJson(kept)) == kept);
        QVERIFY(!detectedFromJson({}));
        QVERIFY(!detectedFromJson({{QStringLiteral("dialect"), QStringLiteral("testops")}}));
    }
};

CASEWRIGHT_TEST(DetectTest)
#include "detect_test.moc"
