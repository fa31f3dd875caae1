// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/records/saver.h"

#include "core/workspace/records/rebase.h"

#include <QCoro/QCoroSignal>
#include <QSet>

namespace casewright::workspace {
namespace {

bool waits(const store::StoredCase &stored)
{
    return stored.mine || stored.deleted;
}

} // namespace

void Saver::save(store::StoreBatch batch)
{
    m_batches.append({std::move(batch), std::nullopt});
    m_failure.reset(); // told anew where it fails again
    start();
}

Task<void> Saver::write(store::StoreBatch batch)
{
    const Delivery<Result<void>> told(this);
    m_batches.append({std::move(batch), told});
    start();
    Result<void> written = co_await told;
    co_return written;
}

void Saver::start()
{
    if (std::exchange(m_isWriting, true))
        return;
    m_retry.stop();
    m_scope.start(writeAll());
}

QCoro::Task<void> Saver::writeAll()
{
    std::optional<Error> error;
    while (!m_batches.isEmpty() && !error) {
        const store::StoreBatch batch = m_batches.constFirst().batch;
        const Result<QList<store::StoredCase>> others = co_await m_store.commit(batch);
        if (!others && m_batches.constFirst().told) {
            m_batches.takeFirst().told->deliver(failure(others.error())); // theirs alone: what follows has its own turn
        } else if (!others) {
            error = others.error();
            refuseThoseWhoWait(*error);
        } else if (!others->isEmpty()) {
            m_batches.first().batch = withOthers(batch, *others);
        } else {
            noteWritten(batch);
            if (const auto told = m_batches.takeFirst().told)
                told->deliver({});
        }
    }
    m_isWriting = false;
    if (!error) {
        m_failure.reset();
        Q_EMIT savedAt(m_clock());
    } else {
        m_retry.start();
        if (!std::exchange(m_failure, error))
            Q_EMIT failed(*error);
    }
    Q_EMIT idle();
}

void Saver::refuseThoseWhoWait(const Error &error)
{
    for (const Waiting &waiting : std::as_const(m_batches)) {
        if (waiting.told)
            waiting.told->deliver(failure(error));
    }
    m_batches.removeIf([](const Waiting &waiting) { return waiting.told.has_value(); });
}

void Saver::noteStored(const store::StoredCase &stored)
{
    if (stored.mine)
        m_stored.insert(stored.key, stored);
    else
        m_stored.remove(stored.key);
}

void Saver::noteWritten(const store::StoreBatch &batch)
{
    for (const store::StoredCase &stored : batch.putCases)
        noteStored(stored);
    for (const auto &dropped : batch.dropCases)
        m_stored.remove(dropped.key);
}

void Saver::takeIn(const store::StoredCase &kept)
{
    const auto stored = m_stored.constFind(kept.key);
    const auto ancestor = stored == m_stored.cend() ? std::nullopt : std::optional(*stored);
    m_records.restore(m_records.find(kept.key) ? mergedCase(m_records.stored(kept.key), kept, ancestor) : kept);
    m_records.show(kept.key);
    noteStored(kept);
}

store::StoreBatch Saver::withOthers(store::StoreBatch batch, const QList<store::StoredCase> &others)
{
    QSet<CaseKey> keys;
    for (const store::StoredCase &other : others) {
        keys.insert(other.key);
        if (m_records.find(other.key) || waits(other)) // dropped here and changed there: it stays
            takeIn(other);
        else
            noteStored(other);
    }
    for (Waiting &later : m_batches) {
        for (store::StoredCase &stored : later.batch.putCases) {
            if (keys.contains(stored.key) && m_records.find(stored.key))
                stored = m_records.stored(stored.key); // what the other has done stays in it
        }
    }
    const auto isOther = [&keys](const auto &one) { return keys.contains(one.key); };
    batch.putCases.removeIf(isOther);
    batch.dropCases.removeIf(isOther);
    for (const store::StoredCase &other : others) {
        if (m_records.find(other.key))
            batch.putCases.append(m_records.stored(other.key));
        else
            batch.dropCases.append({other.key, other.revision});
    }
    Q_EMIT merged(keys.values());
    return batch;
}

Task<void> Saver::saved()
{
    if (!m_batches.isEmpty())
        start(); // what failed is tried once more
    while (m_isWriting)
        co_await qCoro(this, &Saver::idle);
    if (m_failure)
        co_return failure(*m_failure);
    co_return Result<void>();
}

} // namespace casewright::workspace
