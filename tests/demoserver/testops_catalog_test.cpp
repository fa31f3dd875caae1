// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/testops_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray idText(const QJsonValue &json)
{
    return QByteArray::number(json["id"_L1].toInteger());
}

} // namespace

/// Pages, projects, layers, workflows, statuses and custom fields of real servers.
class TestOpsCatalogTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesPagesAsSpringDoes_data() { BOTH_REAL_DIALECTS(); }
    void writesPagesAsSpringDoes()
    {
        START_DIALECT(m_client, u"--cases"_s, u"1300"_s);
        const QJsonObject page = m_client.get("/testcase?projectId=1&page=2&unheard=of").object();
        QCOMPARE(page["number"_L1].toInt(), 2);
        QVERIFY(!page.contains("page"_L1));
        QCOMPARE(page["size"_L1].toInt(), 10);
        QCOMPARE(page["pageable"_L1]["pageNumber"_L1].toInt(), 2);
        QCOMPARE(page["numberOfElements"_L1].toInt(), 10);
        QCOMPARE(page["totalElements"_L1].toInt(), 1200);
        QCOMPARE(page["totalPages"_L1].toInt(), 120);
        QCOMPARE(page["first"_L1].toBool(true), false);
        QCOMPARE(page["last"_L1].toBool(true), false);
        QCOMPARE(m_client.get("/testcase?projectId=1&size=5000").object()["content"_L1].toArray().size(), 1000);
        QVERIFY(m_client.get("/testcase?projectId=1&size=1000&page=1").object()["last"_L1].toBool());
        const QJsonArray sorted = m_client.get("/testcase?projectId=1&sort=id,desc&size=2").object()["content"_L1].toArray();
        QVERIFY(sorted.at(0)["id"_L1].toInteger() > sorted.at(1)["id"_L1].toInteger());
    }

    void listsProjects_data() { BOTH_REAL_DIALECTS(); }
    void listsProjects()
    {
        START_DIALECT(m_client);
        const QJsonObject shop = m_client.rows("/project").at(0).toObject();
        QCOMPARE(shop["id"_L1].toInt(), 1);
        QCOMPARE(shop["name"_L1].toString(), u"Online shop"_s);
        QCOMPARE(shop["createdBy"_L1].toString(), u"demo"_s);
        QCOMPARE(m_client.get("/project/1").object(), shop);
        QCOMPARE(m_client.rows("/project?query=BANK").size(), 1);
        QCOMPARE(m_client.rows("/project/suggest?query=bank&write=true").at(0)["id"_L1].toInt(), 2);
        const QJsonObject stats = m_client.get("/project/1/stats").object();
        QCOMPARE(stats["automatedTestCases"_L1].toInt() + stats["manualTestCases"_L1].toInt(), 150);
        QCOMPARE(stats["launches"_L1].toInt(), 1);
        QCOMPARE(m_client.get("/project/99").status, 404);
    }

    void makesAProjectWithItsFieldsAndTrees_data() { BOTH_REAL_DIALECTS(); }
    void makesAProjectWithItsFieldsAndTrees()
    {
        START_DIALECT(m_client);
        QCOMPARE(m_client.post("/project", "{}").status, 400);
        const Reply made = m_client.post("/project", R"({"name":"Third","something":"unknown"})");
        QCOMPARE(made.status, 200);
        QCOMPARE(m_client.post("/project", R"({"name":"Third"})").status, 409);
        QCOMPARE(m_client.rows("/tree?projectId=" + idText(made.object())).size(), 2);
        const QByteArray id = m_client.makeCase("first", idText(made.object()));
        QCOMPARE(m_client.get("/testcase/" + id + "/cfv").array().at(0)["name"_L1].toString(), u"Major"_s);
    }

    void listsLayersOfTheWholeServer_data() { BOTH_REAL_DIALECTS(); }
    void listsLayersOfTheWholeServer()
    {
        START_DIALECT(m_client);
        const QJsonArray layers = m_client.rows("/testlayer");
        QCOMPARE(TestOpsClient::named(layers, "API")["id"_L1].toInt(), -3);
        QCOMPARE(m_client.rows("/testlayer?projectId=4711"), layers);
        const QJsonObject made = m_client.post("/testlayer", R"({"name":"Contract"})").object();
        QVERIFY(made["id"_L1].toInteger() > 0);
        QCOMPARE(m_client.post("/testlayer", R"({"name":"Contract"})").status, 409);
        QCOMPARE(m_client.patch("/testcase/1001", R"({"testLayerId":)" + idText(made) + "}").object()["testLayer"_L1]["name"_L1].toString(), u"Contract"_s);
    }

    void knowsWorkflowsAndTheirStatuses_data() { BOTH_REAL_DIALECTS(); }
    void knowsWorkflowsAndTheirStatuses()
    {
        START_DIALECT(m_client);
        const QJsonObject manual = TestOpsClient::named(m_client.rows("/workflow"), "Default Manual");
        QCOMPARE(manual["id"_L1].toInt(), -1);
        QCOMPARE(TestOpsClient::named(manual["statuses"_L1].toArray(), "Active")["id"_L1].toInt(), -3);
        QVERIFY(TestOpsClient::named(m_client.rows("/status?workflowId=-1"), "Archived").isEmpty());
        QVERIFY(TestOpsClient::named(m_client.rows("/status?workflowId=71"), "Archived")["id"_L1].toInt() > 0);
        QCOMPARE(m_client.get("/status?workflowId=5").status, 404);
        const QJsonArray schemas = m_client.rows("/workflowschema?projectId=1");
        QCOMPARE(schemas.at(0)["type"_L1].toString(), u"manual"_s);
        QCOMPARE(schemas.at(0)["workflow"_L1]["id"_L1].toInt(), -1);
        QCOMPARE(m_client.get("/testcase/1001/workflow").object()["id"_L1].toInt(), -1);
    }

    void listsTheFieldsOf4AsAPlainArray()
    {
        QVERIFY(m_client.start(u"testops-4"_s));
        const QJsonArray fields = m_client.get("/cf?projectId=1").array();
        QCOMPARE(TestOpsClient::named(fields, "Feature")["id"_L1].toInt(), -2);
        QVERIFY(m_client.get("/api/rs/project/1/cf").header("content-type").startsWith("text/html"));
    }

    void listsBindingsWhoseIdIsNotTheFieldsOwn()
    {
        QVERIFY(m_client.start(u"testops"_s));
        const QJsonArray bindings = m_client.rows("/project/1/cf");
        const QJsonObject priority = TestOpsClient::named(bindings, "Priority");
        QVERIFY(priority["id"_L1] != priority["customField"_L1]["id"_L1]);
        QVERIFY(priority["required"_L1].toBool() && priority["singleSelect"_L1].toBool() && priority["locked"_L1].toBool());
        QVERIFY(priority["defaultCustomFieldValueId"_L1].toInteger() > 0);
        const QJsonObject platform = TestOpsClient::named(bindings, "Platform");
        QVERIFY(platform["locked"_L1].toBool() && !platform["singleSelect"_L1].toBool(true));
        QCOMPARE(TestOpsClient::named(bindings, "Feature")["customField"_L1]["id"_L1].toInt(), -2);
        QCOMPARE(m_client.rows("/cf?projectId=1"), bindings);
        QCOMPARE(m_client.get("/project/1/cfv?customFieldId=" + idText(priority)).status, 404);
        QCOMPARE(m_client.rows("/project/1/cfv?customFieldId=" + idText(priority["customField"_L1])).size(), 4);
    }

    void changesWhichFieldsAProjectUses()
    {
        QVERIFY(m_client.start(u"testops"_s, {u"--settle"_s, u"0"_s}));
        QCOMPARE(m_client.post("/cf", R"({"name":"Risk"})").status, 400);
        const QByteArray id = idText(m_client.post("/cf", R"({"name":"Risk","required":false})").object());
        QVERIFY(TestOpsClient::named(m_client.rows("/project/1/cf"), "Risk").isEmpty());
        QCOMPARE(m_client.post("/cfproject/add-to-project?projectId=1", "{\"ids\":[" + id + "]}").status, 202);
        QVERIFY(!TestOpsClient::named(m_client.rows("/project/1/cf?query=ris"), "Risk")["required"_L1].toBool(true));
        QCOMPARE(m_client.patch("/project/1/cf/" + id, R"({"required":true})").status, 204);
        QVERIFY(TestOpsClient::named(m_client.rows("/project/1/cf"), "Risk")["required"_L1].toBool());
        QCOMPARE(m_client.patch("/testcase/1001", R"({"customFields":[]})").status, 400);
        QVERIFY(TestOpsClient::named(m_client.rows("/project/2/cf"), "Risk").isEmpty());
    }

    void keepsTheValuesOfABuiltInFieldApartByProject()
    {
        QVERIFY(m_client.start(u"testops"_s));
        QVERIFY(!TestOpsClient::named(m_client.rows("/project/1/cfv?customFieldId=-2"), "Cart").isEmpty());
        QVERIFY(TestOpsClient::named(m_client.rows("/project/2/cfv?customFieldId=-2"), "Cart").isEmpty());
        QVERIFY(TestOpsClient::named(m_client.rows("/project/1/cfv?customFieldId=-2"), "Cart")["testCasesCount"_L1].toInt() > 0);
        const QByteArray body = R"({"name":"Cart","customField":{"id":-2}})";
        QCOMPARE(m_client.post("/project/1/cfv", body).status, 409);
        QCOMPARE(m_client.post("/project/2/cfv", body).status, 200);
        QCOMPARE(m_client.post("/project/2/cfv", R"({"name":"Cart"})").status, 400);
        const QByteArray id = idText(TestOpsClient::named(m_client.rows("/project/2/cfv?customFieldId=-2&query=car"), "Cart"));
        QCOMPARE(m_client.patch("/project/2/cfv/" + id, R"({"name":"Limits"})").status, 409);
        QCOMPARE(m_client.patch("/project/2/cfv/" + id, R"({"name":"Basket"})").status, 204);
        QVERIFY(!TestOpsClient::named(m_client.rows("/project/2/cfv?customFieldId=-2"), "Basket").isEmpty());
        QCOMPARE(m_client.rows("/cfv/suggest?customFieldId=-2&query=basket&projectId=2").size(), 1);
    }

    void renamesAndRemovesValuesIn4()
    {
        QVERIFY(m_client.start(u"testops-4"_s));
        const Reply made = m_client.post("/cfv", R"({"name":"Night","customField":{"id":5001}})");
        QCOMPARE(made.status, 200);
        QCOMPARE(m_client.post("/cfv", R"({"name":"Night","customField":{"id":5001}})").status, 409);
        QCOMPARE(m_client.patch("/cfv/" + idText(made.object()), R"({"name":"Checkout"})").status, 409);
        QCOMPARE(m_client.patch("/cfv/" + idText(made.object()), R"({"name":"Day"})").object()["name"_L1].toString(), u"Day"_s);
        const QByteArray checkout = idText(TestOpsClient::named(m_client.rows("/cfv?customFieldId=5001"), "Checkout"));
        QCOMPARE(m_client.remove("/cfv/" + checkout).status, 204);
        QVERIFY(TestOpsClient::named(m_client.get("/testcase/1150/cfv").array(), "Checkout").isEmpty());
    }

    void listsPeopleRolesAndIntegrations_data() { BOTH_REAL_DIALECTS(); }
    void listsPeopleRolesAndIntegrations()
    {
        START_DIALECT(m_client);
        QCOMPARE(TestOpsClient::named(m_client.get("/role").array(), "Owner")["id"_L1].toInt(), -1);
        QCOMPARE(m_client.rows("/member/suggest?query=kowal").at(0)["name"_L1].toString(), u"a.kowalska"_s);
        if (dialect == "testops"_L1) // 4.x knows members alone
            QCOMPARE(m_client.rows("/user/suggest?query=tove").at(0)["username"_L1].toString(), u"t.lindqvist"_s);
        const QJsonArray integrations = m_client.rows("/integration/project/1");
        QCOMPARE(TestOpsClient::named(integrations, "Jira")["info"_L1]["type"_L1].toString(), u"jira"_s);
        QVERIFY(TestOpsClient::named(integrations, "Old Jira")["disabled"_L1].toBool());
        QCOMPARE(m_client.rows("/launch?projectId=1").size(), 1);
    }

private:
    TestOpsClient m_client;
};

CASEWRIGHT_TEST(TestOpsCatalogTest)
#include "testops_catalog_test.moc"
