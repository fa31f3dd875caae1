// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace casewright::api {

/// The two generations of real servers.
enum class Generation {
    Four,   ///< 4.x: keyword scenarios
    Modern, ///< 24 and newer: typed steps, `?v2=true`
};

/// Which tree nodes and bulk operations a modern server has.
enum class Trees {
    Older, ///< those of 4.x alone
    Newer, ///< those below /v2 as well
};

} // namespace casewright::api
