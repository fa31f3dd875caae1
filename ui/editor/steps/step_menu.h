// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QWidget;

namespace casewright {

class StepTreeView;

/// The outliner's context menu: every command with its key, those that cannot be done now disabled.
[[nodiscard]] QMenu *makeStepMenu(StepTreeView &view);

} // namespace casewright
