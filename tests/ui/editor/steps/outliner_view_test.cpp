// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/steps/outliner.h"
#include "ui/editor/steps/step_breadcrumb.h"
#include "ui/editor/steps/rows/step_delegate.h"
#include "ui/editor/steps/step_menu.h"

#include <QAccessible>
#include <QMenu>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace casewright {
namespace {

QAction *actionWith(const QMenu &menu, const QString &text)
{
    const auto actions = menu.actions();
    for (QAction *action : actions) {
        if (action->text().remove(u'&').startsWith(text))
            return action;
    }
    return nullptr;
}

} // namespace

class OutlinerViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void branchesAreOpenUnlessClosed();
    void aClosedBranchStaysClosedThroughEdits();
    void aStepThatGetsItsFirstChildIsOpen();
    void randomKeysKeepRowsOfAFreshModelAndUndoRestoresAll_data();
    void randomKeysKeepRowsOfAFreshModelAndUndoRestoresAll();
    void theMenuHasEveryCommandWithItsKey();
    void theMenuOffersWhatCanBeDone();
    void theMenuSetsKeywords();
    void theMenuNamesWhatUndoTakesBack();
    void rowsSayWhatTheyAreToScreenReaders();
    void hintsStandBelowTheirRowAndGo();
    void rowsAreAtLeastThirtyHighAndGrowWithTheFont();
    void rowsWrapAnewWhenThePaneGetsNarrower();
    void keywordsHaveContrastOnBothGrounds();
    void anEmptyScenarioSaysWhatToDo();
    void zoomShowsOneStepAndTheWayBack();
    void aStepAddedInAZoomStaysInIt();
    void aZoomEndsWithItsStep();
    void rightToLeftIsMirrored();
};

void OutlinerViewTest::branchesAreOpenUnlessClosed()
{
    Outliner o(u"- a\n  - b\n    - c\n"_s);
    QVERIFY(o.view->isExpanded(o.index(u"a"_s)));
    QVERIFY(o.view->isExpanded(o.index(u"b"_s)));
    Scenario more = o.doc.scenario();
    more.steps += parseSteps(u"- d\n  - e\n    - f\n"_s)->steps;
    o.doc.arrive(more);
    QVERIFY(o.view->isExpanded(o.index(u"d"_s)));
    QVERIFY(o.view->isExpanded(o.index(u"e"_s)));
}

void OutlinerViewTest::aClosedBranchStaysClosedThroughEdits()
{
    Outliner o(shopWithReceipt);
    o.select(u"open"_s);
    o.press(Qt::Key_Left);
    o.press(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(!o.view->isExpanded(o.index(u"open"_s)));
    o.press(Qt::Key_Tab);
    QCOMPARE(o.view->currentIndex().parent().data().toString(), u"pay"_s);
    QVERIFY(!o.view->isExpanded(o.index(u"open"_s)));
    o.press(Qt::Key_Z, Qt::ControlModifier);
    o.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(o.outline(), shopWithReceipt);
    QVERIFY(!o.view->isExpanded(o.index(u"open"_s)));
    QVERIFY(o.view->isExpanded(o.index(u"pay"_s)));
}

void OutlinerViewTest::aStepThatGetsItsFirstChildIsOpen()
{
    Outliner o(u"- a\n- b\n"_s);
    o.editAtEnd(u"b"_s);
    o.press(Qt::Key_Tab);
    QVERIFY(o.view->isExpanded(o.index(u"a"_s)));
    QVERIFY(o.view->editing().field().isVisible());
    o.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(o.view->isExpanded(o.index(u"b"_s)));
}

void OutlinerViewTest::randomKeysKeepRowsOfAFreshModelAndUndoRestoresAll_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void OutlinerViewTest::randomKeysKeepRowsOfAFreshModelAndUndoRestoresAll()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    const QList<QKeyCombination> keys{
        QKeyCombination(Qt::Key_Return), Qt::CTRL | Qt::Key_Return, QKeyCombination(Qt::Key_Tab),
        Qt::SHIFT | Qt::Key_Tab, Qt::ALT | Qt::Key_Up, Qt::ALT | Qt::Key_Down, Qt::CTRL | Qt::Key_Up,
        Qt::CTRL | Qt::Key_D, QKeyCombination(Qt::Key_Up), QKeyCombination(Qt::Key_Down), QKeyCombination(Qt::Key_X),
        QKeyCombination(Qt::Key_Home), QKeyCombination(Qt::Key_Backspace), QKeyCombination(Qt::Key_Escape),
        QKeyCombination(Qt::Key_Delete), QKeyCombination(Qt::Key_F2), Qt::SHIFT | Qt::Key_Down,
        Qt::CTRL | Qt::SHIFT | Qt::Key_Return};
    Outliner o(shopWithReceipt);
    o.select(u"pay"_s);
    for (int i = 0; i < 120; ++i) {
        const QKeyCombination chosen = keys.at(static_cast<qsizetype>(random.bounded(static_cast<quint32>(keys.size()))));
        if (QApplication::focusWidget() == o.neighbour)
            o.view->setFocus();
        o.press(chosen.key(), chosen.keyboardModifiers());
        QVERIFY(o.editor.model().scenario() == o.doc.scenario());
        ScenarioModel fresh;
        fresh.setScenario(o.doc.scenario());
        QCOMPARE(fresh.rowCount(), o.editor.model().rowCount());
        if (o.view->editing().isOpen())
            QCOMPARE(o.view->currentStep(), o.view->editing().step());
    }
    o.view->editing().close();
    const Scenario last = o.doc.scenario();
    const qsizetype changes = o.doc.done.size();
    QVERIFY(changes > 0);
    while (!o.doc.done.isEmpty())
        o.editor.undo();
    QCOMPARE(o.outline(), shopWithReceipt);
    for (qsizetype i = 0; i < changes; ++i)
        o.editor.redo();
    QVERIFY(o.doc.scenario() == last);
    QVERIFY(o.editor.model().scenario() == last);
}

