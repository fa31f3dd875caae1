// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/steps/outliner.h"

#include <QInputMethodEvent>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace casewright {
namespace {

const auto smallShop = u"- open\n  - find\n- pay\n"_s;

Scenario without(Scenario scenario, qsizetype row)
{
    scenario.steps.removeAt(row);
    return scenario;
}

Scenario texted(Scenario scenario, qsizetype row, const QString &text)
{
    scenario.steps[row].text = text;
    return scenario;
}

/// What is painted at the place of a text, without the column of the caret.
QImage painted(Outliner &o, const QRect &place, const QRect &caret)
{
    QImage image = o.view->viewport()->grab(place).toImage();
    QPainter painter(&image);
    painter.fillRect(caret.translated(-place.topLeft()).adjusted(-1, -1, 1, 1), Qt::white);
    return image;
}

} // namespace

class OutlinerTypingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFieldLiesExactlyOverThePaintedText_data();
    void theFieldLiesExactlyOverThePaintedText();
    void theRowGrowsWithTheText();
    void leavingAnUnchangedTextChangesNothing();
    void noBreakSpacesAndLineEndsSurviveAnEdit();
    void typedTextBecomesADraftAndThenAChange();
    void aMinuteOfTypingIsAChangeAndTypingGoesOn();
    void aDraftLeftByACrashComesBack();
    void aDraftWhoseStepIsGoneComesBackAsAStep();
    void undoTakesTypingBackFirstThenTheWorkspacesChanges();
    void undoOfAnAddedStepGoesBackToTheRowAbove();
    void redoBringsItBack();
    void undoRevealsWhatItChanged();
    void aKeywordTypedAtTheStartBecomesThePrefix();
    void aKeywordWithinAnExpectedResultIsText();
    void backspaceMakesTheKeywordLettersAgain();
    void newsOfOtherStepsMovesNeitherCaretNorSelection();
    void newsOfTheStepBeingTypedWaits();
    void newsOfAnUntouchedFieldIsShown();
    void aStepDeletedElsewhereKeepsWhatWasTyped();
    void aRefusedChangeIsReportedAndTheTextStays();
    void composedInputIsText();
    void deadKeysReachTheField();
    void leavingTheWindowSavesAndKeepsTheField();
    void aClickOnATextPutsTheCaretThere();
    void aClickBesideTheTextSelectsTheRow();
};

void OutlinerTypingTest::init()
{
    applyTheme(*qApp, ColorScheme::Light);
}

void OutlinerTypingTest::theFieldLiesExactlyOverThePaintedText_data()
{
    QTest::addColumn<QString>("outline");
    QTest::addColumn<QString>("text");
    const QString tall = u"a long step that is wrapped because the pane is narrow, and wrapped again, and again"_s;
    QTest::newRow("one line") << u"- open the shop\n"_s << u"open the shop"_s;
    QTest::newRow("wrapped") << u"- %1\n"_s.arg(tall) << tall;
    QTest::newRow("below, with a keyword") << u"- a\n  - b\n    - When %1\n"_s.arg(tall) << tall;
    QTest::newRow("line break") << u"- first\n  second\n"_s << u"first\nsecond"_s;
    QTest::newRow("Cyrillic") << u"- \u041E\u0442\u043A\u0440\u044B\u0442\u044C \u043C\u0430\u0433\u0430\u0437\u0438\u043D\n"_s
                              << u"\u041E\u0442\u043A\u0440\u044B\u0442\u044C \u043C\u0430\u0433\u0430\u0437\u0438\u043D"_s;
    QTest::newRow("no blanks to break at") << u"- %1\n"_s.arg(QString(120, u'm')) << QString(120, u'm');
}

void OutlinerTypingTest::theFieldLiesExactlyOverThePaintedText()
{
    QFETCH(const QString, outline);
    QFETCH(const QString, text);
    Outliner o(outline);
    o.window.resize(400, 500);
    const StepKey key = o.key(text);
    o.view->editing().open(key, 0);
    const QRect place = o.view->textRect(o.index(text));
    const QRect caret = o.view->editing().field().cursorRect().translated(o.view->editing().field().pos());
    const QImage typed = painted(o, place, caret);
    o.view->editing().close();
    o.view->clearSelection();
    o.view->setCurrentIndex({});
    QCOMPARE(o.view->textRect(o.index(text)), place);
    const QImage shown = painted(o, place, caret);

    QCOMPARE(typed, shown);
    QImage blank = shown;
    blank.fill(Theme::light().surface);
    QVERIFY(shown != blank);
}

