// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/testops_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// The search with a query of the parameter `rql`.
class TestOpsSearchTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_client.start(u"testops"_s), qPrintable(m_client.errorText()));
        m_all = count("true");
        QCOMPARE(m_all, 150);
    }

    void findsWhatTheListSays_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("other"); // finds the same
        QTest::newRow("empty") << QByteArray() << QByteArray("true");
        QTest::newRow("status by id") << QByteArray("status = \"Active\"") << QByteArray("status = -3");
        QTest::newRow("layer by id") << QByteArray("layer = \"API\"") << QByteArray("layer=-3");
        QTest::newRow("field by id") << QByteArray("cf[\"Feature\"] = \"Cart\"") << QByteArray("cf[-2] is \"Cart\"");
        QTest::newRow("value of any field") << QByteArray("cf[\"Feature\"] = \"Promo codes\"") << QByteArray("cfv = \"Promo codes\"");
        QTest::newRow("in") << QByteArray("tag in [\"smoke\", \"legal\"]") << QByteArray("tag = \"smoke\" or tag = \"legal\"");
        QTest::newRow("not in") << QByteArray("not tag in [\"smoke\"]") << QByteArray("tag != \"smoke\"");
        QTest::newRow("and before or") << QByteArray("tag = \"smoke\" or tag = \"legal\" and layer = \"API\"")
                                       << QByteArray("tag = \"smoke\" or (tag = \"legal\" and layer = \"API\")");
        QTest::newRow("not before and") << QByteArray("not tag = \"smoke\" and layer = \"API\"") << QByteArray("(not tag = \"smoke\") and layer = \"API\"");
        QTest::newRow("without a layer") << QByteArray("layer = null") << QByteArray("not layer != null");
        QTest::newRow("part of a name") << QByteArray("name ~= \"PAY\"") << QByteArray("name ~= \"pay\"");
        QTest::newRow("without blanks") << QByteArray("(automation=true)and(id<=1150)") << QByteArray("automation = true");
        QTest::newRow("owner") << QByteArray("role[\"Owner\"] = \"demo\"") << QByteArray("role[-1] in [\"demo\"]");
        QTest::newRow("nothing is muted") << QByteArray("muted = false and mutedDate = null and testPlan = null") << QByteArray("true");
    }

    void findsWhatTheListSays()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, other);
        const int found = count(query);
        QVERIFY(found > 0);
        QCOMPARE(found, count(other));
        QCOMPARE(ids(query), ids(other));
        if (!query.isEmpty() && other != "true")
            QVERIFY2(found < m_all, "the query finds everything");
    }

    void findsByQuotedTextAndDate()
    {
        const QByteArray id = m_client.makeCase("say \\\"hi\\\"");
        const QByteArray quoted = "name = \"say \\\"hi\\\"\"";
        QCOMPARE(ids(quoted), QList<qint64>{id.toLongLong()});
        QCOMPARE(ids("createdDate > 1760000000000 and createdBy = \"demo\""), QList<qint64>{id.toLongLong()});
        QCOMPARE(ids("id in [1001, 1003] and id >= 1002"), QList<qint64>{1003});
        QCOMPARE(m_client.post("/testcase/" + id + "/issue", R"([{"name":"SHOP-777","integrationId":11}])").status, 200);
        QCOMPARE(ids("issue = \"SHOP-777\""), QList<qint64>{id.toLongLong()});
    }

    void answersWithFullCases()
    {
        const QJsonObject found = m_client.rows("/testcase/__search?projectId=1&rql=id%20%3D%201150").at(0).toObject();
        QCOMPARE(found, m_client.get("/testcase/1150").object());
        QVERIFY(found.contains("tags"_L1) && found.contains("createdDate"_L1));
        QCOMPARE(m_client.rows("/testcase/__search?projectId=2&rql=id%20%3D%201150").size(), 0);
    }

    void refusesWhatIsNoQuery_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char *query : {"tag:x", "feature = \"Cart\"", "name ~ \"pay\"", "automated = true", "name = ", "name = pay", "(tag = \"smoke\"", "true true",
                                  "cf = \"Cart\"", "tag[\"x\"] = \"y\"", "name = \"open", "name > \"a\"", "automation = \"yes\"", "id = \"x\"", "tag in []",
                                  "tag in \"smoke\"", "and", "not", "name = 'pay'"})
            QTest::newRow(query) << QByteArray(query);
    }

    void refusesWhatIsNoQuery()
    {
        QFETCH(QByteArray, query);
        const QByteArray parameters = "?projectId=1&rql=" + query.toPercentEncoding();
        const Reply reply = m_client.get("/testcase/__search" + parameters);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.message(), u"invalid.aql"_s);
        const Reply validated = m_client.get("/testcase/query/validate" + parameters);
        QCOMPARE(validated.status, 200);
        QCOMPARE(validated.object()["valid"_L1].toBool(true), false);
    }

    void wantsTheParameter()
    {
        QCOMPARE(m_client.get("/testcase/__search?projectId=1").status, 400);
        QCOMPARE(m_client.get("/testcase/__search?rql=true").status, 400);
        QCOMPARE(m_client.get("/testcase/query/validate?projectId=1&rql=tag+%3D+%22smoke%22").object()["valid"_L1].toBool(), true);
    }

private:
    [[nodiscard]] int count(const QByteArray &query)
    {
        const QJsonObject answer = m_client.get("/testcase/query/validate?projectId=1&rql=" + query.toPercentEncoding()).object();
        return answer["valid"_L1].toBool() ? answer["count"_L1].toInt() : -1;
    }

    [[nodiscard]] QList<qint64> ids(const QByteArray &query)
    {
        QList<qint64> found;
        const QJsonArray rows = m_client.rows("/testcase/__search?projectId=1&rql=" + query.toPercentEncoding());
        for (const QJsonValue &row : rows)
            found.append(row["id"_L1].toInteger());
        return found;
    }

    TestOpsClient m_client;
    int m_all = 0;
};

CASEWRIGHT_TEST(TestOpsSearchTest)
#include "testops_search_test.moc"
