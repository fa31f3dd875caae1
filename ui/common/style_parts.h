// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

class QStyleOptionHeader;
class QStyleOptionSlider;
class QStyleOptionToolButton;

/// Controls that the style draws whole, from the theme of the option's palette: each a few calm lines where Fusion has
/// gradients, arrows and bevels.
namespace casewright::parts {

/// A handle in a plain groove, without arrows at the ends.
void paintScrollBar(QPainter *painter, const QStyleOptionSlider &bar);
[[nodiscard]] QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part);

/// The arrow of a row of a tree that has children.
void paintBranch(QPainter *painter, const QStyleOption &option);
void paintSortArrow(QPainter *painter, const QStyleOption &option);

/// Icon and text side by side, which need more room here: Fusion leaves two pixels between them.
[[nodiscard]] bool hasTextBesideIcon(const QStyleOptionToolButton &button);

/// Progress bars, headers, tool and menu bars, labels of tool buttons; false: not one of these.
[[nodiscard]] bool paintControl(QPainter *painter, QStyle::ControlElement element, const QStyleOption *option, const QStyle &style);

/// Text of a header that stands where the text of the cells below does; `margin` is what it has already.
[[nodiscard]] QStyleOptionHeader headerLabel(const QStyleOptionHeader &header, int margin);

void paintBarSeparator(QPainter *painter, const QStyleOption &option);

} // namespace casewright::parts
