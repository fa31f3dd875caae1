// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace casewright::cli {

/// Carries out one command line (without the program's name) in the event loop of the application that exists; the exit code.
[[nodiscard]] int run(const QStringList &line);

} // namespace casewright::cli
