// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include "tests/support/runner/test_case.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QScrollBar>
#include <QStyleOptionSlider>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

using namespace casewright;

namespace {

class Bar final : public QScrollBar {
public:
    using QScrollBar::QScrollBar;

    [[nodiscard]] QRect part(QStyle::SubControl control) const
    {
        QStyleOptionSlider option;
        initStyleOption(&option);
        return style()->subControlRect(QStyle::CC_ScrollBar, &option, control, this);
    }
};

/// The first column of pixels within the rows given that holds something darker than muted text.
int firstInk(const QImage &image, int top, int bottom)
{
    for (int x = 3; x < image.width(); ++x) {
        for (int y = top; y < bottom; ++y) {
            if (image.pixelColor(x, y).lightness() < 80)
                return x;
        }
    }
    return -1;
}

} // namespace

class StyleTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColorScheme::Light); }

    void iconsAndCheckMarksGrowWithTheFont()
    {
        QCheckBox box;
        QFont font = box.font();
        font.setPointSize(9);
        box.setFont(font);
        const QStyle *style = box.style();
        QCOMPARE(style->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, &box), 16);
        font.setPointSize(18);
        box.setFont(font);
        for (const auto metric : {QStyle::PM_IndicatorWidth, QStyle::PM_SmallIconSize, QStyle::PM_ToolBarIconSize})
            QVERIFY(style->pixelMetric(metric, nullptr, &box) >= 24);
    }

    void scrollBarsHaveAHandleAndNoArrows_data()
    {
        QTest::addColumn<Qt::Orientation>("orientation");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("vertical") << Qt::Vertical << Qt::LeftToRight;
        QTest::newRow("horizontal") << Qt::Horizontal << Qt::LeftToRight;
        QTest::newRow("mirrored") << Qt::Horizontal << Qt::RightToLeft;
    }

    void scrollBarsHaveAHandleAndNoArrows()
    {
        QFETCH(Qt::Orientation, orientation);
        QFETCH(Qt::LayoutDirection, direction);
        Bar bar(orientation);
        bar.setLayoutDirection(direction);
        bar.resize(orientation == Qt::Vertical ? QSize(12, 400) : QSize(400, 12));
        bar.setRange(0, 300);
        bar.setPageStep(100);
        QVERIFY(!bar.part(QStyle::SC_ScrollBarAddLine).isValid());
        const QRect first = bar.part(QStyle::SC_ScrollBarSlider);
        QCOMPARE(std::max(first.width(), first.height()), 100);
        QCOMPARE(first.right() == bar.rect().right() && first.left() > 0, direction == Qt::RightToLeft);
        bar.setValue(300);
        const QRect last = bar.part(QStyle::SC_ScrollBarSlider);
        QVERIFY(!last.intersects(first));
        QVERIFY(!bar.part(QStyle::SC_ScrollBarAddPage).isValid());
        bar.show();
        QTest::mouseClick(&bar, Qt::LeftButton, {}, first.center());
        QCOMPARE(bar.value(), 200); // a page back
    }

    void aHeaderStandsAboveTheTextOfItsCells()
    {
        QTreeWidget tree;
        tree.setRootIsDecorated(false);
        tree.setHeaderLabels({QStringLiteral("HHH")});
        new QTreeWidgetItem(&tree, {QStringLiteral("HHH")});
        tree.resize(300, 200);
        tree.show();
        const QImage image = tree.grab().toImage();
        const int rows = tree.viewport()->y();
        const int inHeader = firstInk(image, 6, rows - 4);
        const int inCell = firstInk(image, rows + 4, rows + 24);
        QVERIFY(inHeader > 0);
        QCOMPARE(inHeader, inCell);
    }

    void aToolButtonHasRoomBetweenIconAndText()
    {
        QToolButton button;
        button.setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button.setText(QStringLiteral("Pull"));
        button.setIcon(icon(Icon::Pull));
        const QFontMetrics font = button.fontMetrics();
        QVERIFY(button.sizeHint().width() >= 2 * metrics::space1 + metrics::icon + metrics::space2 + font.horizontalAdvance(button.text()));
        QToolButton plain;
        plain.setText(button.text());
        QVERIFY(button.sizeHint().width() > plain.sizeHint().width() + metrics::icon);
    }
};

CASEWRIGHT_TEST(StyleTest)
#include "style_test.moc"
