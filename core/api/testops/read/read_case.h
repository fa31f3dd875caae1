// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/case_lists.h"
#include "core/api/testops/read/case_codec.h"
#include "core/api/testops/steps/step_tree.h"

namespace casewright::api::testops {

/// What readWholeCase() reads.
struct CaseOriginal final : Original {
    CaseAnswer overview;
    std::optional<StepTree> steps; ///< with what the older store alone has; nothing where they were not asked for
};

/// See TestOpsServer::readCase(). One request, and one each for the scenario and the relations.
[[nodiscard]] Task<FetchedCase> readWholeCase(TestOpsSession *session, ProjectSchema schema, ServerId id, QList<FacetId> facets,
                                              CancelToken cancel);

/// `GET /testcase/{id}/overview`
[[nodiscard]] Task<CaseAnswer> readOverview(TestOpsSession *session, ServerId id, CancelToken cancel);

/// All custom fields of the project, the feature among them.
[[nodiscard]] rest::FieldRules fieldRules(TestOpsSession *session, ServerId project);

} // namespace casewright::api::testops
