// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/results/test_result.h"
#include "core/base/ids.h"
#include "core/domain/capabilities.h"

namespace casewright::automation {

/// Where a test comes from, as far as it changes how its code names a case.
enum class Framework { Pytest, Java, JavaScript, Cucumber, PhpUnit, Robot, Other };

/// By the label `framework` that every adapter writes, else by `language`.
[[nodiscard]] Framework frameworkOf(const TestResult &result);

/// The line that makes a test of `framework` name the case `id`, to be pasted at the test: `@allure.id("1234")` where the
/// server binds by Allure ID, `@allure.testcase("ATO-1234")` where it binds by a link; `linkText` is the id as the project
/// writes it. Source: adapters' output, allure-results.md part 3. Cucumber has the id label alone: its link tags are
/// written as plain tags.
[[nodiscard]] QString bindingLine(Framework framework, AutomationBinding binding, ServerId id, const QString &linkText);

} // namespace casewright::automation
