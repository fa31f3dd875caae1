// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/json/json_reader.h"
#include "core/api/testops_server.h"

#include <QJsonObject>

namespace casewright::api::seed {

/// A case as it stands in answers and lists. Facets that the JSON does not mention are unknown; the feature is
/// TestCase::fields[featureField].
[[nodiscard]] FetchedCase readCaseObject(JsonReader &in);
[[nodiscard]] Result<FetchedCase> decodeCase(const QByteArray &json);

/// `fetched` with the facets that a whole case has and its JSON left out set to nothing, except tags (see tags.h),
/// and with the names of layer and feature where only ids were sent.
[[nodiscard]] FetchedCase completed(FetchedCase fetched, const QList<Ref> &layers, const QList<Ref> &features);

/// The JSON of the scalar facets that `value` knows, as create and PATCH take them. Invalid where a layer or feature
/// is named that `schema` does not have.
[[nodiscard]] Result<QJsonObject> scalarsJson(const TestCase &value, const ProjectSchema &schema);
/// The body of a creation: every field is there, null where it is not set.
[[nodiscard]] Result<QJsonObject> creationJson(const TestCase &value, const ProjectSchema &schema);

} // namespace casewright::api::seed
