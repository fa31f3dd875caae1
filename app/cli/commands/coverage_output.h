// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/coverage/coverage_report.h"

#include <QJsonObject>

namespace casewright::cli {

/// The report as the contract has it: {"cases", "results", "covered", "unknownIds", "unlinked"}, and beside that "groups", "findings"
/// (bindings that the server does not see, with the line of code that mends each) and "unreadable" (files, each with why).
[[nodiscard]] QJsonObject coverageJson(const automation::CoverageReport &report);
[[nodiscard]] QString coverageText(const automation::CoverageReport &report);

} // namespace casewright::cli
