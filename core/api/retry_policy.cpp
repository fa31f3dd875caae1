// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/retry_policy.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace casewright::api {

void FirstContact::note(Outcome outcome)
{
    Outcome known = m_outcome;
    while (known != Outcome::Answered && !m_outcome.compare_exchange_weak(known, outcome)) {}
}

bool RetryPolicy::isPassing(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
        return true;
    case ErrorKind::Server:
        return error.httpStatus == 502 || error.httpStatus == 503 || error.httpStatus == 504;
    default:
        return false;
    }
}

std::optional<std::chrono::milliseconds> RetryPolicy::waitBefore(int repeat, const Error &error) const
{
    const int allowed = error.kind == ErrorKind::Timeout ? std::min(repeats, repeatsAfterTimeout) : repeats;
    const bool isNotThere = error.kind == ErrorKind::Offline && firstContact && firstContact->isRefused();
    if (!isPassing(error) || isNotThere || repeat >= allowed)
        return std::nullopt;
    return error.retryAfter ? std::min(*error.retryAfter, longestRetryAfter) : growingWait(repeat);
}

std::chrono::milliseconds RetryPolicy::growingWait(int repeat) const
{
    const double doubled = static_cast<double>(firstWait.count()) * std::pow(2.0, repeat);
    const double capped = std::min(doubled, static_cast<double>(longestWait.count()));
    const double spread = jitter ? jitter() : QRandomGenerator::global()->generateDouble();
    return std::chrono::milliseconds(std::llround(capped * (0.5 + spread / 2)));
}

std::optional<std::chrono::milliseconds> RetryPolicy::waitBeforeReading(int repeat, const Error &error) const
{
    const bool isStray = error.httpStatus == 500 || (error.httpStatus >= 200 && error.httpStatus < 300);
    if (!isStray || isPassing(error))
        return waitBefore(repeat, error);
    return repeat < std::min(repeats, repeatsAfterStray) ? std::optional(growingWait(repeat)) : std::nullopt;
}

std::optional<std::chrono::milliseconds> RetryPolicy::waitBeforeCreating(int repeat, const Error &error) const
{
    const bool unreadable = error.httpStatus >= 200 && error.httpStatus < 300;
    if (!unreadable || isPassing(error))
        return waitBefore(repeat, error);
    return repeat == 0 ? std::optional(firstWait) : std::nullopt;
}

} // namespace casewright::api
