// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

#include <QDirIterator>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// What the program does when things go wrong: exit codes, what is kept, what is never told.
class CliTroubleTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void anUnreachableServerIsThree();
    void statusWorksWithoutTheServer();
    void failuresOfTheServerHaveTheirCodes_data();
    void failuresOfTheServerHaveTheirCodes();
    void aRefusedTokenIsFour();
    void aFailedEditWaitsAndPushSendsIt();
    void repeatingAFailedEditSendsIt();
    void onlyOwnChangesAreSent();
    void aConflictIsFiveAndOverwritesNothing();
    void someFailuresAmongManyAreOne();
    void aRefusedCreationLeavesNothingBehind();
    void aCreationThatLacksItsTagsSaysSo();
    void aLostAnswerMakesOneCase();
    void aFailedDeletionWaits();
    void anInterruptIsOneHundredAndThirty();
    void whatAnInterruptLeftOverIsSentByPush();
    void anUnusableProfileIsThree();
    void aFullDiskBehindStandardOutputIsThree();
    void theTokenIsNowhereToBeSeen();
    void manyProgramsShareAProfile();

private:
    CliResult interrupted(const char *line);
    QJsonArray pending() { return m_cli->json({u"status"_s}).json()[u"pending"_s].toArray(); }

    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<DemoServerProcess> m_server;
    std::unique_ptr<DemoClient> m_client;
};

void CliTroubleTest::init()
{
    m_cli = std::make_unique<CliProgram>();
    m_server = std::make_unique<DemoServerProcess>();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
    m_client = std::make_unique<DemoClient>(*m_server);
    m_cli->connectTo(*m_server);
}

