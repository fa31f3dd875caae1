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

/// The project as it was last listed in `profile`, with its rows and suites and without a word to the server. Without `server`
/// nothing will be asked of it later either. NotFound where it was never listed here.
[[nodiscard]] Task<std::unique_ptr<Workspace>> openMirror(QUrl address, std::shared_ptr<api::TestOpsServer> server, store::Profile profile,
                                                          ServerId project);

/// Whether the analyst works without a server in this profile: nothing is asked of it, and changes wait.
[[nodiscard]] bool worksWithoutServer(const store::Profile &profile);
void setWorksWithoutServer(const store::Profile &profile, bool without);

} // namespace casewright::workspace
