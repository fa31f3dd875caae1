// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/case_table_delegate.h"

#include "ui/browser/row_painting.h"
#include "ui/common/icons.h"
#include "ui/common/tokens/chip.h"
#include "ui/models/case_table_model.h"

#include <QPainter>
#include <QStyle>

namespace casewright {

namespace {

constexpr int margin = metrics::space2;

QRect centred(const QRect &place, const QSize &size)
{
    QRect rect(QPoint(), size);
    rect.moveCenter(place.center());
    return rect;
}

QColor statusColour(const QString &status, const Theme &theme)
{
    return status.isEmpty() || status == u"Active" ? theme.text : theme.mutedText;
}

} // namespace

CaseTableDelegate::CaseTableDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QSize CaseTableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {metrics::space5, metrics::rowHeight(option.fontMetrics)};
}

void CaseTableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    paintRowGround(painter, option, theme);
    const QRect place = option.rect.adjusted(margin, 0, -margin, 0);
    painter->setFont(option.font);
    painter->setPen(theme.text);
    switch (index.column()) {
    case CaseTableModel::IdColumn:
        painter->setFont(keyFont(option.font));
        painter->setPen(theme.mutedText);
        paintLine(painter, place, index.data().toString(), startOf(option));
        break;
    case CaseTableModel::TagsColumn:
        paintTags(painter, option, index.data(CaseTableModel::TagsRole).toStringList());
        break;
    case CaseTableModel::LayerColumn:
        if (index.data(CaseTableModel::MissingLayerRole).toBool())
            paintMissingLayer(painter, option, theme);
        else
            paintLine(painter, place, index.data().toString(), startOf(option));
        break;
    case CaseTableModel::AutomatedColumn:
    case CaseTableModel::WaitingColumn:
        paintFlag(painter, option, index, theme);
        break;
    case CaseTableModel::StatusColumn: {
        const QString status = index.data().toString();
        painter->setPen(statusColour(status, theme));
        paintLine(painter, place, status, startOf(option));
        break;
    }
    default:
        paintLine(painter, place, index.data().toString(), startOf(option));
    }
    paintRowFocus(painter, option, theme);
}

void CaseTableDelegate::paintTags(QPainter *painter, const QStyleOptionViewItem &option, const QStringList &tags)
{
    const QRect place = option.rect.adjusted(margin, 0, -margin, 0);
    const QFontMetrics font = painter->fontMetrics();
    const auto mirrored = [&option](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    int x = place.left();
    for (qsizetype i = 0; i < tags.size(); ++i) {
        const ChipLook chip{tags[i], {}, {}};
        const QSize size = chipSize(chip, font);
        const qsizetype rest = tags.size() - i - 1;
        const QString more = QStringLiteral("+%1").arg(rest + 1);
        const int reserve = rest > 0 ? font.horizontalAdvance(more) + metrics::space1 : 0;
        const int room = place.right() + 1 - x - reserve;
        // The first tag is shown in any case, cut where it must be; of the others the number says how many there are.
        if (i > 0 && size.width() > room) {
            painter->setPen(Theme::of(option.palette).mutedText);
            painter->drawText(mirrored(QRect(x, place.top(), place.right() + 1 - x, place.height())),
                              static_cast<int>(startOf(option) | Qt::AlignVCenter), more);
            return;
        }
        const int width = std::min(size.width(), room);
        if (width < metrics::space5)
            return;
        const QRect chipPlace(x, place.top() + (place.height() - size.height()) / 2, width, size.height());
        paintChip(painter, mirrored(chipPlace), chip, option.palette, option.direction);
        x += width + metrics::space1;
    }
}

void CaseTableDelegate::paintMissingLayer(QPainter *painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    const auto mirrored = [&option](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const QRect place = option.rect.adjusted(margin, 0, -margin, 0);
    const int side = metrics::iconSize(option.fontMetrics);
    QRect picture = centred(place, {side, side});
    picture.moveLeft(place.left());
    paintIcon(painter, mirrored(picture), Icon::Warning, theme.warning);
    painter->setPen(theme.warning);
    paintLine(painter, mirrored(place.adjusted(side + metrics::space1, 0, 0, 0)), CaseTableModel::tr("No layer"), startOf(option));
}

void CaseTableDelegate::paintFlag(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, const Theme &theme)
{
    if (!index.data(CaseTableModel::FlagRole).toBool())
        return;
    const int side = metrics::iconSize(option.fontMetrics);
    const QRect picture = centred(option.rect, {side, side});
    if (index.column() == CaseTableModel::AutomatedColumn)
        paintIcon(painter, picture, Icon::Check, theme.good);
    else if (index.data(CaseTableModel::FailureRole).toString().isEmpty())
        paintIcon(painter, picture, Icon::Push, theme.accent);
    else
        paintIcon(painter, picture, Icon::Warning, theme.bad);
}

} // namespace casewright
