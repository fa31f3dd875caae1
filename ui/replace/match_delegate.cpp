// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replace/match_delegate.h"

#include "ui/common/theme.h"
#include "ui/replace/match_model.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

namespace casewright {

namespace {

/// A line of differently coloured pieces.
class Line {
public:
    void add(const QString &text, const QColor &colour, const QColor &behind = {}, bool isStruck = false)
    {
        QTextLayout::FormatRange range{static_cast<int>(m_text.size()), static_cast<int>(text.size()), {}};
        range.format.setForeground(colour);
        if (behind.isValid())
            range.format.setBackground(behind);
        range.format.setFontStrikeOut(isStruck);
        m_formats.append(range);
        m_text += text;
    }
    void draw(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place) const
    {
        QTextLayout layout(m_text, option.font);
        layout.setFormats(m_formats);
        QTextOption oneLine(QStyle::visualAlignment(option.direction, Qt::AlignLeft));
        oneLine.setTextDirection(option.direction);
        oneLine.setWrapMode(QTextOption::NoWrap);
        layout.setTextOption(oneLine);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(place.width());
        layout.endLayout();
        layout.draw(painter, QPointF(place.left(), place.top() + (place.height() - line.height()) / 2));
    }

private:
    QString m_text;
    QList<QTextLayout::FormatRange> m_formats;
};

} // namespace

void MatchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant context = index.data(MatchModel::ContextRole);
    if (!context.isValid())
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text = QStringLiteral(" "); // a place for a text, with the focus around it, and nothing in it
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const QRect place = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + metrics::space1; // clear of the focus
    const Theme &theme = Theme::of(option.palette);
    const auto match = context.value<MatchContext>();
    Line line;
    line.add(index.data(MatchModel::WhereRole).toString() + QStringLiteral("   "), theme.mutedText);
    line.add(match.lead, theme.text);
    line.add(QChar(0x2212) + match.found, theme.bad, theme.tint(theme.bad), true);
    if (!match.replacement.isEmpty())
        line.add(QLatin1Char('+') + match.replacement, theme.good, theme.tint(theme.good));
    line.add(match.trail, theme.text);
    painter->save();
    painter->setClipRect(place);
    line.draw(painter, option, place.adjusted(margin, 0, -margin, 0));
    painter->restore();
}

QSize MatchDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), metrics::rowHeight(option.fontMetrics)};
}

} // namespace casewright
