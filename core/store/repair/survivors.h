// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/content/stored.h"
#include "core/store/file/database.h"

namespace casewright::store {

/// What exists on this computer alone and could still be read of a damaged file: cases with changes, cases made here, deletions, history,
/// journal, drafts. What only mirrors the server is left behind.
struct Survivors {
    StoreContent content;
    qint64 nextLocal = 1; ///< numbers of cases made here begin after all that were seen
    qint64 unreadable = 0; ///< rows that were met and could not be read
    bool anything = false; ///< tables were found at all
};

/// Reads row by row past the damage. Never fails: of a file without a readable table nothing survives.
[[nodiscard]] Survivors readSurvivors(Database &database);

} // namespace casewright::store
