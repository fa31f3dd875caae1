// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/demo_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;

/// The HTTP below the dialect: sign-in, connections, framing, limits, latency.
class HttpTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
    }

    void init() { m_client = std::make_unique<DemoClient>(m_server); }

    void refusesEveryTokenButThePrintedOne()
    {
        for (const char *header : {"", "Authorization: Bearer wrong\r\n", "Authorization: Api-Token x\r\n", "Authorization: Bearer\r\n"}) {
            for (const char *path : {"/api/rs/project", "/api/rs/nowhere", "/_demo/requests"}) {
                const Reply reply = m_client->raw("GET " + QByteArray(path) + " HTTP/1.1\r\n" + header + "\r\n");
                QCOMPARE(reply.status, 401);
                QCOMPARE(reply.object()[QLatin1String("status")].toInt(), 401);
            }
        }
    }

    void refusesABodyThatIsNotSentAsJson()
    {
        const Reply reply = m_client->raw(request("POST", "/api/rs/testcase", "Content-Type: text/plain\r\nContent-Length: 2\r\n") + "{}");
        QCOMPARE(reply.status, 415);
        const Reply none = m_client->raw(request("PATCH", "/api/rs/testcase/1001", "Content-Length: 2\r\n") + "{}");
        QCOMPARE(none.status, 415);
        const Reply charset = m_client->raw(request("PATCH", "/api/rs/testcase/1001", "Content-Type: application/json; charset=utf-8\r\nContent-Length: 2\r\n") + "{}");
        QCOMPARE(charset.status, 200);
    }

    void tellsAnUnknownPathFromAWrongMethod()
    {
        QCOMPARE(m_client->get("/nowhere").status, 404);
        QCOMPARE(m_client->get("/testcase/abc").status, 404);
        const Reply reply = m_client->send("PUT", "/testcase/1001");
        QCOMPARE(reply.status, 405);
        QCOMPARE(reply.header("Allow"), QByteArray("GET, PATCH, DELETE"));
    }

    void answersAPermalinkWithAPageForPeople()
    {
        const Reply reply = m_client->raw("GET /project/1/test-cases/1001 HTTP/1.1\r\n\r\n");
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.header("Content-Type").startsWith("text/html"));
    }

    void keepsAConnectionOpenUntilAskedToCloseIt()
    {
        QVERIFY(!m_client->get("/project").isClosed);
        QCOMPARE(m_client->get("/tag").status, 200);
        const Reply last = m_client->raw(request("GET", "/api/rs/project", "Connection: close\r\n"));
        QCOMPARE(last.status, 200);
        QVERIFY(last.isClosed);
        QVERIFY(m_client->raw("GET /api/rs/project HTTP/1.0\r\n\r\n").isClosed);
    }

    void readsAChunkedBody()
    {
        const Reply reply = m_client->raw(request("POST", "/api/rs/testcase", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n")
                                          + "f\r\n{\"projectId\":1,\r\n10;x=y\r\n\"name\":\"chunked\"\r\n1\r\n}\r\n0\r\nTrailer: z\r\n\r\n");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.object()[QLatin1String("name")].toString(), QStringLiteral("chunked"));
        QCOMPARE(m_client->get("/project").status, 200);
    }

    void readsARequestThatArrivesInPieces()
    {
        const QByteArray bytes = request("POST", "/api/rs/testcase", "Content-Type: application/json\r\nContent-Length: 32\r\n")
            + R"({"projectId":1,"name":"pieces!"})";
        QCOMPARE(m_client->raw(bytes.left(20), 50).status, 0);
        QCOMPARE(m_client->raw(bytes.mid(20, bytes.size() - 30), 50).status, 0);
        QCOMPARE(m_client->raw(bytes.last(10)).status, 200);
    }

    void asksForTheBodyWhenAClientWaitsForThat()
    {
        const Reply first = m_client->raw(request("POST", "/api/rs/testcase", "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 32\r\n"), 200);
        QCOMPARE(first.status, 100);
        const Reply then = m_client->raw(R"({"projectId":1,"name":"waited!"})");
        QCOMPARE(then.status, 200);
    }

    void refusesWhatIsTooLargeOrUnreadable_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("huge header") << request("GET", "/api/rs/project", "X: " + QByteArray(40'000, 'x') + "\r\n") << 431;
        QTest::newRow("endless header") << "GET / HTTP/1.1\r\nX: " + QByteArray(40'000, 'x') << 431;
        QTest::newRow("huge body") << request("POST", "/api/rs/testcase", "Content-Length: 20000000\r\n") << 413;
        QTest::newRow("negative length") << request("POST", "/api/rs/testcase", "Content-Length: -1\r\n") << 400;
        QTest::newRow("two framings") << request("POST", "/api/rs/testcase", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n") << 400;
        QTest::newRow("unknown coding") << request("POST", "/api/rs/testcase", "Transfer-Encoding: gzip\r\n") << 501;
        QTest::newRow("bad chunk") << request("POST", "/api/rs/testcase", "Transfer-Encoding: chunked\r\n") + "zz\r\n" << 400;
        QTest::newRow("no request line") << QByteArray("hello\r\n\r\n") << 400;
        QTest::newRow("header without a colon") << request("GET", "/api/rs/project", "nonsense\r\n") << 400;
        QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 400;
        QTest::newRow("version") << QByteArray("GET / HTTP/3.0\r\n\r\n") << 505;
    }

    void refusesWhatIsTooLargeOrUnreadable()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        const Reply reply = m_client->raw(bytes);
        QCOMPARE(reply.status, status);
        QVERIFY(reply.isClosed);
        QCOMPARE(m_client->get("/project").status, 200);
    }

    void letsLateRequestsWaitSideBySide()
    {
        DemoServerProcess server;
        QVERIFY(server.start({QStringLiteral("--latency"), QStringLiteral("300")}));
        constexpr int count = 20;
        const QByteArray bytes = "GET /api/rs/project HTTP/1.1\r\nConnection: close\r\nAuthorization: Bearer " + server.token().toLatin1() + "\r\n\r\n";
        std::array<QTcpSocket, count> sockets;
        int ended = 0;
        QElapsedTimer clock;
        clock.start();
        for (QTcpSocket &socket : sockets) {
            connect(&socket, &QTcpSocket::connected, &socket, [&socket, &bytes] { socket.write(bytes); });
            connect(&socket, &QTcpSocket::disconnected, &socket, [&ended] { ++ended; });
            socket.connectToHost(QStringLiteral("127.0.0.1"), server.port());
        }
        QTRY_COMPARE(ended, count);
        QVERIFY(clock.elapsed() >= 290);
        QVERIFY2(clock.elapsed() < 300 * count / 2, "the requests waited one after the other");
        for (QTcpSocket &socket : sockets)
            QVERIFY(socket.readAll().startsWith("HTTP/1.1 200"));
        QCOMPARE(DemoClient(server).get("/_demo/requests").object()[QLatin1String("mostInFlight")].toInt(), count);
    }

private:
    [[nodiscard]] QByteArray request(const QByteArray &method, const QByteArray &path, const QByteArray &headers)
    {
        return method + ' ' + path + " HTTP/1.1\r\nAuthorization: Bearer " + m_server.token().toLatin1() + "\r\n" + headers + "\r\n";
    }

    DemoServerProcess m_server;
    std::unique_ptr<DemoClient> m_client;
};

CASEWRIGHT_TEST(HttpTest)
#include "http_test.moc"
