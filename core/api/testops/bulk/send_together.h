// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/read/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::testops {

/// What a search of the server tells of a case.
[[nodiscard]] bool isToldBySearch(FacetId facet);

/// See TestOpsServer::readCases(), for facets that a search tells. Cases that are not found end with NotFound.
[[nodiscard]] QCoro::Task<void> searchCases(TestOpsSession *session, ServerId project, QList<ServerId> ids,
                                            std::function<void(ServerId, Result<FetchedCase>)> onRead, CancelToken cancel);

/// Sends what of `changes` can be sent in bulk, tells each case that was found changed afterwards, and hands back the rest, to be sent
/// by itself. A bulk operation tells nothing of single cases, therefore all of them are read once more.
[[nodiscard]] QCoro::Task<QList<CaseChange>> sendTogether(TestOpsSession *session, ProjectSchema schema, QList<CaseChange> changes,
                                                          std::function<void(ServerId, Sent)> onSent, CancelToken cancel);

} // namespace casewright::api::testops
