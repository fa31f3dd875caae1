// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connect/detected.h"
#include "core/base/task.h"

namespace casewright::api {

/// Finds out what `options.base` is by reading alone: how it wants to be signed in to, below which path its API lies, and which
/// payloads it knows. At most 12 small requests, repeated as options.retry says. Whatever looks like a web page counts as absent. A project
/// that is known to exist (options.project) is asked about where the server does not list its projects. Unauthorized where the token
/// is refused in every way; Protocol where nothing there is a TestOps.
///
/// The order, and what tells the dialects apart, is that of live servers as clients of theirs report it: /feature is on none but
/// servers of the commissioned dialect, /v2/tree on those of 25 and newer.
[[nodiscard]] Task<Detected> detect(ConnectionOptions options, CancelToken cancel);

} // namespace casewright::api
