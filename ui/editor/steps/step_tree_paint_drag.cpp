// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The painting of the outliner, and steps dragged over it.
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/editor/steps/step_actions.h"
#include "ui/editor/steps/rows/step_delegate.h"
#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"
#include "ui/models/steps/step_mime.h"

#include <QDragMoveEvent>
#include <QMimeData>
#include <QPainter>

namespace casewright {
namespace {

bool isReadable(const QMimeData *mime)
{
    return carriesSteps(mime) || mime->hasText();
}

} // namespace

void StepTreeView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    QPainter painter(viewport());
    if (model()->rowCount(rootIndex()) == 0)
        paintEmpty(painter);
    if (m_drop)
        paintDrop(painter);
}

void StepTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    row.rect = QRect(0, option.rect.top(), viewport()->width(), option.rect.height());
    row.direction = layoutDirection();
    const bool typed = m_layout.typedStep() == m_editor.model().keyOf(index);
    const bool current = index == currentIndex();
    row.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index) && !typed);
    row.state.setFlag(QStyle::State_HasFocus, current && (hasFocus() || typed));
    row.state.setFlag(QStyle::State_Children, model()->hasChildren(index));
    row.state.setFlag(QStyle::State_Open, isExpanded(index));
    m_delegate->paint(painter, row, index);
}

void StepTreeView::paintEmpty(QPainter &painter) const
{
    const Theme &theme = Theme::of(palette());
    const QRect area = viewport()->rect().adjusted(metrics::space5, metrics::space5, -metrics::space5, 0);
    const int side = 2 * metrics::iconSize(fontMetrics());
    paintIcon(&painter, QRectF(area.center().x() - side / 2.0, area.top(), side, side), Icon::Step, theme.border);
    painter.setPen(theme.mutedText);
    painter.setFont(font());
    painter.drawText(area.adjusted(0, side + metrics::space3, 0, 0), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     emptyText());
}

void StepTreeView::paintDrop(QPainter &painter) const
{
    const Theme &theme = Theme::of(palette());
    const int start = m_drop->depth * m_layout.indent() + m_layout.indent() / 2;
    const QRect line(start, m_dropY - 1, viewport()->width() - start - metrics::space2, 2);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 2));
    const QRect mirrored = QStyle::visualRect(layoutDirection(), viewport()->rect(), line);
    const bool toLeft = isRightToLeft();
    const QPointF head(toLeft ? mirrored.right() : mirrored.left(), m_dropY);
    painter.drawLine(head, QPointF(toLeft ? mirrored.left() : mirrored.right(), m_dropY));
    painter.setBrush(theme.surface);
    painter.drawEllipse(head, metrics::space1, metrics::space1);
}

StepGap StepTreeView::gapAt(const QPoint &point, int *y) const
{
    StepGap gap;
    const QModelIndex index = indexAt({viewport()->width() / 2, point.y()});
    if (!index.isValid()) {
        // Below the last row.
        QModelIndex last = rootIndex();
        while (model()->rowCount(last) > 0 && (last == rootIndex() || isExpanded(last)))
            last = model()->index(model()->rowCount(last) - 1, 0, last);
        gap.above = last == rootIndex() ? QModelIndex() : last;
        *y = gap.above.isValid() ? rowRect(gap.above).bottom() + 1 : 1;
    } else if (point.y() < rowRect(index).center().y()) {
        gap.above = indexAbove(index);
        gap.below = index;
        *y = rowRect(index).top();
    } else {
        gap.above = index;
        gap.below = indexBelow(index);
        *y = rowRect(index).bottom() + 1;
    }
    gap.aboveIsOpen = !gap.above.isValid() || isExpanded(gap.above) || !model()->hasChildren(gap.above);
    const int x = isRightToLeft() ? viewport()->width() - point.x() : point.x();
    gap.wishedDepth = m_delegate->rootDepth() + std::max(0, x - m_layout.indent() / 2) / m_layout.indent();
    return gap;
}

void StepTreeView::setDrop(const std::optional<StepDrop> &drop, int y)
{
    m_drop = drop;
    if (m_drop)
        m_drop->depth -= m_delegate->rootDepth();
    m_dropY = y;
    viewport()->update();
}

/// The steps dragged, where they are of this case.
QList<StepKey> StepTreeView::ownKeys(const QMimeData *mime) const
{
    const QList<StepKey> keys = stepKeysOf(mime);
    const bool all = std::all_of(keys.cbegin(), keys.cend(),
                                 [this](StepKey key) { return m_editor.model().indexOf(key).isValid(); });
    return all ? keys : QList<StepKey>();
}

void StepTreeView::dragEnterEvent(QDragEnterEvent *event)
{
    if (!isReadable(event->mimeData()))
        return event->ignore();
    setState(DraggingState);
    event->acceptProposedAction();
}

void StepTreeView::dragMoveEvent(QDragMoveEvent *event)
{
    QTreeView::dragMoveEvent(event); // scrolls at the edges and opens closed branches
    const QList<StepKey> dragged =
        event->modifiers() & Qt::ControlModifier ? QList<StepKey>() : ownKeys(event->mimeData());
    const bool moves = !dragged.isEmpty();
    const bool onlyExpected = moves && std::all_of(dragged.cbegin(), dragged.cend(), [this](StepKey key) {
        const Step *step = m_editor.model().stepAt(m_editor.model().indexOf(key));
        return step && step->kind == StepKind::Expected;
    });
    int y = 0;
    const StepGap gap = gapAt(event->position().toPoint(), &y);
    setDrop(stepDropIn(m_editor.model(), gap, dragged, onlyExpected ? DraggedKind::ExpectedOnly : DraggedKind::Steps), y);
    if (!m_drop || !isReadable(event->mimeData()))
        return event->ignore();
    event->setDropAction(moves ? Qt::MoveAction : Qt::CopyAction);
    event->accept();
}

void StepTreeView::dragLeaveEvent(QDragLeaveEvent *event)
{
    QTreeView::dragLeaveEvent(event);
    setDrop(std::nullopt, 0);
}

void StepTreeView::dropEvent(QDropEvent *event)
{
    const auto drop = std::exchange(m_drop, std::nullopt);
    const QList<StepKey> dragged =
        event->dropAction() == Qt::MoveAction ? ownKeys(event->mimeData()) : QList<StepKey>();
    stopAutoScroll();
    setState(NoState);
    viewport()->update();
    if (!drop)
        return event->ignore();
    if (!dragged.isEmpty()) {
        m_actions->moveTo(dragged, drop->place);
    } else if (const auto taken = stepsOfMime(event->mimeData(), m_editor.doc().filesOwner())) {
        if (!m_actions->insert(drop->place, taken->steps))
            return event->ignore();
        if (taken->filesLeft > 0)
            Q_EMIT filesLeft(taken->filesLeft);
        event->setDropAction(Qt::CopyAction); // what is dragged from elsewhere stays there
    } else {
        return event->ignore();
    }
    event->accept();
    setFocus();
}

} // namespace casewright
