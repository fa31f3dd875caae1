// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/row_painting.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QStyle>

namespace casewright {

void paintRowGround(QPainter *painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.window);
}

void paintRowFocus(QPainter *painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    if (!(option.state & QStyle::State_HasFocus))
        return;
    using Position = QStyleOptionViewItem::ViewItemPosition;
    const Position position = option.viewItemPosition;
    const QRect &rect = option.rect;
    painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), theme.accent);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.accent);
    if (position == Position::Beginning || position == Position::OnlyOne || position == Position::Invalid)
        painter->fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), theme.accent);
    if (position == Position::End || position == Position::OnlyOne || position == Position::Invalid)
        painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), theme.accent);
}

Qt::Alignment startOf(const QStyleOption &option)
{
    return QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignAbsolute;
}

void paintLine(QPainter *painter, const QRect &place, const QString &text, Qt::Alignment side)
{
    const QFontMetrics font = painter->fontMetrics();
    const bool fits = font.horizontalAdvance(text) <= place.width();
    painter->drawText(place, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                      fits ? text : font.elidedText(text, Qt::ElideRight, place.width()));
}

} // namespace casewright
