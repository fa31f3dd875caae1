// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/server/context.h"

namespace casewright::demo {

/// Puts the `{steps: [...]}` of a body into the case: in 4.x the keyword tree becomes its steps; later, `v2=true` says
/// that they are typed and belong to the step tree, and without it they go to the legacy store.
void takeScenario(Context &context, TestCase &record, const Body &scenario, const ApiRequest &request);

/// Whether the request asks for the payloads of 25 and later.
[[nodiscard]] bool wantsV2(const Context &context, const ApiRequest &request);

/// What the steps of a case, or of a shared step, may refer to.
struct StepTargets {
    std::function<bool(const Attachment &)> ownsAttachment;
    bool sharedSteps = false; ///< shared steps have none in them
};

/// Adds typed steps (`body`, `attachment`, `shared`) at the end of the tree.
void addTypedSteps(const Context &context, StepTree &tree, const QList<Body> &items, const StepTargets &targets);

} // namespace casewright::demo
