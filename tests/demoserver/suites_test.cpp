// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/demo_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;

/// Suites as the tree shows them and as field values of the cases make them.
class SuitesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
        m_client = std::make_unique<DemoClient>(m_server);
        m_fields = m_client->get("/cf?projectId=1").array();
    }

    void namesATreeWithAFieldForEachLevel()
    {
        const QJsonValue tree = m_client->get("/tree?projectId=1").object()[QLatin1String("content")][0];
        QCOMPARE(tree[QLatin1String("name")].toString(), QStringLiteral("Suites"));
        QStringList levels;
        const QJsonArray fields = tree[QLatin1String("fields")].toArray();
        for (const QJsonValue &field : fields)
            levels.append(field[QLatin1String("name")].toString());
        QCOMPARE(levels, (QStringList{QStringLiteral("Suite"), QStringLiteral("Sub-suite"), QStringLiteral("Sub-sub-suite")}));
        QCOMPARE(m_client->get("/testcasetree/group?projectId=1&treeId=" + id(tree)).status, 200);
        QCOMPARE(m_client->get("/testcasetree/group?projectId=1&treeId=1").status, 404);
    }

    void everyCaseLiesSomewhereInTheTree()
    {
        QSet<qint64> found;
        collect("/testcasetree/%1?projectId=1&size=1000", {}, found);
        QSet<qint64> listed;
        const QJsonArray rows = m_client->all("/testcase?projectId=1");
        for (const QJsonValue &row : rows)
            listed.insert(row[QLatin1String("id")].toInteger());
        QCOMPARE(found, listed);
    }

    void countsACaseOfTwoSuitesInBoth()
    {
        const qint64 caseId = caseNamed(QStringLiteral("Session expires in the middle of the checkout"));
        for (const char *suite : {"Checkout", "Account"}) {
            const QJsonArray leaves = m_client->all("/testcasetree/leaf?projectId=1&path=" + id(group({}, QString::fromLatin1(suite))));
            QVERIFY(std::any_of(leaves.begin(), leaves.end(), [&](const QJsonValue &leaf) { return leaf[QLatin1String("id")].toInteger() == caseId; }));
        }
    }

    void replacesAllFieldValuesOfACase()
    {
        const QByteArray path = "/testcase/1001/cfv";
        const QByteArray fresh = R"([{"name":"Seasonal","customField":{"id":)" + id(m_fields.at(0)) + R"(}},)"
                                 R"({"name":"Easter 🐣","customField":{"id":)" + id(m_fields.at(1)) + R"(,"name":"Sub-suite"}}])";
        const Reply set = m_client->post(path, fresh);
        QCOMPARE(set.status, 200);
        QCOMPARE(set.array().size(), 2);
        QCOMPARE(set.array().at(1)[QLatin1String("customField")][QLatin1String("name")].toString(), QStringLiteral("Sub-suite"));
        QCOMPARE(m_client->get(path).array(), set.array());
        const QJsonObject suite = group({}, QStringLiteral("Seasonal"));
        QCOMPARE(suite[QLatin1String("count")].toInt(), 1);
        QCOMPARE(group(id(suite), QStringLiteral("Easter 🐣"))[QLatin1String("count")].toInt(), 1);

        const QByteArray known = R"([{"id":)" + id(set.array().at(0)) + R"(,"customField":{"id":)" + id(m_fields.at(0)) + "}}]";
        QCOMPARE(m_client->post(path, known).array().size(), 1);
        QCOMPARE(m_client->all("/testcasetree/leaf?projectId=1&path=" + id(suite)).size(), 1);
        QCOMPARE(m_client->post(path, "[]").status, 200);
        QCOMPARE(m_client->get(path).array().size(), 0);
    }

    void refusesWrongFieldValues()
    {
        const QByteArray path = "/testcase/1001/cfv";
        const QByteArray before = m_client->get(path).body;
        const QByteArray otherProject = id(m_client->get("/cf?projectId=2").array().at(0));
        QCOMPARE(m_client->post(path, R"({"customFields":[]})").status, 400);
        QCOMPARE(m_client->post(path, R"([{"name":"x"}])").status, 400);
        QCOMPARE(m_client->post(path, R"([{"name":"x","customField":{"id":1}}])").status, 400);
        QCOMPARE(m_client->post(path, R"([{"name":"x","customField":{"id":)" + otherProject + "}}]").status, 400);
        QCOMPARE(m_client->post(path, R"([{"id":1,"customField":{"id":)" + id(m_fields.at(0)) + "}}]").status, 400);
        QCOMPARE(m_client->get(path).body, before);
    }

    void showsANewSuiteWithoutCasesAtTheRootOnly()
    {
        const QByteArray body = R"({"name":"Empty yet","customField":{"id":)" + id(m_fields.at(0)) + "}}";
        QCOMPARE(m_client->post("/cfv", body).status, 200);
        QCOMPARE(m_client->post("/cfv", body).status, 409);
        QCOMPARE(group({}, QStringLiteral("Empty yet"))[QLatin1String("count")].toInt(-1), 0);
        QVERIFY(group(id(group({}, QStringLiteral("Orders"))), QStringLiteral("Empty yet")).isEmpty());
        const QJsonArray values = m_client->all("/cfv?projectId=1&customFieldId=" + id(m_fields.at(0)));
        QCOMPARE(values.last()[QLatin1String("name")].toString(), QStringLiteral("Empty yet"));
    }

    void renamesAValueEverywhereAtOnce()
    {
        const QJsonObject payment = group(id(group({}, QStringLiteral("Checkout"))), QStringLiteral("Payment"));
        QCOMPARE(m_client->patch("/cfv/" + id(payment), R"({"name":"Paying"})").status, 200);
        const QJsonObject renamed = group(id(group({}, QStringLiteral("Checkout"))), QStringLiteral("Paying"));
        QCOMPARE(renamed[QLatin1String("count")], payment[QLatin1String("count")]);
        QCOMPARE(m_client->patch("/cfv/" + id(group({}, QStringLiteral("Orders"))), R"({"name":"Account"})").status, 409);
        QCOMPARE(m_client->patch("/cfv/1", R"({"name":"x"})").status, 404);
    }

    void removesAValueFromItsCases()
    {
        const QJsonObject orders = group({}, QStringLiteral("Orders"));
        QCOMPARE(m_client->remove("/cfv/" + id(orders)).status, 204);
        QVERIFY(group({}, QStringLiteral("Orders")).isEmpty());
        QCOMPARE(m_client->all("/testcase?projectId=1").size(), 150);
    }

    void leavesDeletedCasesOutOfTheTree()
    {
        const int before = group({}, QStringLiteral("Catalog"))[QLatin1String("count")].toInt();
        QCOMPARE(m_client->remove("/testcase/1001").status, 202);
        QCOMPARE(group({}, QStringLiteral("Catalog"))[QLatin1String("count")].toInt(), before - 1);
    }

