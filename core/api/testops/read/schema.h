// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/read/session.h"

namespace casewright::api::testops {

/// The vocabulary, its parts read side by side. Features are the values of the custom field of that name.
[[nodiscard]] Task<ProjectSchema> readSchema(TestOpsSession *session, ServerId project, CancelToken cancel);

/// The same of a server that was taken for 4.x some day before: Protocol where it now answers as newer ones do.
[[nodiscard]] Task<ProjectSchema> readSchemaIfStillOld(TestOpsSession *session, ServerId project, CancelToken cancel);

/// Reads what only the session needs to know of a project, its workflows and custom fields, unless it knows them.
[[nodiscard]] Task<void> knowProject(TestOpsSession *session, ServerId project, CancelToken cancel);

} // namespace casewright::api::testops