/// Runs `line` until the server keeps it waiting, then presses Ctrl+C.
CliResult CliTroubleTest::interrupted(const char *line)
{
#ifdef Q_OS_UNIX
    m_client->remove("/_demo/requests");
    const auto process = m_cli->start(words(line));
    const auto hangs = [this] {
        const QJsonArray requests = m_client->get("/_demo/requests").object()[u"requests"_s].toArray();
        return std::any_of(requests.begin(), requests.end(),
                           [](const auto &request) { return request[u"status"_s].toInt() == 0; });
    };
    if (!QTest::qWaitFor(hangs, 10'000))
        QTest::qFail("no request was left unanswered", __FILE__, __LINE__);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    return CliProgram::finish(*process);
#else
    Q_UNUSED(line);
    return {};
#endif
}

void CliTroubleTest::anUnreachableServerIsThree()
{
    m_cli->set("ATO_BASE", u"http://127.0.0.1:1"_s);
    const CliResult doctor = m_cli->json({u"doctor"_s});
    QCOMPARE(doctor.exitCode, 3);
    QVERIFY(!doctor.json()[u"ok"_s].toBool());
    const QJsonObject last = doctor.json()[u"checks"_s].toArray().last().toObject();
    QCOMPARE(last[u"name"_s].toString(), u"reachable"_s);
    QVERIFY(!last[u"hint"_s].toString().isEmpty());

    const CliResult edit = m_cli->json(words("edit 1001 --name X"));
    QCOMPARE(edit.exitCode, 3);
    QCOMPARE(edit.kind(), u"Offline"_s);
    m_cli->connectTo(*m_server);
    QCOMPARE(pending(), QJsonArray()); // nothing was queued
}

void CliTroubleTest::statusWorksWithoutTheServer()
{
    setFaults(*m_client, {u"status=403,method=PATCH"_s});
    QCOMPARE(m_cli->json(words("edit 1001 --name Kept")).exitCode, 4);
    const QString url = m_server->url();
    m_server->kill();
    const CliResult result = m_cli->json({u"status"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.json().keys(), (QStringList{u"conflicts"_s, u"online"_s, u"pending"_s, u"project"_s, u"server"_s}));
    QCOMPARE(result.json()[u"online"_s].toBool(), false);
    QCOMPARE(result.json()[u"server"_s].toString(), url);
    QCOMPARE(result.json()[u"project"_s].toInt(), 1);
    const QJsonObject waiting{{u"id"_s, 1001}, {u"name"_s, u"Kept"_s}, {u"facets"_s, QJsonArray{u"name"_s}}};
    QCOMPARE(result.json()[u"pending"_s].toArray(), QJsonArray{waiting});
}

void CliTroubleTest::failuresOfTheServerHaveTheirCodes_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("kind");
    QTest::newRow("403") << u"status=403"_s << 4 << u"Forbidden"_s;
    QTest::newRow("404") << u"status=404"_s << 1 << u"NotFound"_s;
    QTest::newRow("409") << u"status=409"_s << 5 << u"Conflict"_s;
    QTest::newRow("422") << u"status=422"_s << 1 << u"Invalid"_s;
    QTest::newRow("500") << u"status=500"_s << 3 << u"Server"_s;
    QTest::newRow("html") << u"html"_s << 3 << u"Protocol"_s;
    QTest::newRow("stall") << u"stall"_s << 3 << u"Timeout"_s;
}

void CliTroubleTest::failuresOfTheServerHaveTheirCodes()
{
    QFETCH(QString, fault);
    QFETCH(int, exitCode);
    QFETCH(QString, kind);
    setFaults(*m_client, {fault + u",path=/api/rs/testcase/1001"_s});
    const CliResult result = m_cli->json(words("--timeout 0.4 show 1001"));
    QCOMPARE(result.kind(), kind);
    QCOMPARE(result.exitCode, exitCode);
    QVERIFY(!result.error()[u"hint"_s].toString().isEmpty());
}

void CliTroubleTest::aRefusedTokenIsFour()
{
    m_cli->set("ATO_TOKEN", u"outdated-token"_s);
    const CliResult result = m_cli->json({u"cases"_s});
    QCOMPARE(result.exitCode, 4);
    QCOMPARE(result.kind(), u"Unauthorized"_s);
    const CliResult doctor = m_cli->json({u"doctor"_s});
    QCOMPARE(doctor.exitCode, 4);
    QCOMPARE(doctor.json()[u"checks"_s].toArray().last()[u"name"_s].toString(), u"sign-in"_s);
    m_cli->unset("ATO_TOKEN");
    QCOMPARE(m_cli->json({u"doctor"_s}).exitCode, 4);
}

void CliTroubleTest::aFailedEditWaitsAndPushSendsIt()
{
    setFaults(*m_client, {u"status=403,method=PATCH,times=1"_s});
    const CliResult failed = m_cli->json(words("edit 1001 --name Later"));
    QCOMPARE(failed.exitCode, 4);
    QCOMPARE(failed.json()[u"failed"_s][0][u"error"_s][u"kind"_s].toString(), u"Forbidden"_s);
    QVERIFY(failed.err.contains("`push` sends it"));
    QCOMPARE(pending()[0][u"id"_s].toInt(), 1001);
    QCOMPARE(m_cli->json(words("push --dry-run")).json()[u"changed"_s].toArray(), QJsonArray{1001});
    QVERIFY(caseOf(*m_client, 1001)[u"name"_s].toString() != u"Later"_s);

    const CliResult pushed = m_cli->json({u"push"_s});
    QCOMPARE(pushed.exitCode, 0);
    QCOMPARE(pushed.json()[u"changed"_s].toArray(), QJsonArray{1001});
    QCOMPARE(caseOf(*m_client, 1001)[u"name"_s].toString(), u"Later"_s);
    QCOMPARE(pending(), QJsonArray());
}

void CliTroubleTest::repeatingAFailedEditSendsIt()
{
    setFaults(*m_client, {u"status=403,method=PATCH,times=1"_s});
    QCOMPARE(m_cli->json(words("edit 1001 --name Again")).exitCode, 4);
    const CliResult again = m_cli->json(words("edit 1001 --name Again"));
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.json()[u"changed"_s].toArray(), QJsonArray{1001});
    QCOMPARE(caseOf(*m_client, 1001)[u"name"_s].toString(), u"Again"_s);
    QCOMPARE(m_cli->json({u"undo"_s}).exitCode, 0);
    QVERIFY(caseOf(*m_client, 1001)[u"name"_s].toString() != u"Again"_s);
}

void CliTroubleTest::onlyOwnChangesAreSent()
{
    setFaults(*m_client, {u"status=403,method=PATCH"_s});
    QCOMPARE(m_cli->json(words("edit 1001 --name Waiting")).exitCode, 4);
    setFaults(*m_client, {});
    QCOMPARE(m_cli->json(words("tag 1001 --add own")).exitCode, 0);
    QVERIFY(tagsOf(*m_client, 1001).contains(u"own"_s));
    QVERIFY(caseOf(*m_client, 1001)[u"name"_s].toString() != u"Waiting"_s);
    QCOMPARE(pending()[0][u"facets"_s].toArray(), QJsonArray{u"name"_s});
    const CliResult shown = m_cli->json(words("show 1001"));
    QCOMPARE(shown.json()[u"name"_s].toString(), u"Waiting"_s);
    QVERIFY(shown.err.contains("wait to be sent"));
}

void CliTroubleTest::aConflictIsFiveAndOverwritesNothing()
{
    const QString was = caseOf(*m_client, 1001)[u"name"_s].toString();
    setFaults(*m_client, {u"status=403,method=PATCH,times=1"_s});
    QCOMPARE(m_cli->json(words("edit 1001 --name Mine")).exitCode, 4);
    QCOMPARE(m_client->patch("/testcase/1001", R"({"name": "Theirs"})").status, 200);
    const CliResult status = m_cli->json({u"status"_s});
    QCOMPARE(status.json()[u"conflicts"_s].toArray(), QJsonArray{1001});
    const QJsonArray clashes = status.json()[u"pending"_s][0][u"clashes"_s].toArray();
    QCOMPARE(clashes.size(), 1);
    QCOMPARE(clashes[0].toObject().keys(), (QStringList{u"base"_s, u"facet"_s, u"mine"_s, u"theirs"_s, u"where"_s}));
    QCOMPARE(clashes[0][u"facet"_s].toString(), u"name"_s);
    QCOMPARE(clashes[0][u"base"_s].toString(), was);
    QCOMPARE(clashes[0][u"mine"_s].toString(), u"Mine"_s);
    QCOMPARE(clashes[0][u"theirs"_s].toString(), u"Theirs"_s);
    QVERIFY(m_cli->run({u"status"_s}).out.contains("here it is \"Mine\", on the server \"Theirs\""));
    const CliResult pushed = m_cli->json({u"push"_s});
    QCOMPARE(pushed.exitCode, 5);
    QCOMPARE(pushed.json()[u"failed"_s][0][u"error"_s][u"clashes"_s].toArray(), clashes);
    QCOMPARE(pushed.json()[u"failed"_s][0][u"error"_s][u"kind"_s].toString(), u"Conflict"_s);
    QCOMPARE(caseOf(*m_client, 1001)[u"name"_s].toString(), u"Theirs"_s);
    QCOMPARE(pending().size(), 1);
    // A clash that was seen is told without the server, too.
    QCOMPARE(m_cli->json({u"show"_s, u"1001"_s}).exitCode, 0);
    m_server->kill();
    const CliResult offline = m_cli->json({u"status"_s});
    QCOMPARE(offline.json()[u"conflicts"_s].toArray(), QJsonArray{1001});
    QCOMPARE(offline.json()[u"pending"_s][0][u"clashes"_s].toArray(), clashes);
}

void CliTroubleTest::someFailuresAmongManyAreOne()
{
    setFaults(*m_client, {u"status=403,method=POST,path=/testcase/1002/tag"_s});
    const CliResult result = m_cli->json(words("tag 1001 1002 1003 --add x"));
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.json()[u"changed"_s].toArray(), (QJsonArray{1001, 1003}));
    QCOMPARE(result.json()[u"failed"_s].toArray().size(), 1);
    QCOMPARE(result.json()[u"failed"_s][0][u"id"_s].toInt(), 1002);
    QVERIFY(tagsOf(*m_client, 1003).contains(u"x"_s));
}

