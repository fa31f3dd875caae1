// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/seed/read/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::seed {

/// What is written and where; handed to each part of a change.
struct Sending {
    Session *session = nullptr;
    ProjectSchema schema;
    ServerId id = 0;
    Change change;
    CancelToken cancel;
};

/// Each writes the delta of its list onto a fresh read of it, and nothing where that changes nothing.
[[nodiscard]] QCoro::Task<Sent> sendTags(Sending sending);
[[nodiscard]] QCoro::Task<Sent> sendFields(Sending sending);
/// One call a link; links that are there already are not sent.
[[nodiscard]] QCoro::Task<Sent> sendIssues(Sending sending);

[[nodiscard]] Sent failed(const Error &error);
/// The error of reading back what was written: the write itself went through as far as anyone knows.
[[nodiscard]] Error unverified(Error error);

} // namespace casewright::api::seed
