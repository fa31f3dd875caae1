// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QSize>
#include <QString>

class QFontMetrics;
class QPainter;
class QPalette;
class QRect;

namespace casewright {

/// "severity:critical" has a key; "smoke" and "http://a" do not.
struct TagParts {
    QString key;
    QString value;
};
[[nodiscard]] TagParts tagParts(const QString &tag);

enum class ChipFlag { Selected = 1, Flashing = 2, Closable = 4, Added = 8, Removed = 16 };
Q_DECLARE_FLAGS(ChipFlags, ChipFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(ChipFlags)

/// One chip as it is painted: a tag, and behind it perhaps a count like "3/42". Added and Removed show what is pending
/// by a leading + or − and by colour, Removed by a line through the text too.
struct ChipLook {
    QString text;
    QString note;
    ChipFlags flags;
};

[[nodiscard]] QSize chipSize(const ChipLook &chip, const QFontMetrics &font);
/// Elides the text when `place` is narrower than chipSize(). Takes the font from the painter.
void paintChip(QPainter *painter, const QRect &place, const ChipLook &chip, const QPalette &palette,
               Qt::LayoutDirection direction);
/// The text of a tag alone, key muted, as chips and lists show it.
[[nodiscard]] int tagTextWidth(const QString &tag, const QFontMetrics &font);
void paintTagText(QPainter *painter, const QRect &place, const QString &tag, const QPalette &palette,
                  Qt::LayoutDirection direction);

/// Where a click closes a Closable chip.
[[nodiscard]] QRect chipCloseRect(const QRect &place, Qt::LayoutDirection direction);

} // namespace casewright
