// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOption>

class QPainter;

namespace casewright {

struct Theme;

/// What the rows of the browser's lists have in common: the ground of a selected row, and the ring of the row that has the
/// keyboard. The ring is drawn cell by cell and closed at the first and the last column.
void paintRowGround(QPainter *painter, const QStyleOptionViewItem &option, const Theme &theme);
void paintRowFocus(QPainter *painter, const QStyleOptionViewItem &option, const Theme &theme);

/// Where a line begins to be read.
[[nodiscard]] Qt::Alignment startOf(const QStyleOption &option);

/// One line of text, cut with an ellipsis where it does not fit.
void paintLine(QPainter *painter, const QRect &place, const QString &text, Qt::Alignment side);

} // namespace casewright
