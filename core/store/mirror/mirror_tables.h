// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/file/database.h"
#include "core/store/mirror/mirror.h"

namespace casewright::store {

/// The mirror as it was at one moment. What cannot be understood is reported as damage.
[[nodiscard]] Result<Mirror> readMirror(Database &database);

/// Replaces all rows by those of a listing that was asked for at `listedAt`; only pages that differ are written. The cases that are new or
/// look different now, sorted.
[[nodiscard]] Result<QList<ServerId>> replaceRows(Database &database, const std::vector<CaseRows> &listed, qint64 listedAt);
/// Replaces the vocabulary and the suites, which belong together: a tree of the one holds the other.
[[nodiscard]] Result<void> replaceSuites(Database &database, const ProjectSchema &schema, const MirroredSuites &suites);

} // namespace casewright::store