void OutlinerViewTest::theMenuHasEveryCommandWithItsKey()
{
    Outliner o(shopWithReceipt);
    o.editAtEnd(u"pay"_s);
    const std::unique_ptr<QMenu> menu(makeStepMenu(*o.view));
    int commands = 0;
    const auto actions = menu->actions();
    for (const QAction *action : actions) {
        if (action->isSeparator() || action->menu())
            continue;
        QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
        QVERIFY(action->isShortcutVisibleInContextMenu());
        ++commands;
    }
    QVERIFY(commands >= 20);
    QVERIFY(actionWith(*menu, u"Keyword"_s)->menu());
}

void OutlinerViewTest::theMenuOffersWhatCanBeDone()
{
    Outliner o(shopWithReceipt);
    o.select(u"open"_s);
    std::unique_ptr<QMenu> menu(makeStepMenu(*o.view));
    QVERIFY(!actionWith(*menu, u"Line Break"_s)->isEnabled());
    QVERIFY(!actionWith(*menu, u"Expand"_s)->isEnabled());
    QVERIFY(!actionWith(*menu, u"Zoom Back"_s)->isEnabled());
    QVERIFY(!actionWith(*menu, u"Undo"_s)->isEnabled());
    actionWith(*menu, u"Collapse"_s)->trigger();
    QVERIFY(!o.view->isExpanded(o.index(u"open"_s)));
    actionWith(*menu, u"Move Down"_s)->trigger();
    QCOMPARE(o.outline(), u"- pay\n  => a receipt\n- open\n  - find\n  - choose\n- leave\n"_s);

    menu.reset(makeStepMenu(*o.view));
    QVERIFY(actionWith(*menu, u"Expand"_s)->isEnabled());
    actionWith(*menu, u"New Step Below"_s)->trigger();
    QCOMPARE(o.typing(), u"|"_s);
}

void OutlinerViewTest::theMenuSetsKeywords()
{
    Outliner o(shopWithReceipt);
    o.selectRows({u"open"_s, u"pay"_s});
    std::unique_ptr<QMenu> menu(makeStepMenu(*o.view));
    const QMenu *keywords = actionWith(*menu, u"Keyword"_s)->menu();
    QVERIFY(actionWith(*keywords, u"None"_s)->isChecked());
    actionWith(*keywords, u"When"_s)->trigger();
    QCOMPARE(o.outline(), u"- When open\n  - find\n  - choose\n- When pay\n  => a receipt\n- leave\n"_s);
    QCOMPARE(o.doc.names(), QStringList({u"Set Keyword"_s}));
    QCOMPARE(o.selected(), QStringList({u"open"_s, u"pay"_s}));

    menu.reset(makeStepMenu(*o.view));
    QVERIFY(actionWith(*actionWith(*menu, u"Keyword"_s)->menu(), u"When"_s)->isChecked());
}

