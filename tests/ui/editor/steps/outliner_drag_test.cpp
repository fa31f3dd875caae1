// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/steps/outliner.h"
#include "ui/models/steps/step_mime.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace casewright {
namespace {

enum class Edge { Above, Below };

/// A point in the gap above or below a row, as far right as steps of this depth stand.
QPoint gap(Outliner &o, const QString &text, Edge edge, int depth)
{
    const QRect row = o.view->rowRect(o.index(text));
    const int indent = o.view->stepLayout().indent();
    return {indent / 2 + depth * indent + indent / 2, edge == Edge::Above ? row.top() + 2 : row.bottom() - 2};
}

struct Dropped {
    bool accepted = false;
    Qt::DropAction action = Qt::IgnoreAction;
};

/// As Qt tells the target of a drag. The platform of the tests has no drags of its own.
Dropped dragOver(Outliner &o, const QMimeData &mime, const QPoint &at, Qt::KeyboardModifiers modifiers = {})
{
    QWidget *target = o.view->viewport();
    const Qt::DropActions actions = Qt::MoveAction | Qt::CopyAction;
    QDragEnterEvent enter(at, actions, &mime, Qt::LeftButton, modifiers);
    QApplication::sendEvent(target, &enter);
    QDragMoveEvent move(at, actions, &mime, Qt::LeftButton, modifiers);
    QApplication::sendEvent(target, &move);
    if (!move.isAccepted()) {
        QDragLeaveEvent leave;
        QApplication::sendEvent(target, &leave);
        return {};
    }
    QDropEvent drop(at, actions, &mime, Qt::LeftButton, modifiers);
    drop.setDropAction(move.dropAction());
    QApplication::sendEvent(target, &drop);
    return {drop.isAccepted(), drop.dropAction()};
}

Dropped dragRows(Outliner &o, const QStringList &texts, const QPoint &to, Qt::KeyboardModifiers modifiers = {})
{
    QModelIndexList rows;
    for (const QString &text : texts)
        rows.append(o.index(text));
    const std::unique_ptr<QMimeData> mime(o.editor.model().mimeData(rows));
    return dragOver(o, *mime, to, modifiers);
}

std::unique_ptr<QMimeData> textMime(const QString &text)
{
    auto mime = std::make_unique<QMimeData>();
    mime->setText(text);
    return mime;
}

} // namespace

class OutlinerDragTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStepGoesWhereTheLineIs();
    void theHorizontalPlaceChoosesTheDepth_data();
    void theHorizontalPlaceChoosesTheDepth();
    void severalStepsKeepTheirRelativeDepth();
    void aStepCannotGoBelowItself();
    void anExpectedResultStaysBelowAStep();
    void nothingGoesBelowAnExpectedResult();
    void ctrlCopies();
    void textFromElsewhereIsReadAsSteps();
    void stepsOfAnotherCaseAreCopied();
    void dataThatIsNoTextIsRefused();
    void belowTheLastRowIsTheEnd();
    void anEmptyScenarioTakesADrop();
    void theLineShowsTheDepth();
    void theEdgeScrolls();
    void aDropOntoAClosedBranchIsItsLastStep();
};

void OutlinerDragTest::aStepGoesWhereTheLineIs()
{
    Outliner o(shopWithReceipt);
    const Dropped drop = dragRows(o, {u"leave"_s}, gap(o, u"open"_s, Edge::Above, 0));
    QVERIFY(drop.accepted);
    QCOMPARE(drop.action, Qt::MoveAction);
    QCOMPARE(o.outline(), u"- leave\n- open\n  - find\n  - choose\n- pay\n  => a receipt\n"_s);
    QCOMPARE(o.doc.names(), QStringList({u"Move Step"_s}));
    QCOMPARE(o.selected(), QStringList({u"leave"_s}));
}

