// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/server/context.h"

namespace casewright::demo {

// Which cases a bulk operation works on; ids that there are not are passed over. `inverted: true` means every case of
// the project except those named.

/// `leafsInclude` are ids of cases, `groupsInclude` paths.
[[nodiscard]] QList<qint64> selectedV1(const Context &context, const Body &selection);
/// `testCasesInclude` are ids of cases, `groupsInclude` ids of nodes.
[[nodiscard]] QList<qint64> selectedV2(const Context &context, const Body &selection);
/// `leavesInclude` are ids of nodes, and ids of cases are not.
[[nodiscard]] QList<qint64> selectedNodes(const Context &context, const Body &selection);

} // namespace casewright::demo
