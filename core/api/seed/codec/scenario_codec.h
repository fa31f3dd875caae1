// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/json/json_reader.h"
#include "core/domain/scenario.h"

#include <QJsonArray>

namespace casewright::api::seed {

/// [{keyword?, name, expectedResult?, steps?}] with provisional keys; an expected result of several lines is a row a
/// line.
[[nodiscard]] QList<Step> readSteps(JsonReader &in);
/// The scenario of {"steps": [...]} or of a bare array of steps.
[[nodiscard]] Result<Scenario> decodeScenario(const QByteArray &json);
/// The same inside a larger document.
[[nodiscard]] Scenario readScenario(JsonReader &in);

/// `scenario` as the server will have it: unknown keywords are And, expected results have one line each, empty ones are
/// gone. Keys are kept.
[[nodiscard]] Scenario asStored(Scenario scenario);
/// What the server stores for a keyword: `But` and `*` of Gherkin become `And`.
[[nodiscard]] QString storedKeyword(const QString &keyword);
/// The `steps` of the body that sets `scenario`.
[[nodiscard]] QJsonArray stepsJson(const Scenario &scenario);

} // namespace casewright::api::seed
