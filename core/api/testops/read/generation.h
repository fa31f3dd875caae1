// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace casewright::api {

/// The two generations of real servers.
enum class Generation {
    Four,   ///< 4.x: keyword scenarios
    Modern, ///< 24 and newer: typed steps, `?v2=true`
};

} // namespace casewright::api
