// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/newest_cases.h"

namespace casewright::api::rest {

/// A creation in the words of a dialect.
struct CaseCreation {
    ServerId project = 0;
    QString name;
    QByteArray body;
    QUrlQuery query;
    Decode<FetchedCase> decode = nullptr; ///< of the answer
    DecodeCases decodeList = nullptr;     ///< of the list in which a lost one is looked for
    CreateGuard guard;
};

/// Creates once, see createOnce(); one after the other where the names are the same, or one whose answer is lost would
/// take another's case for its own.
[[nodiscard]] Task<FetchedCase> createInTurn(Session *session, CaseCreation creation, CancelToken cancel);

} // namespace casewright::api::rest
