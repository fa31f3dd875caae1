// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/profile.h"
#include "core/store/store.h"
#include "tests/support/await.h"
#include "tests/support/fake_prompts.h"
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/fake_server.h"
#include "ui/browser/browser_panel.h"
#include "ui/browser/case_list_panel.h"
#include "ui/editor/editor_tabs.h"
#include "ui/models/case_table_model.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// The window closed and opened again on what the last one has left on this computer, without a word from the server.
class WindowStateTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeServer> m_server;
    std::unique_ptr<workspace::Workspace> m_workspace;
    FakePrompts m_prompts;
    std::unique_ptr<MainWindow> m;

    template <typename W>
    [[nodiscard]] W *part(const char *name) const
    {
        return m->findChild<W *>(QLatin1StringView(name));
    }
    [[nodiscard]] CaseListPanel &list() const { return *part<CaseListPanel>("caseListPanel"); }
    [[nodiscard]] BrowserPanel &browser() const { return *part<BrowserPanel>("browserPanel"); }
    [[nodiscard]] EditorTabs &tabs() const { return *part<EditorTabs>("editorTabs"); }
    [[nodiscard]] std::unique_ptr<store::Store> store() const { return await(store::Store::open(m_folder->filePath(u"store.sqlite"_s))).value(); }

    void openWindow()
    {
        m = std::make_unique<MainWindow>(&m_prompts);
        m->setProjects({FakeServer::sampleSchema().project});
        m->openProject(m_workspace.get());
        m->show();
    }
    void openFresh()
    {
        auto clock = [now = qint64(1'700'000'000'000)]() mutable { return ++now; };
        m_workspace = await(workspace::Workspace::open(m_server, store(), FakeServer::sampleSchema(), clock)).value();
        QVERIFY(await(m_workspace->pull({})));
        openWindow();
    }
    /// As the next start of the program does, with what the settings file gives back.
    void openAgain()
    {
        auto opened = store();
        Result<store::Mirror> mirror = await(opened->mirror());
        QVERIFY(mirror && mirror->schema);
        auto clock = [now = qint64(1'700'000'100'000)]() mutable { return ++now; };
        m_workspace = await(workspace::Workspace::openMirrored(nullptr, std::move(opened), std::move(*mirror), clock)).value();
        openWindow();
        m->restoreState(store::Profile::open(m_folder->path())->setting(u"state"_s).toMap());
    }
    void close()
    {
        if (!m)
            return;
        store::Profile::open(m_folder->path())->setSetting(u"state"_s, m->saveState());
        m->closeProject();
        m.reset();
        QVERIFY(await(m_workspace->saved()));
        bool closed = false;
        auto closing = [](workspace::Workspace *workspace, bool *done) -> QCoro::Task<void> {
            co_await workspace->close();
            *done = true;
        }(m_workspace.get(), &closed);
        QTRY_VERIFY(closed);
        m_workspace.reset();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_shared<FakeServer>();
        for (int i = 0; i < 6; ++i) {
            TestCase value = sampleCase(u"Case %1"_s.arg(i));
            value.fields.insert(10, {i < 3 ? Ref{50, u"Checkout"_s} : Ref{51, u"Search"_s}});
            m_server->add(value);
        }
        openFresh();
    }
    void cleanup()
    {
        close();
        m_server.reset();
        m_folder.reset();
    }

    void isAsItWasLeft()
    {
        browser().selectSuite({Ref{50, u"Checkout"_s}});
        list().setFilterText(u"case"_s);
        for (const char *id : {"1004", "1000", "1002"})
            m->openText(QString::fromLatin1(id));
        m->findChild<QTabWidget *>(u"openCases"_s)->setCurrentIndex(1);
        list().select({keyOfServerId(1001), keyOfServerId(1002)});
        QCOMPARE(list().model()->rowCount(), 3);
        close();
        openAgain();
        QCOMPARE(browser().currentSuite().size(), 1);
        QCOMPARE(browser().currentSuite().first().name, u"Checkout"_s);
        QCOMPARE(list().filterText(), u"case"_s);
        QCOMPARE(list().model()->rowCount(), 3);
        QCOMPARE(list().selectedKeys(), QList<CaseKey>({keyOfServerId(1001), keyOfServerId(1002)}));
        QCOMPARE(m->findChild<QTabWidget *>(u"openCases"_s)->count(), 3);
        QCOMPARE(tabs().currentKey(), keyOfServerId(1000));
    }

    void theCaretIsWhereItWasLeft()
    {
        m_server->cases[1002].value.scenario = Scenario{{makeStep(u"open"_s), makeStep(u"pay"_s)}};
        QVERIFY(QTest::qWaitForWindowActive(m.get()));
        m->openText(u"1002"_s);
        QTRY_VERIFY(part<QTreeView>("stepTree") && part<QTreeView>("stepTree")->isVisible());
        tabs().focusEditor();
        const auto press = [](Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); };
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Return, Qt::Key_Home, Qt::Key_Right})
            press(key);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"stepField"_s);
        close();
        openAgain();
        QVERIFY(QTest::qWaitForWindowActive(m.get()));
        QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->objectName() == u"stepField"_s);
        const auto *field = qobject_cast<QPlainTextEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        QCOMPARE(field->toPlainText(), u"pay"_s);
        QCOMPARE(field->textCursor().position(), 1);
    }

    void leavesOutWhatIsGone()
    {
        list().select({keyOfServerId(1001), keyOfServerId(1002)});
        m_server->cases.remove(1001);
        QVERIFY(await(m_workspace->pull({})));
        list().select({keyOfServerId(1002)});
        close();
        openAgain();
        QCOMPARE(list().selectedKeys(), QList<CaseKey>{keyOfServerId(1002)});
        QCOMPARE(list().model()->rowCount(), 5);
    }

    void doesNotLoadForEverWithoutAServer()
    {
        close();
        openAgain();
        list().setFilterText(u"nowhere"_s);
        QCOMPARE(list().model()->rowCount(), 0);
        QStringList texts;
        for (const QLabel *label : list().findChildren<QLabel *>())
            texts << (label->isVisible() ? label->text() : QString());
        QVERIFY2(texts.contains(u"Nothing matches"_s), qPrintable(texts.join(u'|')));
    }
};

CASEWRIGHT_TEST(WindowStateTest)
#include "window_state_test.moc"
