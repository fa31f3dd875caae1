// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace casewright::bench {

/// Milliseconds of each of `count` times appending 300 bytes to a new file at `path` and waiting for the disk: the floor of whatever is durable.
/// Empty where the system has no such call.
[[nodiscard]] std::vector<double> timesOfAppending(const QString &path, int count);

} // namespace casewright::bench
