// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/json/page.h"
#include "core/api/rest/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::rest {

/// How a dialect's list of cases is read case by case.
using DecodeCases = Decode<Page<FetchedCase>>;

/// The largest id of the project's cases; 0 where there is none, or no list.
[[nodiscard]] Task<ServerId> newestCaseId(Session *session, ServerId project, DecodeCases decode, CancelToken cancel);

/// The cases with ids above `watermark`, whatever order the server lists them in: it is asked for the newest first, and
/// read from the end where it does not listen.
[[nodiscard]] Task<QList<FetchedCase>> casesAbove(Session *session, ServerId project, ServerId watermark,
                                                  DecodeCases decode, CancelToken cancel);

} // namespace casewright::api::rest
