// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/push_job.h"

#include <algorithm>

namespace casewright::workspace {
namespace {

constexpr auto turnPoll = std::chrono::milliseconds(100);
constexpr int turnPolls = 300;

/// Of a field of one value only one edit can be kept; longer lists merge.
bool mayClashInFields(const Change &change)
{
    const FieldValues &after = change.after->fields;
    return std::any_of(after.keyBegin(), after.keyEnd(), [&](ServerId field) {
        return change.before->fields.value(field).size() <= 1 && after.value(field).size() <= 1;
    });
}

/// Without those of which it is not known whether they arrived.
QList<CaseKey> settledOf(QList<CaseKey> keys, const PushReport &report)
{
    QSet<CaseKey> unknown;
    for (const PushReport::Failure &failed : report.failed) {
        if (failed.error.outcomeUnknown)
            unknown.insert(failed.key);
    }
    keys.removeIf([&unknown](CaseKey key) { return unknown.contains(key); });
    return keys;
}

} // namespace

Task<void> Sender::note(std::shared_ptr<PushJob> job)
{
    QHash<CaseKey, TestCase> sent;
    for (const CaseKey key : std::as_const(job->keys)) {
        const CaseRecord *record = m_context.records.find(key);
        // What is not known of an earlier one is found out first, by its worker.
        if (!record || !record->base || record->deleted || m_context.sendEntries.contains(key))
            continue;
        if (const std::optional<Change> wanted = wantedOf(*job, *record)) {
            job->noted.insert(key, *wanted);
            sent.insert(key, *wanted->after);
        }
    }
    const Result<void> noted = co_await m_journal.begin(sent);
    co_return noted;
}

Task<PushReport> Sender::push(QList<CaseKey> keys, QHash<CaseKey, Change> only, Progress progress, CancelToken cancel)
{
    CO_TRY(co_await waitForTurn(cancel));
    const auto job = std::make_shared<PushJob>();
    job->keys = keys;
    job->only = only;
    job->queue.total = keys.size();
    job->queue.progress = std::move(progress);
    job->queue.cancel = cancel;
    job->watermark = co_await m_creator.prepare(keys, cancel);
    const Result<void> noted = co_await note(job);
    if (!noted) {
        m_context.store->unlockSending();
        co_return failure(noted.error());
    }
    co_await sendTogether(job);
    std::vector<QCoro::Task<void>> workers;
    for (qsizetype i = 0; i < std::min(casesAtOnce, job->keys.size()); ++i)
        workers.push_back(worker(job));
    for (auto &running : workers)
        co_await running;
    m_journal.end(settledOf(keys, job->report));
    m_context.store->unlockSending();
    for (qsizetype i = job->queue.next; i < job->keys.size(); ++i)
        job->report.failed.append({job->keys.at(i), makeError(ErrorKind::Cancelled), {}, {}});
    if (!keys.isEmpty())
        Q_EMIT m_context.casesChanged(keys);
    co_return job->report;
}

Task<void> Sender::waitForTurn(CancelToken cancel)
{
    for (int i = 0; i < turnPolls; ++i) {
        const Result<bool> isMine = m_context.store->tryLockSending();
        if (!isMine)
            co_return failure(isMine.error());
        if (*isMine)
            co_return Result<void>();
        co_await pause(turnPoll, cancel);
        if (cancel.isCancelled())
            co_return failure(ErrorKind::Cancelled);
    }
    co_return failure(ErrorKind::Storage, QStringLiteral("another Casewright on this computer is sending"));
}

QCoro::Task<void> Sender::worker(std::shared_ptr<PushJob> job)
{
    while (const auto index = job->queue.take()) {
        const CaseKey key = job->keys.at(*index);
        const auto clashes = std::make_shared<QList<Clash>>();
        const Result<bool> sent = co_await sendOne(job, key, clashes);
        settle(*job, key, sent, *clashes);
    }
}

void Sender::settle(PushJob &job, CaseKey key, const Result<bool> &sent, const QList<Clash> &clashes)
{
    const std::optional<Error> error = sent ? std::nullopt : std::optional(sent.error());
    m_context.noteOutcome(error);
    m_context.records.setFailure(key, error);
    if (!sent)
        job.report.failed.append({key, sent.error(), clashes, candidatesOf(key, sent.error())});
    else if (*sent)
        job.report.changed.append(key);
    else
        job.report.unchanged.append(key);
    job.queue.finishOne();
}

std::optional<Change> Sender::wantedOf(const PushJob &job, const CaseRecord &record) const
{
    if (job.only.contains(record.key))
        return job.only.value(record.key);
    return record.mine ? diff(record.key, *record.base, *record.mine) : std::nullopt;
}

QList<CaseCandidate> Sender::candidatesOf(CaseKey key, const Error &error) const
{
    const CaseRecord *record = m_context.records.find(key);
    return record && error.kind == ErrorKind::Conflict ? record->candidates : QList<CaseCandidate>();
}

Task<bool> Sender::sendOne(std::shared_ptr<PushJob> job, CaseKey key, std::shared_ptr<QList<Clash>> clashes)
{
    const CancelToken cancel = job->queue.cancel;
    const CaseRecord *record = m_context.records.find(key);
    if (!record && key.value < 0)
        co_return true; // made and taken back here: there is nothing to tell the server
    if (!record)
        co_return failure(ErrorKind::NotFound, QStringLiteral("there is no case %1").arg(key.value));
    if (record->deleted) {
        const Result<bool> removed = co_await remove(key, cancel);
        co_return removed;
    }
    // Of a change set to be sent, another program on the same profile may have saved the case without it.
    if (!record->isWaiting() && !job->only.contains(key))
        co_return false;
    bool created = false;
    if (!record->base) {
        if (!job->watermark)
            co_return failure(job->watermark.error());
        const Result<bool> restored = co_await m_creator.restore(key, cancel);
        if (!restored)
            co_return failure(restored.error());
        if (!*restored) {
            const Result<void> made = co_await m_creator.create(key, *job->watermark, cancel);
            if (!made)
                co_return failure(made.error());
        }
        created = true;
        record = m_context.records.find(key);
    }
    std::optional<Change> wanted;
    if (record && created)
        wanted = record->mine ? diff(key, *record->base, *record->mine) : std::nullopt; // a new case goes whole
    else if (record)
        wanted = wantedOf(*job, *record);
    if (!wanted)
        co_return created;
    const Result<bool> changed = co_await change(key, *wanted, cancel, clashes);
    if (!changed)
        co_return failure(changed.error());
    co_return created || *changed;
}

Task<void> Sender::adopt(CaseKey key, ServerId candidate, CancelToken cancel)
{
    CO_TRY(co_await waitForTurn(cancel));
    const Result<void> adopted = co_await m_creator.adopt(key, candidate, cancel);
    m_context.store->unlockSending();
    co_return adopted;
}

Task<bool> Sender::remove(CaseKey key, CancelToken cancel)
{
    const auto id = m_context.records.serverIdOf(key);
    if (id) {
        const Result<void> gone = co_await m_context.server->deleteCase(*id, cancel);
        if (!gone && gone.error().kind != ErrorKind::NotFound)
            co_return failure(gone.error());
    }
    store::StoreBatch batch;
    if (id && m_context.schema.capabilities.restoreDeleted) {
        const store::SentDeletion deletion{key, *id, m_context.records.find(key)->base.value_or(TestCase()), m_context.clock()};
        m_context.deletions.insert(key, deletion);
        batch.putDeletions.append(deletion);
    }
    m_context.records.drop(key);
    m_context.saveCases({key}, batch);
    co_return true;
}

Result<std::optional<Change>> Sender::rebased(CaseKey key, Change wanted, const api::FetchedCase &fresh, QList<Clash> &clashes)
{
    TestCase theirs = restricted(fresh.value, *wanted.before);
    if (theirs.scenario.known())
        theirs.scenario = adoptKeys(wanted.before->scenario.value(), {}, theirs.scenario.value(), fresh.stepIds);
    const TestCase before = overlaid(restricted(*wanted.before, theirs), m_context.records.arrived(key, theirs));
    const Merge merged = merge(before, restricted(*wanted.after, theirs), theirs);
    m_context.records.adopt(key, restricted(fresh.value, *wanted.before), nullptr, fresh.stepIds);
    if (!merged.clashes.isEmpty()) {
        clashes = merged.clashes;
        return failure(ErrorKind::Conflict, QStringLiteral("changed on the server meanwhile: %1").arg(facetName(merged.clashes.first().facet)));
    }
    wanted.before = overlaid(*wanted.before, theirs);
    wanted.after = overlaid(*wanted.after, merged.value);
    return diff(key, *wanted.before, *wanted.after);
}

Task<bool> Sender::change(CaseKey key, Change wanted, CancelToken cancel, std::shared_ptr<QList<Clash>> clashes)
{
    const ServerId id = *m_context.records.serverIdOf(key);
    QList<FacetId> compared = facetsToCompare(wanted);
    if (mayClashInFields(wanted))
        compared.append(FacetId::Fields);
    api::FetchedCase there; // as it was read just now
    if (!compared.isEmpty()) {
        const Result<api::FetchedCase> fresh = co_await m_context.server->readCase(m_context.schema, id, compared, cancel);
        if (!fresh)
            co_return failure(fresh.error());
        const Result<std::optional<Change>> left = rebased(key, wanted, *fresh, *clashes);
        if (!left) {
            m_context.saveCases({key});
            co_return failure(left.error());
        }
        if (!*left) {
            m_context.saveCases({key});
            co_return false;
        }
        wanted = **left;
        there = *fresh;
    }
    QHash<CaseKey, TestCase> sending;
    sending.insert(key, *wanted.after);
    CO_TRY(co_await m_journal.begin(sending));
    there.info.serverId = id;
    api::Sent sent = co_await m_context.server->sendChangeTo(there, m_context.schema, wanted, cancel);
    m_context.records.settle(key, wanted, sent.settled);
    m_context.saveCases({key});
    if (sent.failure)
        co_return failure(*sent.failure);
    co_return true;
}

} // namespace casewright::workspace
