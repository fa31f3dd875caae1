// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QKeyEvent;
class QWidget;

namespace casewright {

/// As large as `wanted`, but with its title bar no larger than the screen has room for: letters may be twice as large there.
void resizeOnScreen(QWidget *window, QSize wanted);

[[nodiscard]] bool isEnter(const QKeyEvent &event);
/// Clicks the push button that has the focus, and is true where one has it. For a dialog whose default button stays the same one: QDialog
/// would press that instead, whatever button Tab has led to.
bool clickFocusedButton(const QWidget *dialog);

} // namespace casewright
