// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/steps/outliner.h"

using namespace Qt::StringLiterals;

namespace casewright {
namespace {

const auto shopToLeave = u"- open\n  - find\n  - choose\n- pay\n- leave\n"_s;

} // namespace

class OutlinerKeysTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void enterAtTheEndAddsASiblingBelow();
    void enterWithinTheTextSplitsIt();
    void enterAtTheStartInsertsAbove();
    void enterOnASelectedRowEditsIt();
    void enterInAnEmptyScenarioWritesTheFirstStep();
    void shiftEnterBreaksTheLine();
    void ctrlEnterAddsAnExpectedResult();
    void ctrlEnterGoesToTheExpectedResultThereIs();
    void ctrlShiftEnterAddsASiblingAbove();
    void tabIndentsAndKeepsTheCaret();
    void shiftTabOutdents();
    void tabIndentsTheSelectedRowsTogether();
    void tabOnAnExpectedResultIsRefusedWithAHint();
    void altArrowsMoveTheStep();
    void altArrowsMoveTheSelectedRows();
    void ctrlArrowsCollapseAndExpand();
    void leftAndRightCollapseAndExpandASelectedRow();
    void escLeavesTheTextThenTheSelection();
    void f2EditsTheSelectedRow();
    void arrowsWalkBetweenRows();
    void arrowsWalkOutOfTheText();
    void leftAndRightWalkPastTheEndsOfTheText();
    void shiftArrowsExtendTheSelection();
    void ctrlASelectsTextThenSiblingsThenAll();
    void backspaceInAnEmptyRowDeletesIt();
    void backspaceAtTheStartJoinsWithThePreviousRow();
    void backspaceAtTheVeryStartIsRefusedWithAHint();
    void deleteRemovesTheSelectedRows();
    void deleteInATextTakesALetter();
    void ctrlDDuplicates();
    void tabAfterEscLeavesTheTree();
    void tabLeavesAnEmptyTree();
    void keysOfTheWindowAreNotTaken();
};

void OutlinerKeysTest::enterAtTheEndAddsASiblingBelow()
{
    Outliner o(shopToLeave);
    o.editAtEnd(u"open"_s);
    o.press(Qt::Key_Return);
    QCOMPARE(o.typing(), u"|"_s);
    o.type(u"log in"_s);
    o.press(Qt::Key_Enter, Qt::KeypadModifier);

    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n- log in\n-\n- pay\n- leave\n"_s);
    QCOMPARE(o.doc.names(), QStringList({u"Add Step"_s, u"Edit Step"_s, u"Add Step"_s}));
}

void OutlinerKeysTest::enterWithinTheTextSplitsIt()
{
    Outliner o(u"- log in and pay\n"_s);
    o.edit(u"log in and pay"_s, 7);
    o.press(Qt::Key_Return);

    QCOMPARE(o.typing(), u"|and pay"_s);
    QCOMPARE(o.editor.model().rowCount(), 2);
    QCOMPARE(o.doc.names(), QStringList({u"Add Step"_s}));
}

void OutlinerKeysTest::enterAtTheStartInsertsAbove()
{
    Outliner o(shopToLeave);
    o.edit(u"pay"_s, 0);
    o.press(Qt::Key_Return);

    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n-\n- pay\n- leave\n"_s);
    QCOMPARE(o.typing(), u"|pay"_s);
}

void OutlinerKeysTest::enterOnASelectedRowEditsIt()
{
    Outliner o(shopToLeave);
    o.select(u"pay"_s);
    o.press(Qt::Key_Return);
    QCOMPARE(o.typing(), u"pay|"_s);
    QVERIFY(o.doc.done.isEmpty());
}

void OutlinerKeysTest::enterInAnEmptyScenarioWritesTheFirstStep()
{
    Outliner o;
    o.press(Qt::Key_Return);
    o.type(u"open the shop"_s);
    o.press(Qt::Key_Escape);
    QCOMPARE(o.outline(), u"- open the shop\n"_s);
}

void OutlinerKeysTest::shiftEnterBreaksTheLine()
{
    Outliner o(shopToLeave);
    o.editAtEnd(u"pay"_s);
    const int before = o.view->rowRect(o.index(u"pay"_s)).height();
    o.press(Qt::Key_Return, Qt::ShiftModifier);
    o.type(u"by card"_s);
    QVERIFY(o.view->rowRect(o.view->currentIndex()).height() > before);
    o.press(Qt::Key_Escape);
    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n- pay\n  by card\n- leave\n"_s);
}

