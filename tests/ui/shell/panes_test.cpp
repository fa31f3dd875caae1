// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/shell/window_fixture.h"
#include "ui/editor/editor_tabs.h"

#include <QDockWidget>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTreeView>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// The way between the parts of the window by keys alone.
class PanesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WindowFixture> m;
    const CaseKey m_case = keyOfServerId(1001);

    [[nodiscard]] static bool isIn(const QString &part) { return WindowFixture::focus().split(u'<').contains(part); }
    /// The part of the window that has the keyboard.
    [[nodiscard]] static QString pane()
    {
        for (const QString &part : {u"browserPanel"_s, u"caseListPanel"_s, u"editorTabs"_s, u"tagsPanel"_s}) {
            if (isIn(part))
                return part;
        }
        return WindowFixture::focus();
    }
    [[nodiscard]] QStringList walk(int presses, Qt::KeyboardModifiers modifiers = {})
    {
        QStringList seen;
        for (int i = 0; i < presses; ++i) {
            m->press(Qt::Key_F6, modifiers);
            seen.append(pane());
        }
        return seen;
    }
    [[nodiscard]] QTreeView *tree() const { return m->part<QTreeView>("stepTree"); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WindowFixture>(5);
        m->data().server().cases[1001].value.scenario = Scenario{{makeStep(u"open"_s), makeStep(u"pay"_s)}};
        m->list().select({m_case});
        m->list().focusTable();
        m->press(Qt::Key_Return);
        QTRY_VERIFY(tree() && tree()->isVisible());
        m->list().focusTable();
    }
    void cleanup() { m.reset(); }

    void f6GoesRoundAndShiftF6Back()
    {
        QCOMPARE(walk(4), QStringList({u"editorTabs"_s, u"tagsPanel"_s, u"browserPanel"_s, u"caseListPanel"_s}));
        QCOMPARE(walk(4, Qt::ShiftModifier), QStringList({u"browserPanel"_s, u"tagsPanel"_s, u"editorTabs"_s, u"caseListPanel"_s}));
    }

    void eachPaneTakesTheKeyboardWhereOneWorks()
    {
        QStringList at;
        for (int i = 0; i < 4; ++i) {
            m->press(Qt::Key_F6);
            at.append(WindowFixture::focus().section(u'<', 0, 0));
        }
        QCOMPARE(at, QStringList({u"stepTree"_s, u"tokenInput"_s, u"suiteTree"_s, u"caseTable"_s}));
    }

    void f6LeavesAStepBeingTypedAndKeepsIt()
    {
        m->press(Qt::Key_F6);
        m->press(Qt::Key_Return);
        WindowFixture::type(u"!"_s);
        QVERIFY2(isIn(u"stepField"_s), qPrintable(WindowFixture::focus()));
        m->press(Qt::Key_F6);
        QCOMPARE(pane(), u"tagsPanel"_s);
        QCOMPARE(m->data().stepsOf(m_case), QStringList({u"open!"_s, u"pay"_s}));
        m->press(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(tree()->hasFocus());
    }

    void f6ComesBackToTheFieldThatWasLeft()
    {
        m->part<QTabWidget>("caseTabs")->setCurrentIndex(1);
        QTRY_VERIFY(m->part<QPlainTextEdit>("detailsDescription") && m->part<QPlainTextEdit>("detailsDescription")->isVisible());
        m->part<QPlainTextEdit>("detailsDescription")->setFocus();
        (void)walk(4);
        QCOMPARE(WindowFixture::focus().section(u'<', 0, 0), u"detailsDescription"_s);
    }

    void aClosedDockIsPassedOver()
    {
        m->part<QDockWidget>("browserDock")->close();
        QCOMPARE(walk(3), QStringList({u"editorTabs"_s, u"tagsPanel"_s, u"caseListPanel"_s}));
    }

    void escThenTabLeavesTheSteps()
    {
        m->press(Qt::Key_F6);
        m->press(Qt::Key_Return);
        m->press(Qt::Key_Tab); // the outliner's: nothing to go below for the first step
        QVERIFY(isIn(u"stepTree"_s));
        m->press(Qt::Key_Escape);
        QVERIFY(tree()->hasFocus());
        m->press(Qt::Key_Tab);
        QVERIFY2(!isIn(u"stepTree"_s), qPrintable(WindowFixture::focus()));
        QCOMPARE(m->data().stepsOf(m_case), QStringList({u"open"_s, u"pay"_s}));
    }

    void escThenShiftTabLeavesThemTheOtherWay()
    {
        m->press(Qt::Key_F6);
        m->press(Qt::Key_Escape);
        QVERIFY(tree()->hasFocus());
        m->press(Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY2(!isIn(u"stepTree"_s) && isIn(u"caseTabs"_s), qPrintable(WindowFixture::focus()));
        QCOMPARE(m->data().stepsOf(m_case), QStringList({u"open"_s, u"pay"_s}));
    }

    /// From each pane Tab comes to the next and in the end back: nothing keeps the keyboard, the steps apart, which Esc leaves.
    void tabAloneComesRoundTheWindow()
    {
        m->press(Qt::Key_F6);
        QStringList seen;
        constexpr int enough = 200;
        for (int i = 0; i < enough && !(i > 0 && tree()->hasFocus()); ++i) {
            if (isIn(u"stepTree"_s))
                m->press(Qt::Key_Escape);
            m->press(Qt::Key_Tab);
            if (seen.isEmpty() || seen.last() != pane())
                seen.append(pane());
        }
        QVERIFY2(tree()->hasFocus(), qPrintable(seen.join(u' ') + u" at "_s + WindowFixture::focus()));
        for (const QString &part : {u"browserPanel"_s, u"caseListPanel"_s, u"tagsPanel"_s})
            QVERIFY2(seen.contains(part), qPrintable(seen.join(u' ')));
    }
};

CASEWRIGHT_TEST(PanesTest)
#include "panes_test.moc"
