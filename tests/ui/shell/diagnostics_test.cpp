// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help/diagnostics.h"

#include "core/base/log.h"
#include "core/base/message_log.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/shell/window_fixture.h"
#include "ui/shell/window_actions.h"

#include <QFile>
#include <QTemporaryDir>

using namespace casewright;
using namespace casewright::test;

/// The file for who helps holds what helps, and nothing of what people wrote or hid.
class DiagnosticsTest final : public QObject {
    Q_OBJECT

private:
    QtMessageHandler m_before = nullptr;

    static QString saved(WindowFixture &m, const QString &path)
    {
        m.prompts().willOpen(path);
        m.window().actions().action(actions::diagnostics)->trigger();
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_before = qInstallMessageHandler(nullptr);
        qInstallMessageHandler(m_before);
        keepMessages();
    }
    void cleanupTestCase() { qInstallMessageHandler(m_before); }

    void holdsVersionsTheServersKindAndRequests()
    {
        WindowFixture m(3);
        qCDebug(logApi).noquote() << "GET" << QStringLiteral("https://shop.example.com/api/rs/testcase/12?search=Refund") << 200 << 12 << "ms"
                                  << QStringLiteral("5f0c-77");
        const QTemporaryDir folder;
        const QString text = saved(m, folder.filePath(QStringLiteral("d.txt")));
        QVERIFY2(text.contains(QStringLiteral("Casewright " CASEWRIGHT_VERSION)), qPrintable(text));
        QVERIFY(text.contains(QString::fromLatin1(qVersion())));
        QVERIFY(text.contains(FakeServer::sampleSchema().capabilities.dialect));
        QVERIFY2(text.contains(QStringLiteral("GET /api/rs/testcase/12 200 12 ms 5f0c-77")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("Cases: 3")));
    }

    void holdsNoTokenNoNameAndNoAddress()
    {
        WindowFixture m(3);
        const QString token = QStringLiteral("tok-9f8e7d6c5b");
        const QString name = QStringLiteral("Refund of the gift card");
        rememberSecret(token);
        m.data().read(CaseKey{1000});
        m.data().rename(CaseKey{1000}, name);
        m.data().server().failNext = {makeError(ErrorKind::Invalid, QStringLiteral("name '%1' is taken").arg(name))};
        (void)m.data().push({CaseKey{1000}});
        qCDebug(logApi).noquote() << "GET" << QStringLiteral("https://shop.example.com/api/%1/%2?q=%2").arg(token, name) << 404;
        qCWarning(logStore) << "could not save" << QStringLiteral("name \"%1\" of %2").arg(name, token);
        qWarning() << name << token;
        const QTemporaryDir folder;
        const QString text = saved(m, folder.filePath(QStringLiteral("d.txt")));
        QVERIFY(text.contains(QStringLiteral("could not save")));
        for (const QString &word : {token, name, QStringLiteral("Refund"), QStringLiteral("gift"), QStringLiteral("shop.example.com"), QStringLiteral("Case 1")})
            QVERIFY2(!text.contains(word), qPrintable(word + QStringLiteral(" is in\n") + text));
        QVERIFY(text.contains(QStringLiteral("waiting: 1, of them failed: 1")));
    }

    void saysWhereNoProjectIsOpen() { QVERIFY(diagnosticsText(nullptr, {}).contains(QStringLiteral("No project is open"))); }

    void keepsTheLastMessagesOnly()
    {
        for (int i = 0; i < 1000; ++i)
            qCDebug(logApi) << i;
        QCOMPARE(keptMessages().size(), 500);
        QVERIFY(keptMessages().last().endsWith(QStringLiteral("casewright.api 999")));
    }
};

CASEWRIGHT_TEST(DiagnosticsTest)
#include "diagnostics_test.moc"
