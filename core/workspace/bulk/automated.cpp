// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/bulk/automated.h"

#include <algorithm>

namespace casewright::workspace {

qsizetype overwrittenByResults(const query::CaseIndex &index, const ProjectSchema &schema, const QList<CaseKey> &keys)
{
    if (schema.capabilities.binding != AutomationBinding::AllureId)
        return 0;
    return std::ranges::count_if(keys, [&index](CaseKey key) {
        const auto row = index.rowOf(key);
        return row && index.automated(*row);
    });
}

} // namespace casewright::workspace