void CliTroubleTest::aRefusedCreationLeavesNothingBehind()
{
    setFaults(*m_client, {u"status=403,method=POST,path=/testcase$"_s});
    const CliResult refused = m_cli->json(words("create Refused"));
    QCOMPARE(refused.exitCode, 4);
    QCOMPARE(refused.kind(), u"Forbidden"_s);
    QCOMPARE(pending(), QJsonArray());
    QCOMPARE(m_cli->json(words("undo --list")).json()[u"items"_s].toArray(), QJsonArray());
    setFaults(*m_client, {});
    QCOMPARE(m_cli->json({u"push"_s}).json()[u"changed"_s].toArray(), QJsonArray());
    QCOMPARE(m_client->all("/testcase?projectId=1").size(), 150);
}

void CliTroubleTest::aCreationThatLacksItsTagsSaysSo()
{
    setFaults(*m_client, {u"status=403,method=POST,path=/tag$,times=1"_s});
    const CliResult made = m_cli->json(words("create Half --tag x"));
    QCOMPARE(made.exitCode, 1);
    const qint64 id = made.json()[u"id"_s].toInteger();
    QVERIFY(made.json()[u"url"_s].toString().endsWith(QString::number(id)));
    QCOMPARE(made.json()[u"failed"_s][0][u"error"_s][u"kind"_s].toString(), u"Forbidden"_s);
    QCOMPARE(caseOf(*m_client, id)[u"name"_s].toString(), u"Half"_s);
    const CliResult pushed = m_cli->json({u"push"_s});
    QCOMPARE(pushed.json()[u"changed"_s].toArray(), QJsonArray{id});
    QCOMPARE(tagsOf(*m_client, id), QStringList{u"x"_s});
}

