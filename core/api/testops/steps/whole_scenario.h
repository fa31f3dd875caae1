// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/steps/send_steps.h"

namespace casewright::api::testops {

/// Each call that writes one step is answered with all steps of the case, so that very many calls take a server, and us, minutes. From so
/// many on, all is written at once, where that loses nothing but the ids of the steps.
inline constexpr qsizetype manyCalls = 100;

/// True where `there` and `wanted` are text alone. What is written as a whole is made anew, and a server may throw the files of the
/// former steps away; shared steps and rich texts are left where they are, too.
[[nodiscard]] bool canBeWhole(const StepTree &there, const Scenario &wanted);

/// `POST /testcase/{id}/scenario`: typed steps with `v2=true` where expected results are nodes, {keyword, name, expectedResult, steps} on 4.x.
/// Whether the server shows what it took is for the caller to find out: some answer 200 and keep it elsewhere. What it says it kept, where that
/// has keywords.
[[nodiscard]] Task<std::optional<Scenario>> postWhole(StepSending sending, Scenario wanted, ExpectedStyle style);

} // namespace casewright::api::testops
