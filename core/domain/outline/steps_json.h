// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/scenario.h"

namespace casewright {

/// True where the text begins like an object, or an array of objects or texts, of JSON.
[[nodiscard]] bool looksLikeStepsJson(const QString &text);

/// Reads {"steps": [step]} or [step], a step being {keyword?, name, expectedResult?, steps?} or its name
/// alone. Each line of `expectedResult` is an expected result. "attachment" or "sharedStep", with its id, makes it a file or a shared step. Invalid, with the line or the path of what is wrong.
[[nodiscard]] Result<QList<Step>> readStepsJson(const QString &text);

} // namespace casewright
