// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// A creation whose answer is lost while somebody else makes a case of the same name: what scripts are told and can say.
class CliLostCreationTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void createListsTheCandidatesAndIsFive();
    void peopleSeeThemToo();
    void statusKnowsThemWithoutTheServer();
    void pushAsksAgainAndSendsNothing();
    void pushAdoptsTheOneThatIsNamed();
    void pushMakesAnotherOne();
    void aWrongAdoptionLeavesTheCaseWaiting();
    void unreadableChoicesAreUsage_data();
    void unreadableChoicesAreUsage();
    void helpExplainsTheChoice();

private:
    CliResult createTwin(const char *line);
    void waitsAsTwin() { QCOMPARE(createTwin("--json --timeout 2 create Twin --tag mine").exitCode, 5); }
    QJsonObject pending() { return m_cli->json({u"status"_s}).json()[u"pending"_s][0].toObject(); }
    QString localId() { return pending()[u"id"_s].toString(); }
    QList<qint64> twins();

    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<DemoServerProcess> m_server;
    std::unique_ptr<DemoClient> m_client;
};

namespace {

QList<qint64> idsOf(const QJsonValue &candidates)
{
    QList<qint64> ids;
    const QJsonArray array = candidates.toArray();
    for (const QJsonValue &candidate : array)
        ids.append(candidate[u"id"_s].toInteger());
    return ids;
}

} // namespace

void CliLostCreationTest::init()
{
    m_cli = std::make_unique<CliProgram>();
    m_server = std::make_unique<DemoServerProcess>();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
    m_client = std::make_unique<DemoClient>(*m_server);
    m_cli->connectTo(*m_server);
}

