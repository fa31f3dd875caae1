// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/case_lists.h"
#include "core/api/testops/read/case_codec.h"

namespace casewright::api::testops {

/// See TestOpsServer::readCase(). One request, or two with the scenario.
[[nodiscard]] Task<FetchedCase> readWholeCase(TestOpsSession *session, ProjectSchema schema, ServerId id, QList<FacetId> facets,
                                              CancelToken cancel);

/// `GET /testcase/{id}/overview`
[[nodiscard]] Task<CaseAnswer> readOverview(TestOpsSession *session, ServerId id, CancelToken cancel);

/// All custom fields of the project, the feature among them.
[[nodiscard]] rest::FieldRules fieldRules(TestOpsSession *session, ServerId project);

} // namespace casewright::api::testops
