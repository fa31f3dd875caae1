// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/testops_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// Tags, issues, members, relations, keys, examples, comments and attachments of a case.
class TestOpsListsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replacesTagsByABareArray_data() { BOTH_REAL_DIALECTS(); }
    void replacesTagsByABareArray()
    {
        START_DIALECT(m_client);
        const Reply set = m_client.post("/testcase/1001/tag", R"([{"name":"smoke"},{"name":"never seen","colour":"red"},{"name":"smoke"}])");
        QCOMPARE(set.status, 200);
        QCOMPARE(set.array().size(), 2);
        QCOMPARE(m_client.get("/testcase/1001/tag").array(), set.array());
        QVERIFY(!TestOpsClient::named(m_client.get("/tag").array(), "never seen").isEmpty());
        QCOMPARE(m_client.post("/testcase/1001/tag", R"({"tags":[{"name":"smoke"}]})").status, 400);
        const QByteArray id = QByteArray::number(set.array().at(1)["id"_L1].toInteger());
        QCOMPARE(m_client.post("/testcase/1001/tag", R"([{"id":)" + id + "}]").array().size(), 1);
        QCOMPARE(m_client.rows("/tag/suggest?query=NEVER").size(), 1);
    }

    void changesATagForTheWholeServer()
    {
        QVERIFY(m_client.start(u"testops"_s));
        const QByteArray id = QByteArray::number(TestOpsClient::named(m_client.get("/tag").array(), "payments")["id"_L1].toInteger());
        QCOMPARE(m_client.get("/testcase/1150").object()["tags"_L1][2]["name"_L1].toString(), u"payments"_s);
        QCOMPARE(m_client.patch("/tag/" + id, R"({"name":"paying"})").status, 200);
        QCOMPARE(m_client.get("/testcase/1150").object()["tags"_L1][2]["name"_L1].toString(), u"paying"_s);
        QCOMPARE(m_client.remove("/tag/" + id).status, 204);
        QCOMPARE(m_client.get("/testcase/1150").object()["tags"_L1].toArray().size(), 2);
    }

    void replacesIssuesByABareArray_data() { BOTH_REAL_DIALECTS(); }
    void replacesIssuesByABareArray()
    {
        START_DIALECT(m_client);
        const Reply set = m_client.post("/testcase/1001/issue", R"([{"name":"SHOP-7","integrationId":11},{"name":"SHOP-8"},{"key":"SHOP-9"}])");
        QCOMPARE(set.status, 200);
        QCOMPARE(set.array().size(), 1);
        const QJsonObject issue = set.array().at(0).toObject();
        QCOMPARE(issue["name"_L1].toString(), u"SHOP-7"_s);
        QVERIFY(!issue.contains("key"_L1));
        QCOMPARE(issue["integrationId"_L1].toInt(), 11);
        QCOMPARE(issue["closed"_L1].toBool(), true);
        const QByteArray id = QByteArray::number(issue["id"_L1].toInteger());
        const Reply both = m_client.post("/testcase/1001/issue", R"([{"id":)" + id + R"(},{"name":"12","integrationId":12}])");
        QCOMPARE(both.array().at(0).toObject(), issue);
        QCOMPARE(both.array().size(), 2);
        QCOMPARE(m_client.post("/testcase/1001/issue", R"([{"name":"SHOP-1","integrationId":13}])").status, 400);
        QCOMPARE(m_client.post("/testcase/1001/issue", R"([{"name":"no key","integrationId":11}])").status, 400);
        QCOMPARE(m_client.post("/testcase/1001/issue", R"({"integrationId":11,"key":"SHOP-1"})").status, 400);
        QCOMPARE(m_client.get("/testcase/1001/issue").array(), both.array());
        // An issue is the same one in every case.
        QCOMPARE(m_client.post("/testcase/1002/issue", R"([{"name":"SHOP-7","integrationId":11}])").array().at(0)["id"_L1], issue["id"_L1]);
    }

    void replacesMembers_data() { BOTH_REAL_DIALECTS(); }
    void replacesMembers()
    {
        START_DIALECT(m_client);
        const QJsonObject before = m_client.get("/testcase/1001").object();
        QCOMPARE(m_client.get("/testcase/1001/members").array().at(0)["role"_L1]["name"_L1].toString(), u"Owner"_s);
        QCOMPARE(m_client.post("/testcase/1001/members", R"([{"name":"t.lindqvist","role":{"id":-1}},{"name":"demo","role":{"id":81}}])").status, 200);
        QCOMPARE(m_client.get("/testcase/1001/members").array().at(1)["role"_L1]["name"_L1].toString(), u"Reviewer"_s);
        QCOMPARE(m_client.post("/testcase/1001/members", R"([{"name":"nobody","role":{"id":-1}}])").status, 400);
        QCOMPARE(m_client.get("/testcase/1001").object()["lastModifiedDate"_L1], before["lastModifiedDate"_L1]);
    }

    void replacesRelationsAndKeys_data() { BOTH_REAL_DIALECTS(); }
    void replacesRelationsAndKeys()
    {
        START_DIALECT(m_client);
        QCOMPARE(m_client.post("/testcase/1001/relation", R"([{"target":{"id":1002},"type":"related to"}])").status, 200);
        QCOMPARE(m_client.get("/testcase/1001/relation").array().at(0)["target"_L1]["name"_L1], m_client.get("/testcase/1002").object()["name"_L1]);
        QCOMPARE(m_client.post("/testcase/1001/relation", R"([{"target":{"id":1002},"type":"relates to"}])").status, 400);
        QCOMPARE(m_client.post("/testcase/1001/relation", R"([{"type":"related to"}])").status, 400);
        QCOMPARE(m_client.post("/testcase/1001/testkey", R"([{"name":"T-1","integrationId":11,"url":"u"}])").array().at(0)["name"_L1].toString(), u"T-1"_s);
        QCOMPARE(m_client.post("/testcase/1001/testkey", "[]").array().size(), 0);
        QCOMPARE(m_client.get("/testcase/1001/relation").array().size(), 1);
    }

    void replacesExamples_data() { BOTH_REAL_DIALECTS(); }
    void replacesExamples()
    {
        START_DIALECT(m_client);
        QCOMPARE(m_client.rows("/testcase/1150/example").size(), 2);
        const Reply set = m_client.post("/testcase/1150/example", R"([[{"name":"size","value":"S"},{"name":"hue","value":"red"}]])");
        QCOMPARE(set.status, 200);
        QCOMPARE(m_client.rows("/testcase/1150/example"), set.array());
        QCOMPARE(m_client.get("/testcase/1150/overview").object()["parameters"_L1][1]["name"_L1].toString(), u"hue"_s);
        QCOMPARE(m_client.post("/testcase/1150/example", R"([{"name":"size"}])").status, 400);
        const Reply all = m_client.post("/testcase/example/nwise?n=2", R"([{"name":"a","values":["1","2"]},{"name":"b","values":["x","y","z"]}])");
        QCOMPARE(all.array().size(), 6);
    }

    void keepsComments_data() { BOTH_REAL_DIALECTS(); }
    void keepsComments()
    {
        START_DIALECT(m_client);
        QCOMPARE(m_client.rows("/comment?testCaseId=1150").size(), 1);
        QCOMPARE(m_client.post("/comment", R"({"testCaseId":1001})").status, 400);
        QCOMPARE(m_client.post("/comment", R"({"body":"x"})").status, 400);
        const QJsonObject made = m_client.post("/comment", R"({"testCaseId":1001,"body":"see *this*"})").object();
        QCOMPARE(made["createdBy"_L1].toString(), u"demo"_s);
        const QByteArray path = "/comment/" + QByteArray::number(made["id"_L1].toInteger());
        QCOMPARE(m_client.patch(path, R"({"body":"see that"})").status, 200);
        QCOMPARE(m_client.rows("/comment?testCaseId=1001").at(0)["body"_L1].toString(), u"see that"_s);
        QCOMPARE(m_client.remove(path).status, 204);
        QCOMPARE(m_client.rows("/comment?testCaseId=1001").size(), 0);
    }

    void spoilsTheNamesOfUploadedFiles_data() { BOTH_REAL_DIALECTS(); }
    void spoilsTheNamesOfUploadedFiles()
    {
        START_DIALECT(m_client);
        const QByteArray content("\x89PNG\r\n\x00--cut, not quite", 23);
        const Reply reply = upload("POST", "/testcase/attachment?testCaseId=1001", {{"plain.png", content}, {"снимок.png", "two"}});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.array().size(), 2);
        const QJsonObject first = reply.array().at(0).toObject();
        QCOMPARE(first["name"_L1].toString(), u"plain.png"_s);
        QCOMPARE(first["contentType"_L1].toString(), u"image/png"_s);
        QCOMPARE(first["contentLength"_L1].toInt(), 23);
        QCOMPARE(reply.array().at(1)["name"_L1].toString(), QString(12, QChar::ReplacementCharacter) + u".png"_s);
        const QByteArray path = "/testcase/attachment/" + QByteArray::number(first["id"_L1].toInteger());
        QCOMPARE(m_client.get(path + "/content").body, content);
        QCOMPARE(m_client.get(path + "/content").header("content-type"), QByteArray("image/png"));
        QCOMPARE(m_client.patch(path, R"({"name":"снимок.png"})").object()["name"_L1].toString(), u"снимок.png"_s);
        QCOMPARE(upload("PUT", path + "/content", {{"x", "fresh"}}).status, 200);
        QCOMPARE(m_client.get(path + "/content").body, QByteArray("fresh"));
        QCOMPARE(m_client.rows("/testcase/attachment?testCaseId=1001").size(), 2);
        QCOMPARE(m_client.remove(path).status, 200);
        QCOMPARE(m_client.rows("/testcase/attachment?testCaseId=1001").size(), 1);
        QCOMPARE(m_client.post("/testcase/attachment?testCaseId=1001", "{}").status, 400);
        QCOMPARE(m_client.get("/attachment/" + path.split('/').last()).header("content-type").startsWith("text/html"), true);
    }

    void putsAnUploadedFileIntoAStep_data() { BOTH_REAL_DIALECTS(); }
    void putsAnUploadedFileIntoAStep()
    {
        START_DIALECT(m_client);
        const QByteArray caseId = m_client.makeCase("with a picture");
        const QByteArray id = QByteArray::number(upload("POST", "/testcase/attachment?testCaseId=" + caseId, {{"a.png", "x"}}).array().at(0)["id"_L1].toInteger());
        QCOMPARE(m_client.post("/testcase/step", R"({"testCaseId":1001,"attachmentId":)" + id + "}").status, 400);
        const QJsonObject scenario = m_client.post("/testcase/step", R"({"testCaseId":)" + caseId + R"(,"attachmentId":)" + id + "}").object()["scenario"_L1].toObject();
        QCOMPARE(scenario["attachments"_L1][QString::fromLatin1(id)]["name"_L1].toString(), u"a.png"_s);
    }

private:
    Reply upload(const QByteArray &method, const QByteArray &path, const QList<std::pair<QByteArray, QByteArray>> &files)
    {
        QByteArray body;
        for (const auto &[name, content] : files)
            body += "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: image/png\r\n\r\n" + content + "\r\n";
        return m_client.send(method, path, body + "--cut--\r\n", "multipart/form-data; boundary=cut");
    }

    TestOpsClient m_client;
};

CASEWRIGHT_TEST(TestOpsListsTest)
#include "testops_lists_test.moc"
