// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/read/case_codec.h"

namespace casewright::api::testops {

/// What a search of the server tells of a case.
[[nodiscard]] bool isToldBySearch(FacetId facet);

/// Those of `ids` that there are, with every facet known that a search tells.
using Found = QHash<ServerId, CaseAnswer>;
[[nodiscard]] Task<Found> searchByIds(TestOpsSession *session, ServerId project, QList<ServerId> ids, CancelToken cancel);

/// Those of `ids` that the query finds.
[[nodiscard]] Task<QSet<ServerId>> searchAmong(TestOpsSession *session, ServerId project, QList<ServerId> ids, QString query, CancelToken cancel);

/// See TestOpsServer::readCases(), for facets that a search tells. Cases that are not found end with NotFound.
[[nodiscard]] QCoro::Task<void> searchCases(TestOpsSession *session, ServerId project, QList<ServerId> ids,
                                            std::function<void(ServerId, Result<FetchedCase>)> onRead, CancelToken cancel);

} // namespace casewright::api::testops
