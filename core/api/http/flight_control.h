// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace casewright::api {

/// How many requests may be under way at once: 6 over HTTP/1.1, which is what one access manager opens, in steps up to
/// 24 while more does not make the server slower; 100 over HTTP/2; half after each 429 or 503, and from there slowly up
/// again.
class FlightControl final {
public:
    static constexpr int perManager = 6;
    static constexpr int mostManagers = 4;
    static constexpr int mostStreams = 100;

    [[nodiscard]] int capacity() const { return m_capacity; }
    [[nodiscard]] bool isHttp2() const { return m_http2; }

    enum class Protocol { Http1, Http2 };
    /// Tells of an answer; `crowded`: as many were under way as allowed, so that the limit was what held others up.
    enum class Load { Crowded, Light };
    void answered(int status, std::chrono::milliseconds took, Protocol protocol, Load load);

private:
    [[nodiscard]] int most() const { return m_http2 ? mostStreams : perManager * mostManagers; }
    void grow(double ms);

    int m_capacity = perManager;
    int m_goodAnswers = 0;
    bool m_http2 = false;
    bool m_throttled = false;  ///< the server has complained; grow by one a round
    double m_usual = 0;        ///< ms an answer takes, smoothed
    double m_usualAtFirst = 0; ///< the same when no more than 6 were under way
};

} // namespace casewright::api
