// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// `stub` against real demo servers.
class CliStubTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_cli = std::make_unique<CliProgram>(); }

    void namesTheCaseTheWayItsServerBindsTests_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QString>("line");
        QTest::newRow("by a link") << u"seed"_s << u"@allure.testcase(\"ATO-1001\")\n"_s;
        QTest::newRow("by Allure ID") << u"testops"_s << u"@allure.id(\"1001\")\n"_s;
    }

    void namesTheCaseTheWayItsServerBindsTests()
    {
        QFETCH(QString, dialect);
        QFETCH(QString, line);
        DemoServerProcess server;
        QVERIFY2(server.start({u"--dialect"_s, dialect}), qPrintable(server.errorText()));
        m_cli->connectTo(server);
        const CliResult shown = m_cli->json({u"show"_s, u"1001"_s});
        const CliResult text = m_cli->run({u"stub"_s, u"1001"_s, u"--framework"_s, u"pytest"_s});
        QCOMPARE(text.exitCode, 0);
        const QString stub = QString::fromUtf8(text.out);
        QVERIFY2(stub.contains(line), text.out.constData());
        const QJsonArray steps = shown.json()[u"steps"_s].toArray();
        QVERIFY(!steps.isEmpty());
        for (const QJsonValue &step : steps)
            QVERIFY2(stub.contains(step[u"name"_s].toString()), qPrintable(step[u"name"_s].toString()));

        const CliResult json = m_cli->json({u"stub"_s, u"1001"_s, u"--framework"_s, u"pytest"_s});
        QCOMPARE(json.json(), (QJsonObject{{u"text"_s, stub}}));
    }

    void writesAFile()
    {
        DemoServerProcess server;
        QVERIFY2(server.start(), qPrintable(server.errorText()));
        m_cli->connectTo(server);
        const QString path = m_cli->folder() + u"/case.feature"_s;
        const CliResult run = m_cli->json({u"stub"_s, u"1001"_s, u"--framework"_s, u"cucumber"_s, u"-o"_s, path});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.json(), (QJsonObject{{u"file"_s, path}}));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("  @allure.id:1001\n"));
        const CliResult nowhere = m_cli->json({u"stub"_s, u"1001"_s, u"--framework"_s, u"jest"_s, u"-o"_s, u"/nonexistent/a.js"_s});
        QCOMPARE(nowhere.exitCode, 3);
        QCOMPARE(m_cli->run({u"stub"_s, u"999999"_s, u"--framework"_s, u"jest"_s}).exitCode, 1);
    }

    void saysWhichFrameworksThereAre()
    {
        // Said before anybody is asked: nothing listens there.
        m_cli->set("ATO_BASE", u"http://127.0.0.1:1"_s);
        m_cli->set("ATO_TOKEN", u"token"_s);
        m_cli->set("ATO_PROJECT_ID", u"1"_s);
        const CliResult run = m_cli->json({u"stub"_s, u"1001"_s, u"--framework"_s, u"junit"_s});
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.error()[u"hint"_s].toString().contains(u"junit5"_s));
        QCOMPARE(m_cli->run({u"stub"_s, u"1001"_s}).exitCode, 2);
    }

private:
    std::unique_ptr<CliProgram> m_cli;
};

CASEWRIGHT_TEST(CliStubTest)
#include "cli_stub_test.moc"
