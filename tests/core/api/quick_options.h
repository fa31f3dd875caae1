// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connection_options.h"

namespace casewright::test {

inline const QString testToken = QStringLiteral("token-4711-secret");

/// A connection whose waits a test can afford.
inline api::ConnectionOptions quickOptions(const QUrl &base)
{
    api::ConnectionOptions options;
    options.base = base;
    options.token = testToken;
    options.timeout = std::chrono::milliseconds(2'000);
    options.retry.firstWait = std::chrono::milliseconds(1);
    options.retry.longestRetryAfter = std::chrono::milliseconds(20);
    options.retry.settleWait = std::chrono::milliseconds(1);
    return options;
}

} // namespace casewright::test
