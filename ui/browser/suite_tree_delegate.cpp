// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/suite_tree_delegate.h"

#include "ui/browser/row_painting.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/models/suite_tree_model.h"

#include <QPainter>
#include <QStyle>

namespace casewright {

namespace {

using Kind = SuiteTreeModel::Kind;

Icon iconOf(Kind kind)
{
    if (kind == Kind::Project)
        return Icon::Project;
    return kind == Kind::AllCases ? Icon::Case : Icon::Suite;
}

} // namespace

SuiteTreeDelegate::SuiteTreeDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QSize SuiteTreeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int text = option.fontMetrics.horizontalAdvance(index.data().toString());
    return {metrics::iconSize(option.fontMetrics) + metrics::space2 + text + metrics::space5, metrics::rowHeight(option.fontMetrics)};
}

void SuiteTreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const Kind kind = static_cast<Kind>(index.data(SuiteTreeModel::KindRole).toInt());
    const bool isClosedProject = kind == Kind::Project && !index.data(SuiteTreeModel::IsOpenRole).toBool();
    const bool isOwnGroup = kind == Kind::AllCases || kind == Kind::WithoutSuite;
    paintRowGround(painter, option, theme);

    QRect place = option.rect.adjusted(metrics::space1, 0, -metrics::space2, 0);
    const auto mirrored = [&option](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const int side = metrics::iconSize(option.fontMetrics);
    QRect picture(0, 0, side, side);
    picture.moveCenter(place.center());
    picture.moveLeft(place.left());
    paintIcon(painter, mirrored(picture), iconOf(kind), isClosedProject ? theme.mutedText : theme.accent);
    place.setLeft(picture.right() + 1 + metrics::space2);

    QFont font = option.font;
    font.setItalic(isOwnGroup);
    if (kind == Kind::Project && !isClosedProject)
        font.setWeight(QFont::DemiBold);
    const int count = index.data(SuiteTreeModel::CountRole).toInt();
    if (count >= 0) {
        const QString number = option.locale.toString(count);
        painter->setFont(option.font);
        painter->setPen(theme.mutedText);
        const Qt::Alignment end = QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignAbsolute;
        painter->drawText(mirrored(place), static_cast<int>(end | Qt::AlignVCenter), number);
        place.setRight(place.right() - option.fontMetrics.horizontalAdvance(number) - metrics::space2);
    }
    painter->setFont(font);
    painter->setPen(isClosedProject ? theme.mutedText : theme.text);
    paintLine(painter, mirrored(place), index.data().toString(), startOf(option));
    paintRowFocus(painter, option, theme);
}

} // namespace casewright
