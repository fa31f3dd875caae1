// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http/answer.h"

#include "core/base/log.h"
#include "tests/core/api/quoted.h"
#include "tests/support/runner/test_case.h"

#include <QDateTime>
#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);

Error errorOf(const Answer &answer)
{
    const Result<Reply> reply = judged(answer, QStringLiteral("id"), now);
    return reply ? Error() : reply.error();
}

Answer withStatus(int status, const QByteArray &body = {})
{
    Answer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

} // namespace

class AnswerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasOneKindForEachStatus_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        const QList<std::pair<int, ErrorKind>> kinds = {
            {302, ErrorKind::Protocol},  {400, ErrorKind::Invalid},  {401, ErrorKind::Unauthorized},
            {403, ErrorKind::Forbidden}, {404, ErrorKind::NotFound}, {405, ErrorKind::Invalid},
            {408, ErrorKind::Timeout},   {409, ErrorKind::Conflict}, {410, ErrorKind::NotFound},
            {413, ErrorKind::Invalid},   {422, ErrorKind::Invalid},  {429, ErrorKind::RateLimited},
            {500, ErrorKind::Server},    {503, ErrorKind::Server},   {599, ErrorKind::Server},
        };
        for (const auto &[status, kind] : kinds)
            QTest::addRow("%d", status) << status << kind;
    }
    void hasOneKindForEachStatus()
    {
        QFETCH(const int, status);
        QFETCH(const ErrorKind, kind);
        const Error error = errorOf(withStatus(status));
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.httpStatus, status);
        QCOMPARE(error.requestId, QStringLiteral("id"));
    }

    void takesEverySuccess()
    {
        for (const int status : {200, 201, 202, 204})
            QVERIFY(judged(withStatus(status), {}, now));
    }

    void findsTheServersWords_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("text");
        QTest::newRow("dialect") << quoted("{'status':400,'message':'name is empty'}")
                                 << QStringLiteral("name is empty");
        QTest::newRow("oauth") << quoted("{'error':'invalid_token','error_description':'expired'}")
                               << QStringLiteral("expired");
        QTest::newRow("error only") << quoted("{'error':'Bad Request'}") << QStringLiteral("Bad Request");
        QTest::newRow("html") << QByteArray("<html><head>\n<TITLE> 502 Bad\nGateway </TITLE></head>")
                              << QStringLiteral("502 Bad\nGateway");
        QTest::newRow("html without title") << QByteArray("<html></html>") << QString();
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("cut") << quoted("{'status':400,'mess") << QStringLiteral("{\"status\":400,\"mess");
        QTest::newRow("text") << QByteArray("no  such\nthing") << QStringLiteral("no such thing");
        QTest::newRow("other object") << quoted("{'a':1}") << QString();
    }
    void findsTheServersWords()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, text);
        QCOMPARE(errorOf(withStatus(400, body)).serverText, text);
    }

    void shortensAndCleansTheServersWords()
    {
        rememberSecret(QStringLiteral("very-secret"));
        const Error error =
            errorOf(withStatus(400, quoted("{'message':'very-secret ") + QByteArray(2'000, 'x') + quoted("'}")));
        QCOMPARE(error.serverText.size(), 500);
        QVERIFY(error.serverText.startsWith(QStringLiteral("*** x")));
    }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("seconds");
        QTest::newRow("seconds") << QByteArray(" 7 ") << 7;
        QTest::newRow("date") << QByteArray("Tue, 14 Nov 2023 22:13:30 GMT") << 10;
        QTest::newRow("past date") << QByteArray("Tue, 14 Nov 2023 22:13:00 GMT") << 0;
        QTest::newRow("negative") << QByteArray("-5") << 0;
        QTest::newRow("absurd") << QByteArray("99999999999") << 86'400;
        QTest::newRow("nonsense") << QByteArray("soon") << -1;
        QTest::newRow("none") << QByteArray() << -1;
    }
    void readsRetryAfter()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const int, seconds);
        Answer answer = withStatus(429);
        answer.retryAfter = header;
        const auto wait = errorOf(answer).retryAfter;
        QCOMPARE(wait ? static_cast<int>(wait->count()) / 1000 : -1, seconds);
    }

    void mayHaveActedOnlyWhereTheServerMayHave_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("unknown");
        for (const int status : {0, 408, 500, 502, 503, 504})
            QTest::addRow("%d", status) << status << true;
        for (const int status : {302, 400, 401, 404, 409, 429})
            QTest::addRow("%d", status) << status << false;
    }
    void mayHaveActedOnlyWhereTheServerMayHave()
    {
        QFETCH(const int, status);
        QFETCH(const bool, unknown);
        Answer answer = withStatus(status);
        QCOMPARE(errorOf(answer).outcomeUnknown, false);
        answer.mayHaveActed = true;
        QCOMPARE(errorOf(answer).outcomeUnknown, unknown);
    }

    void tellsAnAbortFromATimeoutAndNamesTheTlsError()
    {
        Answer answer;
        answer.networkError = QNetworkReply::OperationCanceledError;
        QCOMPARE(errorOf(answer).kind, ErrorKind::Timeout);
        answer.cancelled = true;
        QCOMPARE(errorOf(answer).kind, ErrorKind::Cancelled);
        answer.networkError = QNetworkReply::SslHandshakeFailedError;
        answer.networkText = QStringLiteral("handshake failed");
        answer.tlsText = QStringLiteral("The certificate has expired");
        QCOMPARE(errorOf(answer).kind, ErrorKind::Tls);
        QCOMPARE(errorOf(answer).serverText, QStringLiteral("The certificate has expired"));
    }

    void aBodyThatBreaksOffIsNoSuccess()
    {
        Answer answer = withStatus(200, "{\"a\"");
        answer.networkError = QNetworkReply::RemoteHostClosedError;
        QCOMPARE(errorOf(answer).kind, ErrorKind::Offline);
    }

    void saysWhereAWebPageAnsweredInstead()
    {
        QVERIFY(looksLikeJson(" \n{}"));
        QVERIFY(looksLikeJson("[]"));
        const Error page = looksLikeJson("<!DOCTYPE html><title>Sign in</title>").error();
        QCOMPARE(page.kind, ErrorKind::Protocol);
        QCOMPARE(page.serverText, QStringLiteral("A web page answered, not the API: Sign in"));
        QCOMPARE(looksLikeJson("").error().serverText, QStringLiteral("The answer is empty"));
        QCOMPARE(looksLikeJson("hello").error().serverText, QStringLiteral("The answer is not JSON"));
    }
};

CASEWRIGHT_TEST(AnswerTest)
#include "answer_test.moc"
