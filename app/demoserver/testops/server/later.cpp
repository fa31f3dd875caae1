// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/server/later.h"

namespace casewright::demo {

Later::Later(std::chrono::milliseconds settleTime) : m_settleTime(settleTime)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(settleTime);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { finish(); });
}

void Later::add(std::function<void()> work)
{
    m_waiting.push_back(std::move(work));
    if (m_settleTime.count() == 0)
        finish();
    else
        m_timer.start();
}

void Later::finish()
{
    m_timer.stop();
    while (!m_waiting.empty()) {
        const std::function<void()> work = std::move(m_waiting.front());
        m_waiting.pop_front();
        work();
    }
}

} // namespace casewright::demo
