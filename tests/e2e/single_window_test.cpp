// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

#include <QDir>
#include <QFileInfo>

using namespace casewright;
using namespace casewright::test;

/// The real window, started again with the same profile.
class SingleWindowTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_first;

    [[nodiscard]] std::unique_ptr<QProcess> begin(const QStringList &arguments, const QProcessEnvironment &more = {}) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"ATO_BASE", "ATO_TOKEN", "ATO_PROJECT_ID", "ALLURE_ENDPOINT", "ALLURE_TOKEN", "ALLURE_PROJECT_ID"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("HOME"), m_folder->path());
        environment.insert(QStringLiteral("TMPDIR"), m_folder->path()); // where sockets are
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nowhere"));
        environment.insert(more);
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment);
        process->start(QDir(qEnvironmentVariable("CASEWRIGHT_BIN")).filePath(QStringLiteral("casewright")),
                       QStringList{QStringLiteral("--profile"), m_folder->filePath(QStringLiteral("profile"))} + arguments);
        return process;
    }
    [[nodiscard]] QFileInfoList sockets() const
    {
        return QDir(m_folder->path()).entryInfoList({QStringLiteral("casewright-*")}, QDir::System | QDir::Files);
    }
    static int endOf(QProcess &process) { return process.waitForFinished(30'000) ? process.exitCode() : -1; }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        if (m_first) {
            m_first->kill();
            m_first->waitForFinished();
        }
        m_first.reset();
        m_folder.reset();
    }

    void aSecondStartRaisesTheFirstAndEnds()
    {
        m_first = begin({});
        QTRY_COMPARE_WITH_TIMEOUT(sockets().size(), 1, 30'000);
        QTRY_COMPARE(sockets().first().permissions() & ~(QFile::ReadUser | QFile::WriteUser | QFile::ReadOwner | QFile::WriteOwner), QFile::Permissions());
        const auto second = begin({});
        QCOMPARE(endOf(*second), 0);
        QVERIFY(second->readAllStandardOutput().contains("its window was raised"));
        QCOMPARE(m_first->state(), QProcess::Running);
        m_first->kill();
        QVERIFY(m_first->waitForFinished());
        QCOMPARE(m_first->readAllStandardError(), QByteArray());
        m_first.reset();
    }

    void theLinkOfASecondStartIsOpenedInTheFirst()
    {
        DemoServerProcess server;
        QVERIFY(server.start({}));
        QProcessEnvironment connection;
        connection.insert(QStringLiteral("ATO_BASE"), server.url());
        connection.insert(QStringLiteral("ATO_TOKEN"), server.token());
        connection.insert(QStringLiteral("ATO_PROJECT_ID"), QStringLiteral("1"));
        m_first = begin({}, connection);
        QTRY_COMPARE_WITH_TIMEOUT(sockets().size(), 1, 30'000);
        DemoClient client(server);
        const QJsonArray rows = client.get("/testcase?projectId=1&size=1").object()[QLatin1String("content")].toArray();
        const QByteArray id = QByteArray::number(rows.first().toObject()[QLatin1String("id")].toInteger());
        QVERIFY(!client.get("/_demo/requests").body.contains("/testcase/" + id));
        const auto second = begin({QString::fromLatin1(id)});
        QCOMPARE(endOf(*second), 0);
        QTRY_VERIFY_WITH_TIMEOUT(client.get("/_demo/requests").body.contains("/testcase/" + id), 30'000);
    }

    void aKilledFirstLeavesRoomForTheNext()
    {
        m_first = begin({});
        QTRY_COMPARE_WITH_TIMEOUT(sockets().size(), 1, 30'000);
        m_first->kill();
        QVERIFY(m_first->waitForFinished());
        m_first = begin({});
        const auto other = begin({}); // at the same time: one of them is the window
        const auto isOver = [](const QProcess &process) { return process.state() == QProcess::NotRunning; };
        QTRY_VERIFY_WITH_TIMEOUT(isOver(*m_first) || isOver(*other), 30'000);
        const bool isOtherOver = isOver(*other);
        QCOMPARE((isOtherOver ? *other : *m_first).exitCode(), 0);
        QProcess &window = isOtherOver ? *m_first : *other;
        QTRY_COMPARE(window.state(), QProcess::Running);
        other->kill();
        other->waitForFinished();
    }
};

CASEWRIGHT_TEST(SingleWindowTest)
#include "single_window_test.moc"
