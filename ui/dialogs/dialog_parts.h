// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QEvent;
class QWidget;

namespace casewright {

/// To be called with every event of a dialog: gives it the height that its wrapped texts need when it is shown, and more later when
/// they grow. A layout alone asks for no height by width.
void fitOn(QWidget *dialog, const QEvent &event);

} // namespace casewright
