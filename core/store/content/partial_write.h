// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/content/tables.h"

namespace casewright::store {

/// What is in a batch, entry by entry, but for what it forgets of the journal and of deletions: that follows from the others.
[[nodiscard]] qsizetype entryCount(const StoreBatch &batch);
[[nodiscard]] bool isEmpty(const StoreBatch &batch);
void append(StoreBatch &to, const StoreBatch &more);
/// Takes out of `batch` what `newer`, which came after it, replaces.
void removeReplaced(StoreBatch &batch, const StoreBatch &newer);

/// Writes a batch that is refused as a whole in ever smaller parts, each of them whole or not at all. What the journal and the deletions lose
/// by it they lose last, and only where nothing was refused. A failure that has nothing to do with what is written (a full disk) ends it;
/// what was written by then may be written again.
[[nodiscard]] Result<PartialWrite> writeParts(Database &database, const StoreBatch &batch, OwnRevisions &own);

} // namespace casewright::store
