// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http/transport.h"

#include "core/base/log.h"
#include "tests/core/api/quick_options.h"
#include "tests/core/api/quoted.h"
#include "tests/support/await.h"
#include "tests/support/raw_socket_server.h"
#include "tests/support/runner/test_case.h"

#include <QSignalSpy>
#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

Request get(const QString &path, const CancelToken &cancel = {})
{
    Request request = getRequest(path, {}, cancel);
    request.requestId = QStringLiteral("id-1");
    return request;
}

Request write(Method method, const QString &path, const QByteArray &body = "{\"a\":1}")
{
    Request request = writeRequest(method, path, body, {});
    request.requestId = QStringLiteral("id-1");
    return request;
}

const QString path = QStringLiteral("/x");

} // namespace

class TransportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsTokenTypesAndRequestId()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::json("{}"));
        Transport transport(quickOptions(server.url()));
        const Result<Reply> reply = await(transport.send(get(path)));
        QVERIFY(reply);
        QCOMPARE(reply->status, 200);
        QCOMPARE(reply->body, QByteArray("{}"));
        QCOMPARE(reply->requestId, QStringLiteral("id-1"));
        const RawRequest request = server.requests().constFirst();
        QCOMPARE(request.headers.value("authorization"), "Bearer " + testToken.toUtf8());
        QCOMPARE(request.headers.value("x-request-id"), QByteArray("id-1"));
        QCOMPARE(request.headers.value("content-type"), QByteArray("application/json"));
        QCOMPARE(request.headers.value("accept"), QByteArray("application/json"));
        QVERIFY2(!request.headers.contains("upgrade"), "HTTP/2 is never asked for in clear text");
    }

    void keepsThePathOfTheAddressInFront()
    {
        RawSocketServer server;
        server.on("GET /testops/x?a=b%20c", RawAnswer::json("{}"));
        ConnectionOptions options = quickOptions(server.url());
        options.base.setPath(QStringLiteral("/testops"));
        Transport transport(options);
        Request request = get(path);
        request.query.addQueryItem(QStringLiteral("a"), QStringLiteral("b c"));
        QVERIFY(await(transport.send(request)));
    }

    void sendsAWriteOnceWhenItsAnswerIsLost_data()
    {
        QTest::addColumn<Method>("method");
        QTest::newRow("POST") << Method::Post;
        QTest::newRow("PATCH") << Method::Patch;
        QTest::newRow("DELETE") << Method::Delete;
    }
    void sendsAWriteOnceWhenItsAnswerIsLost()
    {
        QFETCH(const Method, method);
        RawSocketServer server;
        server.on("GET /warm", RawAnswer::json("{}"));
        for (const char *verb : {"POST /x", "PATCH /x", "DELETE /x"})
            server.on(verb, {RawAnswer::close(), RawAnswer::json("{}")});
        Transport transport(quickOptions(server.url()));
        // Over a connection that is in use already, which is when Qt sends again.
        QVERIFY(await(transport.send(get(QStringLiteral("/warm")))));
        const Result<Reply> reply =
            await(transport.send(write(method, path, method == Method::Delete ? "" : "{\"a\":1}")));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::Offline);
        QVERIFY(reply.error().outcomeUnknown);
        QCOMPARE(server.requests().size(), 2);
    }

    void sendsAWriteOnceOnAFreshConnectionToo()
    {
        RawSocketServer server;
        server.on("POST /x", {RawAnswer::close(), RawAnswer::json("{}")});
        Transport transport(quickOptions(server.url()));
        const Result<Reply> reply = await(transport.send(write(Method::Post, path)));
        QVERIFY(!reply);
        QVERIFY(reply.error().outcomeUnknown);
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests().constFirst().body, QByteArray("{\"a\":1}"));
    }

    void announcesTheLengthOfEveryWrite_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("small") << QByteArray("{\"a\":1}");
        QTest::newRow("a megabyte") << QByteArray(1'000'000, 'x');
    }
    void announcesTheLengthOfEveryWrite()
    {
        QFETCH(const QByteArray, body);
        RawSocketServer server;
        server.on("POST /x", RawAnswer::status(204));
        Transport transport(quickOptions(server.url()));
        QVERIFY(await(transport.send(write(Method::Post, path, body))));
        const RawRequest request = server.requests().constFirst();
        QCOMPARE(request.headers.value("content-length"), QByteArray::number(body.size()));
        QCOMPARE(request.body, body);
    }

    void saysThatNothingWasSentWhereNobodyListens()
    {
        QUrl nobody;
        {
            RawSocketServer closed;
            nobody = closed.url();
        }
        Transport transport(quickOptions(nobody));
        const Result<Reply> reply = await(transport.send(write(Method::Post, path)));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::Offline);
        QVERIFY(!reply.error().outcomeUnknown);
    }

    void followsARedirectionOfAReadWithinTheOrigin()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::redirect("/y"));
        server.on("GET /y", RawAnswer::json("[1]"));
        Transport transport(quickOptions(server.url()));
        const Result<Reply> reply = await(transport.send(get(path)));
        QVERIFY(reply);
        QCOMPARE(reply->body, QByteArray("[1]"));
    }

    void neverFollowsARedirectionInCircles()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::redirect("/x"));
        Transport transport(quickOptions(server.url()));
        const Result<Reply> reply = await(transport.send(get(path)));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::Protocol);
        QCOMPARE(server.requests().size(), 6);
    }

    void givesTheTokenToNoOtherHost()
    {
        RawSocketServer server;
        RawSocketServer other;
        other.on("GET /x", RawAnswer::json("{}"));
        server.on("GET /x", RawAnswer::redirect(other.url().toEncoded() + "/x", 307));
        Transport transport(quickOptions(server.url()));
        const Result<Reply> reply = await(transport.send(get(path)));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::Protocol);
        QVERIFY(reply.error().serverText.contains(other.url().toString()));
        QCOMPARE(other.connections(), 0);
    }

    void neverFollowsARedirectionOfAWrite_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }
    void neverFollowsARedirectionOfAWrite()
    {
        QFETCH(const int, status);
        RawSocketServer server;
        for (const char *verb : {"GET /y", "POST /y"})
            server.on(verb, RawAnswer::json("{}"));
        server.on("POST /x", RawAnswer::redirect("/y", status));
        Transport transport(quickOptions(server.url()));
        const Result<Reply> reply = await(transport.send(write(Method::Post, path)));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::Protocol);
        QCOMPARE(reply.error().httpStatus, status);
        QCOMPARE(server.requests().size(), 1);
    }

    void tellsATimeoutFromACancellation()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::stall());
        ConnectionOptions options = quickOptions(server.url());
        options.timeout = std::chrono::milliseconds(100);
        Transport impatient(options);
        const Result<Reply> timedOut = await(impatient.send(get(path)));
        QCOMPARE(timedOut.error().kind, ErrorKind::Timeout);

        Transport patient(quickOptions(server.url()));
        CancelSource source;
        const QSignalSpy received(&server, &RawSocketServer::received);
        auto task = patient.send(get(path, source.token()));
        QTRY_COMPARE(received.count(), 1);
        source.cancel();
        const Result<Reply> cancelled = await(std::move(task));
        QCOMPARE(cancelled.error().kind, ErrorKind::Cancelled);
        QVERIFY(!cancelled.error().outcomeUnknown);
    }

    void aWriteThatTimedOutMayHaveHappened()
    {
        RawSocketServer server;
        server.on("POST /x", RawAnswer::stall());
        ConnectionOptions options = quickOptions(server.url());
        options.timeout = std::chrono::milliseconds(100);
        Transport transport(options);
        const Result<Reply> reply = await(transport.send(write(Method::Post, path)));
        QCOMPARE(reply.error().kind, ErrorKind::Timeout);
        QVERIFY(reply.error().outcomeUnknown);
    }

    void sendsNothingForACancelledToken()
    {
        RawSocketServer server;
        CancelSource source;
        source.cancel();
        Transport transport(quickOptions(server.url()));
        const Result<Reply> reply = await(transport.send(get(path, source.token())));
        QCOMPARE(reply.error().kind, ErrorKind::Cancelled);
        QCOMPARE(server.connections(), 0);
    }

    void cancelsWhatIsStillWaitingToBeSent()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::stall());
        Transport transport(quickOptions(server.url()));
        CancelSource forQueue;
        CancelSource forRest;
        std::vector<Task<Reply>> stalled;
        for (int i = 0; i < 6; ++i)
            stalled.push_back(transport.send(get(path, forRest.token())));
        auto queued = transport.send(get(path, forQueue.token()));
        QTRY_COMPARE(server.requests().size(), 6);
        forQueue.cancel();
        QCOMPARE(await(std::move(queued)).error().kind, ErrorKind::Cancelled);
        QCOMPARE(server.requests().size(), 6);
        forRest.cancel();
        for (auto &task : stalled)
            QCOMPARE(await(std::move(task)).error().kind, ErrorKind::Cancelled);
    }

    void sendsSixAtOnceAndTheRestInOrder()
    {
        RawSocketServer server;
        std::vector<Task<Reply>> tasks;
        for (int i = 0; i < 12; ++i)
            server.on("GET /" + QByteArray::number(i), RawAnswer::json("{}").after(i < 6 ? 100 : 0));
        Transport transport(quickOptions(server.url()));
        for (int i = 0; i < 12; ++i)
            tasks.push_back(transport.send(get(QStringLiteral("/%1").arg(i))));
        for (auto &task : tasks)
            QVERIFY(await(std::move(task)));
        QCOMPARE(server.mostAtOnce(), 6);
        QList<QByteArray> firstSix = server.lines().first(6);
        std::ranges::sort(firstSix);
        QCOMPARE(firstSix, QList<QByteArray>({"GET /0", "GET /1", "GET /2", "GET /3", "GET /4", "GET /5"}));
    }

    void opensMoreConnectionsToAServerThatStaysFast()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::json("{}").after(10));
        Transport transport(quickOptions(server.url()));
        std::vector<Task<Reply>> tasks;
        for (int i = 0; i < 300; ++i)
            tasks.push_back(transport.send(get(path)));
        for (auto &task : tasks)
            QVERIFY(await(std::move(task)));
        QVERIFY2(server.mostAtOnce() > 6, qPrintable(QString::number(server.mostAtOnce())));
        QVERIFY(server.mostAtOnce() <= 24);
        QCOMPARE(server.requests().size(), 300);
    }

    void letsBackgroundRequestsWaitForOthers()
    {
        RawSocketServer server;
        for (const char *line : {"GET /first", "GET /background", "GET /now"})
            server.on(line, RawAnswer::json("{}").after(20));
        Transport transport(quickOptions(server.url()));
        std::vector<Task<Reply>> tasks;
        for (int i = 0; i < 6; ++i)
            tasks.push_back(transport.send(get(QStringLiteral("/first"))));
        Request background = get(QStringLiteral("/background"));
        background.urgency = Urgency::Background;
        for (int i = 0; i < 6; ++i)
            tasks.push_back(transport.send(background));
        for (int i = 0; i < 6; ++i)
            tasks.push_back(transport.send(get(QStringLiteral("/now"))));
        for (auto &task : tasks)
            QVERIFY(await(std::move(task)));
        const QList<QByteArray> lines = server.lines();
        QCOMPARE(lines.sliced(6, 6).count("GET /now"), 6);
    }

    void readsAnAnswerThatBreaksOffAsALostOne()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::cut("{\"a\":12345}", 4));
        Transport transport(quickOptions(server.url()));
        const Result<Reply> reply = await(transport.send(get(path)));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::Offline);
    }

    void asksNobodyForAPassword()
    {
        RawSocketServer server;
        server.on("POST /x", RawAnswer::status(401, quoted("{'status':401,'message':'Bad credentials'}"),
                                               "WWW-Authenticate: Basic realm=\"x\"\r\n"));
        Transport transport(quickOptions(server.url()));
        const Result<Reply> reply = await(transport.send(write(Method::Post, path)));
        QCOMPARE(reply.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(server.requests().size(), 1);
    }

    void keepsTheTokenOutOfErrors()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::status(400, quoted("{'status':400,'message':'you sent ") + testToken.toUtf8() +
                                                       quoted("'}")));
        Transport transport(quickOptions(server.url()));
        const Result<Reply> reply = await(transport.send(get(path)));
        QCOMPARE(reply.error().serverText, QStringLiteral("you sent ***"));
        QCOMPARE(withoutSecrets(testToken), QStringLiteral("***"));
    }

    void keepsNoCookies()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::status(200, "{}", "Set-Cookie: session=1; Path=/\r\n"));
        Transport transport(quickOptions(server.url()));
        QVERIFY(await(transport.send(get(path))));
        QVERIFY(await(transport.send(get(path))));
        QVERIFY(!server.requests().constLast().headers.contains("cookie"));
    }

    void endsWithRequestsUnderWay()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::stall());
        auto transport = std::make_unique<Transport>(quickOptions(server.url()));
        auto task = transport->send(get(path));
        QTRY_COMPARE(server.requests().size(), 1);
        transport.reset();
        QVERIFY(!task.isReady());
    }
};

CASEWRIGHT_TEST(TransportTest)
#include "transport_test.moc"
