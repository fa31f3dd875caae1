// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/testops/server/context.h"

#include <QJsonObject>

namespace casewright::demo {

/// TestCaseScenarioDto, the keyword tree: in 4.x the case's steps, in 25 and later the legacy store alone.
[[nodiscard]] QJsonObject keywordScenario(const Context &context, const TestCase &record);
/// NormalizedScenarioDto: the step tree, its maps with ids as keys.
[[nodiscard]] QJsonObject normalizedScenario(const Context &context, const TestCase &record);
[[nodiscard]] QJsonObject normalizedScenario(const Context &context, const SharedStep &shared);

/// AttachmentRow, of a case or of a shared step.
[[nodiscard]] QJsonObject attachmentJson(const Attachment &attachment);

} // namespace casewright::demo
