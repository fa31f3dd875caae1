// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/case_lists.h"
#include "core/api/testops_server.h"

namespace casewright::api::seed {

/// The case itself: scalars, feature, info, and what the server puts in beside them; completed().
[[nodiscard]] Task<FetchedCase> readCaseItself(rest::Session *session, ServerId project, ServerId id, CancelToken cancel);

/// Nothing where the server does not have that endpoint (or the case).
[[nodiscard]] Task<std::optional<Scenario>> readScenarioPart(rest::Session *session, ServerId id, CancelToken cancel);

/// The tags of a case, of itself or of their own endpoint, as the server gives them; nothing where it tells neither
/// way.
[[nodiscard]] Task<std::optional<QList<Tag>>> readFreshTags(rest::Session *session, ServerId project, ServerId id,
                                                            CancelToken cancel);

/// The custom fields are those of the suites; the feature is told with the case itself.
[[nodiscard]] rest::FieldRules fieldRules(const ProjectSchema &schema);

/// See TestOpsServer::readCase().
[[nodiscard]] Task<FetchedCase> readWholeCase(rest::Session *session, ProjectSchema schema, ServerId id,
                                              QList<FacetId> facets, CancelToken cancel);

} // namespace casewright::api::seed
