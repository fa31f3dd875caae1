// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/steps/step_tree.h"

namespace casewright::api::testops {

/// One call to a server that keeps steps one by one.
struct StepOp {
    enum class What {
        Create,
        Patch,          ///< the text became another
        Move,           ///< with everything below it
        Delete,         ///< with everything below it
        OpenContainer,  ///< the step gets a place for expected results
        CloseContainer, ///< and loses it
    };
    What what = What::Create;
    Step step; ///< as it is to be
    /// Where Create and Move put it: below `parent` (null: the root), in its container or not, behind `after` or, where that
    /// is null, before `before`; at the end where both are.
    StepKey parent;
    bool isInContainer = false;
    StepKey after;
    StepKey before;
};

/// Whether the expected results of a step are nodes of their own or a text of the step, as on 4.x.
enum class ExpectedStyle { Nodes, Text };

/// What makes `wanted` of `there`, in an order in which each call finds what it speaks of. Steps are the same where their keys
/// are; what did not change is not touched, so that ids, rich texts and attachments stay. Of steps that changed places the
/// fewest are moved. Empty where nothing is to be done.
[[nodiscard]] QList<StepOp> planSteps(const StepTree &there, const Scenario &wanted, ExpectedStyle style);

} // namespace casewright::api::testops
