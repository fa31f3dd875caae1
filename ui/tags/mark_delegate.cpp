// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/mark_delegate.h"

#include "ui/common/theme.h"
#include "ui/common/tokens/chip.h"
#include "ui/models/bulk_preview_model.h"

#include <QPainter>

#include <algorithm>

namespace casewright {

namespace {

using Kind = ChangeMark::Kind;

bool isChip(const ChangeMark &mark)
{
    return mark.field.isEmpty();
}

ChipLook chipOf(const ChangeMark &mark)
{
    ChipLook chip{mark.text, {}, {}};
    if (mark.kind == Kind::Added)
        chip.flags = ChipFlag::Added;
    else if (mark.kind == Kind::Removed)
        chip.flags = ChipFlag::Removed;
    return chip;
}

QColor colourOf(const ChangeMark &mark, const Theme &theme)
{
    switch (mark.kind) {
    case Kind::Added:
        return theme.good;
    case Kind::Removed:
        return theme.bad;
    case Kind::Replaced:
        return theme.text;
    case Kind::Kept:
        break;
    }
    return theme.mutedText;
}

} // namespace

MarkDelegate::MarkDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QSize MarkDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), metrics::rowHeight(option.fontMetrics)};
}

void MarkDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() != BulkPreviewModel::ChangesColumn) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const Theme &theme = Theme::of(option.palette);
    QList<ChangeMark> marks = index.data(BulkPreviewModel::MarksRole).value<QList<ChangeMark>>();
    std::stable_partition(marks.begin(), marks.end(), [](const ChangeMark &mark) { return mark.kind != Kind::Kept; });
    painter->save();
    painter->setClipRect(option.rect);
    painter->setFont(option.font);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    const QFontMetrics font = option.fontMetrics;
    int x = option.rect.left() + metrics::space1;
    for (const ChangeMark &mark : marks) {
        if (x > option.rect.right())
            break;
        if (isChip(mark)) {
            const QSize size = chipSize(chipOf(mark), font);
            const QRect place(QPoint(x, option.rect.center().y() - size.height() / 2), size);
            paintChip(painter, place, chipOf(mark), option.palette, option.direction);
            x += size.width() + metrics::space1;
            continue;
        }
        const QString text = mark.signedText();
        painter->setPen(colourOf(mark, theme));
        painter->drawText(QRect(x, option.rect.top(), font.horizontalAdvance(text), option.rect.height()), Qt::AlignVCenter, text);
        x += font.horizontalAdvance(text) + metrics::space3;
    }
    painter->restore();
}

} // namespace casewright
