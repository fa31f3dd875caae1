// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace casewright {

class CancelSource;
class CancelHook;

/// Asks "should this stop?" from any thread. A default-made token is never cancelled. Copies share the answer.
class CancelToken {
public:
    CancelToken() = default;
    [[nodiscard]] bool isCancelled() const;
    /// Runs `callback` once when the source is cancelled, in the thread that cancels; at once when it already is.
    void onCancel(std::function<void()> callback) const;
    /// The same for as long as the result lives: a token that lives for hours must not collect what its short tasks left.
    [[nodiscard]] CancelHook hook(std::function<void()> callback) const;

private:
    friend class CancelSource;
    friend class CancelHook;
    struct State {
        std::atomic<bool> cancelled = false;
        std::mutex mutex;
        std::uint64_t lastId = 0;
        std::map<std::uint64_t, std::function<void()>> callbacks;
    };
    std::uint64_t add(std::function<void()> callback) const;
    explicit CancelToken(std::shared_ptr<State> state) : m_state(std::move(state)) {}
    std::shared_ptr<State> m_state;
};

/// Keeps a callback registered with a token until it is destroyed.
class CancelHook {
public:
    CancelHook() = default;
    CancelHook(CancelHook &&other) noexcept = default;
    CancelHook &operator=(CancelHook &&other) noexcept;
    ~CancelHook() { release(); }

private:
    friend class CancelToken;
    CancelHook(std::shared_ptr<CancelToken::State> state, std::uint64_t id) : m_state(std::move(state)), m_id(id) {}
    void release();

    std::shared_ptr<CancelToken::State> m_state;
    std::uint64_t m_id = 0;
};

/// The side that may say stop.
class CancelSource {
public:
    CancelSource() : m_state(std::make_shared<CancelToken::State>()) {}
    [[nodiscard]] CancelToken token() const { return CancelToken(m_state); }
    void cancel();

private:
    std::shared_ptr<CancelToken::State> m_state;
};

} // namespace casewright
