// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include "ui/common/icons.h"
#include "ui/common/style_parts.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QPlainTextEdit>
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

/// Text is written in it, and its edge says so.
bool isField(const QWidget *widget)
{
    const auto *text = qobject_cast<const QPlainTextEdit *>(widget);
    return text && !text->isReadOnly();
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
    const int side = std::min(option->rect.width(), option->rect.height());
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
    const double ring = on ? option->rect.width() * 0.28 : 1;
    painter->setPen(QPen(enabled ? (on ? theme.accent : theme.border) : theme.decoration, ring));
    painter->setBrush(theme.surface);
    painter->drawEllipse(edge(option->rect.adjusted(1, 1, -1, -1), ring));
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
    const int side = std::min(arrow.width(), metrics::iconSize(combo->fontMetrics) * 3 / 4);
    QRect place(0, 0, side, side);
    place.moveCenter(arrow.center());
    paintIcon(painter, place, Icon::ChevronDown, enabled ? theme.text : theme.mutedText);
}

void drawSpinButton(QPainter *painter, const QRect &rect, Icon name, const QColor &colour)
{
    const int side = std::min(rect.width(), rect.height()) / 2;
    QRect place(0, 0, side, side);
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
        painter->setPen(QPen(showsFocus(option) ? theme.accent : isField(widget) ? theme.border : theme.decoration, 1));
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
    case PE_IndicatorBranch:
        parts::paintBranch(painter, *option);
        return;
    case PE_IndicatorHeaderArrow:
        parts::paintSortArrow(painter, *option);
        return;
    case PE_IndicatorToolBarSeparator:
        parts::paintBarSeparator(painter, *option);
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, theme.window);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    if (parts::paintControl(painter, element, option, *this))
        return;
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
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (element == CE_ComboBoxLabel && combo) { // Fusion cuts what does not fit
        QStyleOptionComboBox label = *combo;
        const int picture = combo->currentIcon.isNull() ? 0 : combo->iconSize.width() + metrics::space1;
        const int room = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget).width() - picture - 2;
        label.currentText = combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, room);
        QProxyStyle::drawControl(element, &label, painter, widget);
        return;
    }
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (element == CE_HeaderLabel && header) {
        const QStyleOptionHeader label = parts::headerLabel(*header, QProxyStyle::pixelMetric(PM_HeaderMargin, option, widget));
        QProxyStyle::drawControl(element, &label, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
    if (element == CE_MenuBarItem && !has(option, State_Sunken)) // over Fusion's line below the menu bar
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), theme.window);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control == CC_ComboBox && combo && combo->frame) {
        drawCombo(combo, painter, subControlRect(control, combo, SC_ComboBoxArrow, widget));
        return;
    }
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && bar) {
        parts::paintScrollBar(painter, *bar);
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

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    return control == CC_ScrollBar && bar ? parts::scrollBarPart(*bar, part) : QProxyStyle::subControlRect(control, option, part, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize made = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_HeaderSection:
        made.rwidth() += 2 * (metrics::space2 - metrics::space1);
        [[fallthrough]];
    case CT_ItemViewItem:
    case CT_LineEdit:
    case CT_SpinBox:
    case CT_PushButton:
        if (option)
            made.setHeight(std::max(made.height(), metrics::rowHeight(option->fontMetrics)));
        if (type == CT_PushButton) // Fusion leaves long texts no room to the edge
            made.setWidth(std::max(made.width(), size.width() + 2 * metrics::space3));
        break;
    case CT_ComboBox:
        if (option)
            made.setHeight(std::max(made.height(), metrics::rowHeight(option->fontMetrics)));
        made.rwidth() -= 2 * metrics::space2; // it counts the margins of a cell in, which stand in its list alone
        break;
    case CT_MenuItem:
        if (made.height() > metrics::space3) // not a separator
            made.setHeight(std::max(made.height(), 26));
        break;
    case CT_TabBarTab:
        made += QSize(metrics::space2, metrics::space1);
        break;
    case CT_ToolButton: {
        const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        if (tool && parts::hasTextBesideIcon(*tool))
            made.rwidth() += metrics::space2; // what paintTextBesideIcon() takes beyond Fusion
        break;
    }
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
    const bool mirrored = option && option->direction == Qt::RightToLeft;
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (element == SE_ItemViewItemText && item && (item->features & (QStyleOptionViewItem::HasDecoration | QStyleOptionViewItem::HasCheckIndicator)))
        return mirrored ? rect.adjusted(0, 0, metrics::space2, 0) : rect.adjusted(-metrics::space2, 0, 0, 0); // one gap, not two
    return rect;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const QFontMetrics font = widget ? widget->fontMetrics() : QFontMetrics(QApplication::font());
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
        return metrics::iconSize(font);
    case PM_TreeViewIndentation:
        return metrics::iconSize(font) + metrics::space1;
    case PM_ScrollBarExtent:
        return metrics::space3;
    case PM_FocusFrameHMargin:
        return metrics::space2 - 1; // Qt adds one around the text of a cell
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

QIcon Style::standardIcon(StandardPixmap name, const QStyleOption *option, const QWidget *widget) const
{
    switch (name) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
        return icon(Icon::Close);
    case SP_TitleBarNormalButton: // of a dock: takes it out of the window, or back
        return icon(Icon::OpenExternal);
    default:
        return QProxyStyle::standardIcon(name, option, widget);
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