void OutlinerDragTest::theHorizontalPlaceChoosesTheDepth_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<QString>("outline");
    QTest::newRow("flat") << 0 << u"- open\n  - find\n  - choose\n- leave\n- pay\n  => a receipt\n"_s;
    QTest::newRow("one level") << 1 << u"- open\n  - find\n  - choose\n  - leave\n- pay\n  => a receipt\n"_s;
    QTest::newRow("two levels") << 2 << u"- open\n  - find\n  - choose\n    - leave\n- pay\n  => a receipt\n"_s;
    QTest::newRow("no deeper") << 5 << u"- open\n  - find\n  - choose\n    - leave\n- pay\n  => a receipt\n"_s;
}

void OutlinerDragTest::theHorizontalPlaceChoosesTheDepth()
{
    QFETCH(const int, depth);
    QFETCH(const QString, outline);
    Outliner o(shopWithReceipt);
    QVERIFY(dragRows(o, {u"leave"_s}, gap(o, u"choose"_s, Edge::Below, depth)).accepted);
    QCOMPARE(o.outline(), outline);
}

void OutlinerDragTest::severalStepsKeepTheirRelativeDepth()
{
    Outliner o(shopWithReceipt);
    QVERIFY(dragRows(o, {u"open"_s, u"find"_s, u"leave"_s}, gap(o, u"pay"_s, Edge::Above, 0)).accepted);
    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n- leave\n- pay\n  => a receipt\n"_s);
    QCOMPARE(o.doc.undoName(), u"Move 2 Steps"_s);
}

void OutlinerDragTest::aStepCannotGoBelowItself()
{
    Outliner o(shopWithReceipt);
    QVERIFY(!dragRows(o, {u"open"_s}, gap(o, u"find"_s, Edge::Below, 1)).accepted);
    QVERIFY(o.doc.done.isEmpty());
}

void OutlinerDragTest::anExpectedResultStaysBelowAStep()
{
    Outliner o(shopWithReceipt);
    QVERIFY(!dragRows(o, {u"a receipt"_s}, gap(o, u"open"_s, Edge::Above, 0)).accepted);
    QVERIFY(dragRows(o, {u"a receipt"_s}, gap(o, u"leave"_s, Edge::Below, 0)).accepted);
    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n- pay\n- leave\n  => a receipt\n"_s);
}

void OutlinerDragTest::nothingGoesBelowAnExpectedResult()
{
    Outliner o(shopWithReceipt);
    QVERIFY(dragRows(o, {u"open"_s}, gap(o, u"a receipt"_s, Edge::Below, 2)).accepted);
    QCOMPARE(o.outline(), u"- pay\n  => a receipt\n  - open\n    - find\n    - choose\n- leave\n"_s);
}

void OutlinerDragTest::ctrlCopies()
{
    Outliner o(shopWithReceipt);
    const Dropped drop = dragRows(o, {u"leave"_s}, gap(o, u"open"_s, Edge::Above, 0), Qt::ControlModifier);
    QCOMPARE(drop.action, Qt::CopyAction);
    QCOMPARE(o.outline(), u"- leave\n"_s + shopWithReceipt);
}

void OutlinerDragTest::textFromElsewhereIsReadAsSteps()
{
    Outliner o(shopWithReceipt);
    const auto mime = textMime(u"1. sign in\n2. look around\n"_s);
    const Dropped drop = dragOver(o, *mime, gap(o, u"pay"_s, Edge::Above, 0));
    QVERIFY(drop.accepted);
    QCOMPARE(drop.action, Qt::CopyAction);
    QCOMPARE(o.outline(),
             u"- open\n  - find\n  - choose\n- sign in\n- look around\n- pay\n  => a receipt\n- leave\n"_s);
}

void OutlinerDragTest::stepsOfAnotherCaseAreCopied()
{
    Outliner other(u"- sign in\n  - remember\n"_s);
    Outliner o(shopWithReceipt);
    const std::unique_ptr<QMimeData> mime(other.editor.model().mimeData({other.index(u"sign in"_s)}));
    const Dropped drop = dragOver(o, *mime, gap(o, u"open"_s, Edge::Above, 0));
    QCOMPARE(drop.action, Qt::CopyAction);
    QCOMPARE(o.outline(), u"- sign in\n  - remember\n"_s + shopWithReceipt);
    QCOMPARE(other.outline(), u"- sign in\n  - remember\n"_s);
}

