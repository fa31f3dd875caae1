// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dock_widths.h"

#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>

#include <algorithm>

namespace casewright {

DockWidths::DockWidths(QMainWindow *window) : QObject(window), m_window(window)
{
    window->installEventFilter(this);
}

void DockWidths::add(QDockWidget *dock, const Share &share)
{
    m_entries.append({dock, share});
}

bool DockWidths::areSet() const
{
    return m_areSet || (!m_atPress.isEmpty() && m_atPress != widths());
}

void DockWidths::setSet(bool areSet)
{
    m_areSet = areSet;
    m_atPress.clear();
    if (!areSet)
        fit();
}

bool DockWidths::eventFilter(QObject *watched, QEvent *event)
{
    // Presses inside of panes do not come here; those on the lines between them do. The widths follow later, by a timer of the window.
    if (event->type() == QEvent::MouseButtonPress && !areSet())
        m_atPress = widths();
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
        m_areSet = areSet();
        m_atPress.clear();
        if (!m_areSet)
            fit();
    }
    return QObject::eventFilter(watched, event);
}

void DockWidths::fit()
{
    QList<QDockWidget *> docks;
    QList<int> sizes;
    for (const Entry &entry : m_entries) {
        const Qt::DockWidgetArea area = m_window->dockWidgetArea(entry.dock);
        if (entry.dock->isFloating() || (area != Qt::LeftDockWidgetArea && area != Qt::RightDockWidgetArea))
            continue;
        docks << entry.dock;
        sizes << std::clamp(m_window->width() * entry.share.percent / 100, entry.share.least, entry.share.most);
    }
    m_window->resizeDocks(docks, sizes, Qt::Horizontal);
}

QList<int> DockWidths::widths() const
{
    QList<int> widths;
    for (const Entry &entry : m_entries)
        widths << entry.dock->width();
    return widths;
}

} // namespace casewright
