// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/testops_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;

/// What the demo server tells of the bodies it was sent.
class RequestLogTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(QStringLiteral("testops")), qPrintable(m_server.errorText())); }
    void init() { QCOMPARE(m_server.remove("/_demo/requests").status, 204); }

    void tellsAJsonBodyAsItCame()
    {
        const QByteArray body = QByteArrayLiteral("[ {\"name\": \"gr\u00f6\u00dfer\"} ]");
        (void)m_server.send("POST", "/testcase/1150/tag", body, "application/json; charset=utf-8");
        const QJsonObject seen = last();
        QCOMPARE(seen[QLatin1String("body")].toString(), QString::fromUtf8(body));
        QCOMPARE(seen[QLatin1String("bodySize")].toInt(), body.size());
        QCOMPARE(seen[QLatin1String("contentType")].toString(), QStringLiteral("application/json; charset=utf-8"));
    }

    void cutsALongBodyAndTellsHowLongItWas()
    {
        const QByteArray body = '"' + QByteArray(100'000, 'x') + '"';
        (void)m_server.post("/testcase/1150/tag", body);
        QCOMPARE(last()[QLatin1String("body")].toString().size(), 65'536);
        QCOMPARE(last()[QLatin1String("bodySize")].toInt(), body.size());
    }

    void forgetsTheOldestWhereBodiesGrowTooMany()
    {
        const QByteArray body = '"' + QByteArray(70'000, 'x') + '"';
        constexpr int sent = 140; // 128 of 64 KiB are 8 MiB
        for (int i = 0; i < sent; ++i)
            (void)m_server.post("/testcase/1150/tag?n=" + QByteArray::number(i), body);
        const QJsonObject log = m_server.get("/_demo/requests").object();
        QCOMPARE(log[QLatin1String("total")].toInt(), sent);
        const QJsonArray seen = log[QLatin1String("requests")].toArray();
        QCOMPARE(seen.size(), 128);
        QCOMPARE(seen.last()[QLatin1String("query")].toString(), QStringLiteral("n=139"));
    }

    void tellsTheNamesOfPartsOnly()
    {
        const QByteArray body = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nsecret\r\n"
                                "--cut\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nsecret\r\n--cut--\r\n";
        (void)m_server.send("POST", "/testcase/attachment?testCaseId=1150", body, "multipart/form-data; boundary=cut");
        QCOMPARE(last()[QLatin1String("parts")].toArray(), (QJsonArray{QStringLiteral("file"), QStringLiteral("other")}));
        QVERIFY(!last().contains(QLatin1String("body")));
    }

    void keepsNoTokens()
    {
        (void)m_server.exchange("hush");
        QCOMPARE(last()[QLatin1String("path")].toString(), QStringLiteral("/api/uaa/oauth/token"));
        QCOMPARE(last()[QLatin1String("contentType")].toString(), QStringLiteral("application/x-www-form-urlencoded"));
        QVERIFY(!m_server.get("/_demo/requests").body.contains("hush"));
    }

    void tellsNoBodyWhereThereWasNone()
    {
        (void)m_server.send("GET", "/project", {}, "application/json\r\nUser-Agent: test/1");
        QCOMPARE(last()[QLatin1String("agent")].toString(), QStringLiteral("test/1"));
        for (const char *absent : {"contentType", "bodySize", "body", "parts"})
            QVERIFY2(!last().contains(QLatin1String(absent)), absent);
    }

private:
    QJsonObject last() { return m_server.get("/_demo/requests").object()[QLatin1String("requests")].toArray().last().toObject(); }

    TestOpsClient m_server;
};

CASEWRIGHT_TEST(RequestLogTest)
#include "request_log_test.moc"
