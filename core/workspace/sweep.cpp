// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/sweep.h"

#include "core/base/log.h"

namespace casewright::workspace {
namespace {

/// How often it is looked whether what is under way has ended.
constexpr std::chrono::milliseconds patience{250};
/// After so many cases the views learn of them.
constexpr qsizetype toldAtOnce = 50;

bool concernsOneCaseOnly(ErrorKind kind)
{
    return kind == ErrorKind::NotFound || kind == ErrorKind::Forbidden || kind == ErrorKind::Protocol || kind == ErrorKind::Invalid;
}

} // namespace

void Sweep::start()
{
    m_wantsAnother = true;
    if (!std::exchange(m_isRunning, true))
        m_context.scope.start(run());
}

QCoro::Task<void> Sweep::run()
{
    while (std::exchange(m_wantsAnother, false)) {
        const Result<QList<CaseKey>> changed = co_await m_context.store->staleCases();
        if (!changed)
            qCWarning(logWorkspace) << "no sweep:" << changed.error().serverText;
        if (changed) {
            co_await readAll(*changed);
            co_await readAll(neverRead());
        }
    }
    m_isRunning = false;
}

QList<CaseKey> Sweep::neverRead() const
{
    const query::CaseIndex &index = m_context.index;
    QList<CaseKey> keys;
    for (query::CaseIndex::RowNumber row = 0; row < index.size(); ++row) {
        if (!index.stepsKnown(row) && m_context.records.serverIdOf(index.key(row)))
            keys.append(index.key(row));
    }
    return keys;
}

QCoro::Task<void> Sweep::readAll(QList<CaseKey> keys)
{
    const CancelToken cancel = m_context.scope.token();
    QList<CaseKey> read;
    for (const CaseKey key : std::as_const(keys)) {
        co_await pause(pace, cancel);
        while (m_context.scope.running() > 1 && !cancel.isCancelled())
            co_await pause(patience, cancel);
        if (cancel.isCancelled() || !m_context.online || !co_await readOne(key))
            break;
        read.append(key);
        if (read.size() >= toldAtOnce)
            Q_EMIT m_context.casesChanged(std::exchange(read, {}));
    }
    if (!read.isEmpty() && !cancel.isCancelled())
        Q_EMIT m_context.casesChanged(read);
}

QCoro::Task<bool> Sweep::readOne(CaseKey key)
{
    CaseRecords &records = m_context.records;
    if (!records.find(key) && !m_context.index.rowOf(key))
        co_return true; // gone meanwhile
    const bool wasInMemory = records.find(key) != nullptr;
    m_context.lookedAt.remove(key);
    const Result<void> read = co_await m_reader.readOne(key, api::allFacets(m_context.schema.capabilities), m_context.scope.token());
    if (!read)
        co_return concernsOneCaseOnly(read.error().kind);
    if (wasInMemory || m_context.lookedAt.contains(key))
        co_return true;
    // Who reads 100,000 cases does not want them all in memory.
    const Result<void> saved = co_await m_context.saver.tried();
    const CaseRecord *record = records.find(key);
    if (saved && record && !record->isWaiting() && !m_context.lookedAt.contains(key) && !m_context.saver.isRefused(key)) {
        records.release(key);
        m_context.recalled.remove(key);
    }
    co_return true;
}

} // namespace casewright::workspace
