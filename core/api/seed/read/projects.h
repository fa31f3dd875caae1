// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/seed/read/session.h"

namespace casewright::api::seed {

[[nodiscard]] Task<QList<Project>> readProjects(Session *session, CancelToken cancel, Repeat repeat = Repeat::Safely);
[[nodiscard]] Task<Project> makeProject(Session *session, QString name, CancelToken cancel);
/// The vocabulary, its parts read side by side; what the server does not have is empty.
[[nodiscard]] Task<ProjectSchema> readSchema(Session *session, ServerId project, CancelToken cancel);

} // namespace casewright::api::seed
