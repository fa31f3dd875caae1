// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace casewright::api {

/// Whether a server was ever there. Shared by all that talk to one server for one errand, from any thread.
class FirstContact final {
public:
    enum class Outcome {
        Answered,
        Refused, ///< nobody takes the connection, or there is no such host
        Broken,  ///< anything else that is no answer
    };

    /// Once answered it stays so: what is refused later is a server that restarts.
    void note(Outcome outcome);
    [[nodiscard]] bool isRefused() const { return m_outcome == Outcome::Refused; }

private:
    std::atomic<Outcome> m_outcome = Outcome::Broken;
};

/// When a request that failed is sent again. Tests make the waits short; nothing else changes them.
struct RetryPolicy {
    int repeats = 5;
    /// A server that was silent for the whole timeout is asked once more only: five more would be minutes.
    int repeatsAfterTimeout = 1;
    /// A read that was answered with 500 or with a web page, as servers do now and then under load, is sent again so often.
    int repeatsAfterStray = 2;
    std::chrono::milliseconds firstWait{200}; ///< doubled each time, with jitter
    std::chrono::milliseconds longestWait{10'000};
    std::chrono::milliseconds longestRetryAfter{60'000}; ///< what a server asks for is kept up to here
    /// Between two looks for something whose creation was not answered.
    std::chrono::milliseconds settleWait{2'000};
    std::function<double()> jitter; ///< 0 to 1; empty: random
    /// Where it is given, a server that refuses the first connection is not asked again: who waits at a prompt has a mirror to
    /// go on with, or is told at once. A server that has answered before is asked as often as any.
    std::shared_ptr<FirstContact> firstContact;

    /// How long to wait before repeat number `repeat` (from 0) of a request that failed with `error`; nothing where it
    /// is not sent again.
    [[nodiscard]] std::optional<std::chrono::milliseconds> waitBefore(int repeat, const Error &error) const;
    /// The same for a read, of which a 500 and a web page in place of the answer may be strays.
    [[nodiscard]] std::optional<std::chrono::milliseconds> waitBeforeReading(int repeat, const Error &error) const;
    /// The same for a creation that was looked for and is not there. An unreadable answer with a good status is worth
    /// one more attempt.
    [[nodiscard]] std::optional<std::chrono::milliseconds> waitBeforeCreating(int repeat, const Error &error) const;
    /// True where another attempt might end differently: the network, 429, 502, 503, 504.
    [[nodiscard]] static bool isPassing(const Error &error);

private:
    [[nodiscard]] std::chrono::milliseconds growingWait(int repeat) const;
};

} // namespace casewright::api
