// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>

namespace casewright::demo {

/// What was answered with 202: done a while later, in order. Reads see the old state until then; a write first finishes
/// what is still to be done, so that the order of the writes holds.
class Later final {
public:
    explicit Later(std::chrono::milliseconds settleTime);
    Later(const Later &) = delete;
    Later &operator=(const Later &) = delete;

    void add(std::function<void()> work);
    void finish();

private:
    std::deque<std::function<void()>> m_waiting;
    std::chrono::milliseconds m_settleTime;
    QTimer m_timer;
};

} // namespace casewright::demo
