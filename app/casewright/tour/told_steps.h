// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace casewright::app {

/// A step in the one form in which the tour compares them, whatever the server calls its parts: "text" with the keyword
/// before it, "expected" with a line for each expected result, "steps". Empty parts are left out.
[[nodiscard]] QJsonObject toldStep(const QString &text, const QString &expected = {}, const QJsonArray &steps = {});

/// From {"steps": [{"keyword", "name", "expectedResult", "steps"}]}.
[[nodiscard]] QJsonArray stepsOfKeywords(const QJsonObject &scenario);
/// From {"root", "scenarioSteps": {"id": {...}}}. Of expected results, only the lines below their container count: a text
/// anywhere else is shown to nobody.
[[nodiscard]] QJsonArray stepsOfNodes(const QJsonObject &scenario);

} // namespace casewright::app
