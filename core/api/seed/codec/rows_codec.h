// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/json/page.h"
#include "core/domain/case_rows.h"

namespace casewright::api::seed {

/// A page of the case list, packed.
struct RowsPage {
    CaseRows rows;
    PageInfo info;
};

/// Runs on worker threads: one pass over the JSON, no text is made that is not kept.
[[nodiscard]] Result<RowsPage> decodeRows(const QByteArray &json);

} // namespace casewright::api::seed
