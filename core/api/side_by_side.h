// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <functional>
#include <memory>

namespace casewright::api {

/// Runs `job(0)` to `job(count - 1)`, begun in order, at most `width` at a time. Ends when all that were begun have
/// ended: with the first error, after which no more are begun. A job may return false for "no more are needed".
[[nodiscard]] Task<void> sideBySide(qsizetype count, int width, std::function<Task<bool>(qsizetype)> job);

} // namespace casewright::api
