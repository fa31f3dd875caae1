// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/rows_codec.h"
#include "core/api/rest/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::rest {

/// Where a list of cases is and how its pages are read.
struct CaseList {
    QString path;
    QUrlQuery query; ///< without page, size and sort
    Decode<RowsPage> decode = nullptr;
};

/// See TestOpsServer::listCases().
[[nodiscard]] Task<qint64> listAllCases(Session *session, CaseList list, ServerId project, std::function<void(CaseRows)> sink,
                                        CancelToken cancel);

} // namespace casewright::api::rest
