// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/records/saver.h"

#include "core/store/content/partial_write.h"
#include "core/workspace/records/rebase.h"

#include <QCoro/QCoroSignal>
#include <QSet>

#include <algorithm>

namespace casewright::workspace {
namespace {

bool waits(const store::StoredCase &stored)
{
    return stored.mine || stored.deleted;
}

QString caseName(const store::StoredCase &stored)
{
    const TestCase &value = stored.mine ? *stored.mine : stored.base.value_or(TestCase());
    const QString name = value.name.valueOr({});
    return stored.info.serverId ? QStringLiteral("case %1").arg(*stored.info.serverId) : QStringLiteral("the new case \"%1\"").arg(name);
}

/// What a person has to know of entries that the store refuses.
QString refusalText(const store::StoreBatch &refused, const QString &why)
{
    constexpr qsizetype mostNamed = 5;
    QStringList names;
    for (const store::StoredCase &stored : refused.putCases.mid(0, mostNamed))
        names.append(caseName(stored));
    const qsizetype more = store::entryCount(refused) - names.size();
    if (more > 0)
        names.append(names.isEmpty() ? QStringLiteral("%1 entries").arg(more) : QStringLiteral("%1 more entries").arg(more));
    return QStringLiteral("The file that keeps the project on this computer does not take %1: %2 All else is saved. What was refused stays as it is "
                          "until Casewright is closed: send it, change it or take it back before.")
        .arg(names.join(QStringLiteral(", ")), why);
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
    while (!error && (!m_batches.isEmpty() || m_wantsRefused)) {
        if (m_batches.isEmpty())
            takeUpRefused();
        else
            error = co_await writeFirst();
    }
    m_isWriting = false;
    if (!error) {
        m_failure.reset();
        if (!m_refusal)
            Q_EMIT savedAt(m_clock());
    } else {
        m_retry.start();
        if (!std::exchange(m_failure, error))
            Q_EMIT failed(*error);
    }
    Q_EMIT idle();
}

QCoro::Task<std::optional<Error>> Saver::writeFirst()
{
    const store::StoreBatch batch = m_batches.constFirst().batch;
    const Result<QList<store::StoredCase>> others = co_await m_store.commit(batch);
    if (!others && m_batches.constFirst().told) {
        m_batches.takeFirst().told->deliver(failure(others.error())); // theirs alone: what follows has its own turn
    } else if (!others) {
        std::optional<Error> error = co_await writeFirstInParts(batch);
        co_return error;
    } else if (!others->isEmpty()) {
        m_batches.first().batch = withOthers(batch, *others);
    } else {
        m_isTriedAgain = false;
        noteWritten(batch);
        if (const auto told = m_batches.takeFirst().told)
            told->deliver({});
    }
    co_return std::optional<Error>();
}

QCoro::Task<std::optional<Error>> Saver::writeFirstInParts(store::StoreBatch batch)
{
    const Result<store::PartialWrite> outcome = co_await m_store.commitParts(batch);
    if (!outcome) {
        refuseThoseWhoWait(outcome.error());
        co_return std::optional<Error>(outcome.error());
    }
    if (!outcome->others.isEmpty()) {
        m_batches.first().batch = withOthers(batch, outcome->others);
        co_return std::optional<Error>();
    }
    m_batches.removeFirst();
    store::removeReplaced(batch, outcome->refused);
    noteWritten(batch);
    setAside(*outcome);
    co_return std::optional<Error>();
}

void Saver::setAside(const store::PartialWrite &outcome)
{
    const bool isNew = !std::exchange(m_isTriedAgain, false);
    if (!outcome.why)
        return;
    store::append(m_refused, outcome.refused);
    m_refusal = makeError(ErrorKind::Storage, refusalText(outcome.refused, outcome.why->serverText));
    if (isNew)
        Q_EMIT failed(*m_refusal);
}

void Saver::takeUpRefused()
{
    m_wantsRefused = false;
    store::StoreBatch again = std::exchange(m_refused, {});
    m_refusal.reset();
    for (const store::StoredCase &stored : std::exchange(again.putCases, {})) {
        if (m_records.find(stored.key))
            again.putCases.append(m_records.stored(stored.key));
        else
            again.dropCases.append({stored.key, m_records.revisionOf(stored.key)});
    }
    m_isTriedAgain = true;
    m_batches.append({std::move(again), std::nullopt});
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
    if (!m_refusal)
        return;
    store::removeReplaced(m_refused, batch);
    if (store::isEmpty(m_refused))
        m_refusal.reset();
    else if (store::entryCount(m_refused) == 0)
        m_wantsRefused = true; // what the journal was to forget with it
}

bool Saver::isRefused(CaseKey key) const
{
    return std::ranges::any_of(m_refused.putCases, [key](const store::StoredCase &stored) { return stored.key == key; });
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

QList<Saver::Unsaved> Saver::unsaved() const
{
    QList<Unsaved> all;
    for (const store::StoredCase &refused : m_refused.putCases) {
        const auto stored = m_stored.constFind(refused.key);
        if (m_records.find(refused.key))
            all.append({m_records.stored(refused.key), stored == m_stored.cend() ? std::nullopt : std::optional(*stored)});
    }
    return all;
}

void Saver::bringBack(const Unsaved &one)
{
    const CaseKey key = one.ours.key;
    m_records.restore(m_records.find(key) ? mergedCase(one.ours, m_records.stored(key), one.stored) : one.ours);
    m_records.show(key);
}

Task<void> Saver::saved()
{
    m_wantsRefused = m_refusal.has_value();
    CO_TRY(co_await tried());
    if (m_refusal)
        co_return failure(*m_refusal);
    co_return Result<void>();
}

Task<void> Saver::tried()
{
    if (!m_batches.isEmpty() || m_wantsRefused)
        start(); // what failed is tried once more
    while (m_isWriting)
        co_await qCoro(this, &Saver::idle);
    if (m_failure)
        co_return failure(*m_failure);
    co_return Result<void>();
}

} // namespace casewright::workspace
