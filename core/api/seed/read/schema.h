// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/session.h"

namespace casewright::api::seed {

/// The vocabulary, its parts read side by side; what the server does not have is empty.
[[nodiscard]] Task<ProjectSchema> readSchema(rest::Session *session, ServerId project, CancelToken cancel);

} // namespace casewright::api::seed
