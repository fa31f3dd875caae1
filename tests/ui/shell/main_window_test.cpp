// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/settled.h"
#include "tests/ui/shell/window_fixture.h"
#include "ui/browser/browser_panel.h"
#include "ui/common/theme.h"
#include "ui/shell/sending.h"
#include "ui/shell/window_actions.h"

#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTreeView>

using namespace casewright;
using namespace casewright::test;

/// The window driven by its keys, on a workspace with a server in memory.
class MainWindowTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WindowFixture> m;

private Q_SLOTS:
    void initTestCase() { applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ColorScheme::Light); }

    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup() { m.reset(); }

    void claimsNoKeyTwice() { QCOMPARE(m->window().actions().conflicts().size(), 0); }

    void aReaderIsOfferedNothingThatWrites()
    {
        m.reset();
        ProjectSchema schema = FakeServer::richSchema();
        schema.mayWrite = false;
        m = std::make_unique<WindowFixture>(5, schema);
        m->list().select({keyOfServerId(1001)});
        for (const QString &id : {actions::newCase, actions::newSuite, actions::renameSuite, actions::renameCase, actions::duplicateCases,
                                  actions::moveCases, actions::deleteCases, actions::deletedCases, actions::cloneCases})
            QVERIFY2(!m->window().actions().action(id)->isEnabled(), qPrintable(id));
        QVERIFY(m->window().actions().action(actions::copyPermalink)->isEnabled());
        const auto browser = m->part<BrowserPanel>("browserPanel");
        QVERIFY(browser);
        QVERIFY(!browser->view()->acceptDrops());
        Q_EMIT browser->casesDropped({keyOfServerId(1001)}, {Ref{51, QStringLiteral("Other")}});
        QVERIFY(m->data().workspace().waiting().isEmpty());
    }

    void takesAnEditBackByKeyAndShowsIt()
    {
        m->data().rename(keyOfServerId(1003), QStringLiteral("Renamed"));
        QAction *undo = m->window().actions().action(actions::undo);
        QCOMPARE(undo->text(), QStringLiteral("&Undo Rename"));
        m->part<QTreeView>("caseTable")->setFocus();
        m->press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m->data().nameOf(keyOfServerId(1003)), QStringLiteral("Case 3"));
        QCOMPARE(m->list().selectedKeys(), QList<CaseKey>{keyOfServerId(1003)});
        QVERIFY(!undo->isEnabled());
    }

    void asksOnceBeforeAnUndoOfManyCases()
    {
        QList<CaseKey> keys;
        for (int i = 0; i < 40; ++i)
            keys.append(keyOfServerId(1000 + i));
        m->data().setTags(keys, {QStringLiteral("x")});
        m->prompts().willCancel();
        m->press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m->data().tagsOf(keys.first()), QStringList{QStringLiteral("x")});
        m->prompts().willConfirm();
        m->press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m->data().tagsOf(keys.first()), QStringList());
        QCOMPARE(m->prompts().confirmed.last().verb, QStringLiteral("Undo in 40 Cases"));
    }

    void opensACaseByAPastedLink()
    {
        m->window().openText(QStringLiteral("http://fake.test/project/1/test-cases/1007"));
        QTRY_VERIFY(m->data().workspace().record(keyOfServerId(1007)));
        QTRY_COMPARE(m->part<QLineEdit>("caseName")->text(), QStringLiteral("Case 7"));
    }

    void asksBeforeItDeletesOnTheServer()
    {
        m->list().select({keyOfServerId(1002)});
        m->prompts().willCancel();
        m->window().actions().action(actions::deleteCases)->trigger();
        QCOMPARE(m->data().server().cases.size(), 50);
        m->prompts().willConfirm();
        m->window().actions().action(actions::deleteCases)->trigger();
        QTRY_COMPARE(m->data().server().cases.size(), 49);
        QCOMPARE(m->list().model()->rowCount(), 49);
    }

    void leavesTheCentreRoomInASmallWindow()
    {
        const auto *browser = m->part<QDockWidget>("browserDock");
        const auto *tags = m->part<QDockWidget>("tagsDock");
        const QWidget *centre = m->window().centralWidget();
        m->window().resize(1360, 860);
        settle();
        const int wide = browser->width();
        QVERIFY(tags->width() >= 290);
        m->window().resize(800, 600);
        settle();
        QCOMPARE(m->window().size(), QSize(800, 600));
        QVERIFY2(centre->width() >= 350, qPrintable(QString::number(centre->width())));
        QCOMPARE(m->part<QTreeView>("caseTable")->horizontalScrollBar()->maximum(), 0);
        m->window().resize(1360, 860);
        settle();
        QCOMPARE(browser->width(), wide);
        QVERIFY(!m->window().saveState().value(QStringLiteral("docksSet")).toBool());
    }

    void keepsTheWidthThatTheAnalystGaveADock()
    {
        const auto *browser = m->part<QDockWidget>("browserDock");
        m->window().resize(1360, 860);
        settle();
        const QPoint line(browser->geometry().right() + 3, browser->geometry().center().y());
        QTest::mousePress(&m->window(), Qt::LeftButton, {}, line);
        QTest::mouseMove(&m->window(), line + QPoint(80, 0));
        QTRY_VERIFY(browser->width() > 300);
        QTest::mouseRelease(&m->window(), Qt::LeftButton, {}, line + QPoint(80, 0));
        QVERIFY(m->window().saveState().value(QStringLiteral("docksSet")).toBool());
        const int set = browser->width();
        m->window().resize(1200, 800);
        settle();
        QCOMPARE(browser->width(), set);
    }

    void hasOnePrimaryButtonWhereThereIsNothing()
    {
        WorkspaceFixture data;
        FakePrompts prompts;
        MainWindow window(&prompts);
        const auto primaries = [&window] {
            int count = 0;
            for (const QPushButton *button : window.findChildren<QPushButton *>())
                count += button->isVisible() && button->isDefault() ? 1 : 0;
            return count;
        };
        window.show();
        QCOMPARE(primaries(), 1);
        data.open();
        window.setProjects({FakeServer::sampleSchema().project});
        window.openProject(&data.workspace());
        QSignalSpy pulled(window.findChild<Sending *>(), &Sending::pullFinished);
        window.pull();
        QTRY_COMPARE(pulled.size(), 1);
        QCOMPARE(primaries(), 1); // New case, in the list
        window.closeProject();
    }

    void skipsPanesThatHaveNothingToWorkOn()
    {
        m->list().select({});
        m->window().actions().action(actions::filterAll)->trigger();
        QStringList seen;
        for (int i = 0; i < 4; ++i) {
            m->press(Qt::Key_F6);
            seen << WindowFixture::focus().section(QLatin1Char('<'), 0, 0);
        }
        QVERIFY2(seen.contains(QStringLiteral("suiteTree")) && seen.contains(QStringLiteral("caseTable")), qPrintable(seen.join(QLatin1Char(' '))));
    }

    void restoresWhatWasOpen()
    {
        m->window().openText(QStringLiteral("1005"));
        QTRY_COMPARE(m->part<QLineEdit>("caseName")->text(), QStringLiteral("Case 5"));
        const QVariantMap state = m->window().saveState();
        m->window().closeProject();
        QVERIFY(!m->part<QLineEdit>("caseName") || !m->part<QLineEdit>("caseName")->isVisible());
        m->window().openProject(&m->data().workspace());
        m->window().restoreState(state);
        QTRY_VERIFY(m->part<QLineEdit>("caseName") && m->part<QLineEdit>("caseName")->text() == QStringLiteral("Case 5"));
    }
};

CASEWRIGHT_TEST(MainWindowTest)
#include "main_window_test.moc"
