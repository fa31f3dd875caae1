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
/// disk) is kept and tried again before all others; what the store refuses for what it holds is set aside, told, kept here and tried again when
/// saved() is asked for, and holds up nothing else. Where another process has changed a case meanwhile, its change and ours are
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
    /// Nothing is under way, or waits because it could not be written: the store holds all that is known here but for what it has refused.
    [[nodiscard]] bool isIdle() const { return m_batches.isEmpty(); }
    /// Ends when everything is written, or could not be.
    [[nodiscard]] Task<void> saved();
    /// The same, but what the store has refused counts as written, and is not tried again.
    [[nodiscard]] Task<void> tried();
    [[nodiscard]] bool isRefused(CaseKey key) const;
    /// A case as it is here alone, and what the store held of it when it was refused.
    struct Unsaved {
        store::StoredCase ours;
        std::optional<store::StoredCase> stored;
    };
    [[nodiscard]] QList<Unsaved> unsaved() const;
    [[nodiscard]] QList<store::StoredChangeSet> unsavedHistory() const { return m_refused.putHistory; }
    /// After everything was read from the store in place of what was known here.
    void bringBack(const Unsaved &one);
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
    /// Writes the first batch; what keeps the store from writing anything at all, if anything does.
    [[nodiscard]] QCoro::Task<std::optional<Error>> writeFirst();
    /// The same where the whole of it was refused.
    [[nodiscard]] QCoro::Task<std::optional<Error>> writeFirstInParts(store::StoreBatch batch);
    void noteWritten(const store::StoreBatch &batch);
    void setAside(const store::PartialWrite &outcome);
    /// Gives what was set aside once more, as it is by now.
    void takeUpRefused();
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
    store::StoreBatch m_refused;
    std::optional<Error> m_refusal; ///< there while anything is in `m_refused`
    bool m_wantsRefused = false; ///< tried again when all else is written
    bool m_isTriedAgain = false; ///< the first batch is what was refused: told before
    QTimer m_retry;
};

} // namespace casewright::workspace
