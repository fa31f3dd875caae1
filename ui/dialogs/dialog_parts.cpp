// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/dialog_parts.h"

#include <QEvent>
#include <QLayout>
#include <QWidget>

#include <algorithm>

namespace casewright {

void fitOn(QWidget *dialog, const QEvent &event)
{
    const bool shown = event.type() == QEvent::Show && !event.spontaneous();
    const QLayout *layout = dialog->layout();
    if ((!shown && event.type() != QEvent::LayoutRequest) || !layout || !layout->hasHeightForWidth())
        return;
    const int width = std::max(dialog->width(), layout->totalMinimumSize().width());
    const int needed = layout->totalHeightForWidth(width);
    dialog->resize(width, shown ? needed : std::max(needed, dialog->height()));
}

} // namespace casewright
