// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/write/sending.h"
#include "core/api/testops/steps/step_owner.h"
#include "core/api/testops/steps/step_plan.h"

namespace casewright::api::testops {

/// What is to become of the steps of a case or of a shared step.
struct StepSending {
    rest::Session *session = nullptr;
    StepOwner owner;
    Scenario before;
    Scenario after;
    ExpectedStyle style = ExpectedStyle::Nodes;
    CancelToken cancel;
    StepIds beforeIds = {}; ///< as far as they are known
};
[[nodiscard]] StepSending stepsOfCase(const rest::Sending &sending, ExpectedStyle style);

/// Writes the scenario step by step: what was edited and nothing else, on a fresh read (`given`, where it was read just now), so that a colleague's steps stay. Each round
/// reads what there is and plans what is missing; a call whose answer was lost is thus neither lost nor done twice, and the last
/// round, in which nothing is missing, is the proof. Conflict where a colleague edited the same steps.
[[nodiscard]] QCoro::Task<Sent> sendSteps(StepSending sending, std::optional<StepTree> given);

/// `scenario` as a server without keywords will have it: `*` is And, and texts that begin with a keyword have it.
[[nodiscard]] Scenario asStored(const Scenario &scenario);

} // namespace casewright::api::testops
