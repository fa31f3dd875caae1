// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/seed/read/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::seed {

/// The largest id of the project's cases; 0 where there is none.
[[nodiscard]] Task<ServerId> newestCase(Session *session, ServerId project, CancelToken cancel);

/// The cases with ids above `watermark`, whatever order the server lists them in: it is asked for the newest first, and
/// read from the end where it does not listen.
[[nodiscard]] Task<QList<FetchedCase>> casesAbove(Session *session, ServerId project, ServerId watermark,
                                                  CancelToken cancel);

} // namespace casewright::api::seed
