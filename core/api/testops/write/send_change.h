// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/write/sending.h"
#include "core/api/testops/read/read_case.h"

#include <memory>

namespace casewright::api::testops {

/// See TestOpsServer::sendChange(). The case is read once, unless `fresh` is what was read just now; then the parts are written one after the other: scalars and links, custom
/// fields, tags, issues, people, test keys, examples, relations, scenario. What was written is taken as settled where the server's answer
/// shows it, and read where it does not.
[[nodiscard]] QCoro::Task<Sent> sendWholeChange(TestOpsSession *session, rest::Sending sending, std::shared_ptr<const CaseOriginal> fresh);

/// The case as it was read before anything was written.
using CaseBefore = std::shared_ptr<const CaseAnswer>;

/// Each writes the delta of its list onto the list as it was read, as the whole list is what the server takes.
[[nodiscard]] QCoro::Task<Sent> sendTags(rest::Sending sending, CaseBefore there);
[[nodiscard]] QCoro::Task<Sent> sendIssues(rest::Sending sending, CaseBefore there);
/// The owner and the other members, who share one list.
[[nodiscard]] QCoro::Task<Sent> sendPeople(TestOpsSession *session, rest::Sending sending, CaseBefore there);
[[nodiscard]] QCoro::Task<Sent> sendTestKeys(rest::Sending sending, CaseBefore there);
[[nodiscard]] QCoro::Task<Sent> sendRelations(rest::Sending sending);
/// A table is written as a whole: Conflict where somebody else has changed it meanwhile.
[[nodiscard]] QCoro::Task<Sent> sendExamples(rest::Sending sending, CaseBefore there);

} // namespace casewright::api::testops