void OutlinerTypingTest::theRowGrowsWithTheText()
{
    Outliner o(smallShop);
    o.window.resize(300, 500);
    o.editAtEnd(u"open"_s);
    const QModelIndex next = o.index(u"find"_s);
    const int before = o.view->rowRect(next).top();
    o.type(u" the shop with the newest browser there is and wait for all of its pictures"_s);
    QVERIFY(o.view->rowRect(next).top() > before + 10);
    QCOMPARE(o.view->editing().field().verticalScrollBar()->value(), 0);
    QVERIFY(o.view->editing().field().height() >= o.view->textRect(o.view->currentIndex()).height());
    o.press(Qt::Key_A, Qt::ControlModifier);
    o.press(Qt::Key_Delete);
    QCOMPARE(o.view->rowRect(next).top(), before);
}

void OutlinerTypingTest::leavingAnUnchangedTextChangesNothing()
{
    Outliner o(smallShop);
    o.editAtEnd(u"open"_s);
    o.type(u"x"_s);
    o.press(Qt::Key_Backspace);
    o.press(Qt::Key_Down);
    o.press(Qt::Key_Escape);
    QVERIFY(o.doc.done.isEmpty());
}

void OutlinerTypingTest::noBreakSpacesAndLineEndsSurviveAnEdit()
{
    Outliner o(smallShop);
    const QString text = u"12\u00A0%\r\nof it"_s;
    o.doc.arrive(texted(o.doc.scenario(), 1, text));
    o.view->editing().open(o.doc.scenario().steps.at(1).key, 0);
    o.press(Qt::Key_Escape);
    QVERIFY(o.doc.done.isEmpty());
    QCOMPARE(o.doc.scenario().steps.at(1).text, text);

    o.view->editing().open(o.doc.scenario().steps.at(1).key, 0);
    o.type(u"at "_s);
    o.press(Qt::Key_Escape);
    QCOMPARE(o.doc.scenario().steps.at(1).text, u"at 12\u00A0%\nof it"_s);
}

void OutlinerTypingTest::typedTextBecomesADraftAndThenAChange()
{
    Outliner o(smallShop, {20ms, 10min});
    o.editAtEnd(u"pay"_s);
    o.type(u" by card"_s);
    QVERIFY(o.doc.done.isEmpty());
    QVERIFY(o.doc.draft().isEmpty());
    QTRY_VERIFY(o.doc.draft().contains(u"pay by card"_s));
    QVERIFY(o.doc.done.isEmpty());
    o.press(Qt::Key_Escape);
    QVERIFY(o.doc.draft().isEmpty());
    QCOMPARE(o.doc.names(), QStringList({u"Edit Step"_s}));
}

void OutlinerTypingTest::aMinuteOfTypingIsAChangeAndTypingGoesOn()
{
    Outliner o(smallShop, {10ms, 60ms});
    o.edit(u"pay"_s, 0);
    o.type(u"now "_s);
    QTRY_COMPARE(o.doc.names(), QStringList({u"Edit Step"_s}));
    QCOMPARE(o.typing(), u"now |pay"_s);
    QVERIFY(o.doc.draft().isEmpty());
    o.type(u"really "_s);
    o.press(Qt::Key_Escape);
    QCOMPARE(o.outline(), u"- open\n  - find\n- now really pay\n"_s);
}

void OutlinerTypingTest::aDraftLeftByACrashComesBack()
{
    QString draft;
    {
        Outliner o(smallShop, {1ms, 10min});
        o.editAtEnd(u"find"_s);
        o.type(u" it"_s);
        QTRY_VERIFY(o.doc.draft().contains(u"find it"_s));
        draft = o.doc.draft();
    }
    Outliner o(smallShop);
    o.doc.keepDraft(draft);
    o.editor.typing().restoreDraft();
    QCOMPARE(o.outline(), u"- open\n  - find it\n- pay\n"_s);
    QCOMPARE(o.doc.names(), QStringList({u"Restore Typed Text"_s}));
    QVERIFY(o.doc.draft().isEmpty());
}

