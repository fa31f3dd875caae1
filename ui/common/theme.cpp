// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace casewright {

namespace {

QColor rgb(const char *hex)
{
    return QColor(QLatin1String(hex));
}

Theme makeLight()
{
    Theme t;
    t.scheme = ColorScheme::Light;
    t.window = rgb("#F5F6F8");
    t.surface = rgb("#FFFFFF");
    t.decoration = rgb("#D5DAE1");
    t.border = rgb("#808A99");
    t.text = rgb("#1B222C");
    t.mutedText = rgb("#586271");
    t.accent = rgb("#2259C7");
    t.onAccent = rgb("#FFFFFF");
    t.selection = rgb("#DCE7FD");
    t.good = rgb("#166C42");
    t.warning = rgb("#875700");
    t.bad = rgb("#B3261E");
    t.hues = {rgb("#1F5FBF"), rgb("#0A6C74"), rgb("#2E6B2A"), rgb("#7D5A00"),
              rgb("#A2460E"), rgb("#AD2B66"), rgb("#7541B8"), rgb("#6B5B4B")};
    return t;
}

Theme makeDark()
{
    Theme t;
    t.scheme = ColorScheme::Dark;
    t.window = rgb("#17191D");
    t.surface = rgb("#1E2126");
    t.decoration = rgb("#373D46");
    t.border = rgb("#737E8E");
    t.text = rgb("#E7EAEF");
    t.mutedText = rgb("#ADB6C2");
    t.accent = rgb("#8DB5FF");
    t.onAccent = rgb("#10192B");
    t.selection = rgb("#294066");
    t.good = rgb("#6CCB95");
    t.warning = rgb("#EDB64F");
    t.bad = rgb("#FF8B82");
    t.hues = {rgb("#8DB5FF"), rgb("#5CC8D0"), rgb("#8CCB7A"), rgb("#E3B95B"),
              rgb("#F2A071"), rgb("#F593BE"), rgb("#C4A1F5"), rgb("#C9B7A2")};
    return t;
}

/// `share` of `over` laid on `below`; both opaque.
QColor mixed(const QColor &below, const QColor &over, double share)
{
    const auto channel = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return {channel(below.red(), over.red()), channel(below.green(), over.green()), channel(below.blue(), over.blue())};
}

double luminance(const QColor &colour)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

QFont withSize(QFont font, const QFont &like)
{
    if (like.pointSizeF() > 0)
        font.setPointSizeF(like.pointSizeF());
    else
        font.setPixelSize(like.pixelSize());
    return font;
}

} // namespace

const Theme &Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme &Theme::of(ColorScheme scheme)
{
    return scheme == ColorScheme::Dark ? dark() : light();
}

const Theme &Theme::of(const QPalette &palette)
{
    return of(schemeOf(palette));
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, surface);
    p.setColor(QPalette::AlternateBase, mixed(surface, window, 0.6));
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, mutedText);
    p.setColor(QPalette::Button, surface);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, onAccent);
    p.setColor(QPalette::Highlight, selection);
    p.setColor(QPalette::HighlightedText, text);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, accent);
    p.setColor(QPalette::ToolTipBase, surface);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Light, surface);
    p.setColor(QPalette::Midlight, mixed(window, decoration, 0.5));
    p.setColor(QPalette::Mid, decoration);
    p.setColor(QPalette::Dark, border);
    p.setColor(QPalette::Shadow, mixed(border, text, 0.5));
    const QColor off = mixed(surface, mutedText, 0.7);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, off);
    p.setColor(QPalette::Disabled, QPalette::Base, window);
    return p;
}

QColor Theme::hueOf(QStringView key) const
{
    // FNV-1a, because qHash is seeded anew for every start.
    quint32 hash = 2166136261U;
    const QByteArray folded = key.toString().toCaseFolded().toUtf8();
    for (const char c : folded)
        hash = (hash ^ static_cast<quint8>(c)) * 16777619U;
    return hues.at((hash ^ (hash >> 15)) % hues.size());
}

QColor Theme::tint(const QColor &colour) const
{
    return mixed(surface, colour, scheme == ColorScheme::Dark ? 0.13 : 0.09);
}

int metrics::rowHeight(const QFontMetrics &font)
{
    return std::max(28, font.height() + 10);
}

int metrics::stepRowHeight(const QFontMetrics &font)
{
    return std::max(30, font.height() + 12);
}

int metrics::chipHeight(const QFontMetrics &font)
{
    return std::max(22, font.height() + 4);
}

int metrics::iconSize(const QFontMetrics &font)
{
    return std::max(icon, font.height() / 2 * 2); // even, so that halves of the drawing's grid stay sharp
}

QFont titleFont(QFont base)
{
    if (base.pointSizeF() > 0)
        base.setPointSizeF(base.pointSizeF() + 2);
    else
        base.setPixelSize(base.pixelSize() + 3);
    base.setWeight(QFont::DemiBold);
    return base;
}

QFont keyFont(const QFont &base)
{
    return withSize(QFontDatabase::systemFont(QFontDatabase::FixedFont), base);
}

void applyTheme(QApplication &app, ColorScheme scheme)
{
    if (!dynamic_cast<Style *>(app.style()))
        QApplication::setStyle(new Style); // owned by the application
    const QPalette palette = Theme::of(scheme).palette();
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

ColorScheme schemeOf(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? ColorScheme::Dark : ColorScheme::Light;
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace casewright
