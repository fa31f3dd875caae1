// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output/problem.h"
#include "core/domain/scenario.h"

namespace casewright::cli {

/// What becomes of files and shared steps that a new scenario does not name.
enum class Unnamed { Refuse, Drop };

/// `wanted`, as a file says it, made of the steps of `known`: those that stay keep their keys and what text cannot say. A step whose
/// text is the name of a file or shared step of `known` is that one. A file below a step that stays, stays with it. Invalid, and
/// naming them, where others would be lost, or where `wanted` has a file that `known` has not. No steps at all are a plain wish.
[[nodiscard]] Outcome<Scenario> keepSteps(const Scenario &known, Scenario wanted, Unnamed unnamed);

/// True where a step at any depth is of this kind.
[[nodiscard]] bool holds(const QList<Step> &steps, StepKind kind);

} // namespace casewright::cli
