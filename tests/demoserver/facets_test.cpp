// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/demo_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;

/// Scenario, tags and issue links: what they replace and what they refuse.
class FacetsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
        m_client = std::make_unique<DemoClient>(m_server);
    }

    void readsBackExactlyTheScenarioThatWasPosted()
    {
        const QByteArray body = R"({"steps":[{"keyword":"Given","name":"a","steps":[{"name":"b","expectedResult":"x\ny","steps":)"
                                R"([{"name":"c","steps":[{"name":"d","steps":[{"name":"e"},{"name":""}]}]}]}]},{"keyword":"And","name":"f"}]})";
        const Reply posted = m_client->post("/testcase/1001/scenario", body);
        QCOMPARE(posted.status, 200);
        QCOMPARE(posted.object(), QJsonDocument::fromJson(body).object());
        QCOMPARE(m_client->get("/testcase/1001/scenario").object(), QJsonDocument::fromJson(body).object());
    }

    void replacesTheWholeScenario()
    {
        QCOMPARE(m_client->post("/testcase/1001/scenario", R"({"steps":[{"name":"only"}]})").status, 200);
        QCOMPARE(m_client->get("/testcase/1001/scenario").object()[QLatin1String("steps")].toArray().size(), 1);
        QCOMPARE(m_client->post("/testcase/1001/scenario", R"({"steps":[]})").status, 200);
        QCOMPARE(m_client->get("/testcase/1001/scenario").body, QByteArray(R"({"steps":[]})"));
    }

    void takesNullForAnUnsetMemberOfAStep()
    {
        QCOMPARE(m_client->post("/testcase/1001/scenario", R"({"steps":[{"keyword":null,"name":"a","expectedResult":null,"steps":null}]})").status, 200);
        QCOMPARE(m_client->get("/testcase/1001/scenario").body, QByteArray(R"({"steps":[{"name":"a"}]})"));
    }

    void refusesAWrongBody_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        const QByteArray scenario = "/scenario";
        QTest::newRow("bare array of steps") << scenario << QByteArray(R"([{"name":"a"}])") << QStringLiteral("object");
        QTest::newRow("no steps") << scenario << QByteArray("{}") << QStringLiteral("steps");
        QTest::newRow("steps is null") << scenario << QByteArray(R"({"steps":null})") << QStringLiteral("steps");
        QTest::newRow("steps is an object") << scenario << QByteArray(R"({"steps":{}})") << QStringLiteral("steps");
        QTest::newRow("unknown member of the scenario") << scenario << QByteArray(R"({"steps":[],"id":1})") << QStringLiteral("\"id\"");
        QTest::newRow("unknown member of a step") << scenario << QByteArray(R"({"steps":[{"name":"a"},{"name":"b","body":"x"}]})") << QStringLiteral("steps[1]: unknown field \"body\"");
        QTest::newRow("keyword But") << scenario << QByteArray(R"({"steps":[{"name":"a","steps":[{"keyword":"But","name":"b"}]}]})") << QStringLiteral("steps[0].steps[0].keyword");
        QTest::newRow("keyword in lower case") << scenario << QByteArray(R"({"steps":[{"keyword":"given","name":"a"}]})") << QStringLiteral("steps[0].keyword");
        QTest::newRow("step without a name") << scenario << QByteArray(R"({"steps":[{"keyword":"Given"}]})") << QStringLiteral("steps[0].name");
        QTest::newRow("step that is a text") << scenario << QByteArray(R"({"steps":["a"]})") << QStringLiteral("steps[0]");
        QTest::newRow("expected result that is a list") << scenario << QByteArray(R"({"steps":[{"name":"a","expectedResult":["x"]}]})") << QStringLiteral("steps[0].expectedResult");

        const QByteArray tag = "/tag";
        QTest::newRow("bare array of tags") << tag << QByteArray(R"([{"name":"a"}])") << QStringLiteral("object");
        QTest::newRow("tag with an id") << tag << QByteArray(R"({"tags":[{"id":1,"name":"a"}]})") << QStringLiteral("tags[0]: unknown field \"id\"");
        QTest::newRow("tag that is a text") << tag << QByteArray(R"({"tags":["a"]})") << QStringLiteral("tags[0]");
        QTest::newRow("tag without a name") << tag << QByteArray(R"({"tags":[{}]})") << QStringLiteral("tags[0].name");
        QTest::newRow("tag too long") << tag << QByteArray("{\"tags\":[{\"name\":\"" + QByteArray(256, 'x') + "\"}]}") << QStringLiteral("tags[0].name");
        QTest::newRow("no tags") << tag << QByteArray("{}") << QStringLiteral("tags");

        const QByteArray issue = "/issue";
        QTest::newRow("array of issues") << issue << QByteArray(R"([{"integrationId":11,"key":"SHOP-1"}])") << QStringLiteral("object");
        QTest::newRow("issue by name") << issue << QByteArray(R"({"integrationId":11,"name":"SHOP-1"})") << QStringLiteral("\"name\"");
        QTest::newRow("issue without an integration") << issue << QByteArray(R"({"key":"SHOP-1"})") << QStringLiteral("integrationId");
        QTest::newRow("unknown integration") << issue << QByteArray(R"({"integrationId":5,"key":"SHOP-1"})") << QStringLiteral("integrationId");
        QTest::newRow("no key") << issue << QByteArray(R"({"integrationId":11})") << QStringLiteral("key");
        QTest::newRow("not a Jira key") << issue << QByteArray(R"({"integrationId":11,"key":"shop 1"})") << QStringLiteral("key");
        QTest::newRow("not a GitHub number") << issue << QByteArray(R"({"integrationId":12,"key":"SHOP-1"})") << QStringLiteral("key");
    }

    void refusesAWrongBody()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        const QByteArray before = m_client->get("/testcase/1004" + path).body;
        const Reply reply = m_client->post("/testcase/1004" + path, body);
        QCOMPARE(reply.status, 400);
        QVERIFY2(reply.message().contains(says), qPrintable(reply.message()));
        QCOMPARE(m_client->get("/testcase/1004" + path).body, before);
    }

    void setsTheWholeListOfTagsAndMakesUnknownOnes()
    {
        const Reply reply = m_client->post("/testcase/1006/tag", R"({"tags":[{"name":"smoke"},{"name":"severity:critical"},{"name":"brand new"},{"name":"smoke"}]})");
        QCOMPARE(reply.status, 200);
        QCOMPARE(names(reply.array()), (QStringList{QStringLiteral("smoke"), QStringLiteral("severity:critical"), QStringLiteral("brand new")}));
        QCOMPARE(m_client->get("/testcase/1006/tag").array(), reply.array());
        QCOMPARE(m_client->get("/testcase/1006").object()[QLatin1String("tags")].toArray(), reply.array());
        QVERIFY(names(m_client->get("/tag").array()).contains(QStringLiteral("brand new")));
        QCOMPARE(m_client->post("/testcase/1006/tag", R"({"tags":[]})").status, 200);
        QCOMPARE(m_client->get("/testcase/1006/tag").array().size(), 0);
    }

    void tellsTagsApartByTheirExactName()
    {
        const QJsonArray tags = m_client->post("/testcase/1006/tag", R"({"tags":[{"name":"Smoke"},{"name":"smoke"}]})").array();
        QCOMPARE(tags.size(), 2);
        QVERIFY(tags.at(0)[QLatin1String("id")] != tags.at(1)[QLatin1String("id")]);
    }

    void linksOneIssueACallAndOnlyOnce()
    {
        const QByteArray path = "/testcase/1007/issue";
        const qsizetype before = m_client->get(path).array().size();
        const Reply first = m_client->post(path, R"({"integrationId":11,"key":"SHOP-999"})");
        QCOMPARE(first.status, 200);
        QCOMPARE(first.object()[QLatin1String("name")].toString(), QStringLiteral("SHOP-999"));
        QCOMPARE(first.object()[QLatin1String("url")].toString(), QStringLiteral("https://jira.example.com/browse/SHOP-999"));
        const Reply second = m_client->post(path, R"({"integrationId":12,"key":"45"})");
        QCOMPARE(second.object()[QLatin1String("url")].toString(), QStringLiteral("https://github.com/example/shop/issues/45"));
        QCOMPARE(m_client->post(path, R"({"integrationId":11,"key":"SHOP-999"})").object(), first.object());
        QCOMPARE(m_client->get(path).array().size(), before + 2);

        const QByteArray link = path + '/' + QByteArray::number(first.object()[QLatin1String("id")].toInteger());
        QCOMPARE(m_client->remove(link).status, 204);
        QCOMPARE(m_client->remove(link).status, 404);
        QCOMPARE(names(m_client->get(path).array()).count(QStringLiteral("SHOP-999")), 0);
        QCOMPARE(m_client->get(path).array().size(), before + 1);
    }

    void namesTheIntegrationsJiraAndGitHub()
    {
        const QJsonArray all = m_client->all("/integration/project/2");
        QCOMPARE(names(all), (QStringList{QStringLiteral("Jira"), QStringLiteral("GitHub")}));
        QVERIFY(all.at(0)[QLatin1String("id")].toInteger() > 0);
        QCOMPARE(m_client->get("/integration/project/9").status, 404);
    }

    void answersWhatItDoesNotKeepWithEmptyPages()
    {
        for (const char *path : {"/testcase/attachment?testCaseId=1001", "/testcase/audit?testCaseId=1001", "/comment?testCaseId=1001",
                                 "/launch?projectId=1", "/testresult?launchId=1"}) {
            const Reply reply = m_client->get(path);
            QCOMPARE(reply.status, 200);
            QVERIFY(reply.object()[QLatin1String("content")].toArray().isEmpty());
            QVERIFY(reply.object()[QLatin1String("last")].toBool());
        }
    }

private:
    [[nodiscard]] static QStringList names(const QJsonArray &array)
    {
        QStringList list;
        for (const QJsonValue &value : array)
            list.append(value[QLatin1String("name")].toString());
        return list;
    }

    DemoServerProcess m_server;
    std::unique_ptr<DemoClient> m_client;
};

CASEWRIGHT_TEST(FacetsTest)
#include "facets_test.moc"
