// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_prompts.h"
#include "tests/support/workspace/workspace_fixture.h"
#include "ui/browser/case_list_panel.h"
#include "ui/common/theme.h"
#include "ui/models/case_table_model.h"
#include "ui/shell/main_window.h"
#include "ui/shell/window_actions.h"

#include <QApplication>
#include <QClipboard>
#include <QTreeView>

using namespace casewright;
using namespace casewright::test;

/// The window driven by its keys, on a workspace with a server in memory.
class MainWindowTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;
    FakePrompts m_prompts;
    std::unique_ptr<MainWindow> m_window;
    int m_actions = 0; ///< key presses, text typing aside

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ++m_actions;
        QWidget *target = QApplication::focusWidget();
        QTest::keyClick(target ? target : m_window.get(), key, modifiers);
    }

    static void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::sendKeyEvent(QTest::Click, QApplication::focusWidget(), Qt::Key_unknown, QString(letter), Qt::NoModifier);
    }

    static QString focus()
    {
        QStringList names;
        for (const QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget())
            names.append(widget->objectName());
        return names.join(QLatin1Char('<'));
    }

    template <typename W>
    W *part(const char *name)
    {
        return m_window->findChild<W *>(QLatin1StringView(name));
    }

    CaseTableModel *cases() { return part<CaseListPanel>("caseListPanel")->model(); }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ColorScheme::Light); }

    void init()
    {
        m = std::make_unique<WorkspaceFixture>();
        for (int i = 0; i < 50; ++i) {
            TestCase value = sampleCase(QStringLiteral("Case %1").arg(i));
            value.fields.insert(10, {Ref{50, QStringLiteral("Checkout")}});
            m->server().add(value);
        }
        m->open();
        m_window = std::make_unique<MainWindow>(&m_prompts);
        m_window->setProjects({FakeServer::sampleSchema().project});
        m_window->openProject(&m->workspace());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->pull();
        QTRY_COMPARE(cases()->rowCount(), 50);
    }

    void cleanup()
    {
        m_window->closeProject();
        m_window.reset();
        m.reset();
    }

    void claimsNoKeyTwice() { QCOMPARE(m_window->actions().conflicts().size(), 0); }

    void writesACaseInFourteenActions()
    {
        m_actions = 0;
        press(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY2(focus().contains(QLatin1String("newCaseName")), qPrintable(focus()));
        type(QStringLiteral("Pay by card"));
        press(Qt::Key_Return);
        m_window->activateWindow(); // as window managers do when a dialog closes
        QTRY_VERIFY2(focus().contains(QLatin1String("stepTree")), qPrintable(focus()));
        press(Qt::Key_Return);
        type(QStringLiteral("Given a cart"));
        press(Qt::Key_Return);
        press(Qt::Key_Tab);
        type(QStringLiteral("Add a book"));
        press(Qt::Key_Return);
        type(QStringLiteral("Add a pen"));
        press(Qt::Key_Return);
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        type(QStringLiteral("When the customer pays"));
        press(Qt::Key_Return);
        type(QStringLiteral("Then the order is confirmed"));
        press(Qt::Key_Return, Qt::ControlModifier);
        type(QStringLiteral("A mail is sent"));
        press(Qt::Key_Return);
        type(QStringLiteral("The cart is empty"));
        press(Qt::Key_T, Qt::ControlModifier);
        type(QStringLiteral("smoke"));
        press(Qt::Key_Return);
        press(Qt::Key_S, Qt::ControlModifier);
        QVERIFY2(m_actions <= 14, qPrintable(QString::number(m_actions)));

        QTRY_COMPARE(m->server().cases.size(), 51);
        QTRY_VERIFY(m->workspace().waiting().isEmpty());
        const TestCase sent = m->server().cases.last().value;
        QCOMPARE(sent.name.value(), QStringLiteral("Pay by card"));
        QCOMPARE(sent.tags.value().size(), 1);
        const QList<Step> steps = sent.scenario.value().steps;
        QCOMPARE(steps.size(), 3);
        QCOMPARE(steps.at(0).keyword, QStringLiteral("Given"));
        QCOMPARE(steps.at(0).children.size(), 2);
        QCOMPARE(expectedResults(steps.at(2)), QStringList({QStringLiteral("A mail is sent"), QStringLiteral("The cart is empty")}));
    }

    void takesAnEditBackByKeyAndShowsIt()
    {
        m->rename(keyOfServerId(1003), QStringLiteral("Renamed"));
        QAction *undo = m_window->actions().action(actions::undo);
        QCOMPARE(undo->text(), QStringLiteral("&Undo Rename"));
        part<QTreeView>("caseTable")->setFocus();
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m->nameOf(keyOfServerId(1003)), QStringLiteral("Case 3"));
        QCOMPARE(part<CaseListPanel>("caseListPanel")->selectedKeys(), QList<CaseKey>{keyOfServerId(1003)});
        QVERIFY(!undo->isEnabled());
    }

    void asksOnceBeforeAnUndoOfManyCases()
    {
        QList<CaseKey> keys;
        for (int i = 0; i < 40; ++i)
            keys.append(keyOfServerId(1000 + i));
        m->setTags(keys, {QStringLiteral("x")});
        m_prompts.willCancel();
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m->tagsOf(keys.first()), QStringList{QStringLiteral("x")});
        m_prompts.willConfirm();
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m->tagsOf(keys.first()), QStringList());
        QCOMPARE(m_prompts.confirmed.last().verb, QStringLiteral("Undo in 40 Cases"));
    }

    void copiesThePermalinkInOneAction()
    {
        part<CaseListPanel>("caseListPanel")->select({keyOfServerId(1002)});
        m_actions = 0;
        press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_actions, 1);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("http://fake.test/project/1/test-cases/1002"));
    }

    void opensACaseByAPastedLink()
    {
        m_window->openText(QStringLiteral("http://fake.test/project/1/test-cases/1007"));
        QTRY_VERIFY(m->workspace().record(keyOfServerId(1007)));
        QTRY_COMPARE(part<QLineEdit>("caseName")->text(), QStringLiteral("Case 7"));
    }

    void asksBeforeItDeletesOnTheServer()
    {
        part<CaseListPanel>("caseListPanel")->select({keyOfServerId(1002)});
        m_prompts.willCancel();
        m_window->actions().action(actions::deleteCases)->trigger();
        QCOMPARE(m->server().cases.size(), 50);
        m_prompts.willConfirm();
        m_window->actions().action(actions::deleteCases)->trigger();
        QTRY_COMPARE(m->server().cases.size(), 49);
        QCOMPARE(cases()->rowCount(), 49);
    }

    void restoresWhatWasOpen()
    {
        m_window->openText(QStringLiteral("1005"));
        QTRY_COMPARE(part<QLineEdit>("caseName")->text(), QStringLiteral("Case 5"));
        const QVariantMap state = m_window->saveState();
        m_window->closeProject();
        QVERIFY(!part<QLineEdit>("caseName") || !part<QLineEdit>("caseName")->isVisible());
        m_window->openProject(&m->workspace());
        m_window->restoreState(state);
        QTRY_VERIFY(part<QLineEdit>("caseName") && part<QLineEdit>("caseName")->text() == QStringLiteral("Case 5"));
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