void OutlinerDragTest::dataThatIsNoTextIsRefused()
{
    Outliner o(shopWithReceipt);
    QMimeData mime;
    mime.setData(u"image/png"_s, "x");
    QVERIFY(!dragOver(o, mime, gap(o, u"open"_s, Edge::Above, 0)).accepted);
}

void OutlinerDragTest::belowTheLastRowIsTheEnd()
{
    Outliner o(shopWithReceipt);
    QVERIFY(dragRows(o, {u"find"_s}, {4, o.view->viewport()->height() - 4}).accepted);
    QCOMPARE(o.outline(), u"- open\n  - choose\n- pay\n  => a receipt\n- leave\n- find\n"_s);
}

void OutlinerDragTest::anEmptyScenarioTakesADrop()
{
    Outliner o;
    QVERIFY(dragOver(o, *textMime(u"- first\n"_s), {100, 100}).accepted);
    QCOMPARE(o.outline(), u"- first\n"_s);
}

void OutlinerDragTest::theLineShowsTheDepth()
{
    applyTheme(*qApp, ColorScheme::Light);
    Outliner o(shopWithReceipt);
    const std::unique_ptr<QMimeData> mime(o.editor.model().mimeData({o.index(u"leave"_s)}));
    const auto startOfLine = [&](int depth) {
        const QPoint at = gap(o, u"choose"_s, Edge::Below, depth);
        QDragEnterEvent enter(at, Qt::MoveAction, mime.get(), Qt::LeftButton, {});
        QApplication::sendEvent(o.view->viewport(), &enter);
        QDragMoveEvent move(at, Qt::MoveAction, mime.get(), Qt::LeftButton, {});
        QApplication::sendEvent(o.view->viewport(), &move);
        const QImage image = o.view->viewport()->grab().toImage();
        const int y = o.view->rowRect(o.index(u"choose"_s)).bottom() + 1;
        int x = 0;
        while (x < image.width() && image.pixelColor(x, y) != Theme::light().accent)
            ++x;
        return x;
    };
    const int flat = startOfLine(0);
    const int deep = startOfLine(2);
    QVERIFY(flat < o.view->viewport()->width());
    QCOMPARE(deep - flat, 2 * o.view->stepLayout().indent());
    QDragLeaveEvent leave;
    QApplication::sendEvent(o.view->viewport(), &leave);
}

void OutlinerDragTest::theEdgeScrolls()
{
    QString outline;
    for (int i = 0; i < 100; ++i)
        outline += u"- step %1\n"_s.arg(i);
    Outliner o(outline);
    const std::unique_ptr<QMimeData> mime(o.editor.model().mimeData({o.index(u"step 0"_s)}));
    const QPoint edge(40, o.view->viewport()->height() - 3);
    QDragEnterEvent enter(edge, Qt::MoveAction, mime.get(), Qt::LeftButton, {});
    QApplication::sendEvent(o.view->viewport(), &enter);
    QDragMoveEvent move(edge, Qt::MoveAction, mime.get(), Qt::LeftButton, {});
    QApplication::sendEvent(o.view->viewport(), &move);
    QTRY_VERIFY(o.view->verticalScrollBar()->value() > 0);
    QDragLeaveEvent leave;
    QApplication::sendEvent(o.view->viewport(), &leave);
}

void OutlinerDragTest::aDropOntoAClosedBranchIsItsLastStep()
{
    Outliner o(shopWithReceipt);
    o.view->collapse(o.index(u"open"_s));
    QVERIFY(dragRows(o, {u"leave"_s}, gap(o, u"open"_s, Edge::Below, 1)).accepted);
    QCOMPARE(o.outline(), u"- open\n  - find\n  - choose\n  - leave\n- pay\n  => a receipt\n"_s);
}

CASEWRIGHT_TEST(OutlinerDragTest)

} // namespace casewright

#include "outliner_drag_test.moc"
