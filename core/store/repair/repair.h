// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace casewright::store {

class Database;

/// Sets the damaged file at `path` aside as `path.damaged-YYYYMMDD-HHMMSS`, unaltered, and puts a new one in its place with all that exists
/// here alone and can still be read. What was found and done, for a person. Where it fails everything is as it was. The file is closed,
/// and no other process opens it meanwhile.
[[nodiscard]] Result<QString> repairFile(const QString &path);

/// Ends a repair that was cut off between taking the damaged file away and putting the new one in its place.
void finishRepair(const QString &path);

/// A thorough look, which takes time. False where anything is damaged.
[[nodiscard]] bool isSound(Database &database);

} // namespace casewright::store
