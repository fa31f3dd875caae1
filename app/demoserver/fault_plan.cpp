// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/fault_plan.h"

namespace casewright::demo {

void FaultPlan::replace(const QList<Fault> &faults)
{
    m_faults.clear();
    for (const Fault &fault : faults)
        m_faults.push_back({fault});
}

bool FaultPlan::matches(const Fault &fault, const HttpRequest &request)
{
    if (!fault.method.isEmpty() && fault.method != request.method)
        return false;
    return fault.path.match(request.path).hasMatch() || fault.path.match(request.target()).hasMatch();
}

std::optional<Fault> FaultPlan::next(const HttpRequest &request)
{
    std::optional<Fault> chosen;
    for (Counted &counted : m_faults) {
        if (!matches(counted.fault, request))
            continue;
        const bool due = ++counted.seen % counted.fault.every == 0;
        const bool spent = counted.fault.times >= 0 && counted.happened >= counted.fault.times;
        if (chosen || !due || spent)
            continue;
        ++counted.happened;
        chosen = counted.fault;
    }
    return chosen;
}

} // namespace casewright::demo
