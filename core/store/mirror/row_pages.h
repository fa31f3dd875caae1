// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case_rows.h"
#include "core/store/mirror/packing.h"

namespace casewright::store {

/// The rows of a listing as pages, sorted by id; of a case that was listed twice the later row.
[[nodiscard]] std::vector<Page> rowPages(const std::vector<CaseRows> &listed);
/// Nothing where the bytes are no page.
[[nodiscard]] std::optional<CaseRows> rowsOfPage(const QByteArray &content);

/// Digest of what people see of a row, by id: what tells rows that others changed. Dates are none of it, servers have no
/// reliable ones.
void addRowDigests(const CaseRows &rows, QHash<ServerId, quint64> &digests);

} // namespace casewright::store
