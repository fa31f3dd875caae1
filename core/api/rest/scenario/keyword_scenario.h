// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/json/json_reader.h"
#include "core/domain/scenario.h"

#include <QJsonArray>

namespace casewright::api::rest {

// The scenario of the commissioned dialect and of 4.x, and what later servers keep beside their nodes:
// [{keyword?, name, expectedResult?, attachments?, steps?}]. Several expected results of a step are the lines of one text; its files
// come before the steps below it.

/// A row for each line of `text` that is not empty.
[[nodiscard]] QList<Step> expectedLines(const QString &text);
/// {"steps": [...]} or a bare array of steps, with provisional keys.
[[nodiscard]] Scenario readKeywordScenario(JsonReader &in);
[[nodiscard]] Result<Scenario> decodeKeywordScenario(const QByteArray &json);
/// The array, for writing. Shared steps and files of no step have no place in it.
[[nodiscard]] QJsonArray keywordStepsJson(const QList<Step> &steps);

} // namespace casewright::api::rest
