// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/project/context.h"
#include "core/api/testops_server.h"
#include "core/store/mirror/mirror.h"
#include "core/workspace/workspace.h"

#include <functional>

namespace casewright::cli {

/// What was kept of the project on this computer. NotFound where it was never listed here.
[[nodiscard]] Task<store::Mirror> mirrorOf(const Context *context);

using ServerPtr = std::shared_ptr<api::TestOpsServer>;

/// The server of the settings, with the token of the settings or the keychain. Nothing is sent yet. Unauthorized where there is no
/// token at all.
[[nodiscard]] QCoro::Task<Outcome<ServerPtr>> connectTo(Context *context);
/// The same, with an empty token where there is none: whoever tests the connection wants to see the sign-in fail.
[[nodiscard]] QCoro::Task<Outcome<ServerPtr>> connectUnchecked(Context *context);

/// Each starts a coroutine and is none itself.
using ServerCommand = std::function<CommandTask(ServerPtr)>;
using SchemaCommand = std::function<CommandTask(ServerPtr, ProjectSchema)>;
using WorkspaceCommand = std::function<CommandTask(workspace::Workspace *)>;

enum class Unreachable { UseMirror, Stop };

/// Run a command with what it works on. A workspace is closed, and what was applied is on disk, when the task ends. Where the server
/// cannot be reached, the last two go on with what was kept of the project here, if there is such, and say so.
[[nodiscard]] CommandTask withServer(Context *context, ServerCommand command);
[[nodiscard]] CommandTask withSchema(Context *context, SchemaCommand command, Unreachable unreachable = Unreachable::UseMirror);
[[nodiscard]] CommandTask withWorkspace(Context *context, WorkspaceCommand command,
                                        Unreachable unreachable = Unreachable::UseMirror);

} // namespace casewright::cli
