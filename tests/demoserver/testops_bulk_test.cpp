// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/testops_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray someV1 = R"({"projectId":1,"inverted":false,"leafsInclude":[1001,1002,4711]})";
const QByteArray someV2 = R"({"projectId":1,"inverted":false,"testCasesInclude":[1001,1002,4711]})";

} // namespace

/// Operations on many cases, in the way of 4.x and in that of 25 and later.
class TestOpsBulkTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersAsEachOperationDoes_data()
    {
        QTest::addColumn<QByteArray>("operation");
        QTest::addColumn<QByteArray>("body"); // besides the selection
        QTest::addColumn<int>("status");
        const auto row = [](const char *path, const char *body, int v1, int v2) {
            QTest::newRow(path) << QByteArray("/testcase/bulk/") + path << QByteArray(body) << v1;
            const QByteArray later = QByteArray(path).replace("externallink", "external-link");
            QTest::newRow("v2 " + later) << "/v2/test-case/bulk/" + later << QByteArray(body) << v2;
        };
        row("tag/add", R"("tags":[{"name":"bulky"}])", 204, 200);
        row("tag/remove", R"("ids":[5030])", 204, 204);
        row("status/set", R"("workflowId":-1,"statusId":-2)", 204, 204);
        row("layer/set", R"("layerId":-4)", 204, 204);
        row("cfv/add", R"("cfv":[{"name":"Bulk","customField":{"id":-2}}])", 200, 200);
        row("cfv/remove", R"("ids":[5058])", 204, 204);
        row("issue/add", R"("issues":[{"name":"SHOP-1","integrationId":11}])", 200, 200);
        row("issue/remove", R"("ids":[1])", 204, 204);
        row("member/add", R"("members":[{"name":"demo","role":{"id":81}}])", 200, 200);
        row("member/remove", R"("ids":[91001])", 204, 204);
        row("externallink/add", R"("links":[{"url":"u","name":"n"}])", 200, 200);
        row("remove", R"("x":1)", 204, 204);
        row("clone", R"("nameSuffix":"!")", 202, 202);
        row("move", R"("toProjectId":2)", 202, 202);
    }

    void answersAsEachOperationDoes()
    {
        QFETCH(QByteArray, operation);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QVERIFY(m_client.start(u"testops"_s));
        const QByteArray selection = operation.startsWith("/v2") ? someV2 : someV1;
        const Reply reply = m_client.post(operation, "{\"selection\":" + selection + "," + body + "}");
        QCOMPARE(reply.status, status);
        QVERIFY(reply.body.isEmpty());
        QCOMPARE(m_client.post(operation, "{" + body + "}").status, 400);
    }

    void changesTheCasesNamed_data() { BOTH_REAL_DIALECTS(); }
    void changesTheCasesNamed()
    {
        START_DIALECT(m_client);
        bulk("tag/add", R"("tags":[{"name":"bulky"}])");
        const QJsonArray tagged = m_client.get("/testcase/1001/tag").array();
        const QJsonObject tag = TestOpsClient::named(tagged, "bulky");
        QVERIFY(tagged.size() > 1 && !tag.isEmpty());
        QVERIFY(TestOpsClient::named(m_client.get("/testcase/1003/tag").array(), "bulky").isEmpty());
        bulk("tag/remove", R"("ids":[)" + QByteArray::number(tag["id"_L1].toInteger()) + "]");
        QCOMPARE(m_client.get("/testcase/1001/tag").array().size(), tagged.size() - 1);
        bulk("status/set", R"("workflowId":71,"statusId":61)");
        bulk("layer/set", R"("layerId":-4)");
        bulk("externallink/add", R"("links":[{"url":"u","name":"n"}])");
        const QJsonObject record = m_client.get("/testcase/1002").object();
        QCOMPARE(record["status"_L1]["name"_L1].toString(), u"Archived"_s);
        QCOMPARE(record["workflow"_L1]["id"_L1].toInt(), 71);
        QCOMPARE(record["testLayer"_L1]["id"_L1].toInt(), -4);
        QCOMPARE(record["links"_L1].toArray().size(), 1);
        bulk("issue/add", R"("issues":[{"name":"SHOP-1","integrationId":11},{"name":"SHOP-2"}])");
        const QJsonArray issues = m_client.get("/testcase/1001/issue").array();
        QVERIFY(!TestOpsClient::named(issues, "SHOP-1").isEmpty() && TestOpsClient::named(issues, "SHOP-2").isEmpty());
        bulk("issue/remove", R"("ids":[)" + QByteArray::number(TestOpsClient::named(issues, "SHOP-1")["id"_L1].toInteger()) + "]");
        QVERIFY(TestOpsClient::named(m_client.get("/testcase/1002/issue").array(), "SHOP-1").isEmpty());
        bulk("member/add", R"("members":[{"name":"demo","role":{"id":81}}])");
        const QJsonObject member = m_client.get("/testcase/1001/members").array().last().toObject();
        QCOMPARE(member["role"_L1]["id"_L1].toInt(), 81);
        const QJsonArray reviewers = m_client.rows("/member?roleId=81");
        QVERIFY(reviewers.contains(member)); // the same id everywhere
        for (const QJsonValue &each : reviewers)
            QCOMPARE(each["role"_L1]["id"_L1].toInt(), 81);
        QCOMPARE(m_client.get("/member").status, 400);
        const qsizetype people = m_client.get("/testcase/1002/members").array().size();
        bulk("member/remove", R"("ids":[)" + QByteArray::number(member["id"_L1].toInteger()) + "]");
        QVERIFY(!m_client.get("/testcase/1001/members").array().contains(member));
        QCOMPARE(m_client.get("/testcase/1002/members").array().size(), people - 1);
    }

    void replacesTheValueOfASingleField_data() { BOTH_REAL_DIALECTS(); }
    void replacesTheValueOfASingleField()
    {
        START_DIALECT(m_client);
        const QJsonObject before = priority();
        const QByteArray fieldId = QByteArray::number(before["customField"_L1]["id"_L1].toInteger());
        bulk("cfv/add", R"("cfv":[{"name":"Minor","customField":{"id":)" + fieldId + "}}]");
        QCOMPARE(priority()["name"_L1].toString(), u"Minor"_s);
        const qint64 major = TestOpsClient::named(m_client.rows("/cfv?customFieldId=" + fieldId), "Major")["id"_L1].toInteger();
        // Later servers document the values below their field.
        if (dialect == "testops"_L1) {
            bulk("cfv/add", R"("cfv":[{"customField":{"id":)" + fieldId + R"(},"values":[{"id":)" + QByteArray::number(major) + "}]}]");
            QCOMPARE(priority()["name"_L1].toString(), u"Major"_s);
        }
        const Reply severe = m_client.post("/testcase/bulk/cfv/add", "{\"selection\":" + someV1 + R"(,"cfv":[{"name":"Severe","customField":{"id":)" + fieldId + "}}]}");
        QCOMPARE(severe.status, 400);
    }

    void takesAllOtherCasesWhenInverted_data() { BOTH_REAL_DIALECTS(); }
    void takesAllOtherCasesWhenInverted()
    {
        START_DIALECT(m_client);
        const Reply reply = m_client.post("/testcase/bulk/remove", R"({"selection":{"projectId":1,"inverted":true,"leafsInclude":[1001,1002]}})");
        QCOMPARE(reply.status, 204);
        QCOMPARE(m_client.rows("/testcase?projectId=1").size(), 2);
        QCOMPARE(m_client.rows("/testcase/deleted?projectId=1").size(), 148);
        QCOMPARE(m_client.rows("/testcase?projectId=2").size(), 100);
    }

    void takesTheCasesOfAGroup_data() { BOTH_REAL_DIALECTS(); }
    void takesTheCasesOfAGroup()
    {
        START_DIALECT(m_client);
        const QJsonObject group = TestOpsClient::named(m_client.rows("/testcasetree/group?projectId=1"), "Checkout");
        const QByteArray path = "[[" + QByteArray::number(group["id"_L1].toInteger()) + "]]";
        const QByteArray count = QByteArray::number(group["count"_L1].toInt());
        QCOMPARE(m_client.post("/testcasetree/select", R"({"projectId":1,"groupsInclude":)" + path + "}").body, count);
        const QByteArray without = QByteArray::number(group["count"_L1].toInt() - 1);
        QCOMPARE(m_client.post("/testcasetree/select", R"({"projectId":1,"leafsExclude":[1150],"groupsInclude":)" + path + "}").body, without);
        QCOMPARE(m_client.post("/testcasetree/select", R"({"groupsInclude":)" + path + "}").status, 400);
    }

    void wantsWorkflowAndStatusTogether_data() { BOTH_REAL_DIALECTS(); }
    void wantsWorkflowAndStatusTogether()
    {
        START_DIALECT(m_client);
        const Reply reply = m_client.post("/testcase/bulk/status/set", "{\"selection\":" + someV1 + R"(,"statusId":-1})");
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.message(), u"workflow and status are required"_s);
        QCOMPARE(m_client.post("/testcase/bulk/status/set", "{\"selection\":" + someV1 + R"(,"statusId":61,"workflowId":-1})").status, 400);
    }

    void clonesAndMovesAWhileLater_data() { BOTH_REAL_DIALECTS(); }
    void clonesAndMovesAWhileLater()
    {
        START_DIALECT(m_client, u"--settle"_s, u"600000"_s);
        bulk("clone", R"("nameSuffix":"!")");
        QCOMPARE(m_client.rows("/testcase?projectId=1").size(), 150);
        m_client.settle();
        QCOMPARE(m_client.rows("/testcase?projectId=1").size(), 152);
        bulk("move", R"("toProjectId":2)");
        QCOMPARE(m_client.rows("/testcase?projectId=2").size(), 100);
        m_client.settle();
        QCOMPARE(m_client.rows("/testcase?projectId=2").size(), 102);
        QCOMPARE(m_client.get("/testcase/1001").object()["projectId"_L1].toInt(), 2);
        QVERIFY(TestOpsClient::named(m_client.get("/testcase/1001/cfv").array(), "Catalog").isEmpty());
    }

    void restoresFromTheBin()
    {
        QVERIFY(m_client.start(u"testops"_s));
        QCOMPARE(m_client.post("/v2/test-case/bulk/remove", "{\"selection\":" + someV2 + "}").status, 204);
        QCOMPARE(m_client.rows("/testcase?projectId=1").size(), 148);
        QCOMPARE(m_client.post("/v2/test-case/bulk/count", R"({"selection":{"projectId":1,"deleted":true,"testCasesInclude":[1001,1150]}})").object()["total"_L1].toInt(), 1);
        QCOMPARE(m_client.post("/v2/test-case/bulk/restore", R"({"selection":{"projectId":1,"deleted":true,"testCasesInclude":[1001,1002]}})").status, 204);
        QCOMPARE(m_client.rows("/testcase?projectId=1").size(), 150);
        QVERIFY(m_client.post("/testcase/bulk/restore", "{}").header("content-type").startsWith("text/html"));
    }

    void dropsCasesIntoAPath()
    {
        QVERIFY(m_client.start(u"testops-4"_s));
        QVERIFY(m_client.post("/testcase/bulk/draganddrop", "{}").header("content-type").startsWith("text/html"));
        QVERIFY(m_client.start(u"testops"_s, {u"--settle"_s, u"0"_s}));
        const QJsonObject orders = TestOpsClient::named(m_client.rows("/testcasetree/group?projectId=1"), "Orders");
        const QByteArray path = QByteArray::number(orders["id"_L1].toInteger());
        const QByteArray selection = R"({"projectId":1,"treeId":301,"inverted":false,"leafsInclude":[1150]})";
        QCOMPARE(m_client.post("/testcase/bulk/draganddrop", "{\"path\":[" + path + "],\"selection\":" + selection + "}").status, 202);
        const QJsonArray values = m_client.get("/testcase/1150/cfv").array();
        QVERIFY(TestOpsClient::named(values, "Checkout").isEmpty() && TestOpsClient::named(values, "Orders").contains("id"_L1));
        QVERIFY(!TestOpsClient::named(values, "Critical").isEmpty());
        QCOMPARE(m_client.post("/testcase/bulk/draganddrop", "{\"selection\":" + selection + "}").status, 400);
    }

    void dropsNodesAndNotCasesIntoANode()
    {
        QVERIFY(m_client.start(u"testops"_s, {u"--settle"_s, u"0"_s}));
        const QByteArray browse = "/v2/project/1/test-case/tree/tree-node?treeId=301";
        const QJsonArray roots = m_client.get(browse).object()["children"_L1]["content"_L1].toArray();
        const QByteArray target = QByteArray::number(TestOpsClient::named(roots, "Orders")["id"_L1].toInteger());
        const QJsonObject leaf = TestOpsClient::named(roots, "Order export for the tax adviser");
        const auto drop = [&](qint64 id) {
            return m_client.post("/v2/test-case/tree/bulk/drag-and-drop", "{\"nodeId\":" + target + R"(,"selection":{"projectId":1,"treeId":301,"leavesInclude":[)"
                                 + QByteArray::number(id) + "]}}").status;
        };
        const QByteArray values = "/testcase/" + QByteArray::number(leaf["testCaseId"_L1].toInteger()) + "/cfv";
        QCOMPARE(drop(leaf["testCaseId"_L1].toInteger()), 202);
        QVERIFY(TestOpsClient::named(m_client.get(values).array(), "Orders").isEmpty());
        QCOMPARE(drop(leaf["id"_L1].toInteger()), 202);
        QVERIFY(!TestOpsClient::named(m_client.get(values).array(), "Orders").isEmpty());
    }

private:
    /// On 1001 and 1002.
    void bulk(const QByteArray &operation, const QByteArray &body)
    {
        const Reply reply = m_client.post("/testcase/bulk/" + operation, "{\"selection\":" + someV1 + "," + body + "}");
        QVERIFY2(reply.status / 100 == 2, reply.body.constData());
    }

    [[nodiscard]] QJsonObject priority()
    {
        const QJsonArray values = m_client.get("/testcase/1001/cfv").array();
        for (const QJsonValue &value : values) {
            if (value["customField"_L1]["name"_L1] == u"Priority"_s)
                return value.toObject();
        }
        return {};
    }

    TestOpsClient m_client;
};

CASEWRIGHT_TEST(TestOpsBulkTest)
#include "testops_bulk_test.moc"
