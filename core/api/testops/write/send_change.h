// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/sending.h"

namespace casewright::api::testops {

struct TestOpsSession;

/// See TestOpsServer::sendChange(). The parts are written one after the other: scalars and links, custom fields, tags, issues, owner,
/// scenario.
[[nodiscard]] QCoro::Task<Sent> sendWholeChange(TestOpsSession *session, rest::Sending sending);

/// Each writes the delta of its list onto a fresh read of it, as the whole list is what the server takes.
[[nodiscard]] QCoro::Task<Sent> sendTags(rest::Sending sending);
[[nodiscard]] QCoro::Task<Sent> sendIssues(rest::Sending sending);
[[nodiscard]] QCoro::Task<Sent> sendOwner(rest::Sending sending);

} // namespace casewright::api::testops
