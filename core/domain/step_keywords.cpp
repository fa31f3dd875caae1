// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/step_keywords.h"

namespace casewright {
namespace {

void collect(const QList<Step> &steps, const QStringList &stored, QStringList &found)
{
    for (const Step &step : steps) {
        if (!step.keyword.isEmpty() && !stored.contains(step.keyword) && !found.contains(step.keyword))
            found.append(step.keyword);
        collect(step.children, stored, found);
    }
}

} // namespace

QStringList keywordsNotKept(const Scenario &scenario, const QStringList &stored)
{
    QStringList found;
    if (!stored.isEmpty())
        collect(scenario.steps, stored, found);
    return found;
}

} // namespace casewright
