// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/testops/server/context.h"

#include <QJsonArray>
#include <QJsonObject>

namespace casewright::demo {

[[nodiscard]] QJsonObject statusJson(const Status &status);
[[nodiscard]] QJsonObject workflowJson(const Context &context, const Workflow &workflow);
/// Null for a case without a layer.
[[nodiscard]] const Named *layerOf(const Store &store, qint64 id);
[[nodiscard]] QJsonObject fieldJson(const CustomField &field);
/// The field as the project uses it: `id` is the binding's, `customField.id` the field's.
[[nodiscard]] QJsonObject bindingJson(const Context &context, const FieldBinding &binding);
/// A value with its field.
[[nodiscard]] QJsonObject valueJson(const Context &context, const FieldValue &value);
[[nodiscard]] QJsonObject issueJson(const Context &context, const IssueLink &link);

/// TestCaseRowDto: a row of the list, with neither tags nor dates.
[[nodiscard]] QJsonObject thinRow(const Context &context, const TestCase &record);

/// The field of this id; throws 404.
[[nodiscard]] const CustomField &fieldOf(const Context &context, qint64 id);
/// The values that the project's cases can have, by id.
[[nodiscard]] QList<FieldValue> valuesOf(const Context &context, qint64 projectId, qint64 fieldId);
/// Whose value of this field a project's is: 0 unless the field is one of all projects.
[[nodiscard]] qint64 valueProject(const Context &context, qint64 projectId, qint64 fieldId);

/// Of objects with a `name`, those that contain the parameter `query`, as `{id, name}`.
[[nodiscard]] QJsonArray suggestions(const QList<Named> &all, const ApiRequest &request);

} // namespace casewright::demo