void OutlinerViewTest::theMenuNamesWhatUndoTakesBack()
{
    Outliner o(shopWithReceipt);
    o.selectRows({u"pay"_s, u"leave"_s});
    o.press(Qt::Key_Up, Qt::AltModifier);
    const std::unique_ptr<QMenu> menu(makeStepMenu(*o.view));
    QCOMPARE(actionWith(*menu, u"Undo"_s)->text(), u"Undo Move 2 Steps"_s);
    actionWith(*menu, u"Undo"_s)->trigger();
    QCOMPARE(o.outline(), shopWithReceipt);
}

void OutlinerViewTest::rowsSayWhatTheyAreToScreenReaders()
{
    Outliner o(shopWithReceipt);
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(o.view);
    QVERIFY(tree);
    QStringList names;
    for (int i = 0; i < tree->childCount(); ++i)
        names.append(tree->child(i)->text(QAccessible::Name));
    QVERIFY2(names.contains(u"Step, level 2: find"_s), qPrintable(names.join(u" | "_s)));
    QVERIFY(names.contains(u"Expected result, level 2: a receipt"_s));
    QVERIFY(!tree->text(QAccessible::Name).isEmpty());
    o.editAtEnd(u"pay"_s);
    QAccessibleInterface *field = QAccessible::queryAccessibleInterface(&o.view->editing().field());
    QCOMPARE(field->text(QAccessible::Name), u"Text of the step"_s);
}

void OutlinerViewTest::hintsStandBelowTheirRowAndGo()
{
    Outliner o(shopWithReceipt);
    o.select(u"open"_s);
    o.press(Qt::Key_Tab);
    QVERIFY(!o.hint().isEmpty());
    const auto *label = o.view->findChild<QLabel *>(u"stepHint"_s);
    QVERIFY(o.view->viewport()->rect().contains(label->geometry()));
    QVERIFY(label->geometry().top() > o.view->rowRect(o.index(u"open"_s)).bottom());
    o.press(Qt::Key_Down);
    QVERIFY(o.hint().isEmpty());
}

void OutlinerViewTest::rowsAreAtLeastThirtyHighAndGrowWithTheFont()
{
    Outliner o(shopWithReceipt);
    QVERIFY(o.view->rowRect(o.index(u"open"_s)).height() >= 30);
    const int indent = o.view->stepLayout().indent();
    QFont twice = o.view->font();
    twice.setPointSizeF(twice.pointSizeF() * 2);
    o.view->setFont(twice);
    const QRect text = o.view->textRect(o.index(u"open"_s));
    QVERIFY(text.height() >= QFontMetrics(twice).height());
    QVERIFY(o.view->rowRect(o.index(u"open"_s)).height() >= text.height());
    QVERIFY(o.view->stepLayout().indent() > indent);
    o.editAtEnd(u"open"_s);
    QCOMPARE(o.view->editing().field().font().pointSizeF(), twice.pointSizeF());
}

void OutlinerViewTest::rowsWrapAnewWhenThePaneGetsNarrower()
{
    Outliner o(u"- %1\n- short\n"_s.arg(QString(u"word "_s).repeated(24).trimmed()));
    const QModelIndex tall = o.editor.model().index(0, 0);
    const int wide = o.view->rowRect(tall).height();
    const int low = o.view->rowRect(o.index(u"short"_s)).height();
    o.window.resize(260, 500);
    QTRY_VERIFY(o.view->rowRect(tall).height() > wide);
    QCOMPARE(o.view->rowRect(o.index(u"short"_s)).height(), low);
    o.window.resize(600, 500);
    QTRY_COMPARE(o.view->rowRect(tall).height(), wide);
}

