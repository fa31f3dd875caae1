// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"
#include "tests/support/runner/test_case.h"

#include <QApplication>
#include <QFontMetrics>
#include <QSet>
#include <QtTest>

using namespace casewright;

namespace {

QString pairName(const char *what, const QColor &a, const QColor &b)
{
    return QStringLiteral("%1: %2 on %3 is %4").arg(QLatin1String(what), a.name(), b.name()).arg(contrast(a, b));
}

} // namespace

#define VERIFY_CONTRAST(least, what, a, b) QVERIFY2(contrast(a, b) >= (least), qPrintable(pairName(what, a, b)))

class ThemeTest : public QObject {
    Q_OBJECT

private:
    static void schemes()
    {
        QTest::addColumn<ColorScheme>("scheme");
        QTest::newRow("light") << ColorScheme::Light;
        QTest::newRow("dark") << ColorScheme::Dark;
    }

    /// Whatever text may stand on.
    static QList<QColor> backgrounds(const Theme &theme)
    {
        QList<QColor> all = {theme.window, theme.surface, theme.selection,
                             theme.palette().color(QPalette::AlternateBase)};
        for (const QColor &hue : theme.hues)
            all.append(theme.tint(hue));
        for (const QColor &colour : {theme.accent, theme.good, theme.warning, theme.bad})
            all.append(theme.tint(colour));
        return all;
    }

private Q_SLOTS:
    void measuresContrastLikeTheStandard()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
        QVERIFY(qAbs(contrast(QColor(QStringLiteral("#767676")), Qt::white) - 4.54) < 0.01);
    }

    void everyTextIsLegible_data() { schemes(); }
    void everyTextIsLegible()
    {
        QFETCH(ColorScheme, scheme);
        const Theme &theme = Theme::of(scheme);
        for (const QColor &back : backgrounds(theme)) {
            VERIFY_CONTRAST(4.5, "text", theme.text, back);
            VERIFY_CONTRAST(4.5, "muted text", theme.mutedText, back);
        }
        for (const QColor &back : {theme.window, theme.surface, theme.selection}) {
            VERIFY_CONTRAST(4.5, "link", theme.accent, back);
            VERIFY_CONTRAST(4.5, "good", theme.good, back);
            VERIFY_CONTRAST(4.5, "warning", theme.warning, back);
            VERIFY_CONTRAST(4.5, "bad", theme.bad, back);
        }
        for (const QColor &hue : theme.hues) {
            VERIFY_CONTRAST(4.5, "hue", hue, theme.surface);
            VERIFY_CONTRAST(4.5, "hue", hue, theme.window);
        }
        VERIFY_CONTRAST(4.5, "primary button", theme.onAccent, theme.accent);
        VERIFY_CONTRAST(4.5, "primary button, pressed", theme.onAccent,
                        scheme == ColorScheme::Dark ? theme.accent.lighter(108) : theme.accent.darker(115));
    }

    void everyEdgeThatMeansSomethingIsSeen_data() { schemes(); }
    void everyEdgeThatMeansSomethingIsSeen()
    {
        QFETCH(ColorScheme, scheme);
        const Theme &theme = Theme::of(scheme);
        for (const QColor &back : {theme.window, theme.surface}) {
            VERIFY_CONTRAST(3.0, "edge of a control", theme.border, back);
            VERIFY_CONTRAST(3.0, "focus ring", theme.accent, back);
        }
        for (const QColor &hue : theme.hues) {
            VERIFY_CONTRAST(3.0, "edge of a chip", hue, theme.tint(hue));
            VERIFY_CONTRAST(3.0, "edge of a chip in a selected row", hue, theme.selection);
        }
        for (const QColor &colour : {theme.accent, theme.good, theme.warning, theme.bad})
            VERIFY_CONTRAST(3.0, "edge of a message", colour, theme.tint(colour));
    }

    void thePaletteKeepsTextLegibleInItsOwnPairs_data() { schemes(); }
    void thePaletteKeepsTextLegibleInItsOwnPairs()
    {
        QFETCH(ColorScheme, scheme);
        const QPalette p = Theme::of(scheme).palette();
        const auto check = [&p](QPalette::ColorRole text, QPalette::ColorRole back) {
            VERIFY_CONTRAST(4.5, "palette", p.color(text), p.color(back));
        };
        check(QPalette::WindowText, QPalette::Window);
        check(QPalette::Text, QPalette::Base);
        check(QPalette::Text, QPalette::AlternateBase);
        check(QPalette::PlaceholderText, QPalette::Base);
        check(QPalette::ButtonText, QPalette::Button);
        check(QPalette::HighlightedText, QPalette::Highlight);
        check(QPalette::ToolTipText, QPalette::ToolTipBase);
        check(QPalette::Link, QPalette::Base);
    }

    void isToldFromAPalette_data() { schemes(); }
    void isToldFromAPalette()
    {
        QFETCH(ColorScheme, scheme);
        QCOMPARE(Theme::of(Theme::of(scheme).palette()).scheme, scheme);
    }

    void applyingItAgainChangesTheScheme()
    {
        applyTheme(*qApp, ColorScheme::Light);
        QStyle *style = QApplication::style();
        QCOMPARE(schemeOf(QApplication::palette()), ColorScheme::Light);
        applyTheme(*qApp, ColorScheme::Dark);
        QCOMPARE(schemeOf(QApplication::palette()), ColorScheme::Dark);
        QCOMPARE(QApplication::style(), style);
    }

    void aKeyHasTheSameHueInEveryStart()
    {
        const Theme &theme = Theme::light();
        QCOMPARE(theme.hueOf(u"severity"), theme.hueOf(u"Severity"));
        // Pinned, because people learn colours: changing the function repaints everybody's tags.
        QCOMPARE(theme.hueOf(u"severity"), theme.hues.at(2));
    }

    void usualKeysDoNotAllShareAHue()
    {
        QSet<QRgb> seen;
        for (const char16_t *key :
             {u"severity", u"priority", u"component", u"sprint", u"team", u"platform", u"owner", u"risk"})
            seen.insert(Theme::light().hueOf(key).rgb());
        QVERIFY2(seen.size() >= 5, qPrintable(QString::number(seen.size())));
    }

    void rowsGrowWithTheFont()
    {
        QFont font = QApplication::font();
        font.setPointSize(9);
        QCOMPARE(metrics::rowHeight(QFontMetrics(font)), 28);
        QCOMPARE(metrics::chipHeight(QFontMetrics(font)), 22);
        QCOMPARE(metrics::iconSize(QFontMetrics(font)), 16);
        font.setPointSize(24);
        QVERIFY(metrics::rowHeight(QFontMetrics(font)) > QFontMetrics(font).height());
        QVERIFY(metrics::chipHeight(QFontMetrics(font)) > QFontMetrics(font).height());
        QVERIFY(metrics::iconSize(QFontMetrics(font)) >= QFontMetrics(font).ascent());
    }

    void titlesAreLargerAndKeysAreFixed()
    {
        QFont base = QApplication::font();
        base.setPointSize(10);
        QCOMPARE(titleFont(base).pointSize(), 12);
        QCOMPARE(titleFont(base).weight(), QFont::DemiBold);
        QCOMPARE(keyFont(base).pointSize(), 10);
        QVERIFY(QFontInfo(keyFont(base)).fixedPitch());
    }
};

CASEWRIGHT_TEST(ThemeTest)
#include "theme_test.moc"
