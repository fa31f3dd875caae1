// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>

namespace casewright {

/// Milliseconds since 1970, UTC. Given to whoever needs the time, so that tests can set it.
using Clock = std::function<qint64()>;

[[nodiscard]] Clock systemClock();

} // namespace casewright
