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
    bool withoutServer = false; ///< the profile is set to work without one: changes wait in it

    [[nodiscard]] std::optional<QString> option(const QString &name) const { return arguments.value(name); }
};

} // namespace casewright::cli
