// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "tests/bench/measure.h"

#include <QCoreApplication>
#include <QThread>

namespace casewright::bench {

/// What a task took, seen from the thread of the window.
struct Taken {
    double ms = 0;
    double longestPieceMs = 0; ///< that the thread worked without looking for events
};

/// Starts a task and handles events until it has ended. It looks for them without pause: waiting would count as work.
template <typename Start>
Taken finish(Start start)
{
    Taken taken;
    const auto measure = [&taken](auto work) { taken.longestPieceMs = std::max(taken.longestPieceMs, millisecondsOf(work)); };
    taken.ms = millisecondsOf([&] {
        bool ended = false;
        QCoro::Task<void> running;
        measure([&] {
            running = [](auto task, bool *out) -> QCoro::Task<void> {
                (void)co_await std::move(task);
                *out = true;
            }(start(), &ended);
        });
        while (!ended) {
            QThread::yieldCurrentThread();
            measure([] { QCoreApplication::processEvents(QEventLoop::AllEvents); });
        }
    });
    return taken;
}

} // namespace casewright::bench
