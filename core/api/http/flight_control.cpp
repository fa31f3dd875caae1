// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http/flight_control.h"

#include <algorithm>

namespace casewright::api {
namespace {

/// A server that takes longer is busy or far; more managers would only queue up in it.
constexpr double fastAnswer = 500;
constexpr double smoothing = 0.2;

} // namespace

void FlightControl::answered(int status, std::chrono::milliseconds took, Protocol protocol, Load load)
{
    if (protocol == Protocol::Http2 && !m_http2) {
        m_http2 = true;
        if (!m_throttled)
            m_capacity = mostStreams;
    }
    if (status == 429 || status == 503) {
        m_capacity = std::max(1, m_capacity / 2);
        m_throttled = true;
        m_goodAnswers = 0;
        return;
    }
    const auto ms = static_cast<double>(took.count());
    m_usual = m_usual == 0 ? ms : m_usual + smoothing * (ms - m_usual);
    if (m_capacity <= perManager)
        m_usualAtFirst = m_usual;
    ++m_goodAnswers;
    if (load == Load::Crowded)
        grow(m_usual);
}

void FlightControl::grow(double ms)
{
    if (m_capacity >= most())
        return;
    if (m_throttled) {
        if (m_goodAnswers >= 4 * m_capacity) {
            ++m_capacity;
            m_goodAnswers = 0;
        }
        return;
    }
    const bool asFastAsBefore = ms <= m_usualAtFirst * 1.5 + 5;
    if (m_goodAnswers < 2 * m_capacity)
        return;
    m_goodAnswers = 0;
    if (asFastAsBefore && ms < fastAnswer)
        m_capacity = std::min(most(), m_capacity + perManager);
}

} // namespace casewright::api
