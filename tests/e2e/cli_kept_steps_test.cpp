// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// A scenario replaced from a file keeps what the file means to keep: files, shared steps, ids and formatting, on both kinds of real
/// servers. The last case of the demo has all of them.
class CliKeptStepsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();

    void itsOwnJsonChangesNothing();
    void itsOwnTextChangesNothing();
    void aStepMoreLeavesTheOthersAsTheyAre();
    void whatIsNotNamedIsNotLost();
    void whatIsNotNamedIsDroppedWhenSaid();
    void filesOfOtherCasesAreRefused();
    void aSharedStepIsReferredToByItsId();

private:
    [[nodiscard]] QJsonObject served();
    [[nodiscard]] CliResult set(const QByteArray &steps, const QStringList &more = {}) const
    {
        return m_cli->json(QStringList{u"steps"_s, u"1150"_s, u"--set"_s, u"-"_s} + more, steps);
    }
    [[nodiscard]] QJsonArray shownSteps() const { return m_cli->json(words("show 1150")).json()[u"steps"_s].toArray(); }
    [[nodiscard]] static int count(const QJsonArray &steps, const QString &key);

    QString m_dialect;
    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<DemoServerProcess> m_server;
    std::unique_ptr<DemoClient> m_client;
};

void CliKeptStepsTest::initTestCase_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("4.x") << u"testops-4"_s;
    QTest::newRow("24 and newer") << u"testops"_s;
}

void CliKeptStepsTest::init()
{
    QFETCH_GLOBAL(QString, dialect);
    m_dialect = dialect;
    m_cli = std::make_unique<CliProgram>();
    m_server = std::make_unique<DemoServerProcess>();
    QVERIFY2(m_server->start({u"--dialect"_s, dialect}), qPrintable(m_server->errorText()));
    m_client = std::make_unique<DemoClient>(*m_server);
    m_cli->connectTo(*m_server);
}

QJsonObject CliKeptStepsTest::served()
{
    const QString head = u"GET %1/testcase/1150/step HTTP/1.1\r\nHost: demo\r\nAuthorization: Api-Token %2\r\n\r\n"_s;
    return m_client->raw(head.arg(m_dialect == u"testops"_s ? u"/api"_s : u"/api/rs"_s, m_server->token()).toLatin1()).object();
}

int CliKeptStepsTest::count(const QJsonArray &steps, const QString &key)
{
    int found = 0;
    for (const QJsonValue &step : steps)
        found += (step.toObject().contains(key) ? 1 : 0) + count(step[u"steps"_s].toArray(), key);
    return found;
}

void CliKeptStepsTest::itsOwnJsonChangesNothing()
{
    const QJsonObject before = served();
    const QJsonArray steps = shownSteps();
    QVERIFY(count(steps, u"attachment"_s) > 0);
    QVERIFY(count(steps, u"sharedStep"_s) > 0);
    const CliResult same = set(QJsonDocument(steps).toJson());
    QVERIFY2(same.exitCode == 0, same.out + same.err);
    QCOMPARE(same.json()[u"unchanged"_s].toArray(), QJsonArray{1150});
    QCOMPARE(set(m_cli->json(words("show 1150")).out).json()[u"unchanged"_s].toArray(), QJsonArray{1150});
    QCOMPARE(served(), before);
}

void CliKeptStepsTest::itsOwnTextChangesNothing()
{
    const QJsonObject before = served();
    const QByteArray shown = m_cli->run(words("show 1150")).out;
    const QByteArray heading = "## Scenario\n";
    const QByteArray outline = shown.mid(shown.indexOf(heading) + heading.size());
    const CliResult same = set(outline);
    QVERIFY2(same.exitCode == 0, same.out + same.err);
    QVERIFY2(same.json()[u"unchanged"_s].toArray() == QJsonArray{1150}, outline);
    QCOMPARE(served(), before);
}

void CliKeptStepsTest::aStepMoreLeavesTheOthersAsTheyAre()
{
    const QJsonObject before = served();
    QJsonArray steps = shownSteps();
    steps.append(QJsonObject{{u"name"_s, u"one more"_s}});
    const CliResult more = set(QJsonDocument(steps).toJson());
    QVERIFY2(more.exitCode == 0, more.out + more.err);
    const QJsonObject after = served()[u"scenarioSteps"_s].toObject();
    const QJsonObject old = before[u"scenarioSteps"_s].toObject();
    QCOMPARE(after.size(), old.size() + 1);
    for (auto step = old.begin(); step != old.end(); ++step)
        QCOMPARE(after[step.key()].toObject()[u"bodyJson"_s], step.value().toObject()[u"bodyJson"_s]);
    QCOMPARE(count(shownSteps(), u"attachment"_s), count(steps, u"attachment"_s));
}

void CliKeptStepsTest::whatIsNotNamedIsNotLost()
{
    const QJsonObject before = served();
    m_client->remove("/_demo/requests");
    const CliResult refused = set("- only this\n");
    QCOMPARE(refused.exitCode, 1);
    const QJsonObject error = refused.json()[u"failed"_s][0][u"error"_s].toObject();
    QCOMPARE(error[u"kind"_s].toString(), u"Invalid"_s);
    QVERIFY2(error[u"text"_s].toString().contains(u"the shared step \""_s), refused.out);
    QVERIFY(error[u"hint"_s].toString().contains(u"--drop-unnamed"_s));
    QCOMPARE(writesSeen(*m_client), QStringList());
    QCOMPARE(served(), before);
    QCOMPARE(m_cli->json(words("status")).json()[u"pending"_s].toArray(), QJsonArray());
}

void CliKeptStepsTest::whatIsNotNamedIsDroppedWhenSaid()
{
    const CliResult dropped = set("- only this\n", {u"--drop-unnamed"_s});
    QVERIFY2(dropped.exitCode == 0, dropped.out + dropped.err);
    QCOMPARE(shownSteps().size(), 1);
    QCOMPARE(m_cli->json(words("edit 1150 --name X --drop-unnamed")).exitCode, 2);
}

void CliKeptStepsTest::filesOfOtherCasesAreRefused()
{
    const CliResult refused = m_cli->json(words("steps 1001 --set -"), R"([{"attachment": 5231}])");
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.json()[u"failed"_s][0][u"error"_s][u"text"_s].toString().contains(u"There is no file 5231"_s));
    const CliResult created = m_cli->json(words("create X --steps -"), R"([{"attachment": 5231}])");
    QCOMPARE(created.exitCode, 1);
    QCOMPARE(created.kind(), u"Invalid"_s);
}

void CliKeptStepsTest::aSharedStepIsReferredToByItsId()
{
    qint64 shared = 0;
    const QJsonArray steps = shownSteps();
    for (const QJsonValue &step : steps)
        shared = std::max(shared, step[u"sharedStep"_s].toInteger());
    QVERIFY(shared > 0);
    const QByteArray json = QJsonDocument(QJsonArray{QJsonObject{{u"sharedStep"_s, shared}}}).toJson();
    const CliResult made = m_cli->json(words("create X --steps -"), json);
    QVERIFY2(made.exitCode == 0, made.out + made.err);
    const QString id = QString::number(made.json()[u"id"_s].toInteger());
    QCOMPARE(m_cli->json({u"show"_s, id}).json()[u"steps"_s][0][u"sharedStep"_s].toInteger(), shared);
}

CASEWRIGHT_TEST(CliKeptStepsTest)
#include "cli_kept_steps_test.moc"