private:
    template <typename Json>
    [[nodiscard]] static QByteArray id(const Json &json)
    {
        return QByteArray::number(json[QLatin1String("id")].toInteger());
    }

    /// The group of this name right below a path; empty if there is none.
    [[nodiscard]] QJsonObject group(const QByteArray &below, const QString &name)
    {
        const QJsonArray groups = m_client->all("/testcasetree/group?projectId=1" + (below.isEmpty() ? QByteArray() : "&path=" + below));
        for (const QJsonValue &candidate : groups) {
            if (candidate[QLatin1String("name")].toString() == name)
                return candidate.toObject();
        }
        return {};
    }

    [[nodiscard]] qint64 caseNamed(const QString &name)
    {
        const QJsonArray rows = m_client->all("/testcase?projectId=1");
        for (const QJsonValue &row : rows) {
            if (row[QLatin1String("name")].toString() == name)
                return row[QLatin1String("id")].toInteger();
        }
        return 0;
    }

    void collect(const QByteArray &pattern, const QByteArray &path, QSet<qint64> &ids)
    {
        const QJsonArray leaves = m_client->all(QByteArray(pattern).replace("%1", "leaf") + path);
        for (const QJsonValue &leaf : leaves)
            ids.insert(leaf[QLatin1String("id")].toInteger());
        const QJsonArray groups = m_client->all(QByteArray(pattern).replace("%1", "group") + path);
        for (const QJsonValue &below : groups)
            collect(pattern, path + "&path=" + id(below), ids);
    }

    DemoServerProcess m_server;
    std::unique_ptr<DemoClient> m_client;
    QJsonArray m_fields;
};

CASEWRIGHT_TEST(SuitesTest)
#include "suites_test.moc"