void OutlinerTypingTest::aDraftWhoseStepIsGoneComesBackAsAStep()
{
    QString draft;
    {
        Outliner o(smallShop, {1ms, 10min});
        o.editAtEnd(u"find"_s);
        o.type(u" it"_s);
        QTRY_VERIFY(o.doc.draft().contains(u"find it"_s));
        draft = o.doc.draft();
    }
    Outliner o(u"- open\n  - search\n"_s);
    o.doc.keepDraft(draft);
    o.editor.typing().restoreDraft();
    QCOMPARE(o.outline(), u"- open\n  - search\n- find it\n"_s);
}

void OutlinerTypingTest::undoTakesTypingBackFirstThenTheWorkspacesChanges()
{
    Outliner o(smallShop);
    o.select(u"open"_s);
    o.press(Qt::Key_Down, Qt::AltModifier);
    o.editAtEnd(u"pay"_s);
    o.type(u" by card"_s);
    o.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(o.typing(), u"pay|"_s);
    QCOMPARE(o.doc.done.size(), 1);
    o.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(o.outline(), smallShop);
    QVERIFY(o.doc.done.isEmpty());
}

void OutlinerTypingTest::undoOfAnAddedStepGoesBackToTheRowAbove()
{
    Outliner o(smallShop);
    o.editAtEnd(u"pay"_s);
    o.type(u" now"_s);
    o.press(Qt::Key_Return);
    o.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(o.typing(), u"pay now|"_s);
    o.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(o.typing(), u"pay|"_s);
    QCOMPARE(o.outline(), smallShop);
}

