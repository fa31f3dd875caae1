// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_field.h"
#include "ui/editor/steps/step_menu.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"

#include <QContextMenuEvent>
#include <QMenu>

namespace casewright {

void StepTreeView::mousePressEvent(QMouseEvent *event)
{
    dismissHint();
    m_tabLeaves = false;
    m_pressed = indexAt(event->position().toPoint());
    QTreeView::mousePressEvent(event);
}

void StepTreeView::mouseReleaseEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const QModelIndex pressed = std::exchange(m_pressed, {});
    const bool plain = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier;
    const bool onText = pressed.isValid() && indexAt(point) == pressed && textRect(pressed).left() <= point.x();
    const bool dragged = state() == DraggingState;
    QTreeView::mouseReleaseEvent(event);
    if (!plain || !onText || dragged)
        return;
    m_editing->open(m_editor.model().keyOf(pressed), 0);
    if (!m_editing->isOpen())
        return;
    StepField &field = m_editing->field();
    field.setTextCursor(field.cursorForPosition(field.mapFrom(viewport(), point)));
}

void StepTreeView::mouseDoubleClickEvent(QMouseEvent *event)
{
    QTreeView::mouseDoubleClickEvent(event);
    const StepKey step = m_editor.model().keyOf(indexAt(event->position().toPoint()));
    if (event->button() == Qt::LeftButton && isFixed(step))
        Q_EMIT stepOpened(step);
}

void StepTreeView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        place = viewport()->mapToGlobal(rowRect(currentIndex()).center());
    } else {
        const QModelIndex index = indexAt(viewport()->mapFromGlobal(place));
        const StepKey step = m_editor.model().keyOf(index);
        if (index.isValid() && step != m_editing->step() && !selectionModel()->isSelected(index)) {
            m_editing->close();
            selectOnly(step);
        }
    }
    makeStepMenu(*this)->popup(place);
    event->accept();
}

} // namespace casewright
