// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/testops_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList bodies(const QJsonObject &scenario, const QJsonArray &ids)
{
    QStringList texts;
    for (const QJsonValue &id : ids)
        texts.append(scenario["scenarioSteps"_L1][QString::number(id.toInteger())]["body"_L1].toString());
    return texts;
}

QStringList rootBodies(const QJsonObject &scenario)
{
    return bodies(scenario, scenario["root"_L1]["children"_L1].toArray());
}

} // namespace

/// Whole scenarios: the keyword tree, the legacy store and the typed steps.
class TestOpsScenarioTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheKeywordTreeIn4()
    {
        QVERIFY(m_client.start(u"testops-4"_s));
        const QByteArray id = m_client.makeCase("gherkin");
        const Reply set = m_client.post("/testcase/" + id + "/scenario", keywords);
        QCOMPARE(set.status, 200);
        const QJsonObject read = m_client.get("/testcase/" + id + "/scenario").object();
        QCOMPARE(read, set.object());
        const QJsonValue given = read["steps"_L1][0];
        QCOMPARE(given["keyword"_L1].toString(), u"Given"_s);
        QCOMPARE(given["name"_L1].toString(), u"a shop"_s);
        QCOMPARE(given["steps"_L1][0]["expectedResult"_L1].toString(), u"it is open"_s);
        QCOMPARE(given["leaf"_L1].toBool(true), false);
        QCOMPARE(given["stepsCount"_L1].toInt(), 1);
        const QJsonObject steps = m_client.get("/testcase/" + id + "/step").object();
        QCOMPARE(rootBodies(steps), (QStringList{u"a shop"_s, u"I pay"_s}));
        QCOMPARE(m_client.get("/testcase/" + id + "/overview").object()["scenario"_L1], QJsonValue(read));
    }

    void takesTheKeywordTreeIntoTheLegacyStoreSilently()
    {
        QVERIFY(m_client.start(u"testops"_s));
        const QByteArray id = m_client.makeCase("silent");
        QCOMPARE(m_client.post("/testcase/" + id + "/scenario", keywords).status, 200);
        QCOMPARE(rootBodies(m_client.get("/testcase/" + id + "/step").object()), QStringList());
        QCOMPARE(m_client.get("/testcase/" + id + "/scenario").object()["steps"_L1][1]["name"_L1].toString(), u"I pay"_s);
        // Typed steps without v2=true go the same way.
        QCOMPARE(m_client.post("/testcase/" + id + "/scenario", R"({"steps":[{"type":"body","body":"lost"}]})").status, 200);
        QCOMPARE(rootBodies(m_client.get("/testcase/" + id + "/step").object()), QStringList());
        QCOMPARE(m_client.patch("/testcase/" + id, R"({"scenario":{"steps":[{"type":"body","body":"lost"}]}})").status, 200);
        QCOMPARE(rootBodies(m_client.get("/testcase/" + id + "/step").object()), QStringList());
    }

    void doesNotShowTheStepTreeInTheKeywordScenario()
    {
        QVERIFY(m_client.start(u"testops"_s));
        QVERIFY(!rootBodies(m_client.get("/testcase/1150/step").object()).isEmpty());
        QCOMPARE(m_client.get("/testcase/1150/scenario").object()["steps"_L1].toArray().size(), 0);
        QCOMPARE(m_client.get("/testcase/1150/overview").object()["scenario"_L1]["steps"_L1].toArray().size(), 0);
    }

    void hasACaseThatNobodyHasMigrated()
    {
        QVERIFY(m_client.start(u"testops"_s, {u"--settle"_s, u"600000"_s}));
        const QJsonArray legacy = m_client.get("/testcase/1149/scenario").object()["steps"_L1].toArray();
        QVERIFY(!legacy.isEmpty());
        QCOMPARE(rootBodies(m_client.get("/testcase/1149/step").object()), QStringList());
        QCOMPARE(m_client.post("/testcase/1149/migrate", {}).status, 202);
        QCOMPARE(rootBodies(m_client.get("/testcase/1149/step").object()), QStringList());
        m_client.settle();
        QCOMPARE(rootBodies(m_client.get("/testcase/1149/step").object()).size(), legacy.size());
        QCOMPARE(m_client.get("/testcase/1149/scenario").object()["steps"_L1].toArray().size(), 0);
    }

    void takesTypedStepsWithV2()
    {
        QVERIFY(m_client.start(u"testops"_s));
        const QByteArray path = "/testcase/" + m_client.makeCase("typed") + "/scenario?v2=true";
        const Reply set = m_client.post(path, typed);
        QCOMPARE(set.status, 200);
        const QJsonObject scenario = set.object();
        QCOMPARE(rootBodies(scenario), (QStringList{u"Open"_s, QString(), u"rich text"_s}));
        const QJsonArray roots = scenario["root"_L1]["children"_L1].toArray();
        const QJsonValue open = scenario["scenarioSteps"_L1][QString::number(roots.at(0).toInteger())];
        QCOMPARE(bodies(scenario, open["children"_L1].toArray()), (QStringList{u"Deeper"_s, QString()}));
        const QJsonValue container = scenario["scenarioSteps"_L1][QString::number(open["expectedResultId"_L1].toInteger())];
        QCOMPARE(container["body"_L1].toString(), u"Expected Result"_s);
        QCOMPARE(bodies(scenario, container["children"_L1].toArray()), (QStringList{u"It is open"_s, u"It is bright"_s}));
        QVERIFY(open["expectedResult"_L1].isUndefined());
        QCOMPARE(scenario["sharedSteps"_L1]["101"_L1]["body"_L1].toString(), u"Sign in as a returning customer"_s);
        const QJsonValue rich = scenario["scenarioSteps"_L1][QString::number(roots.at(2).toInteger())];
        QCOMPARE(rich["bodyJson"_L1]["content"_L1][0]["content"_L1][0]["marks"_L1][0]["type"_L1].toString(), u"bold"_s);
        QCOMPARE(open["bodyJson"_L1]["content"_L1][0]["content"_L1][0]["text"_L1].toString(), u"Open"_s);
    }

    void givesNewIdsToStepsThatAreWrittenAsAWhole()
    {
        QVERIFY(m_client.start(u"testops"_s));
        const QByteArray path = "/testcase/" + m_client.makeCase("ids") + "/scenario?v2=true";
        const QJsonArray before = m_client.post(path, typed).object()["root"_L1]["children"_L1].toArray();
        const QJsonArray after = m_client.post(path, typed).object()["root"_L1]["children"_L1].toArray();
        QCOMPARE(after.size(), before.size());
        for (const QJsonValue &id : after)
            QVERIFY(!before.contains(id));
    }

    void takesTypedStepsWithTheCaseToo()
    {
        QVERIFY(m_client.start(u"testops"_s));
        const QJsonObject made = m_client.post("/testcase?v2=true", R"({"projectId":1,"name":"at once","statusId":-1,"workflowId":-1,)"
                                               R"("scenario":{"steps":[{"type":"body","body":"one"}]}})").object();
        const QByteArray path = "/testcase/" + QByteArray::number(made["id"_L1].toInteger());
        QCOMPARE(rootBodies(m_client.get(path + "/step").object()), QStringList{u"one"_s});
        QCOMPARE(m_client.patch(path + "?v2=true", R"({"scenario":{"steps":[]}})").status, 200);
        QCOMPARE(rootBodies(m_client.get(path + "/step").object()), QStringList());
    }

    void refusesTypedStepsThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("steps");
        QTest::newRow("keyword step") << QByteArray(R"([{"keyword":"Given","name":"x"}])");
        QTest::newRow("made-up type") << QByteArray(R"([{"type":"sharedStep","sharedStepId":101}])");
        QTest::newRow("no body") << QByteArray(R"([{"type":"body"}])");
        QTest::newRow("unknown shared step") << QByteArray(R"([{"type":"shared","sharedStepId":4711}])");
        QTest::newRow("attachment of another case") << QByteArray(R"([{"type":"attachment","attachmentId":ATTACHMENT}])");
        QTest::newRow("wrong type of a line") << QByteArray(R"([{"type":"body","body":"x","expectedResultSteps":[{"type":"body","body":"y"}]}])");
    }

    void refusesTypedStepsThatAreNone()
    {
        QFETCH(QByteArray, steps);
        QVERIFY(m_client.start(u"testops"_s));
        const QByteArray attachment = QByteArray::number(m_client.rows("/testcase/attachment?testCaseId=1150").at(0)["id"_L1].toInteger());
        const QByteArray before = m_client.get("/testcase/1001/step").body;
        QCOMPARE(m_client.post("/testcase/1001/scenario?v2=true", R"({"steps":)" + steps.replace("ATTACHMENT", attachment) + "}").status, 400);
        QCOMPARE(m_client.get("/testcase/1001/step").body, before);
    }

    void shows4SharedStepsWrittenOutInTheKeywordTree()
    {
        QVERIFY(m_client.start(u"testops-4"_s));
        const QJsonValue shared = m_client.get("/testcase/1150/scenario").object()["steps"_L1][0];
        QCOMPARE(shared["name"_L1].toString(), u"Sign in as a returning customer"_s);
        QCOMPARE(shared["steps"_L1].toArray().size(), 2);
        const QJsonArray steps = m_client.get("/testcase/1150/scenario").object()["steps"_L1].toArray();
        QCOMPARE(steps.last()["attachments"_L1][0]["name"_L1].toString(), u"screen.png"_s);
    }

    void clearsTheScenario_data() { BOTH_REAL_DIALECTS(); }
    void clearsTheScenario()
    {
        START_DIALECT(m_client);
        QCOMPARE(m_client.remove("/testcase/1001/scenario").status, 200);
        QCOMPARE(rootBodies(m_client.get("/testcase/1001/step").object()), QStringList());
        QCOMPARE(m_client.get("/testcase/1001/scenario").object()["steps"_L1].toArray().size(), 0);
        QCOMPARE(m_client.remove("/testcase/1002/step").status, dialect == "testops"_L1 ? 405 : 200);
    }

private:
    static constexpr const char *keywords =
        R"({"steps":[{"keyword":"Given","name":"a shop","steps":[{"name":"look","expectedResult":"it is open"}]},{"keyword":"When","name":"I pay"}]})";
    static constexpr const char *typed =
        R"({"steps":[{"type":"body","body":"Open","steps":[{"type":"body","body":"Deeper"},{"type":"shared","sharedStepId":101}],)"
        R"("expectedResultSteps":[{"type":"expected_body","body":"It is open"},{"type":"expected_body","body":"It is bright"}]},)"
        R"({"type":"shared","sharedStepId":101},)"
        R"({"type":"body","bodyJson":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"rich","marks":[{"type":"bold"}]},)"
        R"({"type":"text","text":" text"}]}]}}]})";

    TestOpsClient m_client;
};

CASEWRIGHT_TEST(TestOpsScenarioTest)
#include "testops_scenario_test.moc"