void OutlinerTypingTest::redoBringsItBack()
{
    Outliner o(smallShop);
    o.select(u"open"_s);
    o.press(Qt::Key_Delete);
    o.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(o.outline(), smallShop);
    QCOMPARE(o.selected(), QStringList({u"open"_s}));
    o.press(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(o.outline(), u"- pay\n"_s);
    o.press(Qt::Key_Z, Qt::ControlModifier);
    o.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(o.outline(), u"- pay\n"_s);
}

void OutlinerTypingTest::undoRevealsWhatItChanged()
{
    QString outline;
    for (int i = 0; i < 60; ++i)
        outline += u"- step %1\n  - below %1\n"_s.arg(i);
    Outliner o(outline);
    o.editAtEnd(u"below 50"_s);
    o.type(u"!"_s);
    o.press(Qt::Key_Escape);
    o.select(u"step 50"_s);
    o.press(Qt::Key_Left);
    o.select(u"step 0"_s);
    QVERIFY(!o.view->isExpanded(o.index(u"step 50"_s)));
    o.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(o.current(), u"below 50"_s);
    const QRect row = o.view->rowRect(o.view->currentIndex());
    QVERIFY(!row.isEmpty() && row.top() >= 0 && row.bottom() <= o.view->viewport()->height());
}

void OutlinerTypingTest::aKeywordTypedAtTheStartBecomesThePrefix()
{
    Outliner o(smallShop);
    o.editAtEnd(u"pay"_s);
    o.press(Qt::Key_Return);
    o.type(u"Given a basket"_s);
    QCOMPARE(o.typing(), u"a basket|"_s);
    QCOMPARE(o.view->currentIndex().data(ScenarioModel::KeywordRole).toString(), u"Given"_s);
    o.press(Qt::Key_Escape);
    QCOMPARE(o.doc.scenario().steps.last().keyword, u"Given"_s);
    QCOMPARE(o.doc.scenario().steps.last().text, u"a basket"_s);
    QVERIFY(o.doc.names().contains(u"Set Keyword"_s));

    // Before a text that is there, too; the first word of a step with a keyword is text.
    o.edit(u"pay"_s, 0);
    o.type(u"When Then "_s);
    QCOMPARE(o.typing(), u"Then |pay"_s);
    o.press(Qt::Key_Escape);
    QCOMPARE(o.doc.scenario().steps.at(1).keyword, u"When"_s);
}

void OutlinerTypingTest::aKeywordWithinAnExpectedResultIsText()
{
    Outliner o(smallShop);
    o.editAtEnd(u"pay"_s);
    o.press(Qt::Key_Return, Qt::ControlModifier);
    o.type(u"Then it is paid"_s);
    QCOMPARE(o.typing(), u"Then it is paid|"_s);
}

void OutlinerTypingTest::backspaceMakesTheKeywordLettersAgain()
{
    Outliner o(smallShop);
    o.edit(u"pay"_s, 0);
    o.type(u"When "_s);
    QCOMPARE(o.typing(), u"|pay"_s);
    o.press(Qt::Key_Backspace);
    QCOMPARE(o.typing(), u"When |pay"_s);
    o.type(u"ever "_s);
    o.press(Qt::Key_Escape);
    QCOMPARE(o.doc.scenario().steps.at(1).keyword, QString());
    QCOMPARE(o.doc.scenario().steps.at(1).text, u"When ever pay"_s);
}

void OutlinerTypingTest::newsOfOtherStepsMovesNeitherCaretNorSelection()
{
    Outliner o(smallShop);
    o.select(u"open"_s);
    o.press(Qt::Key_Left);
    o.editAtEnd(u"pay"_s);
    o.type(u" by card"_s);
    Scenario news = texted(o.doc.scenario(), 0, u"open the page"_s);
    news.steps.prepend(makeStep(u"sign in"_s));
    o.doc.arrive(news);

    QCOMPARE(o.typing(), u"pay by card|"_s);
    QVERIFY(!o.view->isExpanded(o.index(u"open the page"_s)));
    QCOMPARE(o.view->editing().field().geometry().center().y(), o.view->textRect(o.view->currentIndex()).center().y());
    o.press(Qt::Key_Escape);
    QCOMPARE(o.outline(), u"- sign in\n- open the page\n  - find\n- pay by card\n"_s);
}

void OutlinerTypingTest::newsOfTheStepBeingTypedWaits()
{
    Outliner o(smallShop);
    o.editAtEnd(u"pay"_s);
    o.type(u" by card"_s);
    o.doc.arrive(texted(o.doc.scenario(), 1, u"pay at once"_s));
    QCOMPARE(o.typing(), u"pay by card|"_s);
    o.press(Qt::Key_Escape);
    QCOMPARE(o.doc.scenario().steps.at(1).text, u"pay by card"_s);
    QVERIFY2(o.hint().contains(u"pay at once"_s), qPrintable(o.hint()));
    o.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(o.doc.scenario().steps.at(1).text, u"pay at once"_s);
}

void OutlinerTypingTest::newsOfAnUntouchedFieldIsShown()
{
    Outliner o(smallShop);
    o.editAtEnd(u"pay"_s);
    o.doc.arrive(texted(o.doc.scenario(), 1, u"pay at once"_s));
    QCOMPARE(o.typing(), u"pay| at once"_s);
    o.press(Qt::Key_Escape);
    QVERIFY(o.doc.done.isEmpty());
}

void OutlinerTypingTest::aStepDeletedElsewhereKeepsWhatWasTyped()
{
    Outliner o(smallShop);
    o.editAtEnd(u"pay"_s);
    o.type(u" by card"_s);
    o.doc.arrive(without(o.doc.scenario(), 1));
    QTRY_COMPARE(o.outline(), u"- open\n  - find\n- pay by card\n"_s);
    QCOMPARE(o.typing(), u"pay by card|"_s);
    QVERIFY(!o.hint().isEmpty());

    // Nothing typed, nothing to keep.
    o.doc.arrive(without(o.doc.scenario(), 1));
    QTRY_VERIFY(o.typing().isEmpty());
    QCOMPARE(o.outline(), u"- open\n  - find\n"_s);
}

void OutlinerTypingTest::aRefusedChangeIsReportedAndTheTextStays()
{
    QList<ErrorKind> errors;
    Outliner o(smallShop);
    QObject::connect(&o.editor, &ScenarioEditor::failed, &o.editor, [&](const Error &error) { errors.append(error.kind); });
    o.editAtEnd(u"pay"_s);
    o.type(u"!"_s);
    o.doc.refuses = true;
    o.press(Qt::Key_Tab);
    QCOMPARE(errors, QList<ErrorKind>({ErrorKind::Invalid}));
    QCOMPARE(o.typing(), u"pay!|"_s);
    o.doc.refuses = false;
    o.press(Qt::Key_Escape);
    QCOMPARE(o.outline(), u"- open\n  - find\n- pay!\n"_s);
}

void OutlinerTypingTest::composedInputIsText()
{
    Outliner o(smallShop);
    o.editAtEnd(u"pay"_s);
    QInputMethodEvent composing(u"ni"_s, {});
    QApplication::sendEvent(QApplication::focusWidget(), &composing);
    QVERIFY(o.view->editing().field().isComposing());
    // Keys are the input method's while it composes.
    o.press(Qt::Key_Down, Qt::AltModifier);
    o.press(Qt::Key_Up, Qt::AltModifier);
    QVERIFY(o.doc.done.isEmpty());
    QInputMethodEvent commit;
    commit.setCommitString(u"\u4F60"_s);
    QApplication::sendEvent(QApplication::focusWidget(), &commit);
    QCOMPARE(o.typing(), u"pay\u4F60|"_s);
    o.press(Qt::Key_Escape);
    QCOMPARE(o.doc.scenario().steps.at(1).text, u"pay\u4F60"_s);
}

void OutlinerTypingTest::deadKeysReachTheField()
{
    Outliner o(smallShop);
    o.editAtEnd(u"pay"_s);
    QVERIFY(QApplication::focusWidget()->testAttribute(Qt::WA_InputMethodEnabled));
    QVERIFY(QApplication::focusWidget()->inputMethodQuery(Qt::ImEnabled).toBool());
    // A dead key alone is no text and no command; what it makes with the next letter comes composed.
    QKeyEvent dead(QEvent::KeyPress, Qt::Key_Dead_Acute, Qt::NoModifier);
    QApplication::sendEvent(QApplication::focusWidget(), &dead);
    QCOMPARE(o.typing(), u"pay|"_s);
    QInputMethodEvent commit;
    commit.setCommitString(u"\u00E9"_s);
    QApplication::sendEvent(QApplication::focusWidget(), &commit);
    QCOMPARE(o.typing(), u"pay\u00E9|"_s);
}

void OutlinerTypingTest::leavingTheWindowSavesAndKeepsTheField()
{
    Outliner o(smallShop);
    o.editAtEnd(u"pay"_s);
    o.type(u"!"_s);
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QCOMPARE(o.outline(), u"- open\n  - find\n- pay!\n"_s);
    QCOMPARE(o.typing(), u"pay!|"_s);
}

void OutlinerTypingTest::aClickOnATextPutsTheCaretThere()
{
    Outliner o(smallShop);
    const QRect text = o.view->textRect(o.index(u"find"_s));
    const int wide = QFontMetrics(o.view->font()).horizontalAdvance(u"fi"_s);
    QTest::mouseClick(o.view->viewport(), Qt::LeftButton, {}, {text.left() + wide, text.center().y()});
    QCOMPARE(o.typing(), u"fi|nd"_s);
    // And from there to another row.
    const QRect other = o.view->textRect(o.index(u"pay"_s));
    QTest::mouseClick(o.view->viewport(), Qt::LeftButton, {}, {other.right() - 4, other.center().y()});
    QCOMPARE(o.typing(), u"pay|"_s);
}

void OutlinerTypingTest::aClickBesideTheTextSelectsTheRow()
{
    Outliner o(smallShop);
    const QRect text = o.view->textRect(o.index(u"find"_s));
    QTest::mouseClick(o.view->viewport(), Qt::LeftButton, {}, {text.left() - 8, text.center().y()});
    QVERIFY(o.typing().isEmpty());
    QCOMPARE(o.selected(), QStringList({u"find"_s}));
    const QPoint other = o.view->textRect(o.index(u"pay"_s)).center();
    QTest::mouseClick(o.view->viewport(), Qt::LeftButton, Qt::ControlModifier, other);
    QCOMPARE(o.selected(), QStringList({u"find"_s, u"pay"_s}));
}

CASEWRIGHT_TEST(OutlinerTypingTest)

} // namespace casewright

#include "outliner_typing_test.moc"
