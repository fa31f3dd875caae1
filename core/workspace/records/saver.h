// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/task.h"
#include "core/store/store.h"
#include "core/workspace/records/case_records.h"

#include <QTimer>

namespace casewright::workspace {

/// Hands batches to the store one after the other and tells when everything given so far is durable. One that could not be written (a full
/// disk) is kept and tried again before all others. Where another process has changed a case meanwhile, its change and ours are
/// merged and saved together.
class Saver final : public QObject {
    Q_OBJECT
public:
    Saver(store::Store &store, CaseRecords &records, TaskScope &scope, Clock clock)
        : m_store(store), m_records(records), m_scope(scope), m_clock(std::move(clock))
    {
        m_retry.setSingleShot(true);
        m_retry.setInterval(retryPause);
        connect(&m_retry, &QTimer::timeout, this, [this] {
            if (!m_scope.token().isCancelled())
                start();
        });
    }

    void save(store::StoreBatch batch);
    /// Ends when `batch` is written, after all that was given before. Where it could not be it is not tried again.
    [[nodiscard]] Task<void> write(store::StoreBatch batch);
    /// Brings together what is known of a case here and what the store keeps of it.
    void takeIn(const store::StoredCase &kept);
    /// What the store holds, as it was read just now or is written by others: what our own edits began with.
    void noteStored(const store::StoredCase &stored);
    /// Nothing is under way, or waits because it could not be written.
    [[nodiscard]] bool isIdle() const { return m_batches.isEmpty(); }
    /// Ends when everything is written, or could not be.
    [[nodiscard]] Task<void> saved();
    static constexpr std::chrono::seconds retryPause{5};

Q_SIGNALS:
    void savedAt(qint64 time);
    void failed(const casewright::Error &error);
    void idle();
    /// These cases now hold what another process did to them as well.
    void merged(const QList<casewright::CaseKey> &keys);

private:
    struct Waiting {
        store::StoreBatch batch;
        std::optional<Delivery<Result<void>>> told; ///< who waits for it
    };

    void start();
    void refuseThoseWhoWait(const Error &error);
    [[nodiscard]] QCoro::Task<void> writeAll();
    void noteWritten(const store::StoreBatch &batch);
    /// `batch` with what others have made of its cases; the records have it too.
    [[nodiscard]] store::StoreBatch withOthers(store::StoreBatch batch, const QList<store::StoredCase> &others);

    store::Store &m_store;
    CaseRecords &m_records;
    TaskScope &m_scope;
    Clock m_clock;
    QList<Waiting> m_batches; ///< the first is under way, or could not be written
    QHash<CaseKey, store::StoredCase> m_stored; ///< what the store holds of edits that wait
    bool m_isWriting = false;
    std::optional<Error> m_failure; ///< of the first batch
    QTimer m_retry;
};

} // namespace casewright::workspace
