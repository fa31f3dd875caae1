// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/store.h"

namespace casewright::store {

/// Everything, as it was at one moment. A value that cannot be understood is reported as damage, never left out.
[[nodiscard]] Result<StoreContent> readAll(Database &database);

/// The whole batch or nothing; what is dropped goes before what is put.
[[nodiscard]] Result<void> writeBatch(Database &database, const StoreBatch &batch);

[[nodiscard]] Result<qint64> takeLocalNumbers(Database &database, int count);

[[nodiscard]] Result<QHash<ServerId, quint64>> readDigests(Database &database);
[[nodiscard]] Result<void> writeDigests(Database &database, const QHash<ServerId, quint64> &digests);

} // namespace casewright::store
