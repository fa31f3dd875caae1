// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/shared/editor_overlay.h"

#include "ui/common/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace casewright {
namespace {

constexpr int widestOverlay = 560;

} // namespace

EditorOverlay::EditorOverlay(QWidget *host) : QFrame(host), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(metrics::space3, metrics::space3, metrics::space3, metrics::space3);
    m_column->setSpacing(metrics::space2);
    setAutoFillBackground(true);
    host->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
    hide();
}

// Its children lose the focus while they are deleted, when this is an overlay no more.
EditorOverlay::~EditorOverlay()
{
    disconnect(qApp, nullptr, this, nullptr);
}

void EditorOverlay::popup(QWidget *focus)
{
    if (QWidget *now = window()->focusWidget(); now && now != this && !isAncestorOf(now))
        m_focusBefore = now;
    place();
    show();
    raise();
    focus->setFocus(Qt::PopupFocusReason);
}

void EditorOverlay::dismiss()
{
    if (isHidden())
        return;
    // Whoever types elsewhere by now goes on there.
    const QWidget *focus = QApplication::focusWidget();
    if (m_focusBefore && (!focus || focus == this || isAncestorOf(focus)))
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    hide();
}

void EditorOverlay::followFocus(QWidget *now)
{
    if (isVisible() && !m_stays && now && now != this && !isAncestorOf(now) && now->window() == window())
        hide();
}

void EditorOverlay::place()
{
    const QSize host = parentWidget()->size();
    const int width = std::min(widestOverlay * fontInfo().pixelSize() / 13, host.width() - 2 * metrics::space4);
    m_column->activate();
    setGeometry((host.width() - width) / 2, metrics::space5, width, std::min(wantedHeight(width), host.height() - 2 * metrics::space5));
}

int EditorOverlay::wantedHeight(int width) const
{
    return m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(width) : sizeHint().height();
}

bool EditorOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void EditorOverlay::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setPen(theme.border);
    painter.setBrush(theme.surface);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void EditorOverlay::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    event->accept(); // nothing of it is meant for the editor below
}

} // namespace casewright
