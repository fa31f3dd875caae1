// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/opening/last_server.h"
#include "tests/e2e/cli_program.h"
#include "tests/support/raw_socket_server.h"
#include "tests/support/runner/test_case.h"

using namespace casewright;
using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// What the window was told of a server holds for commands on the same profile.
class CliLastServerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_cli = std::make_unique<CliProgram>(); }

    void certificatesOfTheWindowAreTrusted();
    void theProxyOfTheWindowIsUsed();

private:
    void remember(const workspace::LastServer &last) const
    {
        workspace::rememberServer(*store::Profile::open(m_cli->folder() + u"/profile"_s), last);
    }

    std::unique_ptr<CliProgram> m_cli;
};

/// A file without certificates tells that it was read: before anything is asked, and nobody listens there.
void CliLastServerTest::certificatesOfTheWindowAreTrusted()
{
    const QUrl address(u"https://127.0.0.1:1"_s);
    m_cli->set("ATO_BASE", address.toString());
    m_cli->set("ATO_TOKEN", u"a-token"_s);
    m_cli->set("ATO_PROJECT_ID", u"1"_s);
    const QString broken = m_cli->file(u"company.pem"_s, "no certificate");
    remember({QUrl(address.toString() + u'/'), broken, {}});
    const CliResult refused = m_cli->json({u"cases"_s});
    QCOMPARE(refused.exitCode, 3);
    QVERIFY2(refused.out.contains("company.pem"), refused.out.constData());

    remember({QUrl(u"https://testops.example.com"_s), broken, {}}); // another server's
    const CliResult alone = m_cli->json({u"cases"_s});
    QCOMPARE(alone.exitCode, 3);
    QVERIFY2(!alone.out.contains("company.pem"), alone.out.constData());
}

void CliLastServerTest::theProxyOfTheWindowIsUsed()
{
    RawSocketServer proxy;
    m_cli->set("ATO_BASE", u"http://testops.invalid"_s);
    m_cli->set("ATO_TOKEN", u"a-token"_s);
    remember({QUrl(u"http://testops.invalid"_s), {}, u"http://127.0.0.1:%1"_s.arg(proxy.serverPort())});
    const auto process = m_cli->start({u"--timeout"_s, u"5"_s, u"doctor"_s});
    QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, 60'000);
    QVERIFY(!proxy.requests().isEmpty());
    QVERIFY2(proxy.lines().first().contains("http://testops.invalid/"), proxy.lines().first().constData());
}

CASEWRIGHT_TEST(CliLastServerTest)
#include "cli_last_server_test.moc"
