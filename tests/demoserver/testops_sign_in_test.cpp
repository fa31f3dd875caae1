// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/testops_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// How real servers are signed in to, and what they say to who is not, or may only read.
class TestOpsSignInTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exchangesTheTokenForAShortLivedOne_data() { BOTH_REAL_DIALECTS(); }
    void exchangesTheTokenForAShortLivedOne()
    {
        START_DIALECT(m_client, u"--jwt-lifetime"_s, u"120"_s);
        m_client.signInWith({});
        const Reply reply = m_client.exchange(m_client.token());
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.object()["token_type"_L1].toString(), u"bearer"_s);
        QCOMPARE(reply.object()["expires_in"_L1].toInt(), 120);
        QCOMPARE(reply.object()["scope"_L1].toString(), u"openid"_s);
        QVERIFY(!reply.object()["jti"_L1].toString().isEmpty());
        m_client.signInWith("Bearer " + reply.object()["access_token"_L1].toString().toLatin1());
        QCOMPARE(m_client.get("/project").status, 200);
    }

    void takesTheExchangeAsMultipartToo()
    {
        QVERIFY(m_client.start(u"testops"_s));
        QByteArray body;
        for (const auto &[name, value] : {std::pair{QByteArray("grant_type"), QByteArray("apitoken")}, std::pair{QByteArray("token"), m_client.token()}})
            body += "--cut\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
        QCOMPARE(m_client.send("POST", "/api/uaa/oauth/token", body + "--cut--\r\n", "multipart/form-data; boundary=cut").status, 200);
    }

    void refusesAWrongTokenOrGrant()
    {
        QVERIFY(m_client.start(u"testops"_s));
        const Reply wrong = m_client.exchange("something-else");
        QCOMPARE(wrong.status, 401);
        QCOMPARE(wrong.object()["status"_L1].toInt(), 401);
        QCOMPARE(wrong.message(), u"Bad credentials"_s);
        QCOMPARE(m_client.send("POST", "/api/uaa/oauth/token", "grant_type=magic&token=" + m_client.token(), "application/x-www-form-urlencoded").status, 400);
    }

    void refusesTheApiTokenItselfAsBearer_data() { BOTH_REAL_DIALECTS(); }
    void refusesTheApiTokenItselfAsBearer()
    {
        START_DIALECT(m_client);
        m_client.signInWith("Bearer " + m_client.token());
        QCOMPARE(m_client.get("/project").status, 401);
        m_client.signInWith({});
        QCOMPARE(m_client.get("/project").status, 401);
        m_client.signInWith("Api-Token wrong");
        QCOMPARE(m_client.get("/project").status, 401);
        m_client.signInWith("api-token " + m_client.token());
        QCOMPARE(m_client.get("/project").status, 200);
    }

    void letsTokensExpire()
    {
        QVERIFY(m_client.start(u"testops"_s, {u"--jwt-lifetime"_s, u"0"_s}));
        m_client.signInWith("Bearer " + m_client.exchange(m_client.token()).object()["access_token"_L1].toString().toLatin1());
        QCOMPARE(m_client.get("/project").status, 401);
    }

    void expiresAllTokensWhenToldTo()
    {
        QVERIFY(m_client.start(u"testops"_s));
        m_client.signInWith("Bearer " + m_client.exchange(m_client.token()).object()["access_token"_L1].toString().toLatin1());
        QCOMPARE(m_client.get("/project").status, 200);
        QCOMPARE(m_client.remove("/_demo/sessions").status, 204);
        QCOMPARE(m_client.get("/project").status, 401);
    }

    void canBeWithoutTheExchange()
    {
        QVERIFY(m_client.start(u"testops"_s, {u"--auth"_s, u"api-token"_s}));
        QVERIFY(m_client.exchange(m_client.token()).header("content-type").startsWith("text/html"));
        QCOMPARE(m_client.get("/project").status, 200);
    }

    void canTakeTheTokenAsBearerOnly()
    {
        QVERIFY(m_client.start(u"testops-4"_s, {u"--auth"_s, u"bearer"_s}));
        QCOMPARE(m_client.get("/project").status, 401);
        QVERIFY(m_client.exchange(m_client.token()).header("content-type").startsWith("text/html"));
        m_client.signInWith("Bearer " + m_client.token());
        QCOMPARE(m_client.get("/project").status, 200);
    }

    void saysWhoIsSignedIn_data() { BOTH_REAL_DIALECTS(); }
    void saysWhoIsSignedIn()
    {
        START_DIALECT(m_client);
        QCOMPARE(m_client.get("/api/uaa/account/me").object()["username"_L1].toString(), u"demo"_s);
        const bool isNew = dialect == "testops"_L1;
        QCOMPARE(m_client.get("/api/account/me").object()["username"_L1].toString(), isNew ? u"demo"_s : QString());
        const QJsonArray permissions = m_client.get("/permission?projectId=1").array();
        QVERIFY(permissions.contains(u"project:write"_s));
    }

    void letsAReaderReadOnly_data() { BOTH_REAL_DIALECTS(); }
    void letsAReaderReadOnly()
    {
        START_DIALECT(m_client, u"--reader"_s);
        QCOMPARE(m_client.get("/permission?projectId=1").array(), QJsonArray{u"project:read"_s});
        QCOMPARE(m_client.rows("/project/suggest?write=true").size(), 0);
        QCOMPARE(m_client.rows("/project/suggest").size(), 2);
        QCOMPARE(m_client.get("/testcase/1001").status, 200);
        QCOMPARE(m_client.get("/testcase/1001").object()["editable"_L1].toBool(true), false);
        const QByteArray before = m_client.get("/testcase/1001").body;
        QCOMPARE(m_client.patch("/testcase/1001", R"({"name":"x"})").status, 403);
        QCOMPARE(m_client.post("/testcase/1001/tag", "[]").status, 403);
        QCOMPARE(m_client.remove("/testcase/1001").status, 403);
        QCOMPARE(m_client.get("/testcase/1001").body, before);
        QCOMPARE(m_client.post("/testcasetree/select", R"({"projectId":1,"leafsInclude":[1001]})").body, QByteArray("1"));
    }

    void answersUnknownPathsWithTheWebAppsPage_data() { BOTH_REAL_DIALECTS(); }
    void answersUnknownPathsWithTheWebAppsPage()
    {
        START_DIALECT(m_client);
        for (const char *path : {"/api/rs/feature?projectId=1", "/api/rs/nothing", "/api/uaa/nothing", "/api/v3/project"}) {
            const Reply reply = m_client.get(path);
            QCOMPARE(reply.status, 200);
            QVERIFY2(reply.header("content-type").startsWith("text/html"), path);
        }
        QCOMPARE(m_client.send("PUT", "/project").status, 405);
    }

    void servesThePrefixesOfItsGeneration()
    {
        const auto isApi = [this](const QByteArray &path) { return m_client.get(path).header("content-type") == "application/json"; };
        QVERIFY(m_client.start(u"testops-4"_s));
        QVERIFY(isApi("/api/rs/project"));
        QVERIFY(!isApi("/api/project"));
        QVERIFY(!isApi("/api/rs/v2/tree?projectId=1"));
        QVERIFY(m_client.start(u"testops"_s));
        QVERIFY(isApi("/api/rs/project"));
        QVERIFY(isApi("/api/project"));
        QVERIFY(isApi("/api/v2/tree?projectId=1"));
    }

private:
    TestOpsClient m_client;
};

CASEWRIGHT_TEST(TestOpsSignInTest)
#include "testops_sign_in_test.moc"