void CliTroubleTest::aLostAnswerMakesOneCase()
{
    setFaults(*m_client, {u"drop,after-acting,method=POST,path=/testcase$,times=1"_s});
    const CliResult made = m_cli->json(words("create 'Only once'"));
    QCOMPARE(made.exitCode, 0);
    int found = 0;
    const QJsonArray rows = m_client->all("/testcase?projectId=1");
    for (const QJsonValue &row : rows)
        found += row[u"name"_s].toString() == u"Only once"_s ? 1 : 0;
    QCOMPARE(found, 1);
    QCOMPARE(caseOf(*m_client, made.json()[u"id"_s].toInteger())[u"name"_s].toString(), u"Only once"_s);
}

void CliTroubleTest::aFailedDeletionWaits()
{
    setFaults(*m_client, {u"status=403,method=DELETE,times=1"_s});
    QCOMPARE(m_cli->json(words("delete 1001")).exitCode, 4);
    QCOMPARE(pending()[0][u"facets"_s].toArray(), QJsonArray{u"deletion"_s});
    QCOMPARE(m_client->get("/testcase/1001").status, 200);
    const CliResult again = m_cli->json(words("delete 1001"));
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.json()[u"changed"_s].toArray(), QJsonArray{1001});
    QCOMPARE(m_client->get("/testcase/1001").status, 404);
}

void CliTroubleTest::anInterruptIsOneHundredAndThirty()
{
#ifndef Q_OS_UNIX
    QSKIP("Ctrl+C is pressed in another way here");
#endif
    setFaults(*m_client, {u"stall,path=/api/rs/testcase$"_s});
    const CliResult result = interrupted("--json cases");
    QCOMPARE(result.exitCode, 130);
    QCOMPARE(result.kind(), u"Cancelled"_s);
}

void CliTroubleTest::whatAnInterruptLeftOverIsSentByPush()
{
#ifndef Q_OS_UNIX
    QSKIP("Ctrl+C is pressed in another way here");
#endif
    setFaults(*m_client, {u"stall,method=POST,path=/testcase/1002/tag"_s});
    const CliResult result = interrupted("--json tag 1001 1002 1003 --add x");
    QCOMPARE(result.exitCode, 130);
    QCOMPARE(result.json()[u"changed"_s].toArray(), (QJsonArray{1001, 1003}));
    QCOMPARE(result.json()[u"failed"_s][0][u"id"_s].toInt(), 1002);
    setFaults(*m_client, {});
    QCOMPARE(m_cli->json({u"push"_s}).json()[u"changed"_s].toArray(), QJsonArray{1002});
    QVERIFY(tagsOf(*m_client, 1002).contains(u"x"_s));
}

