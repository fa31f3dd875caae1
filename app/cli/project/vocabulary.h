// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output/problem.h"
#include "core/domain/capabilities.h"
#include "core/domain/suites.h"

namespace casewright::cli {

/// What `text` names among `known`: by name, else by name in another case where that is unambiguous, else by id. NotFound with the
/// known names otherwise. `what` is the word for it: "layer".
[[nodiscard]] Outcome<Ref> findRef(const QString &what, const QString &text, const QList<Ref> &known);
[[nodiscard]] Outcome<Ref> findIntegration(const QString &text, const QList<Integration> &known);

/// Invalid where the project has not as many levels as `path`.
[[nodiscard]] std::optional<Problem> suiteComplaint(const SuitePath &path, const ProjectSchema &schema);

} // namespace casewright::cli
