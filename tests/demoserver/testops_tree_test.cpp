// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/testops_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// Trees of custom field values, browsed by path and by node.
class TestOpsTreeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasSeveralTrees_data() { BOTH_REAL_DIALECTS(); }
    void hasSeveralTrees()
    {
        START_DIALECT(m_client);
        const QJsonArray trees = m_client.rows("/tree?projectId=1");
        QCOMPARE(TestOpsClient::named(trees, "Suites")["fields"_L1].toArray().size(), 3);
        QCOMPARE(TestOpsClient::named(trees, "Features")["fields"_L1][1]["id"_L1].toInt(), -2);
        QCOMPARE(TestOpsClient::named(trees, "Components")["fields"_L1].toArray().size(), 1);
        const QByteArray buying = idOf("/testcasetree/group?projectId=1&treeId=601", "Buying");
        const QByteArray inEpic = "/testcasetree/group?projectId=1&treeId=601&path=" + buying;
        const QByteArray cartInEpic = idOf(inEpic, "Cart");
        QVERIFY(!idOf(inEpic + "&path=" + cartInEpic, "Cart: must never fail").isEmpty());
        QVERIFY(TestOpsClient::named(m_client.rows("/testcasetree/group?projectId=1&treeId=901"), "Backend")["count"_L1].toInt() > 3);
        const Reply made = m_client.post("/tree", R"({"projectId":1,"name":"Mine","fields":[{"id":-2},{"id":5001}]})");
        QCOMPARE(made.status, 200);
        const QByteArray id = QByteArray::number(made.object()["id"_L1].toInteger());
        const QByteArray cart = idOf("/testcasetree/group?projectId=1&treeId=" + id, "Cart");
        QVERIFY(!idOf("/testcasetree/group?projectId=1&treeId=" + id + "&path=" + cart, "Checkout").isEmpty());
        QCOMPARE(m_client.post("/tree", R"({"projectId":1,"name":"x"})").status, 400);
        QCOMPARE(m_client.remove("/tree/" + id).status, 204);
        QCOMPARE(m_client.get("/tree/" + id).status, 404);
    }

    void browsesByPath_data() { BOTH_REAL_DIALECTS(); }
    void browsesByPath()
    {
        START_DIALECT(m_client);
        const QByteArray checkout = idOf("/testcasetree/group?projectId=1", "Checkout");
        const QJsonObject payment = TestOpsClient::named(m_client.rows("/testcasetree/group?projectId=1&path=" + checkout), "Payment");
        const QByteArray path = "projectId=1&path=" + checkout + "&path=" + QByteArray::number(payment["id"_L1].toInteger());
        const QJsonArray leaves = m_client.rows("/testcasetree/leaf?" + path);
        QVERIFY(leaves.size() < payment["count"_L1].toInt()); // some lie deeper
        QCOMPARE(leaves.last()["id"_L1].toInt(), 1150);
        QCOMPARE(leaves.last()["statusName"_L1].toString(), u"Active"_s);
        QCOMPARE(m_client.get("/testcasetree/countleaves?" + path).object()["total"_L1], payment["count"_L1]);
        QCOMPARE(m_client.rows("/testcasetree/leaf?" + path + "&search=GIFT%20CARD%20and").size(), 1);
        QCOMPARE(m_client.get("/testcasetree/leaf?projectId=1").object()["size"_L1].toInt(), 100);
        const Reply paths = m_client.get("/testcasetree/paths?treeId=301&testCaseId=1150");
        if (dialect == "testops"_L1)
            QCOMPARE(paths.object()["paths"_L1][0][1], payment["id"_L1]);
        else
            QVERIFY(paths.header("content-type").startsWith("text/html"));
    }

    void makesGroupsAndLeavesByPath_data() { BOTH_REAL_DIALECTS(); }
    void makesGroupsAndLeavesByPath()
    {
        START_DIALECT(m_client);
        const QByteArray orders = idOf("/testcasetree/group?projectId=1", "Orders");
        const QByteArray below = "?projectId=1&treeId=301&path=" + orders;
        QCOMPARE(m_client.post("/testcasetree/group" + below, R"({"name":"Gifts"})").status, 200);
        QCOMPARE(m_client.post("/testcasetree/group" + below, R"({"name":"Gifts"})").status, 409);
        const QJsonObject gifts = TestOpsClient::named(m_client.rows("/testcasetree/group" + below), "Gifts");
        QCOMPARE(gifts["count"_L1].toInt(-1), 0);
        const QByteArray inside = below + "&path=" + QByteArray::number(gifts["id"_L1].toInteger());
        const QJsonObject leaf = m_client.post("/testcasetree/leaf" + inside, R"({"name":"wrap it"})").object();
        QCOMPARE(m_client.rows("/testcasetree/leaf" + inside).at(0)["name"_L1].toString(), u"wrap it"_s);
        const QByteArray id = QByteArray::number(leaf["id"_L1].toInteger());
        QCOMPARE(m_client.post("/testcasetree/leaf/rename?projectId=1&leafId=" + id, R"({"name":"wrap"})").status, 200);
        QCOMPARE(m_client.get("/testcase/" + id).object()["name"_L1].toString(), u"wrap"_s);
        QCOMPARE(m_client.post("/testcasetree/group/rename" + inside, R"({"name":"Presents"})").object()["count"_L1].toInt(), 1);
        QVERIFY(!idOf("/testcasetree/group" + below, "Presents").isEmpty());
    }

    void namesTheFieldsOfATreeAsBindings()
    {
        QVERIFY(m_client.start(u"testops"_s));
        const QJsonValue first = TestOpsClient::named(m_client.rows("/v2/tree?projectId=1"), "Features")["customFieldsProject"_L1][1];
        QCOMPARE(first["customField"_L1]["id"_L1].toInt(), -2);
        QVERIFY(first["id"_L1] != first["customField"_L1]["id"_L1]);
        QCOMPARE(m_client.get("/v2/tree/301").object()["name"_L1].toString(), u"Suites"_s);
    }

    void browsesByNodesWithIdsOfTheirOwn()
    {
        QVERIFY(m_client.start(u"testops"_s));
        const QJsonObject root = node({});
        const QJsonObject checkout = child(root, "Checkout");
        QCOMPARE(checkout["type"_L1].toString(), u"GROUP"_s);
        QCOMPARE(checkout["parentNodeId"_L1], root["id"_L1]);
        QVERIFY(checkout["id"_L1] != checkout["customFieldValueId"_L1]);
        const QJsonObject payment = node(idText(child(node(idText(checkout)), "Payment")));
        QCOMPARE(payment["name"_L1].toString(), u"Payment"_s);
        const QJsonObject leaf = child(payment, "Pay by gift card and rest by PayPal");
        QCOMPARE(leaf["type"_L1].toString(), u"LEAF"_s);
        QCOMPARE(leaf["testCaseId"_L1].toInt(), 1150);
        QVERIFY(leaf["id"_L1].toInteger() != 1150);
        QCOMPARE(child(node(idText(payment)), "Pay by gift card and rest by PayPal"), leaf);
        QCOMPARE(m_client.get("/v2/project/1/test-case/tree/tree-node?treeId=301&parentNodeId=1150").status, 404);
        QCOMPARE(m_client.get("/v2/project/1/test-case/tree/tree-node").status, 400);
    }

    void makesGroupsAndLeavesByNode()
    {
        QVERIFY(m_client.start(u"testops"_s));
        const QByteArray tree = "/v2/project/1/test-case/tree/";
        const QByteArray orders = idText(child(node({}), "Orders"));
        const QByteArray at = "?treeId=301&parentNodeId=" + orders;
        const Reply made = m_client.post(tree + "group" + at, R"({"name":"Gifts"})");
        QCOMPARE(made.status, 200);
        QCOMPARE(m_client.post(tree + "group" + at, R"({"name":"Gifts"})").status, 409);
        QCOMPARE(m_client.put(tree + "group" + at, R"({"name":"Gifts"})").object()["id"_L1], made.object()["id"_L1]);
        const QByteArray gifts = idText(made.object());
        const Reply leaf = m_client.post(tree + "leaf?treeId=301&nodeId=" + gifts, R"({"name":"wrap it"})");
        QVERIFY(leaf.object()["testCaseId"_L1].toInteger() > 1250);
        QCOMPARE(m_client.put(tree + "leaf/" + idText(leaf.object()) + "/name", R"({"name":"wrap"})").status, 200);
        QCOMPARE(child(node(gifts), "wrap"), m_client.put(tree + "leaf/" + idText(leaf.object()) + "/name", R"({"name":"wrap"})").object());
        // A group that holds cases stays, whatever the answer.
        QCOMPARE(m_client.remove(tree + "group/" + gifts).status, 200);
        QVERIFY(!child(node(orders), "Gifts").isEmpty());
        QCOMPARE(m_client.put(tree + "group/" + gifts + "/name", R"({"name":"Presents"})").status, 200);
        QVERIFY(!child(node(orders), "Presents").isEmpty());
        const QByteArray empty = idText(m_client.post(tree + "group" + at, R"({"name":"Empty"})").object());
        QCOMPARE(m_client.remove(tree + "group/" + empty).status, 200);
        QVERIFY(child(node(orders), "Empty").isEmpty());
    }

    void listsCasesFlat()
    {
        QVERIFY(m_client.start(u"testops"_s));
        QCOMPARE(m_client.rows("/v2/project/2/test-case/flat").size(), 100);
        QCOMPARE(m_client.rows("/v2/project/1/test-case/flat?baseAql=id%3D1150").at(0)["workflow"_L1]["id"_L1].toInt(), -1);
        QVERIFY(m_client.post("/v2/project/1/test-case/flat", R"({"name":"flat one"})").object()["id"_L1].toInteger() > 1250);
    }

private:
    template <typename Json>
    [[nodiscard]] static QByteArray idText(const Json &json)
    {
        return QByteArray::number(json["id"_L1].toInteger());
    }

    [[nodiscard]] QByteArray idOf(const QByteArray &path, const char *name)
    {
        const QJsonObject found = TestOpsClient::named(m_client.rows(path), name);
        return found.isEmpty() ? QByteArray() : idText(found);
    }

    [[nodiscard]] QJsonObject node(const QByteArray &id)
    {
        return m_client.get("/v2/project/1/test-case/tree/tree-node?treeId=301" + (id.isEmpty() ? QByteArray() : "&parentNodeId=" + id)).object();
    }

    [[nodiscard]] static QJsonObject child(const QJsonObject &node, const char *name)
    {
        return TestOpsClient::named(node["children"_L1]["content"_L1].toArray(), name);
    }

    TestOpsClient m_client;
};

CASEWRIGHT_TEST(TestOpsTreeTest)
#include "testops_tree_test.moc"
