// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/task.h"

#include <QCoro/QCoroSignal>
#include <QTimer>

namespace casewright {

QCoro::Task<void> TaskScope::drained()
{
    while (m_running > 0)
        co_await qCoro(this, &TaskScope::idle);
}

void TaskScope::finishOne()
{
    if (--m_running == 0)
        Q_EMIT idle();
}

QCoro::Task<void> pause(std::chrono::milliseconds duration, CancelToken cancel)
{
    auto home = std::make_unique<QObject>();
    const Delivery<bool> over(home.get());
    const auto once = std::make_shared<std::atomic_flag>();
    const auto end = [over, once] {
        if (!once->test_and_set())
            over.deliver(true);
    };
    QTimer::singleShot(duration, home.get(), end);
    const CancelHook hook = cancel.hook(end);
    co_await over;
}

} // namespace casewright
