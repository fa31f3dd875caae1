// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/desktop/dialog_manners.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QScreen>
#include <QStyle>

namespace casewright {

void resizeOnScreen(QWidget *window, QSize wanted)
{
    QSize room = window->screen()->availableSize();
    room.rheight() -= window->style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, window);
    window->resize(wanted.boundedTo(room));
}

bool isEnter(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

bool clickFocusedButton(const QWidget *dialog)
{
    auto *button = qobject_cast<QPushButton *>(dialog->focusWidget());
    if (button)
        button->click();
    return button != nullptr;
}

} // namespace casewright
