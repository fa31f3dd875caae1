// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/profile.h"
#include "ui/dialogs/connection_dialog.h"

namespace casewright::app {

/// The connection that was open last in this profile, without its token.
[[nodiscard]] Connection lastConnection(const store::Profile &profile);
void rememberConnection(const store::Profile &profile, const Connection &connection);

} // namespace casewright::app
