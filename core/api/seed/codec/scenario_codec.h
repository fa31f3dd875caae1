// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario.h"

#include <QJsonArray>

namespace casewright::api::seed {

/// `scenario` as the server will have it: unknown keywords are And, expected results have one line each, empty ones are
/// gone. Keys are kept.
[[nodiscard]] Scenario asStored(Scenario scenario);
/// What the server stores for a keyword: `But` and `*` of Gherkin become `And`.
[[nodiscard]] QString storedKeyword(const QString &keyword);
/// The `steps` of the body that sets `scenario`.
[[nodiscard]] QJsonArray stepsJson(const Scenario &scenario);

} // namespace casewright::api::seed
