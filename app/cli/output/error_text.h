// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace casewright::cli {

/// One line saying what happened, with what the server said and the HTTP status where there is one. Without secrets.
[[nodiscard]] QString errorText(const Error &error);

/// One line saying what to do about it.
[[nodiscard]] QString errorHint(const Error &error);

} // namespace casewright::cli
