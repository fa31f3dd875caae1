// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace casewright::store {

/// Makes `folder`, readable by its owner alone, where it is not there; parents as the system makes them. A folder that
/// is there stays as it is.
[[nodiscard]] Result<void> makePrivateFolder(const QString &folder);

/// Makes an empty `file` where there is none, and sees to it that only its owner may read and write it (0600).
[[nodiscard]] Result<void> makePrivateFile(const QString &file);

} // namespace casewright::store
