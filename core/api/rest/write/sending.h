// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/case_lists.h"
#include "core/api/testops_server.h"

namespace casewright::api::rest {

/// What is written and where; handed to each part of a change.
struct Sending {
    Session *session = nullptr;
    ProjectSchema schema;
    ServerId id = 0;
    Change change;
    CancelToken cancel;
};

using SendPart = std::function<QCoro::Task<Sent>(Sending)>;
/// Writes the parts one after the other. One that is refused does not keep the others back; where nothing gets through, the
/// rest is not tried.
[[nodiscard]] QCoro::Task<Sent> sendParts(Sending sending, QList<SendPart> parts);

/// Writes the delta of the custom fields onto a fresh read of them, and nothing where that changes nothing.
[[nodiscard]] QCoro::Task<Sent> sendFields(Sending sending, FieldRules rules);

[[nodiscard]] Sent failed(const Error &error);
/// The error of reading back what was written: the write itself went through as far as anyone knows.
[[nodiscard]] Error unverified(Error error);

} // namespace casewright::api::rest
