// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/write/sending.h"

namespace casewright::api::seed {

/// Writes the delta of the tags onto a fresh read of it, and nothing where that changes nothing.
[[nodiscard]] QCoro::Task<Sent> sendTags(rest::Sending sending);
/// One call a link; links that are there already are not sent.
[[nodiscard]] QCoro::Task<Sent> sendIssues(rest::Sending sending);

} // namespace casewright::api::seed
