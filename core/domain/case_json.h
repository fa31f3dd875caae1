// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/change.h"

#include <QJsonObject>

namespace casewright {

/// Values as JSON, for the store. What is read back equals what was written in every member, step keys and server ids
/// included: known facets only, under their facetName(); a reference is {"id"?, "name"}; custom fields are
/// {"<field id>": [reference]}. Keys that this version does not know are ignored.
[[nodiscard]] QJsonObject toJson(const TestCase &value);
[[nodiscard]] QJsonObject toJson(const Change &change);
[[nodiscard]] QJsonObject toJson(const ChangeSet &set);

/// Invalid, naming the place, where the JSON is not of the shape above.
[[nodiscard]] Result<TestCase> testCaseFromJson(const QJsonObject &json);
[[nodiscard]] Result<Change> changeFromJson(const QJsonObject &json);
[[nodiscard]] Result<ChangeSet> changeSetFromJson(const QJsonObject &json);

} // namespace casewright
