// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/step_owner.h"

namespace casewright::api::testops {

QString StepOwner::readPath(const rest::Session &session) const
{
    const QString all = session.path(isCase() ? QLatin1StringView("testcase/") : QLatin1StringView("sharedstep/"));
    return all + QString::number(id) + QStringLiteral("/step");
}

QString StepOwner::writePath(const rest::Session &session) const
{
    return session.path(isCase() ? QLatin1StringView("testcase/step") : QLatin1StringView("sharedstep/step"));
}

QLatin1StringView StepOwner::idName() const
{
    return isCase() ? QLatin1StringView("testCaseId") : QLatin1StringView("sharedStepId");
}

StepTables stepTables(StepOwner::Kind kind)
{
    if (kind == StepOwner::Kind::Case)
        return {"scenarioSteps", "attachments"};
    return {"sharedStepScenarioSteps", "sharedStepAttachments"};
}

} // namespace casewright::api::testops
