// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cancel.h"

namespace casewright {

bool CancelToken::isCancelled() const
{
    return m_state && m_state->cancelled.load();
}

std::uint64_t CancelToken::add(std::function<void()> callback) const
{
    if (!m_state)
        return 0;
    {
        const std::lock_guard lock(m_state->mutex);
        if (!m_state->cancelled.load()) {
            m_state->callbacks.emplace(++m_state->lastId, std::move(callback));
            return m_state->lastId;
        }
    }
    callback();
    return 0;
}

void CancelToken::onCancel(std::function<void()> callback) const
{
    add(std::move(callback));
}

CancelHook CancelToken::hook(std::function<void()> callback) const
{
    const std::uint64_t id = add(std::move(callback));
    return id == 0 ? CancelHook() : CancelHook(m_state, id);
}

CancelHook &CancelHook::operator=(CancelHook &&other) noexcept
{
    if (this != &other) {
        release();
        m_state = std::move(other.m_state);
        m_id = other.m_id;
    }
    return *this;
}

void CancelHook::release()
{
    if (const auto state = std::move(m_state)) {
        const std::lock_guard lock(state->mutex);
        state->callbacks.erase(m_id);
    }
}

void CancelSource::cancel()
{
    std::map<std::uint64_t, std::function<void()>> callbacks;
    {
        const std::lock_guard lock(m_state->mutex);
        if (m_state->cancelled.exchange(true))
            return;
        callbacks.swap(m_state->callbacks);
    }
    for (const auto &[id, callback] : callbacks)
        callback();
}

} // namespace casewright
