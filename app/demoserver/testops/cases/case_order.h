// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/testops/server/context.h"

#include <vector>

namespace casewright::demo {

/// The cases as the parameter `sort` (`name,asc`, repeatable) wants them; by id without one.
[[nodiscard]] std::vector<qint64> inOrder(const Context &context, const ApiRequest &request, std::vector<qint64> ids);

} // namespace casewright::demo
