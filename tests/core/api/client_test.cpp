// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http/client.h"

#include "core/api/http/create_once.h"
#include "core/api/json/page.h"
#include "tests/core/api/quick_options.h"
#include "tests/core/api/quoted.h"
#include "tests/support/await.h"
#include "tests/support/raw_socket_server.h"
#include "tests/support/runner/test_case.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

const QString path = QStringLiteral("/x");

Result<qint64> decodeId(const QByteArray &json)
{
    JsonReader in(json);
    std::optional<qint64> id;
    in.object([&](JsonReader::Key key) {
        if (key == "id")
            id = in.integer();
    });
    if (!id)
        in.missing("id", "a number");
    TRY(in.finish());
    return *id;
}

qint64 readNumber(JsonReader &in)
{
    return in.integer().value_or(0);
}

Task<QList<qint64>> found(QList<QList<qint64>> *looks, int *count)
{
    ++*count;
    co_return looks->size() > 1 ? looks->takeFirst() : looks->constFirst();
}

/// A creation at POST /x that finds `looks`, one look after the other.
Creation<qint64> creation(QList<QList<qint64>> *looks, int *count)
{
    Creation<qint64> creation;
    creation.request = writeRequest(Method::Post, path, "{}", {});
    creation.decode = &decodeId;
    creation.find = [looks, count] { return found(looks, count); };
    creation.nameOf = [](const qint64 &id) { return QString::number(id); };
    return creation;
}

} // namespace

class ClientTest final : public QObject {
    Q_OBJECT

private:
    int m_waits = 0; ///< before a request was sent again

    /// As the command line connects; counts the waits.
    ConnectionOptions countingOptions(const QUrl &url)
    {
        m_waits = 0;
        ConnectionOptions options = quickOptions(url);
        options.retry.firstContact = std::make_shared<FirstContact>();
        options.retry.jitter = [this] {
            ++m_waits;
            return 0.0;
        };
        return options;
    }

private Q_SLOTS:
    void repeatsAReadUntilItWorks_data()
    {
        QTest::addColumn<RawAnswer>("trouble");
        for (const int status : {429, 502, 503, 504})
            QTest::addRow("%d", status) << RawAnswer::status(status);
        QTest::newRow("closed") << RawAnswer::close();
        QTest::newRow("cut") << RawAnswer::cut("{\"a\":1}", 3);
    }
    void repeatsAReadUntilItWorks()
    {
        QFETCH(const RawAnswer, trouble);
        RawSocketServer server;
        server.on("GET /x", {trouble, trouble, trouble, RawAnswer::json("{\"id\":3}")});
        Client client(quickOptions(server.url()));
        const Result<qint64> id = await(client.read(getRequest(path, {}, {}), &decodeId));
        QVERIFY2(id, qPrintable(id ? QString() : id.error().serverText));
        QCOMPARE(*id, 3);
        QSet<QByteArray> requestIds;
        for (const RawRequest &request : server.requests())
            requestIds.insert(request.headers.value("x-request-id"));
        QCOMPARE(requestIds.size(), 1); // one logical request
        QVERIFY(!requestIds.contains(QByteArray()));
    }

