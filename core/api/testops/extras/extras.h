// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/case_extras.h"

#include <memory>

namespace casewright::api::testops {

struct TestOpsSession;

/// Those of a real server. `session` must outlive them and their tasks.
[[nodiscard]] std::unique_ptr<CaseExtras> makeCaseExtras(TestOpsSession *session);

} // namespace casewright::api::testops
