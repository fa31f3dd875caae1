// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/extras/extras_codec.h"

#include "core/api/case_extras.h"
#include "core/api/http/answer.h"
#include "tests/core/api/testops/testops_fixture.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::api::testops;
using namespace casewright::test;

/// Answers and bodies of what lies beside the values of cases, and how often something is sent.
class ExtrasCodecTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedTestOps> m_testOps;

    CaseExtras &extras() { return *m_testOps->server().extras(); }

private Q_SLOTS:
    void init() { m_testOps = std::make_unique<ScriptedTestOps>(); }

    void aFileGoesAsOnePartNamedFile()
    {
        const QByteArray content("a\r\n\0\xff b", 8);
        const FileForm form = fileForm("upload.png", {QStringLiteral("ü.png"), QStringLiteral("image/png"), content});
        const QByteArray boundary = form.contentType.mid(QByteArray("multipart/form-data; boundary=").size());
        QVERIFY(form.contentType.startsWith("multipart/form-data; boundary=") && boundary.size() > 20);
        QCOMPARE(form.body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"upload.png\"\r\nContent-Type: image/png\r\n\r\n"
                     + content + "\r\n--" + boundary + "--\r\n");
    }

    void aTypeCannotAddLines_data()
    {
        QTest::addColumn<QString>("type");
        QTest::newRow("none") << QString();
        QTest::newRow("a line end") << QStringLiteral("image/png\r\nX-Evil: 1");
        QTest::newRow("no type") << QStringLiteral("png");
    }
    void aTypeCannotAddLines()
    {
        QFETCH(const QString, type);
        const FileForm form = fileForm("upload.png", {QStringLiteral("a.png"), type, "x"});
        QVERIFY(form.body.contains("\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n"));
    }

    void namesForUploadingAreUniqueAndPlain()
    {
        const QByteArray name = uniqueFileName(QStringLiteral("Größe \"1\".PNG"));
        QVERIFY(name.startsWith("upload-") && name.endsWith(".PNG"));
        QVERIFY(name != uniqueFileName(QStringLiteral("Größe \"1\".PNG")));
        QVERIFY(!uniqueFileName(QStringLiteral("Größe.日本")).contains('.'));
        QVERIFY(!uniqueFileName(QStringLiteral("a.b\"c")).contains('"'));
    }

    void tellsWhatAnAttachmentLacks()
    {
        const Result<Attachment> lost = decodeUploaded(R"([{"id":5,"name":"a.png","contentType":"image/png","contentLength":12,"missed":true,"entity":"test_case"}])");
        QVERIFY(lost && lost->isMissing && lost->isImage());
        QCOMPARE(lost->size, 12);
        QVERIFY(!decodeUploaded("[]"));
        QVERIFY(!decodeUploaded(R"([{"name":"a.png"}])"));
    }

    void entriesNameEachPartOnce()
    {
        JsonReader in(R"({"timestamp":1700000000000,"username":"demo","actionType":"update","data":[{"type":"test_case","diff":{}},{"type":"test_case"},{"type":"test_case_issue"}]})");
        const AuditEntry entry = readAuditEntry(in);
        QVERIFY(in.finish());
        QCOMPARE(entry.parts, QStringList({QStringLiteral("test_case"), QStringLiteral("test_case_issue")}));
        QCOMPARE(entry.time, 1'700'000'000'000);
        QCOMPARE(entry.who + entry.action, QStringLiteral("demoupdate"));
    }

    void commentsComeOldestFirst()
    {
        m_testOps->raw().on("GET /api/comment", RawAnswer::json(R"({"content":[{"id":9,"body":"new","createdDate":20},{"id":3,"body":"old","createdDate":10}],"number":0})"));
        const Result<QList<Comment>> comments = await(extras().comments(7, {}));
        QVERIFY(comments);
        QCOMPARE(comments->constFirst().body, QStringLiteral("old"));
    }

    /// Not even where nothing came of it: what was lost on the way back may come to light later.
    void aCommentIsSentOnce()
    {
        m_testOps->raw().on("GET /api/comment", RawAnswer::json(R"({"content":[],"number":0})"));
        m_testOps->raw().on("POST /api/comment", RawAnswer::close());
        const Result<Comment> made = await(extras().addComment(7, QStringLiteral("Hello"), {}));
        QVERIFY(!made);
        QCOMPARE(m_testOps->raw().requests("POST /api/comment").size(), 1);
        QCOMPARE(m_testOps->raw().requests("GET /api/comment").size(), 3);
    }

    void aWebPageIsNoComment()
    {
        m_testOps->raw().on("GET /api/comment", RawAnswer::html());
        const Result<QList<Comment>> comments = await(extras().comments(7, {}));
        QVERIFY(!comments);
        QCOMPARE(comments.error().kind, ErrorKind::Protocol);
    }

    void asksForContentOfAnyType()
    {
        m_testOps->raw().on("GET /api/testcase/attachment/5/content", RawAnswer::status(200, QByteArray("\x89PNG\0\1", 6), "Content-Type: image/png\r\n"));
        const Result<QByteArray> content = await(extras().content(5, {}));
        QVERIFY(content);
        QCOMPARE(*content, QByteArray("\x89PNG\0\1", 6));
        QCOMPARE(m_testOps->raw().requests().constFirst().headers.value("accept"), QByteArray("*/*"));
    }

    void theWebAppsPageIsNoFile()
    {
        m_testOps->raw().on("GET /api/testcase/attachment/5/content", RawAnswer::html());
        const Result<QByteArray> content = await(extras().content(5, {}));
        QVERIFY(!content);
        QCOMPARE(content.error().kind, ErrorKind::Protocol);
        QVERIFY(isWebPage(content.error()));
    }

    void aPageThatIsAFileIsReadAsOne()
    {
        const QByteArray page = "<!DOCTYPE html><html><title>Report</title></html>";
        m_testOps->raw().on("GET /api/testcase/attachment/5/content",
                            RawAnswer::status(200, page, "Content-Type: text/html\r\nContent-Disposition: attachment; filename=report.html\r\n"));
        const Result<QByteArray> content = await(extras().content(5, {}));
        QVERIFY(content);
        QCOMPARE(*content, page);
    }

    void aSearchKeepsItsSigns()
    {
        m_testOps->raw().on("GET /api/testcase/query/validate", RawAnswer::json(R"({"valid":true,"count":3})"));
        const Result<AqlCheck> check = await(extras().checkAql(1, QStringLiteral("name = \"50%25 + a&b\""), {}));
        QVERIFY(check && check->isValid);
        QCOMPARE(check->count, 3);
        QCOMPARE(m_testOps->raw().requests().constFirst().target,
                 QByteArray("/api/testcase/query/validate?projectId=1&rql=name%20%3D%20%2250%2525%20%2B%20a%26b%22"));
    }

    void aServerThatRefusesToValidateSaysThatItIsWrong()
    {
        m_testOps->raw().on("GET /api/testcase/query/validate", RawAnswer::status(400, R"({"status":400,"message":"invalid.aql"})"));
        const Result<AqlCheck> check = await(extras().checkAql(1, QStringLiteral("~"), {}));
        QVERIFY(check && !check->isValid);
        m_testOps->raw().on("GET /api/testcase/query/validate", RawAnswer::status(400, R"({"status":400,"message":"projectId"})"));
        QVERIFY(!await(extras().checkAql(1, QStringLiteral("~"), {})));
    }

    void asksForMembersWhereUsersAreNotTold()
    {
        m_testOps->raw().on("GET /api/member/suggest", RawAnswer::json(R"({"content":[{"id":1,"name":"a.kowalska"}],"number":0})"));
        const Result<QStringList> people = await(extras().people(1, QStringLiteral("kow"), {}));
        QVERIFY(people);
        QCOMPARE(*people, QStringList{QStringLiteral("a.kowalska")});
        QCOMPARE(m_testOps->raw().lines(), QList<QByteArray>({"GET /api/user/suggest?query=kow&size=100", "GET /api/member/suggest?query=kow&projectId=1&size=100"}));
    }
};

CASEWRIGHT_TEST(ExtrasCodecTest)
#include "extras_codec_test.moc"
