// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/content/stored.h"
#include "core/store/file/database.h"

namespace casewright::store {

/// Everything, as it was at one moment. A value that cannot be understood is reported as damage, never left out.
[[nodiscard]] Result<StoreContent> readAll(Database &database);
/// The same without the cases that are only kept to be shown again: see Store::load().
[[nodiscard]] Result<StoreContent> readForOpening(Database &database, const QList<CaseKey> &also);
/// Cases that are known to have issue links.
[[nodiscard]] Result<QList<CaseKey>> readLinkedCases(Database &database);
/// Cases that were read and listed as changed since.
[[nodiscard]] Result<QList<CaseKey>> readStaleCases(Database &database);
/// Those of `keys` that are there.
[[nodiscard]] Result<QList<StoredCase>> readSome(Database &database, const QList<CaseKey> &keys);

/// Revisions of the rows that this process wrote last. What is carried by a batch may be older than what an earlier batch has made of
/// the row; what others wrote is never among them.
using OwnRevisions = QHash<CaseKey, qint64>;

/// The whole batch or nothing; what is dropped goes before what is put. Where a row has moved on by another hand, nothing: these cases
/// as they are.
[[nodiscard]] Result<QList<StoredCase>> writeBatch(Database &database, const StoreBatch &batch, OwnRevisions &own);

[[nodiscard]] Result<qint64> takeLocalNumbers(Database &database, int count);

/// One case of the store, where it is there.
[[nodiscard]] Result<std::optional<StoredCase>> readCase(Database &database, CaseKey key);

} // namespace casewright::store
