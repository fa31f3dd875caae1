// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

#include <array>

class QApplication;
class QFontMetrics;

namespace casewright {

enum class ColorScheme { Light, Dark };

/// The named colours everything is painted from; no other file names a colour. A test holds the contrast of each pair.
/// A widget or delegate finds the current one with Theme::of(palette()), so that nothing has to be handed around and
/// nothing is global.
struct Theme {
    ColorScheme scheme = ColorScheme::Light;
    QColor window;     ///< behind panes, bars and dialogs
    QColor surface;    ///< behind lists, trees, texts and fields
    QColor decoration; ///< lines that only divide
    QColor border;     ///< edge of something one can operate
    QColor text;
    QColor mutedText;
    QColor accent;    ///< links, focus, primary buttons
    QColor onAccent;  ///< text on accent
    QColor selection; ///< behind selected rows, whose text keeps its colour
    QColor good;
    QColor warning;
    QColor bad;
    std::array<QColor, 8> hues; ///< tell tag keys apart, beside their names

    [[nodiscard]] static const Theme &light();
    [[nodiscard]] static const Theme &dark();
    [[nodiscard]] static const Theme &of(ColorScheme scheme);
    [[nodiscard]] static const Theme &of(const QPalette &palette);

    [[nodiscard]] QPalette palette() const;
    /// The hue of a tag key, the same on every machine and in every session.
    [[nodiscard]] QColor hueOf(QStringView key) const;
    /// `colour` thinned out over the surface, for fills behind text.
    [[nodiscard]] QColor tint(const QColor &colour) const;
};

/// Spacings, sizes and radii in device-independent pixels.
namespace metrics {
inline constexpr int space1 = 4;
inline constexpr int space2 = 8;
inline constexpr int space3 = 12;
inline constexpr int space4 = 16;
inline constexpr int space5 = 24;
inline constexpr int radius = 4;
inline constexpr int icon = 16; ///< at the usual font; see iconSize()
inline constexpr int focusRing = 2;
inline constexpr int moveMilliseconds = 150; ///< nothing moves longer

/// Heights grow with the font, so that a system font at 200 % is not cut off.
[[nodiscard]] int rowHeight(const QFontMetrics &font);
[[nodiscard]] int stepRowHeight(const QFontMetrics &font);
[[nodiscard]] int chipHeight(const QFontMetrics &font);
[[nodiscard]] int iconSize(const QFontMetrics &font);
} // namespace metrics

/// The font two points larger in semibold, for titles.
[[nodiscard]] QFont titleFont(QFont base);
/// The system's fixed font in the size of `base`, for ids and keys.
[[nodiscard]] QFont keyFont(const QFont &base);

/// Fusion, the palette and the little style sheet that a palette cannot say. May be called again to change the scheme.
void applyTheme(QApplication &app, ColorScheme scheme);

/// Light or dark, told by the lightness of the window colour.
[[nodiscard]] ColorScheme schemeOf(const QPalette &palette);

/// WCAG 2 contrast, from 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace casewright
