// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/task.h"
#include "core/store/store.h"
#include "core/workspace/records/case_records.h"

namespace casewright::workspace {

/// Hands batches to the store in order and tells when everything given so far is durable. Where another process has changed a case
/// meanwhile, its change and ours are merged and saved together.
class Saver final : public QObject {
    Q_OBJECT
public:
    Saver(store::Store &store, CaseRecords &records, TaskScope &scope, Clock clock)
        : m_store(store), m_records(records), m_scope(scope), m_clock(std::move(clock))
    {
    }

    void save(store::StoreBatch batch);
    [[nodiscard]] bool isIdle() const { return m_open == 0; }
    /// Ends when nothing is under way; the newest failure since the last call, if any.
    [[nodiscard]] Task<void> saved();

Q_SIGNALS:
    void savedAt(qint64 time);
    void failed(const casewright::Error &error);
    void idle();
    /// These cases now hold what another process did to them as well.
    void merged(const QList<casewright::CaseKey> &keys);

private:
    [[nodiscard]] QCoro::Task<void> commit(store::StoreBatch batch);
    /// `batch` with what others have made of its cases; the records have it too.
    [[nodiscard]] store::StoreBatch withOthers(store::StoreBatch batch, const QList<store::StoredCase> &others);

    store::Store &m_store;
    CaseRecords &m_records;
    TaskScope &m_scope;
    Clock m_clock;
    int m_open = 0;
    std::optional<Error> m_failure;
};

} // namespace casewright::workspace