void OutlinerKeysTest::ctrlEnterAddsAnExpectedResult()
{
    Outliner o(shopToLeave);
    o.editAtEnd(u"pay"_s);
    o.press(Qt::Key_Return, Qt::ControlModifier);
    o.type(u"a receipt"_s);
    o.press(Qt::Key_Return);
    o.type(u"a mail"_s);
    o.press(Qt::Key_Escape);
    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n- pay\n  => a receipt\n  => a mail\n- leave\n"_s);
    QCOMPARE(o.doc.names().first(), u"Add Expected Result"_s);
}

void OutlinerKeysTest::ctrlEnterGoesToTheExpectedResultThereIs()
{
    Outliner o(u"- pay\n  => a receipt\n"_s);
    o.select(u"pay"_s);
    o.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(o.typing().contains(u"a receipt"_s));
    QVERIFY(o.doc.done.isEmpty());
}

void OutlinerKeysTest::ctrlShiftEnterAddsASiblingAbove()
{
    Outliner o(shopToLeave);
    o.editAtEnd(u"pay"_s);
    o.press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    o.type(u"check out"_s);
    o.press(Qt::Key_Escape);
    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n- check out\n- pay\n- leave\n"_s);
}

void OutlinerKeysTest::tabIndentsAndKeepsTheCaret()
{
    Outliner o(shopToLeave);
    o.edit(u"pay"_s, 1);
    o.press(Qt::Key_Tab);
    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n  - pay\n- leave\n"_s);
    QCOMPARE(o.typing(), u"p|ay"_s);
    QCOMPARE(o.doc.names(), QStringList({u"Indent Step"_s}));
    // The field stands where the text is painted now.
    QVERIFY(o.view->textRect(o.index(u"pay"_s)).left() > o.view->textRect(o.index(u"leave"_s)).left());
    QCOMPARE(o.view->editing().field().geometry().center().y(), o.view->textRect(o.index(u"pay"_s)).center().y());
}

void OutlinerKeysTest::shiftTabOutdents()
{
    Outliner o(shopToLeave);
    o.edit(u"choose"_s, 2);
    o.press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(o.outline(), u"- open\n  - find\n- choose\n- pay\n- leave\n"_s);
    QCOMPARE(o.typing(), u"ch|oose"_s);
    o.press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(o.hint(), u"It is at the top level already."_s);
}

void OutlinerKeysTest::tabIndentsTheSelectedRowsTogether()
{
    Outliner o(shopToLeave);
    o.selectRows({u"pay"_s, u"leave"_s});
    o.press(Qt::Key_Tab);
    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n  - pay\n  - leave\n"_s);
    QCOMPARE(o.selected(), QStringList({u"pay"_s, u"leave"_s}));
    QCOMPARE(o.doc.names(), QStringList({u"Indent 2 Steps"_s}));
}

void OutlinerKeysTest::tabOnAnExpectedResultIsRefusedWithAHint()
{
    Outliner o(u"- pay\n  => a receipt\n  => a mail\n"_s);
    o.editAtEnd(u"a mail"_s);
    o.press(Qt::Key_Tab);
    QVERIFY(!o.hint().isEmpty());
    QVERIFY(o.doc.done.isEmpty());
    QCOMPARE(o.typing(), u"a mail|"_s);
    o.type(u"!"_s);
    QVERIFY(o.hint().isEmpty());
}

void OutlinerKeysTest::altArrowsMoveTheStep()
{
    Outliner o(shopToLeave);
    o.edit(u"pay"_s, 3);
    o.press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(o.outline(), u"- pay\n- open\n  - find\n  - choose\n- leave\n"_s);
    QCOMPARE(o.typing(), u"pay|"_s);
    o.press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(o.outline(), shopToLeave);
}

void OutlinerKeysTest::altArrowsMoveTheSelectedRows()
{
    Outliner o(shopToLeave);
    o.selectRows({u"pay"_s, u"leave"_s});
    o.press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(o.outline(), u"- pay\n- leave\n- open\n  - find\n  - choose\n"_s);
    QCOMPARE(o.selected(), QStringList({u"pay"_s, u"leave"_s}));
    QCOMPARE(o.doc.undoName(), u"Move 2 Steps"_s);
    o.press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(o.hint(), u"There is no step above it."_s);
}

