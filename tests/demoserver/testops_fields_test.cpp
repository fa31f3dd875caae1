// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/testops_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// Custom field values of one case.
class TestOpsFieldsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replacesAllValuesByTheFlatArray_data() { BOTH_REAL_DIALECTS(); }
    void replacesAllValuesByTheFlatArray()
    {
        START_DIALECT(m_client);
        learn();
        const QJsonObject before = m_client.get("/testcase/1150").object();
        const Reply reply = m_client.post("/testcase/1150/cfv", "[" + m_major + R"(,{"name":"Brand new","customField":{"id":-2}}])");
        QCOMPARE(reply.status, 200);
        const QJsonArray values = m_client.get("/testcase/1150/cfv").array();
        QCOMPARE(values, reply.array());
        QCOMPARE(values.size(), 2);
        QVERIFY(TestOpsClient::named(values, "Checkout").isEmpty());
        QCOMPARE(TestOpsClient::named(values, "Brand new")["customField"_L1]["name"_L1].toString(), u"Feature"_s);
        QCOMPARE(m_client.get("/testcase/1150").object()["lastModifiedDate"_L1], before["lastModifiedDate"_L1]);
    }

    void holdsToTheRulesOfTheProject_data() { BOTH_REAL_DIALECTS(); }
    void holdsToTheRulesOfTheProject()
    {
        START_DIALECT(m_client);
        learn();
        const QByteArray before = m_client.get("/testcase/1150/cfv").body;
        const QByteArray lockedNew = R"([{"name":"Severe","customField":{"id":)" + m_priorityField + "}}]";
        QVERIFY(m_client.post("/testcase/1150/cfv", lockedNew).message().contains("locked"_L1));
        QVERIFY(m_client.post("/testcase/1150/cfv", "[]").message().contains("required"_L1));
        const QByteArray blocker = R"({"name":"Blocker","customField":{"id":)" + m_priorityField + "}}";
        QVERIFY(m_client.post("/testcase/1150/cfv", "[" + m_major + "," + blocker + "]").message().contains("single"_L1));
        QCOMPARE(m_client.post("/testcase/1150/cfv", R"([{"id":5058,"customField":{"id":-2}}])").status, 400);
        QCOMPARE(m_client.post("/testcase/1150/cfv", R"([{"name":"x","customField":{"id":4711}}])").status, 400);
        QCOMPARE(m_client.post("/testcase/1150/cfv", R"([{"id":5058}])").status, 500);
        QCOMPARE(m_client.post("/testcase/1150/cfv", R"({"customFields":[]})").status, 400);
        QCOMPARE(m_client.patch("/testcase/1150", R"({"customFields":[]})").status, 400);
        QCOMPARE(m_client.get("/testcase/1150/cfv").body, before);
    }

    void groupsValuesByFieldWhenAskedForV2()
    {
        QVERIFY(m_client.start(u"testops"_s));
        const QJsonArray grouped = m_client.get("/testcase/1150/cfv?v2=true&projectId=1").array();
        const auto feature = std::find_if(grouped.begin(), grouped.end(), [](const QJsonValue &item) { return item["customField"_L1]["name"_L1] == u"Feature"_s; });
        QVERIFY(feature != grouped.end());
        QCOMPARE((*feature)["customField"_L1]["customField"_L1]["id"_L1].toInt(), -2);
        QCOMPARE((*feature)["values"_L1][0]["name"_L1].toString(), u"Payment"_s);
        QVERIFY(m_client.get("/testcase/1150/cfv?projectId=1").array().at(0)["values"_L1].isUndefined());
    }

    void doesNotKnowV2In4()
    {
        QVERIFY(m_client.start(u"testops-4"_s));
        QVERIFY(m_client.get("/testcase/1150/cfv?v2=true").array().at(0)["values"_L1].isUndefined());
        QCOMPARE(m_client.patch("/testcase/1150/cfv", "[]").status, 405);
    }

    void answersThePatchWithoutDoingAnything()
    {
        QVERIFY(m_client.start(u"testops"_s));
        const QByteArray before = m_client.get("/testcase/1150/cfv").body;
        QCOMPARE(m_client.patch("/testcase/1150/cfv", R"([{"customField":{"id":-2},"values":[]}])").status, 200);
        QCOMPARE(m_client.get("/testcase/1150/cfv").body, before);
    }

    void givesANewCaseTheDefaultOfARequiredField_data() { BOTH_REAL_DIALECTS(); }
    void givesANewCaseTheDefaultOfARequiredField()
    {
        START_DIALECT(m_client);
        QCOMPARE(m_client.get("/testcase/" + m_client.makeCase("plain") + "/cfv").array().at(0)["name"_L1].toString(), u"Major"_s);
    }

private:
    void learn()
    {
        const QJsonArray fields = m_client.rows("/cf?projectId=1").isEmpty() ? m_client.get("/cf?projectId=1").array() : m_client.rows("/cf?projectId=1");
        const QJsonObject priority = TestOpsClient::named(fields, "Priority");
        const QJsonValue field = priority.contains("customField"_L1) ? priority["customField"_L1] : QJsonValue(priority);
        m_priorityField = QByteArray::number(field["id"_L1].toInteger());
        const QJsonObject major = TestOpsClient::named(m_client.rows("/cfv?customFieldId=" + m_priorityField), "Major");
        m_major = R"({"id":)" + QByteArray::number(major["id"_L1].toInteger()) + R"(,"customField":{"id":)" + m_priorityField + "}}";
    }

    TestOpsClient m_client;
    QByteArray m_priorityField;
    QByteArray m_major;
};

CASEWRIGHT_TEST(TestOpsFieldsTest)
#include "testops_fields_test.moc"
