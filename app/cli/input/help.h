// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/input/command_table.h"

namespace casewright::cli {

/// The help of the whole program: commands, global options, exit codes.
[[nodiscard]] QString programHelp();
[[nodiscard]] QString commandHelp(const CommandSpec &command);

} // namespace casewright::cli
