// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/project/context.h"

namespace casewright::cli {

/// One function per command of the contract. Each checks what the command line says before it connects to anything.

[[nodiscard]] CommandTask doctor(Context *context);

[[nodiscard]] CommandTask listProjects(Context *context);
[[nodiscard]] CommandTask createProject(Context *context);
[[nodiscard]] CommandTask listSuites(Context *context);
[[nodiscard]] CommandTask createSuite(Context *context);
/// layers, features, statuses, tags or integrations: whichever was asked for.
[[nodiscard]] CommandTask listVocabulary(Context *context);

[[nodiscard]] CommandTask listCases(Context *context);
[[nodiscard]] CommandTask showCase(Context *context);

[[nodiscard]] CommandTask showCoverage(Context *context);
[[nodiscard]] CommandTask writeStub(Context *context);

[[nodiscard]] CommandTask createCase(Context *context);
[[nodiscard]] CommandTask editCases(Context *context);
[[nodiscard]] CommandTask deleteCases(Context *context);
[[nodiscard]] CommandTask replaceSteps(Context *context);
[[nodiscard]] CommandTask replaceTexts(Context *context);
[[nodiscard]] CommandTask tagCases(Context *context);
[[nodiscard]] CommandTask linkIssues(Context *context);
[[nodiscard]] CommandTask unlinkIssues(Context *context);

[[nodiscard]] CommandTask pullProject(Context *context);
[[nodiscard]] CommandTask showStatus(Context *context);
[[nodiscard]] CommandTask pushWaiting(Context *context);
[[nodiscard]] CommandTask undoNewest(Context *context);

} // namespace casewright::cli
