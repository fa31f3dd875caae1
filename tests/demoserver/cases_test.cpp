// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/demo_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;

/// Cases of the seed dialect: create, read, list, change, delete.
class CasesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
        m_client = std::make_unique<DemoClient>(m_server);
    }

    void createsACaseThatNeedsNothingButAName()
    {
        const Reply reply = m_client->post("/testcase", R"({"projectId":1,"name":"Pay by cheque","description":null,"status":null,"layerId":null})");
        QCOMPARE(reply.status, 200);
        const QJsonObject made = reply.object();
        QVERIFY(made[QLatin1String("id")].toInteger() > 1250);
        QCOMPARE(made[QLatin1String("name")].toString(), QStringLiteral("Pay by cheque"));
        QCOMPARE(made[QLatin1String("status")].toString(), QStringLiteral("Active"));
        QVERIFY(made[QLatin1String("description")].isNull());
        QVERIFY(made[QLatin1String("layer")].isNull());
        QVERIFY(made[QLatin1String("feature")].isNull());
        QCOMPARE(made[QLatin1String("tags")].toArray().size(), 0);
        QCOMPARE(made[QLatin1String("createdBy")].toString(), QStringLiteral("demo"));
        QVERIFY(qAbs(made[QLatin1String("createdDate")].toInteger() - QDateTime::currentMSecsSinceEpoch()) < 60'000);
        QCOMPARE(m_client->get(path(made)).object(), made);
    }

    void keepsEveryFieldOfTheCreateBody()
    {
        const qint64 feature = m_client->get("/feature?projectId=1").array().at(2)[QLatin1String("id")].toInteger();
        const QJsonObject body{{QStringLiteral("projectId"), 1},
                               {QStringLiteral("name"), QStringLiteral("a \"quoted\" name \\ \a ünï 🎉")},
                               {QStringLiteral("description"), QStringLiteral("one\ntwo")},
                               {QStringLiteral("precondition"), QString()},
                               {QStringLiteral("status"), QStringLiteral("Outdated")},
                               {QStringLiteral("layerId"), -3},
                               {QStringLiteral("featureId"), feature}};
        const Reply reply = m_client->post("/testcase", QJsonDocument(body).toJson());
        QCOMPARE(reply.status, 200);
        const QJsonObject read = m_client->get(path(reply.object())).object();
        QCOMPARE(read[QLatin1String("name")].toString(), QStringLiteral("a \"quoted\" name \\ \a ünï 🎉"));
        QCOMPARE(read[QLatin1String("description")].toString(), QStringLiteral("one\ntwo"));
        QVERIFY(read[QLatin1String("precondition")].isString());
        QCOMPARE(read[QLatin1String("precondition")].toString(), QString());
        QCOMPARE(read[QLatin1String("status")].toString(), QStringLiteral("Outdated"));
        QCOMPARE(read[QLatin1String("layer")][QLatin1String("name")].toString(), QStringLiteral("API"));
        QCOMPARE(read[QLatin1String("feature")][QLatin1String("id")].toInteger(), feature);
    }

    void refusesAWrongCreateBody_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        QTest::newRow("no name") << QByteArray(R"({"projectId":1})") << QStringLiteral("name");
        QTest::newRow("blank name") << QByteArray(R"({"projectId":1,"name":"  "})") << QStringLiteral("name");
        QTest::newRow("name of the wrong type") << QByteArray(R"({"projectId":1,"name":7})") << QStringLiteral("name");
        QTest::newRow("name too long") << bodyWithName(QByteArray(256, 'x')) << QStringLiteral("255");
        QTest::newRow("no project") << QByteArray(R"({"name":"x"})") << QStringLiteral("projectId");
        QTest::newRow("unknown project") << QByteArray(R"({"projectId":99,"name":"x"})") << QStringLiteral("projectId");
        QTest::newRow("unknown status") << QByteArray(R"({"projectId":1,"name":"x","status":"Draft"})") << QStringLiteral("status");
        QTest::newRow("unknown layer") << QByteArray(R"({"projectId":1,"name":"x","layerId":12345})") << QStringLiteral("layerId");
        QTest::newRow("layer as text") << QByteArray(R"({"projectId":1,"name":"x","layerId":"-1"})") << QStringLiteral("layerId");
        QTest::newRow("feature of another project") << QByteArray(R"({"projectId":2,"name":"x","featureId":5004})") << QStringLiteral("featureId");
        QTest::newRow("not an object") << QByteArray("[1]") << QStringLiteral("object");
        QTest::newRow("not JSON") << QByteArray("{\"name\":") << QStringLiteral("JSON");
    }

    void refusesAWrongCreateBody()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        const qint64 before = total();
        const Reply reply = m_client->post("/testcase", body);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.object()[QLatin1String("status")].toInt(), 400);
        QVERIFY2(reply.message().contains(says), qPrintable(reply.message()));
        QCOMPARE(total(), before);
    }

    void takesANameOfExactly255Characters()
    {
        const Reply reply = m_client->post("/testcase", bodyWithName(QByteArray(255, 'x')));
        QCOMPARE(reply.status, 200);
    }

    void changesOnlyTheFieldsThatAPatchHas()
    {
        const QJsonObject before = m_client->get("/testcase/1001").object();
        const Reply reply = m_client->patch("/testcase/1001", R"({"description":"new","layerId":null})");
        QCOMPARE(reply.status, 200);
        QJsonObject expected = before;
        expected[QLatin1String("description")] = QStringLiteral("new");
        expected[QLatin1String("layer")] = QJsonValue::Null;
        for (const char *moved : {"lastModifiedDate", "lastModifiedBy"})
            expected[QLatin1String(moved)] = reply.object()[QLatin1String(moved)];
        QCOMPARE(reply.object(), expected);
        QVERIFY(expected[QLatin1String("lastModifiedDate")].toInteger() > before[QLatin1String("lastModifiedDate")].toInteger());
        QCOMPARE(m_client->get("/testcase/1001").object(), expected);
    }

    void leavesTheCaseAloneWhenOneFieldOfAPatchIsWrong()
    {
        const QJsonObject before = m_client->get("/testcase/1003").object();
        QCOMPARE(m_client->patch("/testcase/1003", R"({"name":"changed","status":"Nope"})").status, 400);
        QCOMPARE(m_client->patch("/testcase/1003", R"({"name":null})").status, 400);
        QCOMPARE(m_client->patch("/testcase/1003", R"({"projectId":2})").status, 400);
        QCOMPARE(m_client->get("/testcase/1003").object(), before);
    }

    void unsetStatusIsActive()
    {
        QCOMPARE(m_client->patch("/testcase/1005", R"({"status":"Archived"})").object()[QLatin1String("status")].toString(), QStringLiteral("Archived"));
        QCOMPARE(m_client->patch("/testcase/1005", R"({"status":null})").object()[QLatin1String("status")].toString(), QStringLiteral("Active"));
    }

    void deletesSoftlyAndForgetsTheCaseEverywhere()
    {
        const qint64 before = total();
        QCOMPARE(m_client->remove("/testcase/1002").status, 202);
        QCOMPARE(m_client->get("/testcase/1002").status, 404);
        QCOMPARE(m_client->remove("/testcase/1002").status, 404);
        QCOMPARE(m_client->post("/testcase/1002/tag", R"({"tags":[]})").status, 404);
        QCOMPARE(total(), before - 1);
        const QJsonArray rows = m_client->all("/testcase?projectId=1");
        QVERIFY(std::none_of(rows.begin(), rows.end(), [](const QJsonValue &row) { return row[QLatin1String("id")].toInteger() == 1002; }));
    }

    void pagesFromZeroAndMarksTheLastOne()
    {
        const qint64 count = total(2);
        QSet<qint64> ids;
        for (int page = 0; page < 4; ++page) {
            const QJsonObject object = m_client->get("/testcase?projectId=2&size=30&page=" + QByteArray::number(page)).object();
            QCOMPARE(object[QLatin1String("page")].toInt(-1), page);
            QVERIFY(!object.contains(QLatin1String("number")));
            QCOMPARE(object[QLatin1String("totalElements")].toInteger(), count);
            QCOMPARE(object[QLatin1String("totalPages")].toInteger(), 4);
            QCOMPARE(object[QLatin1String("last")].toBool(), page == 3);
            const QJsonArray rows = object[QLatin1String("content")].toArray();
            for (const QJsonValue &row : rows)
                ids.insert(row[QLatin1String("id")].toInteger());
        }
        QCOMPARE(ids.size(), count);
        const QJsonObject beyond = m_client->get("/testcase?projectId=2&size=30&page=9").object();
        QVERIFY(beyond[QLatin1String("content")].toArray().isEmpty());
        QVERIFY(beyond[QLatin1String("last")].toBool());
    }

    void hasPagesOfTenUnlessAskedOtherwise()
    {
        QCOMPARE(m_client->get("/testcase?projectId=1").object()[QLatin1String("content")].toArray().size(), 10);
        QCOMPARE(m_client->get("/testcase?projectId=1&size=5000").object()[QLatin1String("size")].toInt(), 1000);
        QCOMPARE(m_client->get("/testcase?projectId=1&size=x").status, 400);
        QCOMPARE(m_client->get("/testcase?projectId=1&page=-1").status, 400);
        QCOMPARE(m_client->get("/testcase").status, 400);
        QCOMPARE(m_client->get("/testcase?projectId=77").status, 404);
    }

    void answersAnUnknownCaseWith404AndAMessage()
    {
        for (const char *tail : {"", "/scenario", "/tag", "/issue", "/cfv"}) {
            const Reply reply = m_client->get(QByteArray("/testcase/999999") + tail);
            QCOMPARE(reply.status, 404);
            QVERIFY(reply.message().contains(QLatin1String("999999")));
        }
    }

    void createsAProjectOfItsOwnName()
    {
        const Reply reply = m_client->post("/project", R"({"name":"Вторая лавка","description":"d"})");
        QCOMPARE(reply.status, 200);
        const QByteArray id = QByteArray::number(reply.object()[QLatin1String("id")].toInteger());
        QCOMPARE(m_client->post("/project", R"({"name":"Вторая лавка"})").status, 409);
        QCOMPARE(m_client->post("/project", R"({"name":""})").status, 400);
        QCOMPARE(m_client->all("/project").last()[QLatin1String("name")].toString(), QStringLiteral("Вторая лавка"));
        QCOMPARE(m_client->get("/tree?projectId=" + id).object()[QLatin1String("content")][0][QLatin1String("fields")].toArray().size(), 3);
        QCOMPARE(m_client->post("/testcase", R"({"name":"first","projectId":)" + id + '}').status, 200);
        QCOMPARE(total(id.toInt()), 1);
    }

private:
    [[nodiscard]] qint64 total(int project = 1)
    {
        return m_client->get("/testcase?size=1&projectId=" + QByteArray::number(project)).object()[QLatin1String("totalElements")].toInteger(-1);
    }

    [[nodiscard]] static QByteArray bodyWithName(const QByteArray &name)
    {
        return "{\"projectId\":1,\"name\":\"" + name + "\"}";
    }

    [[nodiscard]] static QByteArray path(const QJsonObject &record)
    {
        return "/testcase/" + QByteArray::number(record[QLatin1String("id")].toInteger());
    }

    DemoServerProcess m_server;
    std::unique_ptr<DemoClient> m_client;
};

CASEWRIGHT_TEST(CasesTest)
#include "cases_test.moc"
