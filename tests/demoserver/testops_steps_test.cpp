// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/testops_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// Steps one by one, and all that goes wrong with them on real servers.
class TestOpsStepsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void putsStepsWhereTheyBelong_data() { BOTH_REAL_DIALECTS(); }
    void putsStepsWhereTheyBelong()
    {
        START_DIALECT(m_client);
        m_case = m_client.makeCase("steps");
        const QByteArray b = add("b");
        const QByteArray a = add("a", {}, "?beforeId=" + b);
        (void)add("c", {}, "?afterId=" + b);
        (void)add("d");
        (void)add("a1", a);
        QCOMPARE(children({}), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        QCOMPARE(children(a), QStringList{u"a1"_s});
        QCOMPARE(m_client.post("/testcase/step", R"({"testCaseId":)" + m_case + R"(,"parentId":1,"body":"x"})").status, 404);
        QCOMPARE(m_client.post("/testcase/step?afterId=1", R"({"testCaseId":)" + m_case + R"(,"body":"x"})").status, 400);
        QCOMPARE(m_client.post("/testcase/step", R"({"body":"x"})").status, 400);
        // A parent of null is none: the step goes to the root.
        QCOMPARE(m_client.post("/testcase/step", R"({"testCaseId":)" + m_case + R"(,"parentId":null,"body":"root"})").status, 200);
        QCOMPARE(children({}).constLast(), u"root"_s);
    }

    void takesOneDetailOnly_data() { BOTH_REAL_DIALECTS(); }
    void takesOneDetailOnly()
    {
        START_DIALECT(m_client);
        m_case = m_client.makeCase("details");
        const QByteArray step = add("text");
        (void)add("child", step);
        const QByteArray owner = R"({"testCaseId":)" + m_case;
        QCOMPARE(m_client.post("/testcase/step", owner + "}").message(), u"step.onlyonedetail"_s);
        QCOMPARE(m_client.post("/testcase/step", owner + R"(,"body":"x","sharedStepId":101})").message(), u"step.onlyonedetail"_s);
        QCOMPARE(m_client.patch("/testcase/step/" + step, R"({"expectedResult":"x"})").message(), u"step.onlyonedetail"_s);
        QCOMPARE(m_client.patch("/testcase/step/" + step, R"({"sharedStepId":101})").message(), u"step.onlyonedetail"_s);
        QCOMPARE(m_client.patch("/testcase/step/" + step, R"({"body":"other text"})").status, 200);
    }

    void keepsTheExpectedResultAtTheStepIn4()
    {
        QVERIFY(m_client.start(u"testops-4"_s));
        m_case = m_client.makeCase("text");
        const QJsonObject made = m_client.post("/testcase/step?withExpectedResult=true", R"({"testCaseId":)" + m_case + R"(,"body":"do","expectedResult":"done"})").object();
        const QByteArray id = QByteArray::number(made["createdStepId"_L1].toInteger());
        QCOMPARE(node(id)["expectedResult"_L1].toString(), u"done"_s);
        QVERIFY(!node(id).contains("expectedResultId"_L1) && !node(id).contains("bodyJson"_L1));
        QCOMPARE(m_client.patch("/testcase/step/" + id, R"({"body":"do it"})").status, 200);
        QCOMPARE(node(id)["expectedResult"_L1].toString(), u"done"_s);
        QCOMPARE(m_client.patch("/testcase/step/" + id, R"({"body":"do it","expectedResult":"well done"})").status, 200);
        QCOMPARE(node(id)["expectedResult"_L1].toString(), u"well done"_s);
    }

    void keepsExpectedResultsInAContainer()
    {
        QVERIFY(m_client.start(u"testops"_s));
        m_case = m_client.makeCase("container");
        const QByteArray step = add("do", {}, "?withExpectedResult=true");
        const QByteArray container = containerOf(step);
        QCOMPARE(node(container)["body"_L1].toString(), u"Expected Result"_s);
        (void)add("line 1", container);
        (void)add("line 2", container);
        QCOMPARE(children(container), (QStringList{u"line 1"_s, u"line 2"_s}));
        QCOMPARE(children({}), QStringList{u"do"_s});
        QCOMPARE(m_client.patch("/testcase/step/" + container, R"({"body":"direct"})").status, 404);
        QCOMPARE(m_client.get("/testcase/" + m_case + "/scenario").object()["steps"_L1].toArray().size(), 0);
        // The field of 4.x is none of this body's any more.
        const QJsonObject made = m_client.post("/testcase/step", R"({"testCaseId":)" + m_case + R"(,"body":"x","expectedResult":"lost"})").object();
        QVERIFY(!node(QByteArray::number(made["createdStepId"_L1].toInteger())).contains("expectedResult"_L1));
    }

    void keepsTheContainerOnlyWhenToldTo()
    {
        QVERIFY(m_client.start(u"testops"_s));
        m_case = m_client.makeCase("patched");
        const QByteArray step = add("do", {}, "?withExpectedResult=true");
        (void)add("line 1", containerOf(step));
        const Reply kept = m_client.patch("/testcase/step/" + step + "?withExpectedResult=true", R"({"body":"do it"})");
        QVERIFY(!kept.object()["scenarioSteps"_L1][QString::fromLatin1(step)].toObject().contains("expectedResultId"_L1));
        QCOMPARE(children(containerOf(step)), QStringList{u"line 1"_s});
        QCOMPARE(m_client.patch("/testcase/step/" + step + "?withExpectedResult=true", R"({"body":"do it","expectedResult":"all new"})").status, 200);
        QCOMPARE(children(containerOf(step)), QStringList{u"all new"_s});
        QCOMPARE(m_client.patch("/testcase/step/" + step, R"({"body":"do it"})").status, 200);
        QVERIFY(!node(step).contains("expectedResultId"_L1));
    }

    void keepsRichBodiesOfStepsThatAreNotTouched()
    {
        QVERIFY(m_client.start(u"testops"_s));
        m_case = "1150";
        const QByteArray rich = stepWith("Compare the totals with the price list");
        const QJsonObject before = node(rich);
        QCOMPARE(before["bodyJson"_L1]["content"_L1][0]["content"_L1][1]["marks"_L1][0]["type"_L1].toString(), u"bold"_s);
        const QByteArray plain = stepWith("Given the total is 120.00 €");
        QCOMPARE(m_client.patch("/testcase/step/" + plain, R"({"body":"Given the total is 120 €"})").status, 200);
        QCOMPARE(node(rich), before);
        QCOMPARE(m_client.patch("/testcase/step/" + rich, R"({"body":"Compare the totals with the list"})").status, 200);
        QVERIFY(node(rich)["bodyJson"_L1]["content"_L1][0]["content"_L1][1].isUndefined());
    }

    void movesAStep_data() { BOTH_REAL_DIALECTS(); }
    void movesAStep()
    {
        START_DIALECT(m_client);
        m_case = m_client.makeCase("moves");
        const QByteArray a = add("a");
        const QByteArray b = add("b");
        const QByteArray c = add("c");
        const QByteArray path = "/testcase/step/" + c + "/move";
        QCOMPARE(m_client.post("/testcase/step/" + a + "/move", R"({"index":2})").status, 200);
        QCOMPARE(children({}), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(m_client.post(path, R"({"beforeId":)" + a + "}").status, 200);
        QCOMPARE(children({}), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
        QCOMPARE(m_client.post(path, R"({"parentId":)" + b + "}").status, 200);
        QCOMPARE(children(b), QStringList{u"c"_s});
        QCOMPARE(m_client.post("/testcase/step/" + b + "/move", R"({"parentId":)" + c + "}").status, 400);
        QCOMPARE(m_client.post(path, R"({"parentId":null})").status, 200);
        QCOMPARE(children({}), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(m_client.post("/testcase/step/" + a + "/copy", R"({"afterId":)" + c + "}").status, 200);
        QCOMPARE(children({}), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"a"_s}));
    }

    void deletesAttachmentsWithTheirStep_data() { BOTH_REAL_DIALECTS(); }
    void deletesAttachmentsWithTheirStep()
    {
        START_DIALECT(m_client);
        m_case = "1150";
        QCOMPARE(m_client.rows("/testcase/attachment?testCaseId=1150").size(), 1);
        const Reply reply = m_client.remove("/testcase/step/" + stepWith("Compare the totals with the price list"));
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.object()["attachments"_L1].toObject().isEmpty());
        QCOMPARE(m_client.rows("/testcase/attachment?testCaseId=1150").size(), 0);
        QCOMPARE(m_client.remove("/testcase/step/1").status, 404);
    }

    void turnsASharedStepIntoTextByPatch_data() { BOTH_REAL_DIALECTS(); }
    void turnsASharedStepIntoTextByPatch()
    {
        START_DIALECT(m_client);
        m_case = "1150";
        const QByteArray shared = QByteArray::number(scenario()["root"_L1]["children"_L1][0].toInteger());
        QCOMPARE(node(shared)["sharedStepId"_L1].toInt(), 101);
        QCOMPARE(m_client.patch("/testcase/step/" + shared, R"({"body":"Sign in"})").status, 200);
        QVERIFY(!node(shared).contains("sharedStepId"_L1));
        QCOMPARE(node(shared)["body"_L1].toString(), u"Sign in"_s);
    }

    void keepsIdsOfStepsThatAreNotTouched_data() { BOTH_REAL_DIALECTS(); }
    void keepsIdsOfStepsThatAreNotTouched()
    {
        START_DIALECT(m_client);
        m_case = "1001";
        const QJsonValue before = scenario()["root"_L1];
        const QByteArray first = QByteArray::number(before["children"_L1][0].toInteger());
        QCOMPARE(m_client.patch("/testcase/step/" + first + "?withExpectedResult=true", R"({"body":"one word"})").status, 200);
        QCOMPARE(scenario()["root"_L1], before);
    }

    void writesSharedSteps_data() { BOTH_REAL_DIALECTS(); }
    void writesSharedSteps()
    {
        START_DIALECT(m_client, u"--settle"_s, u"0"_s);
        const QJsonObject known = m_client.rows("/sharedstep?projectId=1").at(0).toObject();
        QCOMPARE(known["testCasesCount"_L1].toInt(), 1);
        QCOMPARE(m_client.rows("/sharedstep/101/usage").at(0)["id"_L1].toInt(), 1150);
        QCOMPARE(m_client.post("/sharedstep", R"({"name":"x"})").status, 400);
        const QJsonObject made = m_client.post("/sharedstep", R"({"projectId":1,"name":"Empty the cart"})").object();
        const QByteArray id = QByteArray::number(made["id"_L1].toInteger());
        const Reply step = m_client.post("/sharedstep/step", R"({"sharedStepId":)" + id + R"(,"body":"Remove all"})");
        QCOMPARE(step.status, 200);
        const QJsonObject read = m_client.get("/sharedstep/" + id + "/step").object();
        QVERIFY(read["scenarioSteps"_L1].toObject().isEmpty());
        QCOMPARE(read["sharedStepScenarioSteps"_L1].toObject().begin().value()["body"_L1].toString(), u"Remove all"_s);
        const Reply whole = m_client.post("/sharedstep/" + id + "/scenario", R"({"steps":[{"type":"body","body":"1"},{"type":"body","body":"2"}]})");
        QCOMPARE(m_client.get("/sharedstep/" + id).object()["stepsCount"_L1].toInt(), dialect == "testops"_L1 ? 2 : 1);
        QCOMPARE(whole.header("content-type").startsWith("text/html"), dialect == "testops-4"_L1);
        QCOMPARE(m_client.post("/sharedstep/step", R"({"sharedStepId":)" + id + R"(,"body":"x","attachmentId":1})").message(), u"step.onlyonedetail"_s);
        if (dialect == "testops"_L1)
            QCOMPARE(m_client.post("/sharedstep/" + id + "/scenario", R"({"steps":[{"type":"shared","sharedStepId":101}]})").status, 400);
        QCOMPARE(m_client.patch("/sharedstep/" + id, R"({"name":"Clear the cart"})").object()["name"_L1].toString(), u"Clear the cart"_s);
        QCOMPARE(m_client.post("/sharedstep/" + id + "/archive", {}).status, 202);
        QCOMPARE(m_client.rows("/sharedstep?projectId=1&archived=true").size(), 1);
        QCOMPARE(m_client.rows("/sharedstep?projectId=1&archived=false&search=sign").size(), 1);
    }

private:
    [[nodiscard]] QJsonObject scenario() { return m_client.get("/testcase/" + m_case + "/step").object(); }
    [[nodiscard]] QJsonObject node(const QByteArray &id) { return scenario()["scenarioSteps"_L1][QString::fromLatin1(id)].toObject(); }
    [[nodiscard]] QByteArray containerOf(const QByteArray &id) { return QByteArray::number(node(id)["expectedResultId"_L1].toInteger()); }

    [[nodiscard]] QByteArray add(const QByteArray &text, const QByteArray &parent = {}, const QByteArray &query = {})
    {
        const QByteArray below = parent.isEmpty() ? QByteArray() : ",\"parentId\":" + parent;
        const QByteArray body = "{\"testCaseId\":" + m_case + below + ",\"body\":\"" + text + "\"}";
        return QByteArray::number(m_client.post("/testcase/step" + query, body).object()["createdStepId"_L1].toInteger());
    }

    /// Texts below a step, or at the root.
    [[nodiscard]] QStringList children(const QByteArray &id)
    {
        const QJsonObject all = scenario();
        const QJsonValue ids = id.isEmpty() ? all["root"_L1]["children"_L1] : all["scenarioSteps"_L1][QString::fromLatin1(id)]["children"_L1];
        QStringList texts;
        const QJsonArray list = ids.toArray();
        for (const QJsonValue &child : list)
            texts.append(all["scenarioSteps"_L1][QString::number(child.toInteger())]["body"_L1].toString());
        return texts;
    }

    [[nodiscard]] QByteArray stepWith(const char *text)
    {
        const QJsonObject nodes = scenario()["scenarioSteps"_L1].toObject();
        for (const QJsonValue &each : nodes) {
            if (each["body"_L1].toString() == QString::fromUtf8(text))
                return QByteArray::number(each["id"_L1].toInteger());
        }
        return {};
    }

    TestOpsClient m_client;
    QByteArray m_case;
};

CASEWRIGHT_TEST(TestOpsStepsTest)
#include "testops_steps_test.moc"
