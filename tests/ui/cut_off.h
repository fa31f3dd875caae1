// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QLabel>

namespace casewright::test {

/// What of a shown widget cannot be read as a whole, or nothing.
[[nodiscard]] inline QString cutOff(const QWidget &window)
{
    const auto labels = window.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->minimumSizeHint().height();
        const bool narrow = !label->wordWrap() && label->width() < label->sizeHint().width();
        if (label->height() < needed || narrow)
            return label->text();
    }
    const auto buttons = window.findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons) {
        if (button->isVisible() && !button->text().isEmpty()
            && button->width() < button->fontMetrics().horizontalAdvance(button->text().remove(QLatin1Char('&'))))
            return button->text();
    }
    return {};
}

} // namespace casewright::test
