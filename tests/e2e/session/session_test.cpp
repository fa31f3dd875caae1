// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/session/session.h"

#include "core/workspace/opening/open_project.h"
#include "tests/support/demo_server_process.h"
#include "tests/support/fake_prompts.h"
#include "tests/support/runner/test_case.h"
#include "ui/browser/case_list_panel.h"
#include "ui/models/case_table_model.h"
#include "ui/shell/main_window.h"
#include "ui/shell/sending.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace casewright;
using namespace casewright::test;

/// From one start of the window to the next, and from one project to the next.
class SessionTest final : public QObject {
    Q_OBJECT

private:
    DemoServerProcess m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    FakePrompts m_prompts;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<app::Session> m;

    [[nodiscard]] store::Profile profile() const { return *store::Profile::open(m_folder->path()); }
    [[nodiscard]] CaseListPanel &list() const { return *m_window->findChild<CaseListPanel *>(QStringLiteral("caseListPanel")); }
    [[nodiscard]] bool isAsked() const
    {
        const auto *dialog = m_window->findChild<ConnectionDialog *>();
        return dialog && dialog->isVisible();
    }
    void start(const QString &token, ServerId project = 1)
    {
        app::Options options;
        options.server = QUrl(m_server.url());
        options.project = project;
        options.token = token;
        m_window = std::make_unique<MainWindow>(&m_prompts);
        m = std::make_unique<app::Session>(*m_window, profile(), options);
        QSignalSpy opened(m.get(), &app::Session::opened);
        QSignalSpy pulled(m_window->findChild<Sending *>(), &Sending::pullFinished);
        m_window->show();
        m->start();
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 30'000);
        if (!token.isEmpty())
            QTRY_COMPARE_WITH_TIMEOUT(pulled.size(), 1, 30'000);
    }
    void stop()
    {
        if (!m)
            return;
        QSignalSpy closed(m.get(), &app::Session::closed);
        m_window->close();
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, 30'000);
        m.reset();
        m_window.reset();
    }
    void goTo(ServerId project)
    {
        QSignalSpy pulled(m_window->findChild<Sending *>(), &Sending::pullFinished);
        Q_EMIT m_window->projectRequested(project);
        QTRY_COMPARE_WITH_TIMEOUT(pulled.size(), 1, 30'000);
        QCOMPARE(m->workspace()->schema().project.id, project);
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // no keychain of this machine
        QVERIFY2(m_server.start({QStringLiteral("--dialect"), QStringLiteral("testops-4")}), qPrintable(m_server.errorText()));
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        stop();
        m_folder.reset();
    }

    void asksForATokenThatIsNotKeptAtEveryStart()
    {
        start(m_server.token());
        QVERIFY(!isAsked());
        const int rows = list().model()->rowCount();
        QVERIFY(rows > 0);
        stop();
        start({});
        QCOMPARE(list().model()->rowCount(), rows); // what is here is shown meanwhile
        QTRY_VERIFY(isAsked());
    }

    void asksNobodyWhoWorksWithoutAServer()
    {
        start(m_server.token());
        stop();
        workspace::setWorksWithoutServer(profile(), true);
        start({});
        QVERIFY(list().model()->rowCount() > 0);
        QVERIFY(!isAsked());
    }

    void ofTwoProjectsAskedForInARowOnlyTheLastIsOpened()
    {
        start(m_server.token());
        goTo(2);
        goTo(1);
        QSignalSpy opened(m.get(), &app::Session::opened);
        QSignalSpy pulled(m_window->findChild<Sending *>(), &Sending::pullFinished);
        // While the open one is being closed for the first of them.
        connect(&list(), &CaseListPanel::emptinessChanged, m.get(), [this] { Q_EMIT m_window->projectRequested(1); }, Qt::SingleShotConnection);
        Q_EMIT m_window->projectRequested(2);
        QTRY_COMPARE_WITH_TIMEOUT(pulled.size(), 1, 30'000);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(m->workspace()->schema().project.id, 1);
        QVERIFY(list().model()->rowCount() > 0);
    }

    void whatWasOpenIsKeptOfEachProject()
    {
        start(m_server.token());
        list().setFilterText(QStringLiteral("pay"));
        goTo(2);
        QCOMPARE(list().filterText(), QString());
        goTo(1);
        QCOMPARE(list().filterText(), QStringLiteral("pay"));
        stop();
        start({});
        QCOMPARE(list().filterText(), QStringLiteral("pay"));
    }
};

CASEWRIGHT_TEST(SessionTest)
#include "session_test.moc"
