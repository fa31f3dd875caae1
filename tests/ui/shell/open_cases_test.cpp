// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/shell/window_fixture.h"
#include "ui/common/inline_message.h"
#include "ui/editor/editor_tabs.h"
#include "ui/shell/sending.h"

#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// The tabs of open cases as the window drives them.
class OpenCasesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WindowFixture> m;

    [[nodiscard]] EditorTabs *tabs() const { return m->part<EditorTabs>("editorTabs"); }
    [[nodiscard]] CaseKey current() const { return tabs()->currentKey(); }
    /// Opens the first three cases; the keyboard is in the steps of the last.
    void openThree()
    {
        for (const char *id : {"1000", "1001", "1002"})
            m->window().openText(QString::fromLatin1(id));
        QTRY_VERIFY(m->data().workspace().record(keyOfServerId(1002))
                    && m->data().workspace().record(keyOfServerId(1002))->current().scenario.known());
        tabs()->focusEditor();
        QVERIFY2(m->focus().contains(u"stepTree"_s), qPrintable(m->focus()));
    }

private Q_SLOTS:
    void init() { m = std::make_unique<WindowFixture>(5); }
    void cleanup() { m.reset(); }

    void ctrlTabGoesToTheNextCaseAlsoFromAStep()
    {
        openThree();
        m->press(Qt::Key_Return);
        QVERIFY2(m->focus().contains(u"stepField"_s), qPrintable(m->focus()));
        m->press(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(current(), keyOfServerId(1000));
        m->press(Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(current(), keyOfServerId(1002));
    }

    void ctrlWClosesTheShownCaseAndKeepsWhatIsTyped()
    {
        openThree();
        m->press(Qt::Key_Return);
        WindowFixture::type(u"Open the shop"_s);
        m->press(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(current(), keyOfServerId(1001));
        QCOMPARE(m->data().stepsOf(keyOfServerId(1002)), QStringList{u"Open the shop"_s});
    }

    void anErrorOfTheConnectionLeadsToItsDialog()
    {
        m->data().server().failNextRead = {makeError(ErrorKind::Unauthorized)};
        QSignalSpy asked(&m->window(), &MainWindow::connectRequested);
        m->window().openText(u"1003"_s);
        auto *message = m->part<InlineMessage>("caseMessage");
        QTRY_VERIFY(message->isVisible());
        m->click(message->findChild<QToolButton *>());
        QCOMPARE(asked.size(), 1);
    }

    void aCaseThatIsGoneLeadsToAPull()
    {
        m->data().server().cases.remove(1003);
        m->window().openText(u"1003"_s);
        auto *message = m->part<InlineMessage>("caseMessage");
        QTRY_VERIFY(message->isVisible());
        m->click(message->findChild<QToolButton *>());
        QTRY_COMPARE(m->list().model()->rowCount(), 4);
    }

    void aPullAsksForTheOpenCasesToo()
    {
        openThree();
        m->press(Qt::Key_Return);
        WindowFixture::type(u"Open the shop"_s);
        m->press(Qt::Key_Home);
        // Of the steps a list tells nothing.
        m->data().server().cases[1002].value.scenario = Scenario{{makeStep(u"theirs"_s)}};
        m->data().server().cases[1000].value.precondition = u"A card"_s;
        m->press(Qt::Key_F5);
        QTRY_VERIFY(m->part<InlineMessage>("caseNews"));
        const QWidget *shown = m->part<QTabWidget>("openCases")->currentWidget();
        const auto *news = shown->findChild<InlineMessage *>(u"caseNews"_s);
        QTRY_VERIFY(news->isVisible());
        QCOMPARE(news->text(), u"Changed on the server: one step."_s);
        const auto *field = qobject_cast<QPlainTextEdit *>(QApplication::focusWidget());
        QVERIFY2(field, qPrintable(m->focus()));
        QCOMPARE(field->toPlainText(), u"Open the shop"_s);
        QCOMPARE(field->textCursor().position(), 0);
        // The others are asked for when they are looked at.
        QVERIFY(!m->data().workspace().record(keyOfServerId(1000))->current().precondition.value().contains(u"card"_s));
        tabs()->showNext();
        QTRY_COMPARE(m->data().workspace().record(keyOfServerId(1000))->current().precondition.value(), u"A card"_s);
    }

    void aCaseThatIsGoneStaysWithWhatIsBeingTypedInIt()
    {
        openThree();
        m->press(Qt::Key_Return);
        WindowFixture::type(u"Open the shop"_s);
        m->data().server().cases.remove(1001);
        m->data().server().cases.remove(1002);
        m->press(Qt::Key_F5);
        QTRY_COMPARE(m->part<QTabWidget>("openCases")->count(), 2); // 1001 has gone
        QCOMPARE(current(), keyOfServerId(1002));
        QVERIFY2(m->focus().contains(u"stepField"_s), qPrintable(m->focus()));
        WindowFixture::type(u" now"_s);
        m->press(Qt::Key_Escape);
        QCOMPARE(m->data().stepsOf(current()), QStringList{u"Open the shop now"_s});
        QCOMPARE(m->data().workspace().waiting(), QList<CaseKey>{current()});
    }

    void aPullThatFailsAsksForNothingMore()
    {
        openThree();
        const qsizetype before = m->data().server().log.filter(u"read"_s).size();
        m->data().server().failNextRead = {makeError(ErrorKind::Offline)}; // of the suites
        QSignalSpy pulled(m->window().findChild<Sending *>(), &Sending::pullFinished);
        m->window().pull();
        QTRY_COMPARE(pulled.size(), 1);
        QCOMPARE(m->data().server().log.filter(u"read"_s).size(), before);
    }
};

CASEWRIGHT_TEST(OpenCasesTest)
#include "open_cases_test.moc"
