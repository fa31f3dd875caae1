// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style_parts.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace casewright::parts {

namespace {

constexpr int shortestHandle = metrics::space5;
constexpr int handleInset = 3;
constexpr int progressThickness = 6;

void paintPill(QPainter *painter, const QRect &rect, const QColor &fill)
{
    const double radius = std::min(rect.width(), rect.height()) / 2.0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawRoundedRect(rect, radius, radius);
    painter->restore();
}

QRect progressLine(const QRect &rect)
{
    const int thickness = std::min(rect.height(), progressThickness);
    return {rect.left(), rect.top() + (rect.height() - thickness) / 2, rect.width(), thickness};
}

void paintProgressGroove(QPainter *painter, const QStyleOptionProgressBar &bar)
{
    paintPill(painter, progressLine(bar.rect), Theme::of(bar.palette).decoration);
}

void paintProgressContents(QPainter *painter, const QStyleOptionProgressBar &bar)
{
    const Theme &theme = Theme::of(bar.palette);
    QRect line = progressLine(bar.rect);
    const qint64 total = qint64(bar.maximum) - bar.minimum;
    if (total <= 0) { // nobody knows how much; told by dashes, because nothing moves by itself
        for (int x = line.left(); x < line.right(); x += 2 * metrics::space3)
            paintPill(painter, QRect(x, line.top(), std::min(metrics::space3, line.right() + 1 - x), line.height()), theme.accent);
        return;
    }
    const qint64 done = std::clamp<qint64>(qint64(bar.progress) - bar.minimum, 0, total);
    if (done == 0)
        return;
    line.setWidth(std::max(static_cast<int>(line.width() * done / total), progressThickness));
    paintPill(painter, QStyle::visualRect(bar.direction, bar.rect, line), theme.accent);
}

void paintTextBesideIcon(QPainter *painter, const QStyleOptionToolButton &button, const QStyle &style)
{
    const bool enabled = button.state & QStyle::State_Enabled;
    QRect place = button.rect.adjusted(metrics::space1, 0, -metrics::space1, 0);
    QRect picture(place.left(), place.top(), button.iconSize.width(), place.height());
    place.setLeft(picture.right() + 1 + metrics::space2);
    picture = QStyle::visualRect(button.direction, button.rect, picture);
    button.icon.paint(painter, picture, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    place = QStyle::visualRect(button.direction, button.rect, place);
    const int flags = static_cast<int>(QStyle::visualAlignment(button.direction, Qt::AlignLeft) | Qt::AlignVCenter) | Qt::TextShowMnemonic;
    painter->setFont(button.font);
    style.drawItemText(painter, place, flags, button.palette, enabled, button.text, QPalette::ButtonText);
}

void paintBar(QPainter *painter, const QStyleOption &option)
{
    const Theme &theme = Theme::of(option.palette);
    painter->fillRect(option.rect, theme.window);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.decoration);
}

void paintHeader(QPainter *painter, const QStyleOption &option)
{
    const Theme &theme = Theme::of(option.palette);
    painter->fillRect(option.rect, theme.window);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.decoration);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const int x = mirrored ? option.rect.left() : option.rect.right();
    painter->fillRect(QRect(x, option.rect.top() + 5, 1, option.rect.height() - 10), theme.decoration);
}

} // namespace

void paintScrollBar(QPainter *painter, const QStyleOptionSlider &bar)
{
    const Theme &theme = Theme::of(bar.palette);
    painter->fillRect(bar.rect, theme.window);
    if (bar.maximum <= bar.minimum)
        return;
    const bool held = (bar.activeSubControls & QStyle::SC_ScrollBarSlider) && (bar.state & (QStyle::State_MouseOver | QStyle::State_Sunken));
    const QRect handle = scrollBarPart(bar, QStyle::SC_ScrollBarSlider);
    const bool horizontal = bar.orientation == Qt::Horizontal;
    const int across = horizontal ? 1 : handleInset;
    const int along = horizontal ? handleInset : 1;
    paintPill(painter, handle.adjusted(across, along, -across, -along), held ? theme.mutedText : theme.border);
}

QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const bool horizontal = bar.orientation == Qt::Horizontal;
    const QRect &all = bar.rect;
    const int length = horizontal ? all.width() : all.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int handle = length;
    if (range > 0) {
        const auto share = static_cast<int>(qint64(length) * bar.pageStep / (range + bar.pageStep));
        handle = std::clamp(share, std::min(shortestHandle, length), length);
    }
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - handle, bar.upsideDown);
    const auto span = [&](int from, int size) {
        const QRect rect = horizontal ? QRect(all.left() + from, all.top(), size, all.height())
                                      : QRect(all.left(), all.top() + from, all.width(), size);
        return QStyle::visualRect(bar.direction, all, rect);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return span(start, handle);
    case QStyle::SC_ScrollBarSubPage:
        return span(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return span(start + handle, length - start - handle);
    case QStyle::SC_ScrollBarGroove:
        return all;
    default:
        return {};
    }
}

void paintBranch(QPainter *painter, const QStyleOption &option)
{
    if (!(option.state & QStyle::State_Children))
        return;
    const bool mirrored = option.direction == Qt::RightToLeft;
    const Icon closed = mirrored ? Icon::ChevronLeft : Icon::ChevronRight;
    const int side = std::min({option.rect.width(), option.rect.height(), metrics::iconSize(option.fontMetrics) * 3 / 4});
    QRect place(0, 0, side, side);
    place.moveCenter(option.rect.center());
    paintIcon(painter, place, option.state & QStyle::State_Open ? Icon::ChevronDown : closed, Theme::of(option.palette).mutedText);
}

void paintSortArrow(QPainter *painter, const QStyleOption &option)
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option);
    if (!header || header->sortIndicator == QStyleOptionHeader::None)
        return;
    const int side = metrics::iconSize(option.fontMetrics) * 3 / 4;
    QRect place(0, 0, side, side);
    place.moveCenter(option.rect.center());
    paintIcon(painter, place, header->sortIndicator == QStyleOptionHeader::SortUp ? Icon::ChevronUp : Icon::ChevronDown,
              Theme::of(option.palette).mutedText);
}

bool hasTextBesideIcon(const QStyleOptionToolButton &button)
{
    return button.toolButtonStyle == Qt::ToolButtonTextBesideIcon && !button.icon.isNull() && !button.text.isEmpty() &&
           !(button.features & QStyleOptionToolButton::Arrow);
}

void paintBarSeparator(QPainter *painter, const QStyleOption &option)
{
    const QRect &rect = option.rect;
    painter->fillRect(QRect(rect.center().x(), rect.top() + metrics::space1, 1, rect.height() - 2 * metrics::space1),
                      Theme::of(option.palette).decoration);
}

QStyleOptionHeader headerLabel(const QStyleOptionHeader &header, int margin)
{
    QStyleOptionHeader label = header;
    label.version = QStyleOptionHeader::Version; // a copy of the first version, whatever it came from
    const int inset = metrics::space2 - margin;
    const bool mirrored = header.direction == Qt::RightToLeft;
    label.rect = mirrored ? header.rect.adjusted(0, 0, -inset, 0) : header.rect.adjusted(inset, 0, 0, 0);
    label.textAlignment = QStyle::visualAlignment(header.direction, header.textAlignment) | Qt::AlignAbsolute;
    return label;
}

bool paintControl(QPainter *painter, QStyle::ControlElement element, const QStyleOption *option, const QStyle &style)
{
    const auto *progress = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (element == QStyle::CE_ProgressBarGroove && progress)
        paintProgressGroove(painter, *progress);
    else if (element == QStyle::CE_ProgressBarContents && progress)
        paintProgressContents(painter, *progress);
    else if (element == QStyle::CE_ToolButtonLabel && tool && hasTextBesideIcon(*tool))
        paintTextBesideIcon(painter, *tool, style);
    else if (element == QStyle::CE_HeaderSection || element == QStyle::CE_HeaderEmptyArea)
        paintHeader(painter, *option);
    else if (element == QStyle::CE_ToolBar)
        paintBar(painter, *option);
    else if (element == QStyle::CE_MenuBarEmptyArea)
        painter->fillRect(option->rect, option->palette.window());
    else
        return false;
    return true;
}

} // namespace casewright::parts
