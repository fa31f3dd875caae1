// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/mirror/mirror.h"
#include "core/store/mirror/packing.h"

namespace casewright::store {

/// In which suites the cases lie, as pages sorted by id.
[[nodiscard]] std::vector<Page> suitePages(std::vector<MirroredSuites::OfCase> cases);
/// Nothing where the bytes are no page.
[[nodiscard]] std::optional<std::vector<MirroredSuites::OfCase>> suitesOfPage(const QByteArray &content);

[[nodiscard]] QByteArray packedPaths(const QList<SuitePath> &paths);
[[nodiscard]] std::optional<QList<SuitePath>> unpackedPaths(const QByteArray &content);

} // namespace casewright::store
