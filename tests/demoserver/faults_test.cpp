// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/demo_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;

/// Each way to misbehave, on the wire.
class FaultsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
    }

    void init()
    {
        m_client = std::make_unique<DemoClient>(m_server);
        QCOMPARE(m_client->remove("/_demo/requests").status, 204);
    }

    void cleanup()
    {
        m_client->close();
        setFaults({});
    }

    void answersWithAStatusAndRetryAfter()
    {
        setFaults({"status=503,retry-after=7,path=/tag$", "status=429,retry-after=0,path=/feature$"});
        const Reply reply = m_client->get("/tag");
        QCOMPARE(reply.status, 503);
        QCOMPARE(reply.header("Retry-After"), QByteArray("7"));
        QCOMPARE(reply.object()[QLatin1String("status")].toInt(), 503);
        QCOMPARE(m_client->get("/feature").header("Retry-After"), QByteArray("0"));
        QCOMPARE(m_client->get("/project").status, 200);
    }

    void dropsBeforeActing()
    {
        setFaults({"drop,method=POST"});
        const qint64 before = total();
        const Reply reply = create();
        QCOMPARE(reply.status, 0);
        QVERIFY(reply.isClosed);
        QCOMPARE(total(), before);
    }

    void dropsAfterActing()
    {
        setFaults({"drop,method=POST,after-acting"});
        const qint64 before = total();
        QCOMPARE(create().status, 0);
        QCOMPARE(total(), before + 1);
    }

    void stallsWithoutAnAnswer()
    {
        setFaults({"stall,path=/project$"});
        const Reply reply = m_client->raw("GET /api/rs/project HTTP/1.1\r\n\r\n", 300);
        QCOMPARE(reply.status, 0);
        QVERIFY(!reply.isClosed);
    }

    void cutsTheBodyInHalf()
    {
        setFaults({"cut,path=/testcase"});
        const Reply reply = m_client->get("/testcase?projectId=1");
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.isClosed);
        QVERIFY(!reply.isComplete);
        QCOMPARE(reply.body.size(), reply.header("Content-Length").toInt() / 2);
    }

    void answersWithAnHtmlPage()
    {
        setFaults({"html"});
        const Reply reply = m_client->get("/project");
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.header("Content-Type").startsWith("text/html"));
        QVERIFY(reply.body.startsWith("<!DOCTYPE html>"));
    }

    void sendsABodySlowly()
    {
        setFaults({"slow=400,path=/project$"});
        QElapsedTimer clock;
        clock.start();
        const Reply reply = m_client->get("/project");
        QVERIFY(clock.elapsed() >= 350);
        QVERIFY(reply.isComplete);
        QCOMPARE(reply.object()[QLatin1String("totalElements")].toInt(), 2);
        QCOMPARE(m_client->get("/tag").status, 200);
    }

    void answersWithAnEmptyBody()
    {
        setFaults({"empty,method=POST,after-acting"});
        const qint64 before = total();
        const Reply reply = create();
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.isComplete);
        QVERIFY(reply.body.isEmpty());
        QCOMPARE(total(), before + 1);
    }

    void hitsEveryNthMatchingRequestAndStopsAfterKTimes()
    {
        setFaults({"status=500,path=/project$,every=3,times=2"});
        QList<int> statuses;
        for (int i = 0; i < 10; ++i) {
            statuses.append(m_client->get("/project").status);
            QCOMPARE(m_client->get("/tag").status, 200);
        }
        QCOMPARE(statuses, (QList<int>{200, 200, 500, 200, 200, 500, 200, 200, 200, 200}));
    }

    void takesTheFirstFaultThatIsDue()
    {
        setFaults({"status=500,every=2", "status=429"});
        QCOMPARE(m_client->get("/project").status, 429);
        QCOMPARE(m_client->get("/project").status, 500);
    }

    void matchesTheQueryAndTakesCommasInThePattern()
    {
        setFaults({"status=502,path=page=(1{1,2}|7)$,method=get"});
        QCOMPARE(m_client->get("/testcase?projectId=1&page=1").status, 502);
        QCOMPARE(m_client->get("/testcase?projectId=1&page=2").status, 200);
    }

    void tellsWhichRequestsItSaw()
    {
        setFaults({"drop,path=/tag$", "status=429,path=/feature$"});
        (void)m_client->get("/project?size=1");
        (void)m_client->get("/tag");
        (void)m_client->get("/feature?projectId=1");
        const QJsonObject seen = m_client->get("/_demo/requests").object();
        QCOMPARE(seen[QLatin1String("total")].toInt(), 3);
        const QJsonArray list = seen[QLatin1String("requests")].toArray();
        QCOMPARE(list.size(), 3);
        QCOMPARE(list.at(0)[QLatin1String("method")].toString(), QStringLiteral("GET"));
        QCOMPARE(list.at(0)[QLatin1String("path")].toString(), QStringLiteral("/api/rs/project"));
        QCOMPARE(list.at(0)[QLatin1String("query")].toString(), QStringLiteral("size=1"));
        QCOMPARE(list.at(0)[QLatin1String("status")].toInt(), 200);
        QCOMPARE(list.at(1)[QLatin1String("status")].toInt(-1), 0);
        QCOMPARE(list.at(2)[QLatin1String("status")].toInt(), 429);
    }

    void keepsTheFaultsWhenANewOneIsWrong()
    {
        setFaults({"status=500"});
        for (const char *wrong : {"nonsense", "status", "status=99", "slow", "drop=1", "drop,every=0", "drop,path=(", "cut,before-acting",
                                  "drop,retry-after=3", "drop,after-acting=1"}) {
            const Reply reply = m_client->post("/_demo/faults", QJsonDocument(QJsonArray{QString::fromLatin1(wrong)}).toJson());
            QVERIFY2(reply.status == 400, wrong);
        }
        QCOMPARE(m_client->get("/project").status, 500);
    }

    void takesFaultsFromTheCommandLine()
    {
        DemoServerProcess server;
        QVERIFY(server.start({QStringLiteral("--fault"), QStringLiteral("status=503,path=/tag$"), QStringLiteral("--fault"), QStringLiteral("html,path=/feature$")}));
        DemoClient client(server);
        QCOMPARE(client.get("/tag").status, 503);
        QVERIFY(client.get("/feature?projectId=1").body.startsWith("<!DOCTYPE"));
        QCOMPARE(client.get("/project").status, 200);
    }

private:
    void setFaults(std::initializer_list<const char *> specs)
    {
        QJsonArray array;
        for (const char *spec : specs)
            array.append(QString::fromLatin1(spec));
        DemoClient client(m_server);
        QCOMPARE(client.post("/_demo/faults", QJsonDocument(array).toJson()).status, 204);
    }

    Reply create() { return m_client->post("/testcase", R"({"projectId":1,"name":"made under faults"})"); }

    [[nodiscard]] qint64 total()
    {
        return m_client->get("/testcase?projectId=1&size=1").object()[QLatin1String("totalElements")].toInteger(-1);
    }

    DemoServerProcess m_server;
    std::unique_ptr<DemoClient> m_client;
};

CASEWRIGHT_TEST(FaultsTest)
#include "faults_test.moc"
