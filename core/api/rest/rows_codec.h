// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/json/page.h"
#include "core/domain/case_rows.h"

namespace casewright::api::rest {

/// A page of the case list, packed.
struct RowsPage {
    CaseRows rows;
    PageInfo info;
};

/// Run on worker threads: one pass over the JSON, no text is made that is not kept. The commissioned dialect knows statuses by
/// name only, and a case without one is Active.
[[nodiscard]] Result<RowsPage> decodeRowsWithStatusNames(const QByteArray &json);
/// Real servers know statuses by id.
[[nodiscard]] Result<RowsPage> decodeRowsWithStatusIds(const QByteArray &json);

} // namespace casewright::api::rest
