// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http/sign_in.h"

#include "core/api/http/client.h"
#include "core/base/log.h"
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

const QByteArray tokenPath = "POST /api/uaa/oauth/token";

RawAnswer session(const QByteArray &token, int seconds = 3600)
{
    return RawAnswer::json("{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":"
                           + QByteArray::number(seconds) + "}");
}

Request readX()
{
    return getRequest(QStringLiteral("/x"), {}, {});
}

} // namespace

/// A client that signs in against a server whose every byte is known.
class SignInTest final : public QObject {
    Q_OBJECT

private:
    RawSocketServer m_server;
    QDateTime m_now = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);

    ConnectionOptions options(SignInKind kind = SignInKind::Session) const
    {
        ConnectionOptions options = quickOptions(m_server.url());
        options.token = QStringLiteral("api token/1");
        options.signIn = kind;
        return options;
    }
    QList<QByteArray> headersOf(const QByteArray &line) const
    {
        QList<QByteArray> headers;
        const QList<RawRequest> requests = m_server.requests(line);
        for (const RawRequest &request : requests)
            headers.append(request.headers.value("authorization"));
        return headers;
    }

private Q_SLOTS:
    void init()
    {
        m_server.forget();
        m_server.on("GET /x", RawAnswer::json("{}"));
    }

    void exchangesTheTokenOnceForManyRequests()
    {
        m_server.on(tokenPath, session("jwt-1").after(30));
        Client client(options());
        auto first = client.send(readX());
        auto second = client.send(readX());
        auto third = client.send(readX());
        QVERIFY(await(std::move(first)));
        QVERIFY(await(std::move(second)));
        QVERIFY(await(std::move(third)));
        QCOMPARE(m_server.requests(tokenPath).size(), 1);
        QCOMPARE(headersOf("GET /x"), QList<QByteArray>(3, "Bearer jwt-1"));
    }

    void sendsTheTokenInAFormAndNowhereElse()
    {
        m_server.on(tokenPath, session("jwt-1"));
        Client client(options());
        QVERIFY(await(client.send(readX())));
        const RawRequest exchange = m_server.requests(tokenPath).constFirst();
        QCOMPARE(exchange.headers.value("content-type"), QByteArray("application/x-www-form-urlencoded"));
        QCOMPARE(exchange.body, QByteArray("grant_type=apitoken&scope=openid&token=api%20token%2F1"));
        QVERIFY(!exchange.headers.contains("authorization"));
        QCOMPARE(withoutSecrets(QStringLiteral("jwt-1")), QStringLiteral("***"));
    }

    void signsInAnewWhenTheSessionHasEnded()
    {
        m_server.on(tokenPath, {session("jwt-1"), session("jwt-2")});
        m_server.on("GET /x", {RawAnswer::json("{}"), RawAnswer::status(401), RawAnswer::json("{}")});
        Client client(options());
        QVERIFY(await(client.send(readX())));
        QVERIFY(await(client.send(readX())));
        QCOMPARE(headersOf("GET /x"), QList<QByteArray>({"Bearer jwt-1", "Bearer jwt-1", "Bearer jwt-2"}));
    }

    void sendsAWriteAgainThatAnEndedSessionRefused()
    {
        m_server.on(tokenPath, {session("jwt-1"), session("jwt-2")});
        m_server.on("POST /x", {RawAnswer::status(401), RawAnswer::json("{}")});
        Client client(options());
        Request request = writeRequest(Method::Post, QStringLiteral("/x"), "{\"a\":1}", {});
        request.repeat = Repeat::Never;
        QVERIFY(await(client.write(request)));
        QCOMPARE(headersOf("POST /x"), QList<QByteArray>({"Bearer jwt-1", "Bearer jwt-2"}));
        QCOMPARE(m_server.requests("POST /x").last().body, QByteArray("{\"a\":1}"));
    }

    void refreshesOnceForAllThatWereRefused()
    {
        m_server.on(tokenPath, {session("jwt-1"), session("jwt-2").after(30)});
        m_server.on("GET /x", {RawAnswer::status(401), RawAnswer::status(401), RawAnswer::status(401), RawAnswer::json("{}")});
        Client client(options());
        auto first = client.send(readX());
        auto second = client.send(readX());
        auto third = client.send(readX());
        QVERIFY(await(std::move(first)));
        QVERIFY(await(std::move(second)));
        QVERIFY(await(std::move(third)));
        QCOMPARE(m_server.requests(tokenPath).size(), 2);
    }

    void showsARefusedTokenOnceHoweverManyWait()
    {
        m_server.on(tokenPath, RawAnswer::status(401).after(30));
        Client client(options());
        auto first = client.send(readX());
        auto second = client.send(readX());
        auto third = client.send(readX());
        QCOMPARE(await(std::move(first)).error().kind, ErrorKind::Unauthorized);
        QCOMPARE(await(std::move(second)).error().kind, ErrorKind::Unauthorized);
        QCOMPARE(await(std::move(third)).error().kind, ErrorKind::Unauthorized);
        QCOMPARE(m_server.requests(tokenPath).size(), 1);
        m_server.on(tokenPath, session("jwt-1")); // whoever asks later may have more luck
        QVERIFY(await(client.send(readX())));
    }

    void nothingIsAbsentBecauseNobodyIsSignedIn_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {404, 501})
            QTest::addRow("%d", status) << status;
    }
    /// Else a gateway in trouble would make an empty list of whatever is asked for.
    void nothingIsAbsentBecauseNobodyIsSignedIn()
    {
        QFETCH(const int, status);
        m_server.on(tokenPath, {session("jwt-1"), RawAnswer::status(status)});
        m_server.on("GET /x", {RawAnswer::json("{}"), RawAnswer::status(401)});
        Client client(options());
        QVERIFY(await(client.send(readX())));
        for (int i = 0; i < 2; ++i) { // while the session is renewed, and before a request
            const Error error = await(client.send(readX())).error();
            QCOMPARE(error.kind, ErrorKind::Protocol);
            QCOMPARE(error.httpStatus, 0);
        }
    }

    void tellsWhyThereIsNoNewSession()
    {
        m_server.on(tokenPath, {session("jwt-1"), RawAnswer::status(500)});
        m_server.on("GET /x", RawAnswer::status(401));
        Client client(options());
        const Result<Reply> reply = await(client.send(readX()));
        QCOMPARE(reply.error().kind, ErrorKind::Server);
    }

    void givesUpWhereAFreshSessionIsRefusedToo()
    {
        m_server.on(tokenPath, session("jwt-1"));
        m_server.on("GET /x", RawAnswer::status(401));
        Client client(options());
        const Result<Reply> reply = await(client.send(readX()));
        QCOMPARE(reply.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(m_server.requests("GET /x").size(), 2);
    }

    void signsInBeforeTheSessionEnds()
    {
        m_server.on(tokenPath, {session("jwt-1", 3600), session("jwt-2", 3600)});
        Transport transport(options());
        SignIn signIn(&transport, options(), [this] { return m_now; });
        QCOMPARE(*await(signIn.header({})), QByteArray("Bearer jwt-1"));
        m_now = m_now.addSecs(3200);
        QCOMPARE(*await(signIn.header({})), QByteArray("Bearer jwt-1"));
        m_now = m_now.addSecs(101);
        QCOMPARE(*await(signIn.header({})), QByteArray("Bearer jwt-2"));
    }

    void keepsAShortSessionForMostOfItsTime()
    {
        m_server.on(tokenPath, {session("jwt-1", 60), session("jwt-2", 60)});
        Transport transport(options());
        SignIn signIn(&transport, options(), [this] { return m_now; });
        QCOMPARE(*await(signIn.header({})), QByteArray("Bearer jwt-1"));
        m_now = m_now.addSecs(53);
        QCOMPARE(*await(signIn.header({})), QByteArray("Bearer jwt-1"));
        m_now = m_now.addSecs(2);
        QCOMPARE(*await(signIn.header({})), QByteArray("Bearer jwt-2"));
    }

    void tellsARefusedTokenFromAMissingExchange_data()
    {
        QTest::addColumn<RawAnswer>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("times");
        QTest::newRow("401") << RawAnswer::status(401, "{\"status\":401,\"message\":\"Bad credentials\"}") << ErrorKind::Unauthorized << 1;
        QTest::newRow("400") << RawAnswer::status(400) << ErrorKind::Unauthorized << 1;
        QTest::newRow("404") << RawAnswer::status(404) << ErrorKind::NotFound << 1;
        QTest::newRow("the web app's page") << RawAnswer::html() << ErrorKind::Protocol << 2;
        QTest::newRow("no token in it") << RawAnswer::json("{\"error\":\"x\"}") << ErrorKind::Protocol << 1;
    }
    void tellsARefusedTokenFromAMissingExchange()
    {
        QFETCH(const RawAnswer, answer);
        QFETCH(const ErrorKind, kind);
        QFETCH(const int, times);
        m_server.on(tokenPath, answer);
        Client client(options());
        const Result<void> signedIn = await(client.signIn({}));
        QVERIFY(!signedIn);
        QCOMPARE(signedIn.error().kind, kind);
        QVERIFY(m_server.requests("GET /x").isEmpty());
        QCOMPARE(m_server.requests(tokenPath).size(), times);
    }

    void signsInWhereOneAnswerWentAstray_data()
    {
        QTest::addColumn<RawAnswer>("stray");
        QTest::newRow("500") << RawAnswer::status(500);
        QTest::newRow("web page") << RawAnswer::html();
    }
    void signsInWhereOneAnswerWentAstray()
    {
        QFETCH(const RawAnswer, stray);
        m_server.on(tokenPath, {stray, RawAnswer::json("{\"access_token\":\"jwt-1\",\"expires_in\":3600}")});
        Client client(options());
        const Result<void> signedIn = await(client.signIn({}));
        QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().serverText));
    }

    void repeatsAnExchangeThatTheNetworkLost()
    {
        m_server.on(tokenPath, {RawAnswer::close(), RawAnswer::status(503), session("jwt-1")});
        Client client(options());
        QVERIFY(await(client.send(readX())));
        QCOMPARE(m_server.requests(tokenPath).size(), 3);
    }

    void showsThePlainTokenWhereThatIsWanted_data()
    {
        QTest::addColumn<SignInKind>("kind");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("bearer") << SignInKind::Bearer << QByteArray("Bearer api token/1");
        QTest::newRow("api token") << SignInKind::ApiToken << QByteArray("Api-Token api token/1");
    }
    void showsThePlainTokenWhereThatIsWanted()
    {
        QFETCH(const SignInKind, kind);
        QFETCH(const QByteArray, header);
        Client client(options(kind));
        QVERIFY(await(client.send(readX())));
        QCOMPARE(headersOf("GET /x"), QList<QByteArray>{header});
        m_server.on("GET /x", RawAnswer::status(401));
        QCOMPARE(await(client.send(readX())).error().kind, ErrorKind::Unauthorized);
        QCOMPARE(m_server.requests("GET /x").size(), 2); // there is no other to try
    }
};

CASEWRIGHT_TEST(SignInTest)
#include "sign_in_test.moc"
