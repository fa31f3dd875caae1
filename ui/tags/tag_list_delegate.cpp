// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/tag_list_delegate.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/common/tokens/chip.h"
#include "ui/models/tag_states_model.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace casewright {

namespace {

using Pending = TagStatesModel::Pending;

ChipLook lookOf(const QModelIndex &index)
{
    ChipLook chip{index.data(TagStatesModel::NameRole).toString(), {}, {}};
    const int count = index.data(TagStatesModel::CountRole).toInt();
    const int total = index.data(TagStatesModel::TotalRole).toInt();
    if (total > 1 && count > 0)
        chip.note = QStringLiteral("%1/%2").arg(count).arg(total);
    switch (static_cast<Pending>(index.data(TagStatesModel::PendingRole).toInt())) {
    case Pending::Add:
        chip.flags |= ChipFlag::Added;
        break;
    case Pending::Remove:
        chip.flags |= ChipFlag::Removed;
        break;
    case Pending::Untouched:
        break;
    }
    return chip;
}

void paintBox(QPainter *painter, const QRect &box, Qt::CheckState state, const Theme &theme)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isEmpty = state == Qt::Unchecked;
    painter->setPen(isEmpty ? theme.border : theme.accent);
    painter->setBrush(isEmpty ? theme.surface : theme.accent);
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->restore();
    if (!isEmpty)
        paintIcon(painter, QRectF(box).adjusted(2, 2, -2, -2), state == Qt::Checked ? Icon::Check : Icon::Mixed, theme.onAccent);
}

} // namespace

TagListDelegate::TagListDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QSize TagListDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {metrics::space5, metrics::rowHeight(option.fontMetrics)};
}

void TagListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    painter->save();
    painter->setFont(option.font);
    if (option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus))
        painter->fillRect(option.rect, option.state & QStyle::State_HasFocus ? theme.selection : theme.window);
    const bool isRightToLeft = option.direction == Qt::RightToLeft;
    const QRect row = option.rect.adjusted(metrics::space2, 0, -metrics::space2, 0);
    const int side = metrics::iconSize(option.fontMetrics);
    QRect box(0, 0, side, side);
    box.moveCenter(row.center());
    box.moveLeft(isRightToLeft ? row.right() + 1 - box.width() : row.left());
    paintBox(painter, box, static_cast<Qt::CheckState>(index.data(Qt::CheckStateRole).toInt()), theme);

    const ChipLook chip = lookOf(index);
    const QSize size = chipSize(chip, option.fontMetrics);
    const int room = row.width() - side - metrics::space2;
    QRect place(0, row.top() + (row.height() - size.height()) / 2, std::min(size.width(), room), size.height());
    if (isRightToLeft)
        place.moveRight(box.left() - metrics::space2);
    else
        place.moveLeft(box.right() + 1 + metrics::space2);
    paintChip(painter, place, chip, option.palette, option.direction);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(theme.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

bool TagListDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                  const QModelIndex &index)
{
    if (!index.flags().testFlag(Qt::ItemIsEnabled))
        return false;
    const bool isClick = event->type() == QEvent::MouseButtonRelease &&
                         static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton &&
                         option.rect.contains(static_cast<QMouseEvent *>(event)->pos());
    const bool isKey = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    return (isClick || isKey) && model->setData(index, {}, Qt::CheckStateRole);
}

} // namespace casewright
