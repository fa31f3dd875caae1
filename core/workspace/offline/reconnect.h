// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <QTimer>

#include <chrono>
#include <functional>

namespace casewright::workspace {

/// When to ask for the first time, and how long at most until the next; the time between doubles.
struct ReconnectPace {
    std::chrono::milliseconds first{10'000};
    std::chrono::milliseconds longest{300'000};
};

/// Asks quietly, at growing distances, whether a server can be reached again, and tells it once. Ends by itself where the server
/// is there but refuses the token: asking again does not help then.
class Reconnect final : public QObject {
    Q_OBJECT
public:
    using Question = std::function<Task<void>(CancelToken)>;

    explicit Reconnect(Question question, ReconnectPace pace = {});

    void start(); ///< nothing where it is under way
    void stop();
    [[nodiscard]] bool isActive() const { return m_timer.isActive() || m_asking; }

Q_SIGNALS:
    void reachable();

private:
    void ask();
    [[nodiscard]] static QCoro::Task<void> runQuestion(QPointer<Reconnect> self, CancelToken cancel);

    Question m_question;
    ReconnectPace m_pace;
    QTimer m_timer;
    CancelSource m_cancel;
    bool m_asking = false;
    TaskScope m_tasks;
};

} // namespace casewright::workspace
