// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/seed/codec/values_codec.h"
#include "core/api/seed/read/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::seed {

/// The case itself: scalars, feature, info, and what the server puts in beside them; completed().
[[nodiscard]] Task<FetchedCase> readCaseItself(Session *session, ServerId project, ServerId id, CancelToken cancel);

/// Parts of a case that have an endpoint of their own. Nothing where the server does not have that endpoint (or the
/// case).
[[nodiscard]] Task<std::optional<Scenario>> readScenarioPart(Session *session, ServerId id, CancelToken cancel);
[[nodiscard]] Task<std::optional<QList<Tag>>> readTagsPart(Session *session, ServerId id, CancelToken cancel);
[[nodiscard]] Task<std::optional<QList<IssueLink>>> readIssuesPart(Session *session, ServerId id, CancelToken cancel);
[[nodiscard]] Task<std::optional<QList<FieldEntry>>> readFieldsPart(Session *session, ServerId id, CancelToken cancel);

/// The tags of a case, of itself or of their own endpoint, as the server gives them; nothing where it tells neither
/// way.
[[nodiscard]] Task<std::optional<QList<Tag>>> readFreshTags(Session *session, ServerId project, ServerId id,
                                                            CancelToken cancel);

/// The values of all custom fields: `entries`, and nothing in the suite levels that have no value. The feature is not
/// among them.
[[nodiscard]] FieldValues fieldValues(const QList<FieldEntry> &entries, const ProjectSchema &schema);

/// See TestOpsServer::readCase().
[[nodiscard]] Task<FetchedCase> readWholeCase(Session *session, ProjectSchema schema, ServerId id,
                                              QList<FacetId> facets, CancelToken cancel);

} // namespace casewright::api::seed
