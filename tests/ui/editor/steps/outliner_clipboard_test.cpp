// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/steps/outliner.h"
#include "ui/models/steps/step_mime.h"

#include <QClipboard>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace casewright {
namespace {

const auto shop = u"- open\n  - find\n  - choose\n- pay\n"_s;

void putText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

class OutlinerClipboardTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copyAndPasteOfSubtrees();
    void cutAndPasteMovesSubtrees();
    void copyInATextWithoutSelectionTakesTheStep();
    void copyInATextTakesTheSelectedLetters();
    void copiedStepsAreAnOutlineAndATableForOthers();
    void pastesAnOutlineAsSteps();
    void pastesRowsOfASpreadsheetInTwoActions();
    void pastesQuotedCellsOfSeveralLines();
    void pastesAWordIntoTheText();
    void anEmptyRowMakesRoomForWhatIsPasted();
    void ctrlShiftVPastesOneStep();
    void ctrlShiftVInATextKeepsItsLines();
    void anEmptyClipboardIsSaidAtTheRow();
    void keywordsAndExpectedResultsSurviveCopyAndPaste();
};

void OutlinerClipboardTest::copyAndPasteOfSubtrees()
{
    Outliner o(shop);
    o.select(u"open"_s);
    o.press(Qt::Key_C, Qt::ControlModifier);
    o.select(u"pay"_s);
    o.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n- pay\n- open\n  - find\n  - choose\n"_s);
    QCOMPARE(o.doc.names(), QStringList({u"Paste Step"_s}));
    QVERIFY(o.view->isExpanded(o.editor.model().index(2, 0)));
}

void OutlinerClipboardTest::cutAndPasteMovesSubtrees()
{
    Outliner o(shop);
    o.selectRows({u"find"_s, u"choose"_s});
    o.press(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(o.outline(), u"- open\n- pay\n"_s);
    o.select(u"pay"_s);
    o.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(o.outline(), u"- open\n- pay\n- find\n- choose\n"_s);
    QCOMPARE(o.doc.names(), QStringList({u"Cut 2 Steps"_s, u"Paste 2 Steps"_s}));
}

void OutlinerClipboardTest::copyInATextWithoutSelectionTakesTheStep()
{
    Outliner o(shop);
    o.editAtEnd(u"pay"_s);
    o.type(u" now"_s);
    o.press(Qt::Key_C, Qt::ControlModifier);
    const auto taken = stepsOfMime(QGuiApplication::clipboard()->mimeData());
    QVERIFY(taken && taken->steps.size() == 1);
    QCOMPARE(taken->steps.first().text, u"pay now"_s);
    QCOMPARE(o.typing(), u"pay now|"_s);
}

void OutlinerClipboardTest::copyInATextTakesTheSelectedLetters()
{
    Outliner o(shop);
    o.edit(u"choose"_s, 0);
    for (int i = 0; i < 3; ++i)
        o.press(Qt::Key_Right, Qt::ShiftModifier);
    o.press(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(o.typing(), u"|ose"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"cho"_s);
    QVERIFY(!carriesSteps(QGuiApplication::clipboard()->mimeData()));
}

void OutlinerClipboardTest::copiedStepsAreAnOutlineAndATableForOthers()
{
    Outliner o(u"- pay\n  => a receipt\n"_s);
    o.select(u"pay"_s);
    o.press(Qt::Key_C, Qt::ControlModifier);
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(mime->text(), u"- pay\n  => a receipt\n"_s);
    QVERIFY(mime->data(u"text/tab-separated-values"_s).contains("pay\t\ta receipt"));
}

void OutlinerClipboardTest::pastesAnOutlineAsSteps()
{
    Outliner o(shop);
    o.editAtEnd(u"pay"_s);
    putText(u"- sign in\n  => the name is shown\n  - remember\n- leave\n"_s);
    o.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(o.outline(), shop + u"- sign in\n  => the name is shown\n  - remember\n- leave\n"_s);
    QCOMPARE(o.typing(), u"leave|"_s);
}

void OutlinerClipboardTest::pastesRowsOfASpreadsheetInTwoActions()
{
    QString rows = u"Action\tData\tExpected\n"_s;
    for (int i = 1; i <= 12; ++i)
        rows += u"do %1\tvalue %1\tsee %1\n"_s.arg(i);
    putText(rows);
    Outliner o;
    int actions = 0;
    QTest::mouseClick(o.view->viewport(), Qt::LeftButton, {}, {200, 200});
    ++actions;
    o.press(Qt::Key_V, Qt::ControlModifier);
    ++actions;
    QCOMPARE(stepCount(o.doc.scenario()), 12);
    QCOMPARE(expectedResults(o.doc.scenario().steps.at(11)), QStringList({u"see 12"_s}));
    QCOMPARE(actions, 2);
    QCOMPARE(o.doc.names(), QStringList({u"Paste 12 Steps"_s}));
}

void OutlinerClipboardTest::pastesQuotedCellsOfSeveralLines()
{
    putText(u"\"first line\nsecond \"\"line\"\"\"\t\t\"seen\nhere\"\r\nnext\t\t\r\n"_s);
    Outliner o;
    o.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(o.doc.scenario().steps.size(), 2);
    QCOMPARE(o.doc.scenario().steps.at(0).text, u"first line\nsecond \"line\""_s);
}

void OutlinerClipboardTest::pastesAWordIntoTheText()
{
    Outliner o(shop);
    o.edit(u"pay"_s, 0);
    putText(u"really \r\n"_s);
    o.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(o.typing(), u"really |pay"_s);
}

void OutlinerClipboardTest::anEmptyRowMakesRoomForWhatIsPasted()
{
    Outliner o(shop);
    o.editAtEnd(u"pay"_s);
    o.press(Qt::Key_Return);
    putText(u"one\ntwo\n"_s);
    o.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(o.outline(), shop + u"- one\n- two\n"_s);
    QCOMPARE(o.typing(), u"two|"_s);
}

void OutlinerClipboardTest::ctrlShiftVPastesOneStep()
{
    Outliner o(shop);
    o.select(u"pay"_s);
    putText(u"one\r\ntwo\r\n"_s);
    o.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(o.outline(), shop + u"- one\n  two\n"_s);
}

void OutlinerClipboardTest::ctrlShiftVInATextKeepsItsLines()
{
    Outliner o(shop);
    o.editAtEnd(u"pay"_s);
    putText(u": one\r\n- two\r\n"_s);
    o.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(o.typing(), u"pay: one\n- two|"_s);
    QCOMPARE(o.editor.model().rowCount(), 2);
}

void OutlinerClipboardTest::anEmptyClipboardIsSaidAtTheRow()
{
    Outliner o(shop);
    QGuiApplication::clipboard()->clear();
    o.select(u"pay"_s);
    o.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(o.hint(), u"There are no steps on the clipboard."_s);
}

void OutlinerClipboardTest::keywordsAndExpectedResultsSurviveCopyAndPaste()
{
    const auto source = u"- When - paid -\n  => => shown\n  - Then\n"_s;
    Outliner o(source);
    o.view->selectOnly(o.doc.scenario().steps.first().key);
    o.press(Qt::Key_C, Qt::ControlModifier);
    o.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(o.doc.scenario().steps.size(), 2);
    QVERIFY(o.doc.scenario().steps.at(0) == o.doc.scenario().steps.at(1));
}

CASEWRIGHT_TEST(OutlinerClipboardTest)

} // namespace casewright

#include "outliner_clipboard_test.moc"
