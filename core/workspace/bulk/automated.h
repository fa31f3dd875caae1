// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/query/case_index.h"

namespace casewright::workspace {

/// How many of `keys` are automated on a server that binds results to a case by its id: what the next upload says of it replaces what people
/// wrote. 0 on servers that leave it alone.
[[nodiscard]] qsizetype overwrittenByResults(const query::CaseIndex &index, const ProjectSchema &schema, const QList<CaseKey> &keys);

} // namespace casewright::workspace
