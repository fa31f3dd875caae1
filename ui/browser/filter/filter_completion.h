// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/query/case_index.h"

namespace casewright {

/// The token that ends at `caret`, from its first character on; blanks inside quotes belong to it.
[[nodiscard]] QString tokenAt(const QString &text, qsizetype caret);

/// What `token` can become: fields for a word that begins like one, and behind a colon the values that are known, most used first.
/// Complete tokens, quoted where they must be. Both sources may be null.
[[nodiscard]] QStringList filterCompletions(const QString &token, const query::CaseIndex *index, const ProjectSchema *schema);

} // namespace casewright
