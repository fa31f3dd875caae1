// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace casewright {

namespace {

/// One line inside the pixels of `rect`, sharp at whole device pixel ratios.
QRectF edge(const QRect &rect, double width = 1)
{
    const double half = width / 2;
    return QRectF(rect).adjusted(half, half, -half, -half);
}

void panel(QPainter *painter, const QRect &rect, const QColor &fill, const QPen &pen)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(pen);
    painter->drawRoundedRect(edge(rect, std::max(1.0, pen.widthF())), metrics::radius, metrics::radius);
    painter->restore();
}

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state & flag;
}

bool isPrimary(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && (button->features & QStyleOptionButton::DefaultButton) && has(option, QStyle::State_Enabled);
}

bool showsFocus(const QStyleOption *option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_Enabled);
}

QPen fieldPen(const QStyleOption *option, const Theme &theme)
{
    if (showsFocus(option))
        return {theme.accent, metrics::focusRing};
    return {has(option, QStyle::State_Enabled) ? theme.border : theme.decoration, 1};
}

void drawButton(const QStyleOption *option, QPainter *painter, const Theme &theme)
{
    const bool pressed = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (button && (button->features & QStyleOptionButton::Flat) && !pressed && !hovered) {
        if (showsFocus(option))
            panel(painter, option->rect, Qt::transparent, fieldPen(option, theme));
        return;
    }
    if (isPrimary(option)) {
        const bool dark = theme.scheme == ColorScheme::Dark;
        const QColor fill =
            pressed || hovered ? (dark ? theme.accent.lighter(108) : theme.accent.darker(115)) : theme.accent;
        panel(painter, option->rect, fill, QPen(fill, 1));
        if (showsFocus(option))
            panel(painter, option->rect.adjusted(2, 2, -2, -2), Qt::transparent, QPen(theme.onAccent, 1));
        return;
    }
    const QColor fill = pressed ? theme.selection : hovered ? theme.tint(theme.accent) : theme.surface;
    panel(painter, option->rect, fill, fieldPen(option, theme));
}

void drawToolButton(const QStyleOption *option, QPainter *painter, const Theme &theme)
{
    const bool on = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (on || hovered)
        panel(painter, option->rect, on ? theme.selection : theme.tint(theme.accent), Qt::NoPen);
    if (showsFocus(option))
        panel(painter, option->rect, Qt::transparent, QPen(theme.accent, metrics::focusRing));
}

/// Box or circle of a check mark, a radio button or a checkable row.
void drawIndicator(const QStyleOption *option, QPainter *painter, const Theme &theme)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool mixed = has(option, QStyle::State_NoChange);
    const bool marked = has(option, QStyle::State_On) || mixed;
    const QColor line = enabled ? (marked ? theme.accent : theme.border) : theme.decoration;
    const int side = std::min({option->rect.width(), option->rect.height(), 16});
    QRect box(0, 0, side, side);
    box.moveCenter(option->rect.center());
    panel(painter, box, marked && enabled ? theme.accent : theme.surface, QPen(line, 1));
    if (marked) {
        paintIcon(painter, QRectF(box).adjusted(1, 1, -1, -1), mixed ? Icon::Mixed : Icon::Check,
                  enabled ? theme.onAccent : theme.mutedText);
    }
}

void drawRadio(const QStyleOption *option, QPainter *painter, const Theme &theme)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(enabled ? (on ? theme.accent : theme.border) : theme.decoration, on ? 4.5 : 1));
    painter->setBrush(theme.surface);
    painter->drawEllipse(edge(option->rect.adjusted(1, 1, -1, -1), on ? 4.5 : 1));
    painter->restore();
}

void drawTab(const QStyleOptionTab *tab, QPainter *painter, const Theme &theme)
{
    const bool selected = has(tab, QStyle::State_Selected);
    painter->fillRect(tab->rect, selected ? theme.surface : theme.window);
    if (!selected && has(tab, QStyle::State_MouseOver))
        painter->fillRect(tab->rect, theme.tint(theme.accent));
    const bool south = tab->shape == QTabBar::RoundedSouth || tab->shape == QTabBar::TriangularSouth;
    if (selected) {
        QRect bar = tab->rect;
        bar.setHeight(metrics::focusRing);
        if (south)
            bar.moveBottom(tab->rect.bottom());
        painter->fillRect(bar, theme.accent);
    }
    if (showsFocus(tab))
        panel(painter, tab->rect.adjusted(3, 5, -3, -3), Qt::transparent, QPen(theme.accent, 1));
}

void drawHeader(const QStyleOption *option, QPainter *painter, const Theme &theme)
{
    painter->fillRect(option->rect, theme.window);
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), theme.decoration);
    const bool mirrored = option->direction == Qt::RightToLeft;
    const int x = mirrored ? option->rect.left() : option->rect.right();
    painter->fillRect(QRect(x, option->rect.top() + 5, 1, option->rect.height() - 10), theme.decoration);
}

