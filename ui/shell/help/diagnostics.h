// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <functional>

class QWidget;

namespace casewright {

class Prompts;

/// What somebody who helps wants to know: versions, the kind of server and what it can, counts, and the last messages with the ids and
/// outcomes of requests. No content, no address, no secret. `workspace` null: no project is open.
[[nodiscard]] QString diagnosticsText(const workspace::Workspace *workspace, const QStringList &messages);

/// Asks where to, and writes diagnosticsText() there. `tell` gets what came of it in words; nothing where it was cancelled.
void saveDiagnostics(QWidget *window, Prompts *prompts, const workspace::Workspace *workspace, std::function<void(QString)> tell);

} // namespace casewright
