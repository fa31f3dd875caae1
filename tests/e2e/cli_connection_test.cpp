// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

#include <QElapsedTimer>

#include <limits>

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// What a command asks of a server before it gets to work, and how long it knocks where nobody is.
class CliConnectionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void oneCommandSignsInOnce_data();
    void oneCommandSignsInOnce();
    void oneCommandSignsInOnceMoreWhenTheSessionIsRefused();
    void doesNotKnockAgainWhereNobodyIs_data();
    void doesNotKnockAgainWhereNobodyIs();

private:
    void start(const QString &dialect);
    [[nodiscard]] int signIns();

    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<DemoServerProcess> m_server;
    std::unique_ptr<DemoClient> m_client;
};

void CliConnectionTest::init()
{
    m_cli = std::make_unique<CliProgram>();
    m_server = std::make_unique<DemoServerProcess>();
}

void CliConnectionTest::start(const QString &dialect)
{
    QVERIFY2(m_server->start({u"--dialect"_s, dialect}), qPrintable(m_server->errorText()));
    m_client = std::make_unique<DemoClient>(*m_server);
    m_cli->connectTo(*m_server);
}

int CliConnectionTest::signIns()
{
    int count = 0;
    const QJsonArray requests = m_client->get("/_demo/requests").object()[u"requests"_s].toArray();
    for (const QJsonValue &request : requests)
        count += request[u"path"_s].toString() == u"/api/uaa/oauth/token"_s ? 1 : 0;
    return count;
}

void CliConnectionTest::oneCommandSignsInOnce_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("4.x") << u"testops-4"_s;
    QTest::newRow("24 and newer") << u"testops"_s;
}

/// The first one also finds out what the server is.
void CliConnectionTest::oneCommandSignsInOnce()
{
    QFETCH(const QString, dialect);
    start(dialect);
    for (const char *line : {"cases", "tag --filter tag:smoke --add kept", "show 1001"}) {
        m_client->remove("/_demo/requests");
        const CliResult result = m_cli->json(words(line));
        QVERIFY2(result.exitCode == 0, result.out + result.err);
        QCOMPARE(signIns(), 1);
    }
}

void CliConnectionTest::oneCommandSignsInOnceMoreWhenTheSessionIsRefused()
{
    start(u"testops"_s);
    QCOMPARE(m_cli->json({u"pull"_s}).exitCode, 0);
    m_client->remove("/_demo/requests");
    setFaults(*m_client, {u"status=401,path=/tag$,times=1"_s});
    const CliResult result = m_cli->json(words("tag 1001 1002 1003 --add kept"));
    QVERIFY2(result.exitCode == 0, result.out + result.err);
    QCOMPARE(signIns(), 2);
}

void CliConnectionTest::doesNotKnockAgainWhereNobodyIs_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"pull", "push", "projects", "cases", "status"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

/// Five repeats take 3.1 seconds at the very least: one run below that, on however busy a machine, had none.
void CliConnectionTest::doesNotKnockAgainWhereNobodyIs()
{
    QFETCH(const QString, line);
    start(u"testops"_s);
    m_server->kill();
    constexpr qint64 repeats = 3'100;
    qint64 quickest = std::numeric_limits<qint64>::max();
    for (int run = 0; run < 5 && quickest >= repeats; ++run) {
        QElapsedTimer clock;
        clock.start();
        const CliResult result = m_cli->json(words(line));
        quickest = std::min(quickest, clock.elapsed());
        QCOMPARE(result.exitCode, line == u"status"_s ? 0 : 3);
    }
    QVERIFY2(quickest < repeats, qPrintable(QString::number(quickest)));
}

CASEWRIGHT_TEST(CliConnectionTest)
#include "cli_connection_test.moc"
