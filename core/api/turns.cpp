// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/turns.h"

namespace casewright::api {

QCoro::Task<void> Turns::enter(QString what)
{
    const auto taken = m_waiting.find(what);
    if (taken == m_waiting.end()) {
        m_waiting.insert(what, {});
        co_return;
    }
    const Delivery<bool> turn(this);
    taken->push_back(turn);
    co_await turn;
}

void Turns::leave(const QString &what)
{
    const auto taken = m_waiting.find(what);
    if (taken->empty()) {
        m_waiting.erase(taken);
        return;
    }
    const Delivery<bool> next = taken->front();
    taken->pop_front();
    next.deliver(true);
}

} // namespace casewright::api