void CliTroubleTest::anUnusableProfileIsThree()
{
    const QString file = m_cli->file(u"a file"_s, "not a folder");
    const CliResult result = m_cli->json({u"cases"_s}); // the usual profile is well
    QCOMPARE(result.exitCode, 0);
    CliProgram other;
    other.connectTo(*m_server);
    QVERIFY(!other.file(u"profile"_s, "not a folder").isEmpty());
    const CliResult broken = other.json({u"cases"_s});
    QCOMPARE(broken.exitCode, 3);
    QCOMPARE(broken.kind(), u"Storage"_s);
}

void CliTroubleTest::aFullDiskBehindStandardOutputIsThree()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("there is no /dev/full here");
    QProcess process;
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start(u"/bin/sh"_s,
                  {u"-c"_s, u"exec \"$0\" --version"_s, qEnvironmentVariable("CASEWRIGHT_BIN") + u"/casewright-cli"_s});
    const CliResult result = CliProgram::finish(process);
    QCOMPARE(result.exitCode, 3);
    QVERIFY(result.err.contains("could not be written"));
}

void CliTroubleTest::theTokenIsNowhereToBeSeen()
{
    const QByteArray token = m_server->token().toUtf8();
    setFaults(*m_client, {u"status=403,method=PATCH,times=1"_s});
    for (const char *line : {"doctor", "--json doctor", "cases", "show 1", "edit 1001 --name X", "push", "status",
                             "undo", "show 99999", "cases --filter a:b"}) {
        const auto process = m_cli->start(words(line));
#ifdef Q_OS_LINUX
        QVERIFY(process->waitForStarted());
        QFile commandLine(u"/proc/%1/cmdline"_s.arg(process->processId()));
        if (commandLine.open(QIODevice::ReadOnly))
            QVERIFY(!commandLine.readAll().contains(token));
#endif
        const CliResult result = CliProgram::finish(*process);
        QVERIFY(result.exitCode >= 0);
        QVERIFY2(!result.out.contains(token) && !result.err.contains(token), line);
    }
    int files = 0;
    QDirIterator profile(m_cli->folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (profile.hasNext()) {
        QFile file(profile.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(token), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files > 0);
}

void CliTroubleTest::manyProgramsShareAProfile()
{
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < 4; ++i) {
        processes.push_back(m_cli->start(words(u"--json tag 1001 --add tag%1"_s.arg(i))));
        processes.push_back(m_cli->start(words(u"--json create Side-by-side-%1"_s.arg(i))));
    }
    QSet<qint64> made;
    for (const auto &process : processes) {
        const CliResult result = CliProgram::finish(*process);
        QVERIFY2(result.exitCode == 0, (result.out + result.err).constData());
        if (result.json().contains(u"id"_s))
            made.insert(result.json()[u"id"_s].toInteger());
    }
    QCOMPARE(made.size(), 4);
    const QStringList tags = tagsOf(*m_client, 1001);
    for (int i = 0; i < 4; ++i)
        QVERIFY(tags.contains(u"tag%1"_s.arg(i)));
    QCOMPARE(m_client->all("/testcase?projectId=1").size(), 154);
    QCOMPARE(m_cli->json(words("undo --list")).json()[u"items"_s].toArray().size(), 8);
    QCOMPARE(pending(), QJsonArray());
    for (int i = 0; i < 8; ++i)
        QCOMPARE(m_cli->json({u"undo"_s}).exitCode, 0);
    QCOMPARE(m_client->all("/testcase?projectId=1").size(), 150);
    QCOMPARE(tagsOf(*m_client, 1001), (QStringList{u"priority:high"_s, u"severity:critical"_s, u"smoke"_s}));
}

CASEWRIGHT_TEST(CliTroubleTest)
#include "cli_trouble_test.moc"