void OutlinerKeysTest::ctrlArrowsCollapseAndExpand()
{
    Outliner o(shopToLeave);
    o.editAtEnd(u"open"_s);
    o.press(Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(!o.view->isExpanded(o.index(u"open"_s)));
    QCOMPARE(o.typing(), u"open|"_s);
    o.press(Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(!o.view->isExpanded(o.index(u"open"_s)));
    o.press(Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(o.view->isExpanded(o.index(u"open"_s)));
}

void OutlinerKeysTest::leftAndRightCollapseAndExpandASelectedRow()
{
    Outliner o(shopToLeave);
    o.select(u"open"_s);
    o.press(Qt::Key_Left);
    QVERIFY(!o.view->isExpanded(o.index(u"open"_s)));
    o.press(Qt::Key_Right);
    QVERIFY(o.view->isExpanded(o.index(u"open"_s)));
}

void OutlinerKeysTest::escLeavesTheTextThenTheSelection()
{
    Outliner o(shopToLeave);
    o.editAtEnd(u"pay"_s);
    o.type(u" now"_s);
    o.press(Qt::Key_Escape);
    QVERIFY(o.typing().isEmpty());
    QCOMPARE(o.selected(), QStringList({u"pay now"_s}));
    QCOMPARE(QApplication::focusWidget(), o.view);
    QCOMPARE(o.doc.names(), QStringList({u"Edit Step"_s}));
    o.press(Qt::Key_Escape);
    QVERIFY(o.selected().isEmpty());
    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n- pay now\n- leave\n"_s);
}

void OutlinerKeysTest::f2EditsTheSelectedRow()
{
    Outliner o(shopToLeave);
    o.select(u"find"_s);
    o.press(Qt::Key_F2);
    QCOMPARE(o.typing(), u"find|"_s);
}

void OutlinerKeysTest::arrowsWalkBetweenRows()
{
    Outliner o(shopToLeave);
    o.select(u"open"_s);
    o.press(Qt::Key_Down);
    o.press(Qt::Key_Down);
    QCOMPARE(o.selected(), QStringList({u"choose"_s}));
    o.press(Qt::Key_Up);
    QCOMPARE(o.selected(), QStringList({u"find"_s}));
}

void OutlinerKeysTest::arrowsWalkOutOfTheText()
{
    Outliner o(u"- iiiii\n- wwwww\n  www\n- iiiii iii\n"_s);
    o.edit(u"iiiii"_s, 5);
    o.press(Qt::Key_Down);
    // Under the five narrow letters, which is not the fifth of the wide ones.
    QCOMPARE(o.current(), u"wwwww\nwww"_s);
    const int caret = o.view->editing().field().caret();
    QVERIFY2(caret > 0 && caret < 5, qPrintable(o.typing()));
    o.press(Qt::Key_Down);
    QCOMPARE(o.current(), u"wwwww\nwww"_s);
    o.press(Qt::Key_Down);
    QCOMPARE(o.current(), u"iiiii iii"_s);
    o.press(Qt::Key_Up);
    QVERIFY(o.view->editing().field().isOnLastLine());
    o.press(Qt::Key_Up);
    o.press(Qt::Key_Up);
    QCOMPARE(o.current(), u"iiiii"_s);
    o.press(Qt::Key_Up);
    QCOMPARE(o.typing(), u"|iiiii"_s);
}

void OutlinerKeysTest::leftAndRightWalkPastTheEndsOfTheText()
{
    Outliner o(shopToLeave);
    o.edit(u"choose"_s, 0);
    o.press(Qt::Key_Left);
    QCOMPARE(o.typing(), u"find|"_s);
    o.press(Qt::Key_Right);
    QCOMPARE(o.typing(), u"|choose"_s);
}

void OutlinerKeysTest::shiftArrowsExtendTheSelection()
{
    Outliner o(shopToLeave);
    o.select(u"find"_s);
    o.press(Qt::Key_Down, Qt::ShiftModifier);
    o.press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(o.selected(), QStringList({u"find"_s, u"choose"_s, u"pay"_s}));
    o.press(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(o.selected(), QStringList({u"find"_s, u"choose"_s}));
}

void OutlinerKeysTest::ctrlASelectsTextThenSiblingsThenAll()
{
    Outliner o(shopToLeave);
    o.edit(u"find"_s, 2);
    o.press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(o.view->editing().field().textCursor().selectedText(), u"find"_s);
    o.press(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(o.typing().isEmpty());
    QCOMPARE(o.selected(), QStringList({u"find"_s, u"choose"_s}));
    o.press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(o.selected(), QStringList({u"open"_s, u"find"_s, u"choose"_s, u"pay"_s, u"leave"_s}));
}

void OutlinerKeysTest::backspaceInAnEmptyRowDeletesIt()
{
    Outliner o(shopToLeave);
    o.editAtEnd(u"pay"_s);
    o.press(Qt::Key_Return);
    o.press(Qt::Key_Backspace);
    QCOMPARE(o.outline(), shopToLeave);
    QCOMPARE(o.typing(), u"pay|"_s);
    QCOMPARE(o.doc.undoName(), u"Delete Step"_s);
}

void OutlinerKeysTest::backspaceAtTheStartJoinsWithThePreviousRow()
{
    Outliner o(shopToLeave);
    o.edit(u"leave"_s, 0);
    o.press(Qt::Key_Backspace);
    QVERIFY(o.typing().startsWith(u"pay"_s));
    QVERIFY(o.typing().contains(u"leave"_s));
    QCOMPARE(o.doc.undoName(), u"Join Steps"_s);
}

void OutlinerKeysTest::backspaceAtTheVeryStartIsRefusedWithAHint()
{
    Outliner o(shopToLeave);
    o.edit(u"open"_s, 0);
    o.press(Qt::Key_Backspace);
    QVERIFY(!o.hint().isEmpty());
    QCOMPARE(o.typing(), u"|open"_s);
}

void OutlinerKeysTest::deleteRemovesTheSelectedRows()
{
    QList<int> counts;
    Outliner o(shopToLeave);
    QObject::connect(&o.editor, &ScenarioEditor::removed, &o.editor, [&counts](int count) { counts.append(count); });
    o.selectRows({u"open"_s, u"find"_s, u"leave"_s});
    o.press(Qt::Key_Delete);
    QCOMPARE(o.outline(), u"- pay\n"_s);
    QCOMPARE(counts, QList<int>({2}));
    QCOMPARE(o.doc.undoName(), u"Delete 2 Steps"_s);
    QCOMPARE(o.selected(), QStringList({u"pay"_s}));
}

void OutlinerKeysTest::deleteInATextTakesALetter()
{
    Outliner o(shopToLeave);
    o.edit(u"pay"_s, 0);
    o.press(Qt::Key_Delete);
    QCOMPARE(o.typing(), u"|ay"_s);
}

void OutlinerKeysTest::ctrlDDuplicates()
{
    Outliner o(shopToLeave);
    o.select(u"open"_s);
    o.press(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n- open\n  - find\n  - choose\n- pay\n- leave\n"_s);
    QCOMPARE(o.view->currentIndex().row(), 1);
    // What is copied shows its steps as the original does.
    QVERIFY(o.view->isExpanded(o.view->currentIndex()));
}

void OutlinerKeysTest::tabAfterEscLeavesTheTree()
{
    Outliner o(shopToLeave);
    o.editAtEnd(u"leave"_s);
    o.press(Qt::Key_Escape);
    o.press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), o.neighbour);
    QCOMPARE(o.outline(), shopToLeave);
    // Back in the tree, Tab is the outliner's again.
    o.press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), o.view);
    QCOMPARE(o.selected(), QStringList({u"leave"_s}));
    o.press(Qt::Key_Tab);
    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n- pay\n  - leave\n"_s);
    o.press(Qt::Key_Escape);
    o.press(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(!o.view->hasFocus());
    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n- pay\n  - leave\n"_s);
}

void OutlinerKeysTest::tabLeavesAnEmptyTree()
{
    Outliner o;
    o.press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), o.neighbour);
}

void OutlinerKeysTest::keysOfTheWindowAreNotTaken()
{
    Outliner o(shopToLeave);
    int saved = 0;
    auto *save = new QAction(&o.window);
    save->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_S), QKeySequence(Qt::Key_F6)});
    QObject::connect(save, &QAction::triggered, &o.window, [&saved] { ++saved; });
    o.window.addAction(save);
    o.editAtEnd(u"pay"_s);
    o.press(Qt::Key_S, Qt::ControlModifier);
    o.press(Qt::Key_F6);
    o.press(Qt::Key_Escape);
    o.press(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saved, 3);

    // Those of the outliner are, even where the window has the same.
    int taken = 0;
    auto *other = new QAction(&o.window);
    other->setShortcut(Qt::CTRL | Qt::Key_D);
    QObject::connect(other, &QAction::triggered, &o.window, [&taken] { ++taken; });
    o.window.addAction(other);
    o.press(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(taken, 0);
    QCOMPARE(o.doc.undoName(), u"Duplicate Step"_s);
}

CASEWRIGHT_TEST(OutlinerKeysTest)

} // namespace casewright

#include "outliner_keys_test.moc"
