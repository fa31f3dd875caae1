// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/session/options.h"

#include "app/casewright/session/connection_memory.h"
#include "core/workspace/opening/last_server.h"
#include "tests/support/runner/test_case.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace casewright;

/// What is said at the start of the window, and what is kept of it for the next.
class OptionsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCertificateFileIsFoundFromAnywhere()
    {
        const auto options = app::readOptions({QStringLiteral("casewright"), QStringLiteral("--ca-file"), QStringLiteral("company.pem")});
        QVERIFY(options);
        QCOMPARE(options->caFile, QDir::current().absoluteFilePath(QStringLiteral("company.pem")));
        QCOMPARE(app::readOptions({QStringLiteral("casewright")})->caFile, QString());
    }

    void howAServerIsReachedIsKeptForTheCommandsToo()
    {
        const QTemporaryDir folder;
        const store::Profile profile = *store::Profile::open(folder.path());
        Connection connection;
        connection.server = QUrl(QStringLiteral("https://testops.example.com"));
        connection.certificates = QStringLiteral("/etc/company.pem");
        connection.proxy = QStringLiteral("socks5://proxy.example.com:1080");
        app::rememberConnection(profile, connection);
        const workspace::LastServer last = workspace::lastServer(profile);
        QCOMPARE(last.address, connection.server);
        QCOMPARE(last.certificates, connection.certificates);
        QCOMPARE(last.proxy, connection.proxy);
        QCOMPARE(app::lastConnection(profile).certificates, connection.certificates);
        QCOMPARE(app::lastConnection(profile).proxy, connection.proxy);
    }
};

CASEWRIGHT_TEST(OptionsTest)
#include "options_test.moc"