    void givesUpAfterFiveRepeats()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::status(503));
        Client client(quickOptions(server.url()));
        const Result<Reply> reply = await(client.send(getRequest(path, {}, {})));
        QCOMPARE(reply.error().kind, ErrorKind::Server);
        QCOMPARE(server.requests().size(), 6);
    }

    void repeatsASilentServerOnceOnly()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::stall());
        ConnectionOptions options = quickOptions(server.url());
        options.timeout = std::chrono::milliseconds(50);
        Client client(options);
        const Result<Reply> reply = await(client.send(getRequest(path, {}, {})));
        QCOMPARE(reply.error().kind, ErrorKind::Timeout);
        QCOMPARE(server.requests().size(), 2);
    }

    void neverRepeatsWhatIsWrong_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 401, 403, 404, 409, 501})
            QTest::addRow("%d", status) << status;
    }
    void neverRepeatsWhatIsWrong()
    {
        QFETCH(const int, status);
        RawSocketServer server;
        server.on("GET /x", RawAnswer::status(status));
        Client client(quickOptions(server.url()));
        QVERIFY(!await(client.send(getRequest(path, {}, {}))));
        QCOMPARE(server.requests().size(), 1);
    }

    void readsOnWhereAStrayAnswerCame_data()
    {
        QTest::addColumn<RawAnswer>("stray");
        QTest::newRow("500") << RawAnswer::status(500);
        QTest::newRow("web page") << RawAnswer::html();
    }
    void readsOnWhereAStrayAnswerCame()
    {
        QFETCH(const RawAnswer, stray);
        RawSocketServer server;
        server.on("GET /x", {stray, stray, RawAnswer::json("{\"id\":7}")});
        Client client(quickOptions(server.url()));
        const Result<qint64> id = await(client.read(getRequest(path, {}, {}), &decodeId));
        QVERIFY2(id, id ? "" : qPrintable(id.error().serverText));
        QCOMPARE(*id, 7);
    }

    void aWebPageThatStaysIsAskedForThreeTimesAndThenBelieved()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::html());
        Client client(quickOptions(server.url()));
        const Result<qint64> first = await(client.read(getRequest(path, {}, {}), &decodeId));
        QVERIFY(!first && isWebPage(first.error()));
        QCOMPARE(server.requests().size(), 3);
        QVERIFY(!await(client.read(getRequest(path, {}, {}), &decodeId)));
        QCOMPARE(server.requests().size(), 4);
        server.on("GET /x", {RawAnswer::json("{\"id\":7}"), RawAnswer::html(), RawAnswer::json("{\"id\":8}")});
        QVERIFY(await(client.read(getRequest(path, {}, {}), &decodeId)));
        QCOMPARE(*await(client.read(getRequest(path, {}, {}), &decodeId)), 8); // it was no page any more, so one was a stray again
    }

    void whatMayNotBeThereIsAskedForOnce_data() { readsOnWhereAStrayAnswerCame_data(); }
    void whatMayNotBeThereIsAskedForOnce()
    {
        QFETCH(const RawAnswer, stray);
        RawSocketServer server;
        server.on("GET /x", stray);
        Client client(quickOptions(server.url()));
        Request request = getRequest(path, {}, {});
        request.repeat = Repeat::Unanswered;
        QVERIFY(!await(client.read(request, &decodeId)));
        QCOMPARE(server.requests().size(), 1);
    }

    void neverRepeatsAWriteThatMayHaveFailedWithin()
    {
        RawSocketServer server;
        server.on("PATCH /x", RawAnswer::status(500));
        Client client(quickOptions(server.url()));
        QVERIFY(!await(client.write(writeRequest(Method::Patch, path, "{}", {}))));
        QCOMPARE(server.requests().size(), 1);
    }

    void repeatsWritesThatReplace()
    {
        RawSocketServer server;
        server.on("PATCH /x", {RawAnswer::close(), RawAnswer::status(502), RawAnswer::status(204)});
        Client client(quickOptions(server.url()));
        QVERIFY(await(client.write(writeRequest(Method::Patch, path, "{\"a\":1}", {}))));
        QCOMPARE(server.requests().size(), 3);
        for (const RawRequest &request : server.requests())
            QCOMPARE(request.body, QByteArray("{\"a\":1}"));
    }

    void waitsAsLongAsTheServerAsks()
    {
        RawSocketServer server;
        server.on("GET /x", {RawAnswer::status(429, {}, "Retry-After: 1\r\n"), RawAnswer::json("{\"id\":1}")});
        ConnectionOptions options = quickOptions(server.url());
        options.retry.longestRetryAfter = std::chrono::milliseconds(150);
        Client client(options);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(await(client.send(getRequest(path, {}, {}))));
        QVERIFY(clock.elapsed() >= 150);
    }

    void waitsTwiceAsLongEachTime()
    {
        RetryPolicy policy;
        policy.firstWait = std::chrono::milliseconds(100);
        policy.longestWait = std::chrono::milliseconds(500);
        policy.jitter = [] { return 1.0; };
        const Error error = makeError(ErrorKind::Offline);
        QList<qint64> waits;
        for (int repeat = 0; const auto wait = policy.waitBefore(repeat, error); ++repeat)
            waits.append(wait->count());
        QCOMPARE(waits, QList<qint64>({100, 200, 400, 500, 500}));
        policy.jitter = [] { return 0.0; };
        QCOMPARE(policy.waitBefore(0, error)->count(), 50);
    }

    void doesNotAskAgainWhereNobodyTakesTheConnection_data()
    {
        QTest::addColumn<SignInKind>("signIn");
        QTest::newRow("plain") << SignInKind::Bearer;
        QTest::newRow("with a session") << SignInKind::Session;
    }
    void doesNotAskAgainWhereNobodyTakesTheConnection()
    {
        QFETCH(const SignInKind, signIn);
        RawSocketServer server;
        ConnectionOptions options = countingOptions(server.url());
        options.signIn = signIn;
        server.close();
        Client client(options);
        QCOMPARE(await(client.send(getRequest(path, {}, {}))).error().kind, ErrorKind::Offline);
        QCOMPARE(m_waits, 0);
        options.retry.firstContact = nullptr;
        Client other(options);
        QCOMPARE(await(other.send(getRequest(path, {}, {}))).error().kind, ErrorKind::Offline);
        QCOMPARE(m_waits, 5);
    }

    void asksAgainAServerThatHasAnsweredBefore()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::status(200, "{}", "Connection: close\r\n"));
        const ConnectionOptions options = countingOptions(server.url());
        Client client(options);
        QVERIFY(await(client.send(getRequest(path, {}, {}))));
        server.close();
        Client next(options); // another connection of the same errand
        QCOMPARE(await(next.send(getRequest(path, {}, {}))).error().kind, ErrorKind::Offline);
        QCOMPARE(m_waits, 5);
    }

    void aServerThatBreaksTheConnectionIsThere()
    {
        using Outcome = FirstContact::Outcome;
        const Error error = makeError(ErrorKind::Offline);
        RetryPolicy policy;
        policy.firstContact = std::make_shared<FirstContact>();
        QVERIFY(policy.waitBefore(0, error));
        policy.firstContact->note(Outcome::Refused);
        QVERIFY(!policy.waitBefore(0, error));
        policy.firstContact->note(Outcome::Broken);
        QVERIFY(policy.waitBefore(0, error));
        policy.firstContact->note(Outcome::Answered);
        policy.firstContact->note(Outcome::Refused); // it restarts
        QVERIFY(policy.waitBefore(0, error));
    }

    void stopsWaitingWhenCancelled()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::status(503));
        ConnectionOptions options = quickOptions(server.url());
        options.retry.firstWait = std::chrono::hours(1);
        options.retry.longestWait = std::chrono::hours(1);
        Client client(options);
        CancelSource source;
        auto task = client.send(getRequest(path, {}, source.token()));
        QTRY_COMPARE(server.requests().size(), 1);
        QTimer::singleShot(50, this, [&] { source.cancel(); });
        QCOMPARE(await(std::move(task)).error().kind, ErrorKind::Cancelled);
    }

    void aDeletionThatFindsNothingWhenRepeatedIsDone()
    {
        RawSocketServer server;
        server.on("DELETE /x", {RawAnswer::close(), RawAnswer::status(404)});
        Client client(quickOptions(server.url()));
        QVERIFY(await(client.write(writeRequest(Method::Delete, path, {}, {}))));
        QCOMPARE(server.requests().size(), 2);
    }

    void aDeletionOfNothingIsNotFound()
    {
        RawSocketServer server;
        Client client(quickOptions(server.url()));
        const Result<Reply> reply = await(client.write(writeRequest(Method::Delete, path, {}, {})));
        QCOMPARE(reply.error().kind, ErrorKind::NotFound);
    }

    void aWebPageIsNoAnswer()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::html());
        server.on("PATCH /x", RawAnswer::html());
        Client client(quickOptions(server.url()));
        const Result<qint64> read = await(client.read(getRequest(path, {}, {}), &decodeId));
        QCOMPARE(read.error().kind, ErrorKind::Protocol);
        QCOMPARE(read.error().httpStatus, 200);
        const Result<Reply> written = await(client.write(writeRequest(Method::Patch, path, "{}", {})));
        QCOMPARE(written.error().kind, ErrorKind::Protocol);
        QVERIFY(written.error().outcomeUnknown);
    }

    void aWriteNeedsNoBodyInItsAnswer()
    {
        RawSocketServer server;
        server.on("POST /x", RawAnswer::status(201));
        Client client(quickOptions(server.url()));
        QVERIFY(await(client.write(writeRequest(Method::Post, path, "{}", {}))));
    }

    void namesThePlaceOfWhatItCannotRead()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::json("{\"name\":\"x\"}"));
        Client client(quickOptions(server.url()));
        const Result<qint64> id = await(client.read(getRequest(path, {}, {}), &decodeId));
        QCOMPARE(id.error().kind, ErrorKind::Protocol);
        QCOMPARE(id.error().serverText, QStringLiteral("$.id: a number is missing"));
        QVERIFY(!id.error().requestId.isEmpty());
    }

    void decodesLargeAnswersToo()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::json("{\"pad\":\"" + QByteArray(200'000, 'x') + "\",\"id\":7}"));
        Client client(quickOptions(server.url()));
        QCOMPARE(await(client.read(getRequest(path, {}, {}), &decodeId)).value_or(0), 7);
    }

    // --- creating

    void createsAtOnceWhereNothingGoesWrong()
    {
        RawSocketServer server;
        server.on("POST /x", RawAnswer::json("{\"id\":5}"));
        Client client(quickOptions(server.url()));
        QList<QList<qint64>> looks = {{}};
        int count = 0;
        QCOMPARE(await(createOnce(&client, creation(&looks, &count))).value_or(0), 5);
        QCOMPARE(count, 0);
        QCOMPARE(server.requests().size(), 1);
    }

    void adoptsWhatALostCreationMade_data()
    {
        QTest::addColumn<RawAnswer>("trouble");
        QTest::newRow("closed") << RawAnswer::close();
        QTest::newRow("502") << RawAnswer::status(502);
        QTest::newRow("503") << RawAnswer::status(503);
        QTest::newRow("no body") << RawAnswer::status(201);
        QTest::newRow("cut JSON") << RawAnswer::json("{\"id\":");
        QTest::newRow("cut body") << RawAnswer::cut("{\"id\":5}", 4);
        QTest::newRow("web page") << RawAnswer::html();
        QTest::newRow("no id") << RawAnswer::json("{}");
    }
    void adoptsWhatALostCreationMade()
    {
        QFETCH(const RawAnswer, trouble);
        RawSocketServer server;
        server.on("POST /x", trouble);
        Client client(quickOptions(server.url()));
        QList<QList<qint64>> looks = {{5}};
        int count = 0;
        QCOMPARE(await(createOnce(&client, creation(&looks, &count))).value_or(0), 5);
        QCOMPARE(server.requests().size(), 1);
    }

    void looksTwiceBeforeItCreatesAgain()
    {
        RawSocketServer server;
        server.on("POST /x", {RawAnswer::close(), RawAnswer::json("{\"id\":6}")});
        Client client(quickOptions(server.url()));
        QList<QList<qint64>> looks = {{}};
        int count = 0;
        QCOMPARE(await(createOnce(&client, creation(&looks, &count))).value_or(0), 6);
        QCOMPARE(count, 2);
        QCOMPARE(server.requests().size(), 2);
    }

    void adoptsWhatShowsUpLate()
    {
        RawSocketServer server;
        server.on("POST /x", RawAnswer::close());
        Client client(quickOptions(server.url()));
        QList<QList<qint64>> looks = {{}, {8}};
        int count = 0;
        QCOMPARE(await(createOnce(&client, creation(&looks, &count))).value_or(0), 8);
        QCOMPARE(server.requests().size(), 1);
    }

    void asksWhichWhereTwoCouldBeIt()
    {
        RawSocketServer server;
        server.on("POST /x", RawAnswer::close());
        Client client(quickOptions(server.url()));
        QList<QList<qint64>> looks = {{8, 9}};
        int count = 0;
        const Result<qint64> made = await(createOnce(&client, creation(&looks, &count)));
        QCOMPARE(made.error().kind, ErrorKind::Conflict);
        QCOMPARE(made.error().serverText, QStringLiteral("The answer was lost, and several could be it: 8, 9"));
        QCOMPARE(server.requests().size(), 1);
    }

    void tellsTheCandidatesAsValues()
    {
        RawSocketServer server;
        server.on("POST /x", RawAnswer::close());
        Client client(quickOptions(server.url()));
        QList<QList<qint64>> looks = {{8, 9}};
        int count = 0;
        QList<qint64> told;
        Creation<qint64> wanted = creation(&looks, &count);
        wanted.several = [&told](const QList<qint64> &candidates) { told = candidates; };
        QVERIFY(!await(createOnce(&client, wanted)));
        QCOMPARE(told, (QList<qint64>{8, 9}));
    }

    void looksBeforeItSendsWhatWasPerhapsSent()
    {
        RawSocketServer server;
        server.on("POST /x", RawAnswer::json("{\"id\":6}"));
        Client client(quickOptions(server.url()));
        QList<QList<qint64>> looks = {{5}, {}};
        int count = 0;
        Creation<qint64> wanted = creation(&looks, &count);
        wanted.perhapsSent = true;
        QCOMPARE(await(createOnce(&client, wanted)).value_or(0), 5);
        QCOMPARE(server.requests().size(), 0);
        QCOMPARE(await(createOnce(&client, wanted)).value_or(0), 6);
        QCOMPARE(server.requests().size(), 1);
    }

    void createsAgainWithoutLookingWhereTheServerRefusedToWork()
    {
        RawSocketServer server;
        server.on("POST /x", {RawAnswer::status(429), RawAnswer::json("{\"id\":6}")});
        Client client(quickOptions(server.url()));
        QList<QList<qint64>> looks = {{}};
        int count = 0;
        QCOMPARE(await(createOnce(&client, creation(&looks, &count))).value_or(0), 6);
        QCOMPARE(count, 0);
    }

    void createsOnceWhereTheServerSaysNo()
    {
        RawSocketServer server;
        server.on("POST /x", RawAnswer::status(400));
        Client client(quickOptions(server.url()));
        QList<QList<qint64>> looks = {{}};
        int count = 0;
        QCOMPARE(await(createOnce(&client, creation(&looks, &count))).error().kind, ErrorKind::Invalid);
        QCOMPARE(count, 0);
        QCOMPARE(server.requests().size(), 1);
    }

    // --- lists

    void readsAListToItsEnd_data()
    {
        QTest::addColumn<QList<QByteArray>>("pages");
        QTest::addColumn<QList<qint64>>("numbers");
        QTest::newRow("array") << QList<QByteArray>{"[1,2]"} << QList<qint64>{1, 2};
        QTest::newRow("one page") << QList<QByteArray>{quoted("{'content':[1],'page':0,'totalPages':1,'last':true}")}
                                  << QList<qint64>{1};
        QTest::newRow("number for page") << QList<QByteArray>{quoted("{'content':[1],'number':0,'totalPages':2}"),
                                                              quoted("{'content':[2],'number':1,'totalPages':2}")}
                                         << QList<qint64>{1, 2};
        QTest::newRow("only last") << QList<QByteArray>{quoted("{'content':[1],'last':false}"),
                                                        quoted("{'content':[2],'last':true}")}
                                   << QList<qint64>{1, 2};
        QTest::newRow("last is wrong") << QList<QByteArray>{quoted("{'content':[1],'last':false,'totalElements':1}"),
                                                            quoted("{'content':[]}")}
                                       << QList<qint64>{1};
        QTest::newRow("begins anew") << QList<QByteArray>{quoted("{'content':[1],'page':0,'last':false}"),
                                                          quoted("{'content':[1],'page':0,'last':false}")}
                                     << QList<qint64>{1};
        QTest::newRow("no totals") << QList<QByteArray>{quoted("{'content':[1,2]}")} << QList<qint64>{1, 2};
        QTest::newRow("empty") << QList<QByteArray>{quoted(
                                      "{'content':[],'totalElements':0,'totalPages':0,'last':false}")}
                               << QList<qint64>{};
    }
    void readsAListToItsEnd()
    {
        QFETCH(const QList<QByteArray>, pages);
        QFETCH(const QList<qint64>, numbers);
        RawSocketServer server;
        QList<RawAnswer> answers;
        for (const QByteArray &page : pages)
            answers.append(RawAnswer::json(page));
        server.on("GET /x", answers);
        Client client(quickOptions(server.url()));
        const auto list =
            await(readWholeList<qint64>(&client, getRequest(path, {}, {}), &decodePage<qint64, readNumber>));
        QVERIFY(list);
        QCOMPARE(*list, numbers);
        QCOMPARE(server.requests().size(), pages.size());
    }

    void readsThePagesItIsToldOfSideBySide()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::json(quoted("{'content':[0],'totalElements':7}")));
        for (int i = 1; i < 7; ++i)
            server.on("GET /x?page=" + QByteArray::number(i),
                      RawAnswer::json(quoted("{'content':[#],'totalElements':7}").replace("#", QByteArray::number(i)))
                          .after(100 - 10 * i));
        Client client(quickOptions(server.url()));
        const auto list =
            await(readWholeList<qint64>(&client, getRequest(path, {}, {}), &decodePage<qint64, readNumber>));
        QCOMPARE(list.value_or(QList<qint64>()), QList<qint64>({0, 1, 2, 3, 4, 5, 6})); // in their order
        QCOMPARE(server.mostAtOnce(), 6);
    }

    void neverReadsAnEndlessList()
    {
        RawSocketServer server;
        server.on("GET /x", RawAnswer::json(quoted("{'content':[1],'last':false}")));
        Client client(quickOptions(server.url()));
        // Not await(), which sleeps between two looks at the socket.
        QVERIFY(
            QCoro::waitFor(readWholeList<qint64>(&client, getRequest(path, {}, {}), &decodePage<qint64, readNumber>)));
        QCOMPARE(server.requests().size(), 1000);
    }
};

CASEWRIGHT_TEST(ClientTest)
#include "client_test.moc"
