// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/steps/rows/step_delegate.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/models/steps/scenario_model.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>

namespace casewright {
namespace {

constexpr int focusBar = 3;

QString placeholder(const Step &step)
{
    if (step.kind == StepKind::Attachment || step.kind == StepKind::Shared)
        return StepDelegate::tr("Without a name");
    return step.kind == StepKind::Expected ? StepDelegate::tr("Empty expected result") : StepDelegate::tr("Empty step");
}

std::optional<Icon> gutterIcon(const QStyleOptionViewItem &option, const Step &step)
{
    if (option.state & QStyle::State_Children)
        return option.state & QStyle::State_Open ? Icon::ChevronDown : Icon::ChevronRight;
    if (step.kind == StepKind::Expected)
        return Icon::Expected;
    if (step.kind == StepKind::Body)
        return std::nullopt;
    return step.kind == StepKind::Shared ? Icon::Duplicate : Icon::Link;
}

} // namespace

QColor keywordColor(const Theme &theme, const QString &keyword)
{
    if (keyword == QLatin1String("Given"))
        return theme.accent;
    if (keyword == QLatin1String("When"))
        return theme.warning;
    if (keyword == QLatin1String("Then"))
        return theme.good;
    return theme.mutedText;
}

StepDelegate::StepDelegate(const ScenarioModel &model, StepLayout &layout, QObject *parent)
    : QAbstractItemDelegate(parent), m_model(model), m_layout(layout)
{}

int StepDelegate::depthOf(const QModelIndex &index) const
{
    return m_model.depthOf(index) - m_rootDepth;
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {0, m_layout.rowHeight(*m_model.stepAt(index), depthOf(index))};
}

void StepDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const Step &step = *m_model.stepAt(index);
    const int depth = depthOf(index);
    const QString prefix = StepLayout::prefixOf(step);
    const StepLayout::Parts parts = m_layout.parts(option.rect, depth, prefix);
    const auto mirrored = [&option](const QRect &part) {
        return QStyle::visualRect(option.direction, option.rect, part);
    };
    paintBackground(painter, option, theme);
    for (int level = 0; level < depth; ++level) {
        const int x = option.rect.left() + level * m_layout.indent() + m_layout.indent() / 2;
        painter->fillRect(mirrored(QRect(x, option.rect.top(), 1, option.rect.height())), theme.decoration);
    }
    paintGutter(painter, option, mirrored(parts.gutter), step);
    if (step.kind == StepKind::Shared && !(option.state & QStyle::State_Selected))
        painter->fillRect(mirrored(parts.keyword.united(parts.text).adjusted(-metrics::space1, 0, 0, 0)), theme.tint(theme.accent));
    if (!prefix.isEmpty())
        paintKeyword(painter, option, mirrored(parts.keyword), prefix);
    if (const QPixmap picture = m_layout.pictureOf(step); !picture.isNull())
        paintPicture(painter, option, mirrored(parts.text), picture);
    if (step.key != m_layout.typedStep())
        paintText(painter, option, mirrored(parts.text), step);
}

void StepDelegate::paintBackground(QPainter *painter, const QStyleOptionViewItem &option, const Theme &theme) const
{
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    if (option.state & QStyle::State_HasFocus) {
        const QRect bar(option.rect.left(), option.rect.top(), focusBar, option.rect.height());
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, bar), theme.accent);
    }
}

void StepDelegate::paintGutter(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place,
                               const Step &step) const
{
    const Theme &theme = Theme::of(option.palette);
    if (const auto icon = gutterIcon(option, step)) {
        const int side = std::max(metrics::icon, m_layout.indent() - metrics::space2);
        QRect square(0, 0, side, side);
        square.moveCenter(place.center());
        const QColor color = icon == Icon::Expected ? theme.good : theme.mutedText;
        paintIcon(painter, square, *icon, color);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.border);
    const double radius = m_layout.indent() / 9.0;
    painter->drawEllipse(QRectF(place).center(), radius, radius);
    painter->restore();
}

void StepDelegate::paintKeyword(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place,
                                const QString &keyword) const
{
    painter->setFont(m_layout.keywordFont());
    painter->setPen(keywordColor(Theme::of(option.palette), keyword));
    // On the base line of the text's first line, although the font is smaller.
    const int ascent = QFontMetrics(m_layout.font()).ascent();
    painter->drawText(QPoint(place.left(), place.top() + ascent), keyword);
}

void StepDelegate::paintPicture(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place, const QPixmap &picture) const
{
    const QSize size = picture.deviceIndependentSize().toSize();
    QRect target(QPoint(place.left(), place.bottom() + 1 - size.height()), size);
    target = QStyle::visualRect(option.direction, place, target);
    painter->drawPixmap(target, picture);
    painter->setPen(Theme::of(option.palette).decoration);
    painter->drawRect(target.adjusted(0, 0, -1, -1));
}

void StepDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place,
                             const Step &step) const
{
    const Theme &theme = Theme::of(option.palette);
    QTextLayout lines;
    m_layout.layOut(lines, step.text.isEmpty() ? placeholder(step) : step.text, place.width());
    painter->setPen(step.text.isEmpty() ? theme.mutedText : theme.text);
    lines.draw(painter, place.topLeft());
}

} // namespace casewright