void drawTabPane(const QStyleOption *option, QPainter *painter, const Theme &theme)
{
    painter->save();
    painter->setBrush(theme.surface);
    painter->setPen(QPen(theme.decoration, 1));
    painter->drawRect(edge(option->rect));
    painter->restore();
}

void drawCombo(const QStyleOptionComboBox *combo, QPainter *painter, const QRect &arrow)
{
    const Theme &theme = Theme::of(combo->palette);
    const bool enabled = has(combo, QStyle::State_Enabled);
    panel(painter, combo->rect, enabled ? theme.surface : theme.window, fieldPen(combo, theme));
    QRect place(0, 0, 12, 12);
    place.moveCenter(arrow.center());
    paintIcon(painter, place, Icon::ChevronDown, enabled ? theme.text : theme.mutedText);
}

void drawSpinButton(QPainter *painter, const QRect &rect, Icon name, const QColor &colour)
{
    QRect place(0, 0, 8, 8);
    place.moveCenter(rect.center());
    paintIcon(painter, place, name, colour);
}

/// The icon in the colour of the text on a primary button; ours are drawn for the surface.
QIcon recoloured(const QStyleOptionButton &button, const QColor &colour, const QPainter *painter)
{
    if (button.icon.isNull())
        return {};
    QPixmap pixmap = button.icon.pixmap(button.iconSize, painter->device()->devicePixelRatio());
    QPainter brush(&pixmap);
    brush.setCompositionMode(QPainter::CompositionMode_SourceIn);
    brush.fillRect(pixmap.rect(), colour);
    return pixmap;
}

} // namespace

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    switch (element) {
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (!frame || frame->lineWidth <= 0)
            painter->fillRect(option->rect, option->palette.base());
        else
            panel(painter, option->rect, option->palette.base().color(), fieldPen(option, theme));
        return;
    }
    case PE_PanelButtonCommand:
        drawButton(option, painter, theme);
        return;
    case PE_PanelButtonTool:
        drawToolButton(option, painter, theme);
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_Frame:
        painter->save();
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(showsFocus(option) ? theme.accent : theme.decoration, 1));
        painter->drawRect(edge(option->rect));
        painter->restore();
        return;
    case PE_FrameTabWidget:
        drawTabPane(option, painter, theme);
        return;
    case PE_FrameFocusRect:
        panel(painter, option->rect, Qt::transparent, QPen(theme.accent, 1));
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawIndicator(option, painter, theme);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(option, painter, theme);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea) {
        drawHeader(option, painter, theme);
        return;
    }
    if (element == CE_TabBarTabShape) {
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            drawTab(tab, painter, theme);
            return;
        }
    }
    if (element == CE_PushButtonLabel && isPrimary(option)) {
        QStyleOptionButton button = *qstyleoption_cast<const QStyleOptionButton *>(option);
        button.palette.setColor(QPalette::ButtonText, theme.onAccent);
        button.icon = recoloured(button, theme.onAccent, painter);
        QProxyStyle::drawControl(element, &button, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control == CC_ComboBox && combo && combo->frame) {
        drawCombo(combo, painter, subControlRect(control, combo, SC_ComboBoxArrow, widget));
        return;
    }
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (control == CC_SpinBox && spin && spin->frame) {
        const Theme &theme = Theme::of(option->palette);
        panel(painter, spin->rect, option->palette.base().color(), fieldPen(spin, theme));
        const auto colour = [&](QAbstractSpinBox::StepEnabledFlag step) {
            return spin->stepEnabled & step ? theme.text : theme.decoration;
        };
        drawSpinButton(painter, subControlRect(control, spin, SC_SpinBoxUp, widget), Icon::ChevronUp,
                       colour(QAbstractSpinBox::StepUpEnabled));
        drawSpinButton(painter, subControlRect(control, spin, SC_SpinBoxDown, widget), Icon::ChevronDown,
                       colour(QAbstractSpinBox::StepDownEnabled));
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize made = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_ItemViewItem:
    case CT_HeaderSection:
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
    case CT_PushButton:
        if (option)
            made.setHeight(std::max(made.height(), metrics::rowHeight(option->fontMetrics)));
        if (type == CT_PushButton) // Fusion leaves long texts no room to the edge
            made.setWidth(std::max(made.width(), size.width() + 2 * metrics::space3));
        break;
    case CT_MenuItem:
        if (made.height() > metrics::space3) // not a separator
            made.setHeight(std::max(made.height(), 26));
        break;
    case CT_TabBarTab:
        made += QSize(metrics::space2, metrics::space1);
        break;
    default:
        break;
    }
    return made;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return rect.adjusted(metrics::space1, 0, -metrics::space1, 0);
    return rect;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return metrics::icon;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return metrics::space3;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return metrics::space2;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_UnderlineShortcut:
        return 1;
    case SH_Widget_Animate:
        return 0; // nothing moves by itself; what does is ours and asks for less motion
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace casewright
