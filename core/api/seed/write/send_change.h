// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/seed/write/send_lists.h"

namespace casewright::api::seed {

/// See TestOpsServer::sendChange(). The parts are written one after the other: scalars, fields, tags, issues, scenario.
/// One that is refused does not keep the others back; where nothing gets through, the rest is not tried.
[[nodiscard]] QCoro::Task<Sent> sendWholeChange(rest::Sending sending);

} // namespace casewright::api::seed
