// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/shell/window_fixture.h"
#include "ui/common/inline_message.h"
#include "ui/editor/editor_tabs.h"

#include <QSignalSpy>
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
};

CASEWRIGHT_TEST(OpenCasesTest)
#include "open_cases_test.moc"
