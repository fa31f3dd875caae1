// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// A server that was there and is not now: what was kept of the project is shown, and changes wait. The exit code says that the server
/// was not reached.
class CliOfflineTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();

    void readingShowsTheMirror();
    void whatIsNotKeptSaysSo();
    void changesWaitAndSayHowTheyAreSent();
    void wordsOfStepsAreFound();
    void undoTakesBackWhatWasNeverSent();
    void undoOfWhatWasSentWaitsUntilTheServerIsBack();

private:
    /// Runs the lines beside each other with --json.
    [[nodiscard]] QMap<QString, CliResult> runAll(const QStringList &lines) const;
    [[nodiscard]] QJsonArray pending() const { return m_cli->json(words("status")).json()[u"pending"_s].toArray(); }

    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<DemoServerProcess> m_server;
};

void CliOfflineTest::initTestCase_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("seed") << u"seed"_s;
    QTest::newRow("24 and newer") << u"testops"_s;
}

/// 1001 was read and changed, 1002 only listed, 1003 and later ones were read.
void CliOfflineTest::init()
{
    QFETCH_GLOBAL(QString, dialect);
    m_cli = std::make_unique<CliProgram>();
    m_server = std::make_unique<DemoServerProcess>();
    QVERIFY2(m_server->start({u"--dialect"_s, dialect}), qPrintable(m_server->errorText()));
    m_cli->connectTo(*m_server);
    QCOMPARE(m_cli->run(words("pull")).exitCode, 0);
    for (const char *line : {"show 1001", "show 1003", "show 1004", "show 1005", "edit 1001 --name Sent"})
        QCOMPARE(m_cli->run(words(line)).exitCode, 0);
}

QMap<QString, CliResult> CliOfflineTest::runAll(const QStringList &lines) const
{
    QMap<QString, CliResult> results;
    std::vector<std::pair<QString, std::unique_ptr<QProcess>>> running;
    for (const QString &line : lines)
        running.emplace_back(line, m_cli->start(QStringList{u"--json"_s} + words(line), "- kept\n"));
    for (const auto &[line, process] : running)
        results.insert(line, CliProgram::finish(*process));
    return results;
}

void CliOfflineTest::readingShowsTheMirror()
{
    const QStringList lines{u"cases"_s, u"cases --filter tag:smoke"_s, u"suites"_s, u"layers"_s, u"integrations"_s, u"show 1001"_s};
    const QMap<QString, CliResult> before = runAll(lines);
    m_server->kill();
    const QMap<QString, CliResult> results = runAll(lines);
    for (const QString &line : lines) {
        const CliResult &result = results[line];
        QVERIFY2(!result.json().isEmpty() && !result.json().contains(u"error"_s), result.out + result.err);
        for (const QString &list : {u"cases"_s, u"items"_s, u"steps"_s}) // in which order tags come, servers do not say
            QCOMPARE(result.json()[list].toArray().size(), before[line].json()[list].toArray().size());
        QCOMPARE(result.exitCode, 3);
        QVERIFY2(result.err.contains("kept of the project on this computer"), result.err);
    }
    QVERIFY(!results[u"show 1001"_s].json()[u"steps"_s].toArray().isEmpty());
}

void CliOfflineTest::whatIsNotKeptSaysSo()
{
    m_server->kill();
    CliProgram other;
    other.connectTo(*m_server);
    const auto withoutMirror = other.start(words("--json create Kept"));
    const QString dry = u"tag --filter tag:smoke --add kept --dry-run"_s;
    const QMap<QString, CliResult> results = runAll({u"show 1002"_s, u"edit 1002 --description D"_s, u"pull"_s, u"push"_s,
                                                     u"suites create New"_s, dry, u"undo --list"_s, u"cases --filter 'aql: automation = false'"_s});
    QCOMPARE(results[u"show 1002"_s].kind(), u"Offline"_s);
    QVERIFY(results[u"show 1002"_s].error()[u"text"_s].toString().contains(u"was not read on this computer"_s));
    for (const QString &line : {u"show 1002"_s, u"edit 1002 --description D"_s, u"pull"_s, u"push"_s, u"suites create New"_s, dry})
        QCOMPARE(results[line].exitCode, 3);
    for (const QString &line : {u"pull"_s, u"push"_s, u"suites create New"_s})
        QCOMPARE(results[line].kind(), u"Offline"_s);
    QVERIFY(!results[dry].json()[u"changed"_s].toArray().isEmpty());
    QCOMPARE(results[u"undo --list"_s].exitCode, 0);
    QCOMPARE(results[u"undo --list"_s].json()[u"items"_s].toArray().size(), 1);
    QCOMPARE(pending(), QJsonArray());

    const CliResult created = CliProgram::finish(*withoutMirror);
    QCOMPARE(created.exitCode, 3);
    QCOMPARE(created.kind(), u"Offline"_s);
}

