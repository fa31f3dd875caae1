// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/profile.h"
#include "core/workspace/workspace.h"

namespace casewright::api {
struct DialectMemory;
}

namespace casewright::workspace {

/// Keeps what was found out about each server among the settings of `profile`.
[[nodiscard]] api::DialectMemory dialectMemory(const store::Profile &profile);

/// Everything between a server and an open project: reads the project's vocabulary, opens its store in `profile` and
/// the workspace on both. The rows are not listed yet: pull() does that.
[[nodiscard]] Task<std::unique_ptr<Workspace>> openProject(std::shared_ptr<api::TestOpsServer> server, store::Profile profile,
                                                           ServerId project, CancelToken cancel);

} // namespace casewright::workspace
