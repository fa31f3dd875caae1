// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/testops_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// Cases of real servers: create, read, list, change, bin, clone.
class TestOpsCasesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createsACase_data() { BOTH_REAL_DIALECTS(); }
    void createsACase()
    {
        START_DIALECT(m_client);
        const Reply reply = m_client.post("/testcase", R"({"projectId":1,"name":"Pay by cheque","description":"*old*","precondition":"","expectedResult":"paid",)"
            R"("statusId":-3,"workflowId":-1,"testLayerId":-3,"tags":[{"name":"smoke"},{"name":"brand new"}],"links":[{"name":"n","url":"https://x","type":"link"}],)"
            R"("customFields":[{"name":"Cheques","customField":{"id":-2}}],"members":[{"name":"m.okafor","role":{"id":-1}}]})");
        QCOMPARE(reply.status, 200);
        const QJsonObject made = reply.object();
        QCOMPARE(made["status"_L1]["name"_L1].toString(), u"Active"_s);
        QCOMPARE(made["workflow"_L1]["name"_L1].toString(), u"Default Manual"_s);
        QCOMPARE(made["testLayer"_L1]["id"_L1].toInt(), -3);
        QCOMPARE(made["tags"_L1].toArray().size(), 2);
        QVERIFY(made["descriptionHtml"_L1].toString().startsWith("<p>"_L1));
        QVERIFY(made["precondition"_L1].isString());
        const QByteArray path = "/testcase/" + QByteArray::number(made["id"_L1].toInteger());
        QCOMPARE(m_client.get(path).object(), made);
        const QJsonObject overview = m_client.get(path + "/overview").object();
        QCOMPARE(overview["layer"_L1]["id"_L1].toInt(), -3);
        QVERIFY(!TestOpsClient::named(overview["customFields"_L1].toArray(), "Cheques").isEmpty());
        QCOMPARE(overview["members"_L1][0]["name"_L1].toString(), u"m.okafor"_s);
        QCOMPARE(overview["style"_L1].toString(), u"regular"_s);
        QCOMPARE(overview["workflow"_L1]["statuses"_L1].toArray().size(), 4);
    }

    void passesOverWhatItDoesNotKnow()
    {
        QVERIFY(m_client.start(u"testops-4"_s));
        const Reply reply = m_client.post("/testcase", R"({"projectId":1,"name":"from a skill text","status":"Outdated","layerId":-3,"featureId":5004})");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.object()["status"_L1]["name"_L1].toString(), u"Draft"_s);
        QVERIFY(!reply.object().contains("testLayer"_L1));
    }

    void refusesACaseWithoutWhatIsRequired_data() { BOTH_REAL_DIALECTS(); }
    void refusesACaseWithoutWhatIsRequired()
    {
        START_DIALECT(m_client);
        QCOMPARE(m_client.post("/testcase", R"({"projectId":1,"statusId":-1,"workflowId":-1})").status, 400);
        QCOMPARE(m_client.post("/testcase", R"({"name":"x","statusId":-1,"workflowId":-1})").status, 400);
        QCOMPARE(m_client.post("/testcase", R"({"projectId":1,"name":"x","statusId":-1})").message(), u"workflow and status are required"_s);
        QCOMPARE(m_client.post("/testcase", R"({"projectId":1,"name":"x","statusId":61,"workflowId":-1})").status, 400);
        QCOMPARE(m_client.post("/testcase", R"({"projectId":1,"name":"x","statusId":-1,"workflowId":-1,"testLayerId":4})").status, 400);
        const Reply neither = m_client.post("/testcase", R"({"projectId":1,"name":"x"})");
        QCOMPARE(neither.status, dialect == "testops"_L1 ? 400 : 200);
    }

    void listsRowsWithoutTagsAndDates_data() { BOTH_REAL_DIALECTS(); }
    void listsRowsWithoutTagsAndDates()
    {
        START_DIALECT(m_client);
        const QJsonObject row = m_client.rows("/testcase?projectId=1").at(0).toObject();
        QCOMPARE(row["name"_L1], m_client.get("/testcase/1001").object()["name"_L1]);
        for (const char *name : {"tags", "createdDate", "description", "workflow"})
            QVERIFY2(!row.contains(QLatin1String(name)), name);
    }

    void replacesListsByPatch_data() { BOTH_REAL_DIALECTS(); }
    void replacesListsByPatch()
    {
        START_DIALECT(m_client);
        const QJsonObject before = m_client.get("/testcase/1150").object();
        QCOMPARE(m_client.patch("/testcase/1150", R"({"tags":[{"name":"only"}],"links":[]})").status, 200);
        QJsonObject after = m_client.get("/testcase/1150").object();
        QCOMPARE(after["tags"_L1].toArray().size(), 1);
        QCOMPARE(after["links"_L1].toArray().size(), 0);
        QVERIFY(after["lastModifiedDate"_L1].toInteger() > before["lastModifiedDate"_L1].toInteger());
        for (const char *name : {"tags", "links", "lastModifiedDate", "lastModifiedBy"})
            after[QLatin1String(name)] = before[QLatin1String(name)];
        QCOMPARE(after, before);
    }

    void takesTheStatusByIdOnly_data() { BOTH_REAL_DIALECTS(); }
    void takesTheStatusByIdOnly()
    {
        START_DIALECT(m_client);
        QCOMPARE(m_client.patch("/testcase/1001", R"({"status":{"id":-4},"layer":{"id":-3},"status":"Outdated"})").status, 200);
        QCOMPARE(m_client.get("/testcase/1001").object()["status"_L1]["id"_L1].toInt(), -3);
        QCOMPARE(m_client.patch("/testcase/1001", R"({"statusId":61})").status, 400);
        QCOMPARE(m_client.patch("/testcase/1001", R"({"statusId":61,"workflowId":71})").object()["status"_L1]["name"_L1].toString(), u"Archived"_s);
        QCOMPARE(m_client.patch("/testcase/1001", R"({"name":" "})").status, 400);
        QCOMPARE(m_client.patch("/testcase/1001", R"({"testLayerId":null})").object().contains("testLayer"_L1), false);
    }

    void deletesAWhileLaterIntoTheBin_data() { BOTH_REAL_DIALECTS(); }
    void deletesAWhileLaterIntoTheBin()
    {
        START_DIALECT(m_client, u"--settle"_s, u"600000"_s);
        QCOMPARE(m_client.remove("/testcase/1001").status, 202);
        QCOMPARE(m_client.rows("/testcase?projectId=1").size(), 150);
        m_client.settle();
        QCOMPARE(m_client.rows("/testcase?projectId=1").size(), 149);
        QVERIFY(m_client.get("/testcase/1001").object()["deleted"_L1].toBool());
        QCOMPARE(m_client.rows("/testcase/deleted?projectId=1").at(0)["id"_L1].toInt(), 1001);
        QCOMPARE(m_client.rows("/testcase/__search?projectId=1&rql=true&deleted=true").size(), 1);
        QCOMPARE(m_client.post("/testcase/1001/restore", {}).status, 200);
        QCOMPARE(m_client.rows("/testcase?projectId=1").size(), 150);
        QCOMPARE(m_client.patch("/testcase/1001", R"({"deleted":true})").object()["deleted"_L1].toBool(), true);
        QCOMPARE(m_client.patch("/testcase/1001", R"({"deleted":false})").object()["deleted"_L1].toBool(true), false);
    }

    void finishesADeleteByItself()
    {
        QVERIFY(m_client.start(u"testops"_s, {u"--settle"_s, u"30"_s}));
        QCOMPARE(m_client.remove("/testcase/1001").status, 202);
        QTRY_COMPARE(m_client.rows("/testcase?projectId=1").size(), 149);
    }

    void finishesADeleteBeforeTheNextWrite()
    {
        QVERIFY(m_client.start(u"testops"_s, {u"--settle"_s, u"600000"_s}));
        QCOMPARE(m_client.remove("/testcase/1001").status, 202);
        QCOMPARE(m_client.post("/testcase/1001/restore", {}).status, 200);
        m_client.settle();
        QCOMPARE(m_client.get("/testcase/1001").object()["deleted"_L1].toBool(true), false);
    }

    void removesForGoodWhatIsInTheBin()
    {
        QVERIFY(m_client.start(u"testops"_s));
        QCOMPARE(m_client.remove("/testcase/1001?force=true").status, 202);
        m_client.settle();
        QVERIFY(m_client.get("/testcase/1001").object()["deleted"_L1].toBool());
        QCOMPARE(m_client.remove("/testcase/1001?force=true").status, 202);
        m_client.settle();
        QCOMPARE(m_client.get("/testcase/1001").status, 404);
        QCOMPARE(m_client.remove("/testcase/1001").status, 202);
    }

    void clonesACaseWithAllItHas_data() { BOTH_REAL_DIALECTS(); }
    void clonesACaseWithAllItHas()
    {
        START_DIALECT(m_client);
        const Reply made = m_client.post("/testcase/1150/clone", R"({"nameSuffix":" copy","ignoreTags":true})");
        QCOMPARE(made.status, 200);
        QVERIFY(made.object()["name"_L1].toString().endsWith(" copy"_L1));
        const QByteArray path = "/testcase/" + QByteArray::number(made.object()["id"_L1].toInteger());
        const QJsonObject original = m_client.get("/testcase/1150/step").object();
        const QJsonObject copy = m_client.get(path + "/step").object();
        QCOMPARE(copy["scenarioSteps"_L1].toObject().size(), original["scenarioSteps"_L1].toObject().size());
        QVERIFY(copy["root"_L1] != original["root"_L1]);
        QCOMPARE(copy["attachments"_L1].toObject().size(), 1);
        QVERIFY(copy["attachments"_L1] != original["attachments"_L1]);
        QCOMPARE(m_client.get(path + "/tag").array().size(), 0);
        QCOMPARE(m_client.get(path + "/overview").object()["links"_L1], m_client.get("/testcase/1150/overview").object()["links"_L1]);
    }

    void namesTheMethodOfAnAutomatedCase_data() { BOTH_REAL_DIALECTS(); }
    void namesTheMethodOfAnAutomatedCase()
    {
        START_DIALECT(m_client);
        const QJsonObject found = m_client.rows("/testcase/__search?projectId=1&rql=automation%20%3D%20true").at(0).toObject();
        QVERIFY(!found["fullName"_L1].toString().isEmpty());
        QCOMPARE(found["hash"_L1].toString().size(), 32);
        QCOMPARE(found["workflow"_L1]["name"_L1].toString(), u"Default Automated"_s);
        QVERIFY(!m_client.get("/testcase/1001").object().contains("hash"_L1));
        const QByteArray path = "/testcase/" + QByteArray::number(found["id"_L1].toInteger()) + "/detachautomation";
        QCOMPARE(m_client.post(path, R"({"statusId":-1,"workflowId":-1})").object()["automated"_L1].toBool(true), false);
    }

    void writesAnAudit_data() { BOTH_REAL_DIALECTS(); }
    void writesAnAudit()
    {
        START_DIALECT(m_client);
        const QByteArray id = m_client.makeCase("audited");
        QCOMPARE(m_client.patch("/testcase/" + id, R"({"name":"audited twice"})").status, 200);
        QCOMPARE(m_client.post("/testcase/" + id + "/tag", R"([{"name":"seen"}])").status, 200);
        const QJsonArray lines = m_client.rows("/testcase/audit?testCaseId=" + id);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(0)["data"_L1][0]["type"_L1].toString(), u"test_case_test_tag"_s);
        QCOMPARE(lines.at(1)["data"_L1][0]["diff"_L1]["name"_L1]["oldValue"_L1].toString(), u"audited"_s);
        QCOMPARE(lines.at(2)["actionType"_L1].toString(), u"insert"_s);
        QCOMPARE(m_client.rows("/testcase/" + id + "/history").size(), 0);
    }

private:
    TestOpsClient m_client;
};

CASEWRIGHT_TEST(TestOpsCasesTest)
#include "testops_cases_test.moc"