void CliOfflineTest::changesWaitAndSayHowTheyAreSent()
{
    const QMap<QString, QString> facets{{u"edit 1001 --name Kept"_s, u"name"_s}, {u"tag 1002 --add kept"_s, u"tags"_s},
                                        {u"steps 1003 --set -"_s, u"scenario"_s}, {u"link 1004 Jira:SHOP-9"_s, u"issues"_s},
                                        {u"delete 1005"_s, u"deletion"_s},       {u"create Kept --tag smoke"_s, u"creation"_s}};
    m_server->kill();
    const QMap<QString, CliResult> results = runAll(facets.keys());
    QMap<QString, QJsonValue> facetOf;
    const QJsonArray waiting = pending();
    for (const QJsonValue &item : waiting) {
        QVERIFY(!item[u"name"_s].toString().isEmpty()); // known from the list where nothing else is
        facetOf.insert(item[u"id"_s].toVariant().toString(), item[u"facets"_s]);
    }
    QCOMPARE(facetOf.size(), facets.size());
    for (auto result = results.begin(); result != results.end(); ++result) {
        const QJsonObject failed = result->json()[u"failed"_s][0].toObject();
        QVERIFY2(!failed.isEmpty(), result->out + result->err);
        QCOMPARE(result->exitCode, 3);
        QCOMPARE(failed[u"error"_s][u"kind"_s].toString(), u"Offline"_s);
        QVERIFY(failed[u"error"_s][u"text"_s].toString().contains(u"waits in this profile"_s));
        QVERIFY2(result->err.contains("`push` sends it, `undo` takes it back"), result->err);
        QCOMPARE(facetOf.value(failed[u"id"_s].toVariant().toString()), QJsonValue(QJsonArray{facets[result.key()]}));
    }
    const QString id = results[u"create Kept --tag smoke"_s].json()[u"id"_s].toString();
    QVERIFY2(id.startsWith(u"local:"_s), qPrintable(id));

    const QString again = u"edit 1001 --name Kept"_s;
    const QMap<QString, CliResult> later = runAll({again, u"show "_s + id, u"push --dry-run"_s});
    QCOMPARE(later[again].exitCode, 3);
    QCOMPARE(later[again].json()[u"failed"_s].toArray().size(), 1);
    QCOMPARE(later[u"show "_s + id].json()[u"name"_s].toString(), u"Kept"_s);
    QCOMPARE(later[u"push --dry-run"_s].exitCode, 0);
    QCOMPARE(later[u"push --dry-run"_s].json()[u"changed"_s].toArray().size(), facets.size());
}

void CliOfflineTest::undoTakesBackWhatWasNeverSent()
{
    m_server->kill();
    QCOMPARE(m_cli->json(words("tag 1002 --add kept")).exitCode, 3);
    const CliResult undone = m_cli->json(words("undo"));
    QVERIFY2(undone.exitCode == 0, undone.out + undone.err);
    QCOMPARE(undone.json()[u"changed"_s].toArray(), QJsonArray{1002});
    QCOMPARE(pending(), QJsonArray());
}

/// The steps of 1001 were read; no other case has these words anywhere.
void CliOfflineTest::wordsOfStepsAreFound()
{
    m_server->kill();
    const CliResult found = m_cli->json(words("cases --filter 'switch country'"));
    QCOMPARE(found.json()[u"total"_s].toInt(), 1);
    QCOMPARE(found.json()[u"cases"_s][0][u"id"_s].toInt(), 1001);
    QCOMPARE(m_cli->json(words("tag --filter 'switch country' --add found --dry-run")).json()[u"changed"_s].toArray(), QJsonArray{1001});
}

void CliOfflineTest::undoOfWhatWasSentWaitsUntilTheServerIsBack()
{
    QFETCH_GLOBAL(QString, dialect);
    const QStringList kept{u"--dialect"_s, dialect, u"--state"_s, m_cli->folder() + u"/server.json"_s};
    QVERIFY(m_server->start(kept));
    m_cli->connectTo(*m_server);
    const QString port = QString::number(m_server->port());
    QCOMPARE(m_cli->run(words("pull")).exitCode, 0);
    const QString before = m_cli->json(words("show 1001")).json()[u"name"_s].toString();
    QCOMPARE(m_cli->run(words("edit 1001 --name Sent")).exitCode, 0);
    QVERIFY(m_server->stop());

    const CliResult undone = m_cli->json(words("undo"));
    QCOMPARE(undone.exitCode, 3);
    QCOMPARE(undone.json()[u"failed"_s][0][u"id"_s].toInt(), 1001);
    QCOMPARE(pending().size(), 1);
    QCOMPARE(pending().at(0)[u"facets"_s], QJsonValue(QJsonArray{u"name"_s}));

    QVERIFY2(m_server->start(kept + QStringList{u"--port"_s, port}), qPrintable(m_server->errorText()));
    m_cli->connectTo(*m_server);
    const CliResult pushed = m_cli->json(words("push"));
    QVERIFY2(pushed.exitCode == 0, pushed.out + pushed.err);
    QCOMPARE(pushed.json()[u"changed"_s].toArray(), QJsonArray{1001});
    CliProgram other; // sees what the server has, and nothing else
    other.connectTo(*m_server);
    QCOMPARE(other.json(words("show 1001")).json()[u"name"_s].toString(), before);
}

CASEWRIGHT_TEST(CliOfflineTest)
#include "cli_offline_test.moc"
