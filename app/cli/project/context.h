// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/input/settings.h"
#include "app/cli/output/output.h"
#include "core/base/cancel.h"

namespace casewright::cli {

/// What every command is given. Owned by run() and alive until the last command coroutine has ended.
struct Context {
    Arguments arguments;
    Settings settings;
    Output *output = nullptr;
    CancelToken cancel;
    bool withoutServer = false; ///< changes wait in the profile: it is set to work so, or the server is unreachable
    std::optional<Problem> unreachable = std::nullopt; ///< why the mirror on this computer has to do

    /// Of a command that shows what the server has.
    [[nodiscard]] ExitCode shown() const { return unreachable ? unreachable->exitCode : ExitCode::Done; }
    [[nodiscard]] std::optional<QString> option(const QString &name) const { return arguments.value(name); }
};

} // namespace casewright::cli
