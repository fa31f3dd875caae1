// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/shell/window_fixture.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QFrame>
#include <QToolButton>

#include <algorithm>

using namespace casewright;
using namespace casewright::test;

/// What a session of authoring costs: the tasks every analyst does all day, played key by key and counted, text typing
/// aside.
class ActionCountsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WindowFixture> m;

    void openSelected()
    {
        m->press(Qt::Key_Return);
        QTRY_VERIFY2(m->focus().contains(QLatin1String("stepTree")), qPrintable(m->focus()));
        const CaseKey key = m->list().selectedKeys().first();
        QTRY_VERIFY(m->data().workspace().record(key) && m->data().workspace().record(key)->current().scenario.known());
    }

    void clickUndoOfToast()
    {
        const auto buttons = m->part<QFrame>("toast")->findChildren<QToolButton *>();
        const auto undo = std::find_if(buttons.begin(), buttons.end(), [](QToolButton *button) { return button->text().contains(QLatin1String("Undo")); });
        QVERIFY(undo != buttons.end());
        m->click(*undo);
    }

    QList<Step> stepsOf(ServerId id) { return m->data().workspace().record(keyOfServerId(id))->current().scenario.value().steps; }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ColorScheme::Light); }
    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup() { m.reset(); }

    void writesACaseInFourteenActions()
    {
        m->startCounting();
        m->press(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY2(m->focus().contains(QLatin1String("newCaseName")), qPrintable(m->focus()));
        m->type(QStringLiteral("Pay by card"));
        m->press(Qt::Key_Return);
        m->window().activateWindow(); // as window managers do when a dialog closes
        QTRY_VERIFY2(m->focus().contains(QLatin1String("stepTree")), qPrintable(m->focus()));
        m->press(Qt::Key_Return);
        m->type(QStringLiteral("Given a cart"));
        m->press(Qt::Key_Return);
        m->press(Qt::Key_Tab);
        m->type(QStringLiteral("Add a book"));
        m->press(Qt::Key_Return);
        m->type(QStringLiteral("Add a pen"));
        m->press(Qt::Key_Return);
        m->press(Qt::Key_Backtab, Qt::ShiftModifier);
        m->type(QStringLiteral("When the customer pays"));
        m->press(Qt::Key_Return);
        m->type(QStringLiteral("Then the order is confirmed"));
        m->press(Qt::Key_Return, Qt::ControlModifier);
        m->type(QStringLiteral("A mail is sent"));
        m->press(Qt::Key_Return);
        m->type(QStringLiteral("The cart is empty"));
        m->press(Qt::Key_T, Qt::ControlModifier);
        m->type(QStringLiteral("smoke"));
        m->press(Qt::Key_Return);
        m->press(Qt::Key_S, Qt::ControlModifier);
        QVERIFY2(m->actions() <= 14, qPrintable(QString::number(m->actions())));

        QTRY_COMPARE(m->data().server().cases.size(), 51);
        QTRY_VERIFY(m->data().workspace().waiting().isEmpty());
        const TestCase sent = m->data().server().cases.last().value;
        QCOMPARE(sent.name.value(), QStringLiteral("Pay by card"));
        QCOMPARE(sent.tags.value().size(), 1);
        const QList<Step> steps = sent.scenario.value().steps;
        QCOMPARE(steps.size(), 3);
        QCOMPARE(steps.at(0).keyword, QStringLiteral("Given"));
        QCOMPARE(steps.at(0).children.size(), 2);
        QCOMPARE(expectedResults(steps.at(2)), QStringList({QStringLiteral("A mail is sent"), QStringLiteral("The cart is empty")}));
    }

    void copiesThePermalinkInOneAction()
    {
        m->list().select({keyOfServerId(1002)});
        m->startCounting();
        m->press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m->actions(), 1);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("http://fake.test/project/1/test-cases/1002"));
    }


    void pastesTwelveRowsOfASpreadsheetInTwoActions()
    {
        QStringList rows;
        for (int i = 1; i <= 12; ++i)
            rows.append(QStringLiteral("Do thing %1\t\t\"Thing %1 is done\nand seen\"").arg(i));
        QApplication::clipboard()->setText(rows.join(QLatin1Char('\n')));
        m->list().select({keyOfServerId(1004)});
        m->list().focusTable();
        m->startCounting();
        openSelected();
        m->press(Qt::Key_V, Qt::ControlModifier);
        QVERIFY2(m->actions() <= 2, qPrintable(QString::number(m->actions())));
        const QList<Step> steps = stepsOf(1004);
        QCOMPARE(steps.size(), 12);
        QCOMPARE(steps.last().text, QStringLiteral("Do thing 12"));
        QCOMPARE(expectedResults(steps.last()), QStringList({QStringLiteral("Thing 12 is done"), QStringLiteral("and seen")}));
    }

    void movesAStepWithItsSubStepsInFourActions()
    {
        QList<Step> steps;
        for (const char *text : {"A", "B", "C", "D"})
            steps.append(makeStep(QLatin1String(text)));
        for (int i = 1; i <= 4; ++i)
            steps[3].children.append(makeStep(QStringLiteral("D%1").arg(i)));
        m->data().server().cases[1004].value.scenario = Scenario{steps};
        m->list().select({keyOfServerId(1004)});
        m->list().focusTable();
        openSelected();
        m->press(Qt::Key_Down); // to the first row
        m->press(Qt::Key_End);
        for (int i = 0; i < 4; ++i)
            m->press(Qt::Key_Up); // from D4 to D
        m->startCounting();
        m->press(Qt::Key_Up, Qt::AltModifier); // over C
        m->press(Qt::Key_Up, Qt::AltModifier); // over B
        m->press(Qt::Key_Tab);                 // under A
        QVERIFY2(m->actions() <= 4, qPrintable(QString::number(m->actions())));
        const QList<Step> moved = stepsOf(1004);
        QStringList texts;
        for (const Step &step : moved)
            texts.append(step.text);
        QCOMPARE(texts.join(QLatin1Char(' ')), QStringLiteral("A B C"));
        QCOMPARE(moved.first().children.size(), 1);
        QCOMPARE(moved.first().children.first().text, QStringLiteral("D"));
        QCOMPARE(moved.first().children.first().children.size(), 4);
    }

    void changesAWordFoundInAStepInFiveActions()
    {
        m->data().server().cases[1007].value.scenario
            = Scenario{{makeStep(QStringLiteral("Open the cart")), makeStep(QStringLiteral("Pay by voucher now"))}};
        m->data().read(keyOfServerId(1007));
        m->startCounting();
        m->press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        m->type(QStringLiteral("voucher"));
        QTRY_COMPARE(m->list().model()->rowCount(), 1);
        m->press(Qt::Key_Return); // to the table
        openSelected();
        m->press(Qt::Key_F2);
        m->type(QStringLiteral("card"));
        m->press(Qt::Key_S, Qt::ControlModifier);
        QVERIFY2(m->actions() <= 5, qPrintable(QString::number(m->actions())));
        QCOMPARE(stepsOf(1007).at(1).text, QStringLiteral("Pay by card now"));
        QTRY_COMPARE(m->data().server().cases[1007].value.scenario.value().steps.at(1).text, QStringLiteral("Pay by card now"));
    }

    void retagsFortyFilteredCasesInSevenActions()
    {
        m->list().focusFilter();
        m->type(QStringLiteral("-id:1040 -id:1041 -id:1042 -id:1043 -id:1044 -id:1045 -id:1046 -id:1047 -id:1048 -id:1049"));
        QTRY_COMPARE(m->list().model()->rowCount(), 40);
        m->startCounting();
        m->press(Qt::Key_Return); // to the table
        m->press(Qt::Key_A, Qt::ControlModifier);
        m->press(Qt::Key_T, Qt::ControlModifier);
        m->type(QStringLiteral("nightly"));
        m->press(Qt::Key_Return);
        m->press(Qt::Key_V, Qt::AltModifier); // preview
        QTRY_VERIFY(m->part<QDialog>("previewDialog"));
        QTRY_VERIFY2(m->focus().contains(QLatin1String("previewDialog")), qPrintable(m->focus()));
        m->press(Qt::Key_Return); // apply
        QTRY_COMPARE(m->data().tagsOnServer(1039), QStringList{QStringLiteral("nightly")});
        m->window().activateWindow(); // as window managers do when a dialog closes
        clickUndoOfToast();
        QVERIFY2(m->actions() <= 7, qPrintable(QString::number(m->actions())));
        QTRY_COMPARE(m->data().tagsOnServer(1039), QStringList());
        QCOMPARE(m->data().tagsOnServer(1000), QStringList());
        QVERIFY(m->prompts().confirmed.isEmpty());
    }

};

CASEWRIGHT_TEST(ActionCountsTest)
#include "action_counts_test.moc"
