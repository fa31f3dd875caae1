// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/task.h"
#include "core/store/store.h"

namespace casewright::workspace {

/// Hands batches to the store in order and tells when everything given so far is durable.
class Saver final : public QObject {
    Q_OBJECT
public:
    Saver(store::Store &store, TaskScope &scope, Clock clock) : m_store(store), m_scope(scope), m_clock(std::move(clock)) {}

    void save(store::StoreBatch batch);
    [[nodiscard]] bool isIdle() const { return m_open == 0; }
    /// Ends when nothing is under way; the newest failure since the last call, if any.
    [[nodiscard]] Task<void> saved();

Q_SIGNALS:
    void savedAt(qint64 time);
    void failed(const casewright::Error &error);
    void idle();

private:
    [[nodiscard]] QCoro::Task<void> commit(store::StoreBatch batch);

    store::Store &m_store;
    TaskScope &m_scope;
    Clock m_clock;
    int m_open = 0;
    std::optional<Error> m_failure;
};

} // namespace casewright::workspace