void OutlinerViewTest::keywordsHaveContrastOnBothGrounds()
{
    for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
        for (const char *word : {"Given", "When", "Then", "And", "But", "*"}) {
            const QColor color = keywordColor(*theme, QLatin1String(word));
            QVERIFY(contrast(color, theme->surface) >= 4.5);
            QVERIFY2(contrast(color, theme->selection) >= 4.5, word);
        }
        QVERIFY(contrast(theme->text, theme->selection) >= 4.5);
        QVERIFY(contrast(theme->mutedText, theme->selection) >= 4.5);
        QVERIFY(contrast(theme->good, theme->selection) >= 3);
        QVERIFY(contrast(theme->border, theme->selection) >= 2.5);
    }
}

void OutlinerViewTest::anEmptyScenarioSaysWhatToDo()
{
    applyTheme(*qApp, ColorScheme::Light);
    Outliner o;
    QImage image = o.view->viewport()->grab().toImage();
    QImage blank = image;
    blank.fill(Theme::light().surface);
    QVERIFY(image != blank);
    QVERIFY(o.view->accessibleDescription().contains(u"Enter"_s));
    o.press(Qt::Key_Return);
    o.press(Qt::Key_Escape);
    QVERIFY(o.view->accessibleDescription().isEmpty());
}

void OutlinerViewTest::zoomShowsOneStepAndTheWayBack()
{
    Outliner o(u"- a\n  - b\n    - c\n    - d\n- e\n"_s);
    StepBreadcrumb trail(*o.view, &o.window);
    o.select(u"b"_s);
    o.press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(o.view->zoomedStep(), o.key(u"b"_s));
    QVERIFY(o.view->rowRect(o.index(u"e"_s)).isNull());
    QCOMPARE(o.current(), u"c"_s);
    QCOMPARE(o.view->textRect(o.index(u"c"_s)).left(), o.view->stepLayout().indent());
    QStringList parts;
    for (const auto *button : trail.findChildren<QToolButton *>())
        parts.append(button->text());
    QCOMPARE(parts, QStringList({u"Scenario"_s, u"a"_s, u"b"_s}));
    QVERIFY(trail.isVisibleTo(&o.window));

    o.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(o.view->zoomedStep(), o.key(u"a"_s));
    QCOMPARE(o.current(), u"b"_s);
    o.press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(o.view->zoomedStep().isNull());
    QVERIFY(!trail.isVisibleTo(&o.window));
    QVERIFY(!o.view->rowRect(o.index(u"e"_s)).isNull());
}

void OutlinerViewTest::aStepAddedInAZoomStaysInIt()
{
    Outliner o(u"- a\n- e\n"_s);
    o.select(u"a"_s);
    o.press(Qt::Key_Right, Qt::AltModifier);
    o.press(Qt::Key_Return);
    o.type(u"first"_s);
    o.press(Qt::Key_Escape);
    QCOMPARE(o.outline(), u"- a\n  - first\n- e\n"_s);
    QCOMPARE(o.view->zoomedStep(), o.key(u"a"_s));
}

void OutlinerViewTest::aZoomEndsWithItsStep()
{
    Outliner o(u"- a\n  - b\n- e\n"_s);
    o.select(u"a"_s);
    o.press(Qt::Key_Right, Qt::AltModifier);
    Scenario less = o.doc.scenario();
    less.steps.removeFirst();
    o.doc.arrive(less);
    QVERIFY(o.view->zoomedStep().isNull());
    QCOMPARE(o.view->textRect(o.index(u"e"_s)).left(), o.view->stepLayout().indent());
}

void OutlinerViewTest::rightToLeftIsMirrored()
{
    Outliner o(shopWithReceipt);
    const int width = o.view->viewport()->width();
    const QRect text = o.view->textRect(o.index(u"find"_s));
    o.view->setLayoutDirection(Qt::RightToLeft);
    const QRect mirrored = o.view->textRect(o.index(u"find"_s));
    QCOMPARE(mirrored.right(), width - 1 - text.left());
    o.editAtEnd(u"find"_s);
    QCOMPARE(o.view->editing().field().geometry().center().x(), mirrored.center().x());
}

CASEWRIGHT_TEST(OutlinerViewTest)

} // namespace casewright

#include "outliner_view_test.moc"
