// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/lint/support/source.h"

namespace casewright::lint {

/// Files, functions and folders that outgrew their budget.
[[nodiscard]] QList<Finding> budgetFindings(const QList<SourceFile> &files);

} // namespace casewright::lint
