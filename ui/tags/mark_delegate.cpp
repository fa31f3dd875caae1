// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/mark_delegate.h"

#include "ui/common/theme.h"
#include "ui/common/tokens/chip.h"
#include "ui/models/bulk/bulk_preview_model.h"

#include <QPainter>
#include <QStyle>

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

int widthOf(const ChangeMark &mark, const QFontMetrics &font)
{
    return isChip(mark) ? chipSize(chipOf(mark), font).width() : font.horizontalAdvance(mark.signedText()) + 2;
}

void paintMark(QPainter *painter, const QRect &place, const ChangeMark &mark, const QStyleOptionViewItem &option)
{
    const QRect mirrored = QStyle::visualRect(option.direction, option.rect, place);
    if (isChip(mark)) {
        QRect chip(QPoint(), QSize(mirrored.width(), chipSize(chipOf(mark), option.fontMetrics).height()));
        chip.moveCenter(mirrored.center());
        paintChip(painter, chip, chipOf(mark), option.palette, option.direction);
        return;
    }
    painter->setPen(colourOf(mark, Theme::of(option.palette)));
    painter->drawText(mirrored, Qt::AlignVCenter, option.fontMetrics.elidedText(mark.signedText(), Qt::ElideRight, mirrored.width()));
}

QString moreText(qsizetype unseen)
{
    return MarkDelegate::tr("%1 more").arg(unseen);
}

/// As many as there is room for. The last of them is cut where that leaves enough to read; a number tells of the rest.
void paintMarks(QPainter *painter, const QStyleOptionViewItem &option, const QList<ChangeMark> &marks)
{
    const QFontMetrics &font = option.fontMetrics;
    const QRect row = option.rect.adjusted(metrics::space2, 0, -metrics::space2, 0);
    const int leastText = 8 * font.averageCharWidth();
    int x = row.left();
    for (qsizetype i = 0; i < marks.size(); ++i) {
        const qsizetype rest = marks.size() - i - 1;
        const int reserve = rest > 0 ? font.horizontalAdvance(moreText(rest + 1)) + metrics::space2 : 0;
        const int room = row.right() + 1 - x - reserve;
        const int wanted = widthOf(marks[i], font);
        if (wanted <= room || room >= leastText) {
            const int width = std::min(wanted, room);
            paintMark(painter, QRect(x, row.top(), width, row.height()), marks[i], option);
            x += width + metrics::space2;
        }
        if (wanted <= room)
            continue;
        if (const qsizetype unseen = room >= leastText ? rest : rest + 1; unseen > 0) {
            const QRect place = QStyle::visualRect(option.direction, option.rect, QRect(x, row.top(), row.right() + 1 - x, row.height()));
            painter->setPen(Theme::of(option.palette).mutedText);
            painter->drawText(place, static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::AlignAbsolute | Qt::AlignVCenter,
                              moreText(unseen));
        }
        return;
    }
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
    paintMarks(painter, option, marks);
    painter->restore();
}

} // namespace casewright
