// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output/problem.h"

#include <QByteArray>

namespace casewright::cli {

/// Writes the file that -o names, whole or not at all: what was there before stays where it cannot be written (Storage).
[[nodiscard]] Outcome<void> writeOutputFile(const QString &path, const QByteArray &bytes);

} // namespace casewright::cli
