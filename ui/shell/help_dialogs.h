// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace casewright {

class ActionRegistry;

/// Every action with its keys, found by typing; Enter carries it out.
void showKeys(QWidget *window, const ActionRegistry &registry);
void showAbout(QWidget *window);

} // namespace casewright
