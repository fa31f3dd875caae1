// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case_rows.h"

#include <QByteArray>

namespace casewright::bench {

/// A list page of the seed dialect as servers send it, with `count` cases of about 1,070 bytes.
[[nodiscard]] QByteArray pageJson(int count);

/// The same kind of rows packed, `count` of them from the one with number `first` on.
[[nodiscard]] CaseRows packedRows(int count, int first = 0);

} // namespace casewright::bench
