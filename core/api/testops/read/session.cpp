// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/read/session.h"

#include <algorithm>

namespace casewright::api::testops {
namespace {

const Workflow *withId(const QList<Workflow> &workflows, ServerId id)
{
    const auto found = std::ranges::find(workflows, id, &Workflow::id);
    return found == workflows.end() ? nullptr : &*found;
}

bool has(const Workflow &workflow, ServerId status)
{
    return std::ranges::any_of(workflow.statuses, [status](const Ref &one) { return one.id == status; });
}

} // namespace

std::optional<ServerId> Workflows::of(ServerId status, std::optional<ServerId> current) const
{
    for (const ServerId preferred : {current.value_or(ofManual), ofManual}) {
        if (const Workflow *workflow = withId(all, preferred); workflow && has(*workflow, status))
            return workflow->id;
    }
    const auto found = std::ranges::find_if(all, [status](const Workflow &workflow) { return has(workflow, status); });
    return found == all.end() ? std::nullopt : std::optional(found->id);
}

std::optional<Ref> Workflows::firstStatus() const
{
    const QList<Ref> known = statuses();
    return known.isEmpty() ? std::nullopt : std::optional(known.constFirst());
}

QList<Ref> Workflows::statuses() const
{
    QList<Ref> statuses;
    const auto take = [&statuses](const Workflow &workflow) {
        for (const Ref &status : workflow.statuses) {
            if (!statuses.contains(status))
                statuses.append(status);
        }
    };
    if (const Workflow *manual = withId(all, ofManual))
        take(*manual);
    std::ranges::for_each(all, take);
    return statuses;
}

Capabilities capabilitiesOf(Generation generation)
{
    Capabilities capabilities;
    capabilities.dialect = generation == Generation::Modern ? QStringLiteral("testops") : QStringLiteral("testops-4");
    capabilities.caseExpectedResult = true;
    capabilities.owner = true;
    capabilities.externalLinks = true;
    capabilities.bulk = true;
    capabilities.sharedSteps = true;
    capabilities.stepAttachments = true;
    capabilities.restoreDeleted = true;
    capabilities.members = true;
    capabilities.relations = true;
    capabilities.testKeys = true;
    capabilities.examples = true;
    capabilities.comments = true;
    capabilities.aql = true;
    capabilities.cloning = true;
    capabilities.audit = true;
    // Kept as the first word of a step's text, where `*` would be a list mark.
    capabilities.stepKeywords = {QStringLiteral("Given"), QStringLiteral("When"), QStringLiteral("Then"), QStringLiteral("And"), QStringLiteral("But")};
    capabilities.binding = AutomationBinding::AllureId;
    return capabilities;
}

} // namespace casewright::api::testops