/// Runs `line`, whose creation of "Twin" happens without ever being answered, and makes another Twin before it looks.
CliResult CliLostCreationTest::createTwin(const char *line)
{
    setFaults(*m_client, {u"stall,after-acting,method=POST,path=/testcase$,times=1"_s});
    m_client->remove("/_demo/requests");
    const auto process = m_cli->start(words(line));
    if (!QTest::qWaitFor([this] { return writesSeen(*m_client).contains(u"POST /api/rs/testcase"_s); }, 10'000))
        QTest::qFail("nothing was created", __FILE__, __LINE__);
    if (m_client->post("/testcase", R"({"projectId": 1, "name": "Twin"})").status / 100 != 2)
        QTest::qFail("the other one was refused", __FILE__, __LINE__);
    setFaults(*m_client, {});
    return CliProgram::finish(*process);
}

QList<qint64> CliLostCreationTest::twins()
{
    QList<qint64> ids;
    const QJsonArray rows = m_client->all("/testcase?projectId=1");
    for (const QJsonValue &row : rows) {
        if (row[u"name"_s].toString() == u"Twin"_s)
            ids.append(row[u"id"_s].toInteger());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

void CliLostCreationTest::createListsTheCandidatesAndIsFive()
{
    const CliResult result = createTwin("--json --timeout 2 create Twin");
    QCOMPARE(result.exitCode, 5);
    QCOMPARE(result.kind(), u"Conflict"_s);
    const QJsonArray candidates = result.error()[u"candidates"_s].toArray();
    QList<qint64> ids = idsOf(candidates);
    std::sort(ids.begin(), ids.end());
    QCOMPARE(ids, twins());
    QCOMPARE(ids.size(), 2);
    for (const QJsonValue &candidate : candidates) {
        QCOMPARE(candidate.toObject().keys(), (QStringList{u"createdBy"_s, u"id"_s, u"name"_s, u"url"_s}));
        QCOMPARE(candidate[u"name"_s].toString(), u"Twin"_s);
        QCOMPARE(candidate[u"url"_s].toString(),
                 u"%1/project/1/test-cases/%2"_s.arg(m_server->url()).arg(candidate[u"id"_s].toInteger()));
    }
    QVERIFY(result.error()[u"hint"_s].toString().contains(u"push --adopt %1=ID"_s.arg(localId())));
}

void CliLostCreationTest::peopleSeeThemToo()
{
    const CliResult result = createTwin("--timeout 2 create Twin");
    QCOMPARE(result.exitCode, 5);
    QCOMPARE(result.out, QByteArray());
    const CliResult pushed = m_cli->run({u"push"_s});
    const CliResult status = m_cli->run({u"status"_s});
    for (const qint64 id : twins()) {
        const QByteArray line = QByteArray::number(id) + "  Twin  " + m_server->url().toUtf8();
        QVERIFY2(result.err.contains(line), result.err.constData());
        QVERIFY2(pushed.out.contains(line), pushed.out.constData());
        QVERIFY2(status.out.contains(line), status.out.constData());
    }
    QVERIFY(status.out.contains("--create-anew"));
}

void CliLostCreationTest::statusKnowsThemWithoutTheServer()
{
    waitsAsTwin();
    const QList<qint64> both = twins();
    m_server->kill();
    const CliResult status = m_cli->json({u"status"_s});
    QCOMPARE(status.exitCode, 0);
    const QJsonObject waiting = status.json()[u"pending"_s][0].toObject();
    QList<qint64> ids = idsOf(waiting[u"candidates"_s]);
    std::sort(ids.begin(), ids.end());
    QCOMPARE(ids, both);
    QCOMPARE(status.json()[u"conflicts"_s].toArray(), QJsonArray{waiting[u"id"_s]});
    QVERIFY(waiting[u"id"_s].toString().startsWith(u"local:"_s));
}

void CliLostCreationTest::pushAsksAgainAndSendsNothing()
{
    waitsAsTwin();
    m_client->remove("/_demo/requests");
    const CliResult pushed = m_cli->json({u"push"_s});
    QCOMPARE(pushed.exitCode, 5);
    const QJsonObject failed = pushed.json()[u"failed"_s][0].toObject();
    QCOMPARE(failed[u"id"_s].toString(), localId());
    QCOMPARE(failed[u"error"_s][u"kind"_s].toString(), u"Conflict"_s);
    QCOMPARE(idsOf(failed[u"error"_s][u"candidates"_s]).size(), 2);
    QCOMPARE(writesSeen(*m_client), QStringList());
    QCOMPARE(twins().size(), 2);
}

void CliLostCreationTest::pushAdoptsTheOneThatIsNamed()
{
    waitsAsTwin();
    const qint64 chosen = twins().constLast(); // the other one's, to be sure that it is not found by chance
    QVERIFY(m_client->post("/testcase/" + QByteArray::number(chosen) + "/tag", R"({"tags": [{"name": "theirs"}]})").status == 200);
    const CliResult pushed = m_cli->json({u"push"_s, u"--adopt"_s, u"%1=%2"_s.arg(localId()).arg(chosen)});
    QCOMPARE(pushed.exitCode, 0);
    QCOMPARE(pushed.json()[u"changed"_s].toArray(), QJsonArray{chosen});
    QCOMPARE(twins().size(), 2);
    QCOMPARE(tagsOf(*m_client, chosen), (QStringList{u"mine"_s, u"theirs"_s}));
    const QJsonObject status = m_cli->json({u"status"_s}).json();
    QCOMPARE(status[u"pending"_s].toArray(), QJsonArray());
    QCOMPARE(status[u"conflicts"_s].toArray(), QJsonArray());
    QCOMPARE(m_cli->json({u"show"_s, QString::number(chosen)}).json()[u"name"_s].toString(), u"Twin"_s);
}

void CliLostCreationTest::pushMakesAnotherOne()
{
    waitsAsTwin();
    const QList<qint64> both = twins();
    const CliResult pushed = m_cli->json({u"push"_s, u"--create-anew"_s, localId()});
    QCOMPARE(pushed.exitCode, 0);
    const qint64 made = pushed.json()[u"changed"_s][0].toInteger();
    QVERIFY(!both.contains(made));
    QCOMPARE(twins(), both + QList<qint64>{made});
    QCOMPARE(tagsOf(*m_client, made), QStringList{u"mine"_s});
    for (const qint64 id : both)
        QCOMPARE(tagsOf(*m_client, id), QStringList());
}

void CliLostCreationTest::aWrongAdoptionLeavesTheCaseWaiting()
{
    waitsAsTwin();
    const CliResult notIt = m_cli->json({u"push"_s, u"--adopt"_s, localId() + u"=1001"_s});
    QCOMPARE(notIt.exitCode, 1);
    QCOMPARE(notIt.json()[u"failed"_s].toArray().size(), 1);
    QCOMPARE(notIt.json()[u"failed"_s][0][u"error"_s][u"kind"_s].toString(), u"Invalid"_s);
    const CliResult noOne = m_cli->json(words("push --create-anew local:999999"));
    QCOMPARE(noOne.json()[u"failed"_s][0][u"error"_s][u"kind"_s].toString(), u"NotFound"_s);
    QCOMPARE(twins().size(), 2);
    QCOMPARE(idsOf(pending()[u"candidates"_s]).size(), 2);
}

void CliLostCreationTest::unreadableChoicesAreUsage_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("no id") << u"push --adopt local:7"_s;
    QTest::newRow("not local") << u"push --adopt 7=1001"_s;
    QTest::newRow("no number") << u"push --adopt local:7=x"_s;
    QTest::newRow("adopted twice") << u"push --adopt local:7=1 --adopt local:7=2"_s;
    QTest::newRow("both ways") << u"push --adopt local:7=1 --create-anew local:7"_s;
}

void CliLostCreationTest::unreadableChoicesAreUsage()
{
    QFETCH(QString, line);
    const CliResult result = m_cli->json(words(line));
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.kind(), u"Usage"_s);
}

void CliLostCreationTest::helpExplainsTheChoice()
{
    const CliResult help = m_cli->run(words("push --help"));
    for (const char *word : {"--adopt LOCAL=ID", "--create-anew LOCAL", "exit code is 5"})
        QVERIFY2(help.out.contains(word), help.out.constData());
}

CASEWRIGHT_TEST(CliLostCreationTest)
#include "cli_lost_creation_test.moc"
