// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <QCoro/QCoroTask>
#include <QMetaObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <utility>

namespace casewright {

/// A coroutine that ends with a Result. It starts at once and runs in the thread that called it; every `co_await` of
/// this project resumes in that same thread.
template <typename T>
using Task = QCoro::Task<Result<T>>;

/// Carries one value from a worker thread to the coroutine that waits for it. The waiting side lives in the thread of
/// `home`; deliver() may be called from any thread, once. If `home` is gone the value is dropped and the waiting
/// coroutine is never resumed, so `home` must outlive its tasks (TaskScope sees to that).
template <typename T>
class Delivery {
public:
    explicit Delivery(QObject *home) : m_state(std::make_shared<State>()) { m_state->home = home; }

    void deliver(T value) const
    {
        auto state = m_state;
        QObject *home = state->home.data();
        if (!home)
            return;
        QMetaObject::invokeMethod(
            home,
            [state, moved = std::make_shared<T>(std::move(value))] {
                state->value = std::move(*moved);
                if (auto waiter = std::exchange(state->waiter, {}))
                    waiter.resume();
            },
            Qt::QueuedConnection);
    }

    [[nodiscard]] bool await_ready() const { return m_state->value.has_value(); }
    void await_suspend(std::coroutine_handle<> waiter) const { m_state->waiter = waiter; }
    [[nodiscard]] T await_resume() const { return *std::exchange(m_state->value, std::nullopt); }

private:
    struct State {
        QPointer<QObject> home;
        std::optional<T> value;
        std::coroutine_handle<> waiter;
    };
    std::shared_ptr<State> m_state;
};

/// Owns the running tasks of one object: hands out their cancel token and tells when the last one has ended. An object
/// that starts tasks is deleted only after cancel() and `co_await drained()`.
class TaskScope final : public QObject {
    Q_OBJECT
public:
    explicit TaskScope(QObject *parent = nullptr) : QObject(parent) {}

    [[nodiscard]] CancelToken token() const { return m_source.token(); }
    [[nodiscard]] int running() const { return m_running; }
    void cancel() { m_source.cancel(); }

    /// Lets `task` run to its end as one of this scope.
    template <typename T>
    void start(QCoro::Task<T> task)
    {
        ++m_running;
        follow(std::move(task), QPointer<TaskScope>(this));
    }

    /// Counts as a running task for as long as it lives: for tasks that somebody else started and awaits.
    class Guard {
    public:
        explicit Guard(TaskScope &scope) : m_scope(&scope) { ++scope.m_running; }
        Guard(const Guard &) = delete;
        Guard &operator=(const Guard &) = delete;
        ~Guard()
        {
            if (m_scope)
                m_scope->finishOne();
        }

    private:
        QPointer<TaskScope> m_scope;
    };

    /// Ends when no task is running (at once if none is).
    [[nodiscard]] QCoro::Task<void> drained();

Q_SIGNALS:
    void idle();

private:
    template <typename T>
    static QCoro::Task<void> follow(QCoro::Task<T> task, QPointer<TaskScope> scope)
    {
        co_await task;
        if (scope)
            scope->finishOne();
    }
    void finishOne();

    CancelSource m_source;
    int m_running = 0;
};

/// A pause that ends early when `cancel` says so. Cancelled or not, the caller asks the token afterwards.
[[nodiscard]] QCoro::Task<void> pause(std::chrono::milliseconds duration, CancelToken cancel);

/// Runs `work` on a thread of the global pool and resumes the caller in its own thread with what it returned.
template <typename Work>
[[nodiscard]] auto onWorker(QObject *home, Work work) -> Delivery<std::invoke_result_t<Work>>
{
    Delivery<std::invoke_result_t<Work>> delivery(home);
    QThreadPool::globalInstance()->start([delivery, work = std::move(work)]() mutable { delivery.deliver(work()); });
    return delivery;
}

} // namespace casewright
