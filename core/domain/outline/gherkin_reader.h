// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario.h"

#include <QStringList>

namespace casewright {

/// True where the first line that is no comment or tag is a step with a keyword or a heading such as `Scenario:`.
[[nodiscard]] bool looksLikeGherkin(const QStringList &lines);

/// Reads Gherkin's steps, a step each. Doc strings and data tables are further lines of their step, `Examples:` with its table a
/// step of its own. Of several scenarios each is a step named like it, with its steps below. Headings, tags, comments
/// and descriptions are left out.
[[nodiscard]] QList<Step> readGherkin(const QStringList &lines);

} // namespace casewright
