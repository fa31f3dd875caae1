// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/compared_facets.h"
#include "core/workspace/push_job.h"

#include <algorithm>

namespace casewright::workspace {
namespace {

constexpr auto turnPoll = std::chrono::milliseconds(100);
constexpr int turnPolls = 300;
const QString sendingTurn = QStringLiteral("send");

} // namespace

Task<void> Sender::note(std::shared_ptr<PushJob> job)
{
    QHash<CaseKey, TestCase> sent;
    for (const CaseKey key : std::as_const(job->keys)) {
        if (m_context.sendEntries.contains(key))
            job->unknown.insert(key);
        const CaseRecord *record = m_context.records.find(key);
        // What is not known of an earlier one is found out first, by its worker.
        if (!record || !record->base || record->deleted || job->unknown.contains(key))
            continue;
        if (const std::optional<Change> wanted = wantedOf(*job, *record)) {
            job->noted.insert(key, *wanted);
            sent.insert(key, *wanted->after);
        }
    }
    const Result<void> noted = co_await m_journal.begin(sent);
    co_return noted;
}

Task<PushReport> Sender::push(QList<CaseKey> keys, OnlyChanges only, Progress progress, CancelToken cancel)
{
    const auto job = std::make_shared<PushJob>();
    job->keys = keys;
    job->only = only;
    job->queue.total = keys.size();
    job->queue.progress = std::move(progress);
    job->queue.cancel = cancel;
    for (const CaseKey key : std::as_const(keys)) {
        if (m_context.records.find(key))
            job->present.insert(key);
    }
    CO_TRY(co_await enterTurn(cancel));
    job->newest = m_context.history.newest();
    const Result<void> sent = co_await sendAll(job);
    m_context.scope.start(leaveTurn()); // nobody waits for the disk to learn what was sent
    if (!sent)
        co_return failure(sent.error());
    if (!keys.isEmpty())
        Q_EMIT m_context.casesChanged(keys);
    co_return job->report;
}

Task<void> Sender::sendAll(std::shared_ptr<PushJob> job)
{
    job->watermark = co_await m_creator.prepare(job->keys, job->queue.cancel);
    CO_TRY(co_await note(job));
    co_await sendTogether(job);
    std::vector<QCoro::Task<void>> workers;
    for (qsizetype i = 0; i < std::min(casesAtOnce, job->keys.size()); ++i)
        workers.push_back(worker(job));
    for (auto &running : workers)
        co_await running;
    QList<CaseKey> known = job->keys;
    known.removeIf([this, job](CaseKey key) { return job->unknown.contains(key) && m_context.records.find(key); });
    m_journal.end(known);
    noteSent(*job);
    for (qsizetype i = job->queue.next; i < job->keys.size(); ++i)
        job->report.failed.append({job->keys.at(i), makeError(ErrorKind::Cancelled), {}, {}});
    co_return Result<void>();
}

void Sender::noteSent(const PushJob &job)
{
    QSet<CaseKey> whole;
    QSet<CaseKey> part;
    for (const CaseKey key : std::as_const(job.report.changed))
        (job.only.changes.contains(key) ? part : whole).insert(key);
    const qint64 now = m_context.clock();
    store::StoreBatch batch;
    batch.putSent = m_context.history.noteSent(whole, ChangeSetId(), job.newest, now);
    batch.putSent += m_context.history.noteSent(part, job.only.set, job.only.set, now);
    if (!batch.putSent.isEmpty())
        m_context.saver.save(batch);
}

Task<void> Sender::enterTurn(CancelToken cancel)
{
    co_await m_turns.enter(sendingTurn);
    const Result<void> entered = co_await waitForOthers(cancel);
    if (!entered) {
        m_turns.leave(sendingTurn);
        co_return entered;
    }
    const Result<void> caughtUp = co_await catchUp();
    if (!caughtUp)
        co_await leaveTurn();
    co_return caughtUp;
}

QCoro::Task<void> Sender::leaveTurn()
{
    (void)co_await m_context.saver.saved(); // a full disk is told by the saver
    m_context.store->unlockSending();
    m_turns.leave(sendingTurn);
}

Task<void> Sender::catchUp()
{
    Context *context = &m_context;
    const Result<bool> hasNews = co_await context->store->wasWrittenByOthers();
    if (!hasNews)
        co_return failure(hasNews.error());
    while (*hasNews) {
        CO_TRY(co_await context->saver.tried());
        const Result<store::StoreContent> content = co_await context->store->load(context->records.keys());
        if (!content)
            co_return failure(content.error());
        if (!context->saver.isIdle())
            continue; // an edit meanwhile
        context->takeOver(*content);
        break;
    }
    co_return Result<void>();
}

Task<void> Sender::waitForOthers(CancelToken cancel)
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
    if (job.only.changes.contains(record.key))
        return job.only.changes.value(record.key);
    return record.mine ? diff(record.key, *record.base, *record.mine) : std::nullopt;
}

QList<CaseCandidate> Sender::candidatesOf(CaseKey key, const Error &error) const
{
    const CaseRecord *record = m_context.records.find(key);
    return record && error.kind == ErrorKind::Conflict ? record->candidates : QList<CaseCandidate>();
}

Task<bool> Sender::sendOne(std::shared_ptr<PushJob> job, CaseKey key, std::shared_ptr<QList<Clash>> clashes)
{
    const CaseRecord *record = m_context.records.find(key);
    // Made and taken back here, or deleted by the push before: there is nothing to tell the server.
    if (!record && (key.value < 0 || job->present.contains(key)))
        co_return true;
    if (!record)
        co_return failure(ErrorKind::NotFound, QStringLiteral("there is no case %1").arg(key.value));
    if (record->deleted) {
        const Result<bool> removed = co_await remove(key, job->queue.cancel);
        if (removed)
            job->unknown.remove(key);
        co_return removed;
    }
    // Of a change set to be sent, another program on the same profile may have saved the case without it.
    if (!record->isWaiting() && !job->only.changes.contains(key))
        co_return false;
    const bool isNew = !record->base.has_value();
    if (isNew) {
        const Result<bool> made = co_await make(job, key);
        if (!made)
            co_return failure(made.error());
        record = m_context.records.find(key);
        if (!*made || !record || record->deleted)
            co_return true;
    }
    // A new case goes whole.
    const std::optional<Change> wanted = !isNew ? wantedOf(*job, *record)
        : record->mine                          ? diff(key, *record->base, *record->mine)
                                                : std::nullopt;
    if (!wanted)
        co_return isNew;
    const Result<bool> changed = co_await change(job, key, *wanted, clashes);
    if (!changed)
        co_return failure(changed.error());
    co_return isNew || *changed;
}

Task<bool> Sender::make(std::shared_ptr<PushJob> job, CaseKey key)
{
    if (!job->watermark)
        co_return failure(job->watermark.error());
    const Result<bool> restored = co_await m_creator.restore(key, job->queue.cancel);
    if (!restored)
        co_return failure(restored.error());
    if (*restored)
        co_return true;
    if (!m_context.records.find(key))
        co_return false; // taken back meanwhile
    const Result<void> made = co_await m_creator.create(key, *job->watermark, job->queue.cancel);
    if (!made)
        co_return failure(made.error());
    co_return true;
}

Task<void> Sender::adopt(CaseKey key, ServerId candidate, CancelToken cancel)
{
    CO_TRY(co_await enterTurn(cancel));
    const Result<void> adopted = co_await m_creator.adopt(key, candidate, cancel);
    m_context.scope.start(leaveTurn());
    co_return adopted;
}

Task<void> Sender::bringBack(CaseKey key, CancelToken cancel)
{
    Context *context = &m_context;
    const auto id = context->records.serverIdOf(key);
    const auto hasEdits = [context, key] {
        const CaseRecord *record = context->records.find(key);
        return record && record->base && record->mine && !record->deleted;
    };
    if (!id || !hasEdits())
        co_return failure(ErrorKind::Invalid, QStringLiteral("Nothing waits of this case that the server had."));
    const Result<api::FetchedCase> there = co_await context->server->readCase(context->schema, *id, QList<FacetId>(1, FacetId::Name), cancel);
    context->noteOutcome(there);
    if (there)
        co_return failure(ErrorKind::Conflict, QStringLiteral("The server has the case after all. Send its changes again."));
    if (there.error().kind != ErrorKind::NotFound)
        co_return failure(there.error());
    if (!hasEdits())
        co_return {}; // taken back meanwhile
    store::StoreBatch batch;
    if (context->schema.capabilities.restoreDeleted) {
        const store::SentDeletion deletion{key, *id, *context->records.find(key)->base, context->clock()};
        context->deletions.insert(key, deletion);
        batch.putDeletions.append(deletion);
    }
    context->records.unbind(key);
    context->records.setFailure(key, std::nullopt);
    context->saveCases({key}, std::move(batch));
    co_return {};
}

Task<bool> Sender::remove(CaseKey key, CancelToken cancel)
{
    const auto id = m_context.records.serverIdOf(key);
    const TestCase base = m_context.records.find(key)->base.value_or(TestCase());
    if (id) {
        const Result<void> gone = co_await m_context.server->deleteCase(*id, cancel);
        m_context.noteOutcome(gone);
        if (!gone && gone.error().kind != ErrorKind::NotFound)
            co_return failure(gone.error());
    }
    const CaseRecord *record = m_context.records.find(key);
    if (!record)
        co_return true;
    store::StoreBatch batch;
    if (id && m_context.schema.capabilities.restoreDeleted) {
        const store::SentDeletion deletion{key, *id, base, m_context.clock()};
        m_context.deletions.insert(key, deletion);
        batch.putDeletions.append(deletion);
    }
    if (record->deleted)
        m_context.records.drop(key);
    else
        m_context.records.unbind(key); // the deletion was taken back while it was on its way
    m_context.saveCases({key}, batch);
    co_return true;
}

Result<std::optional<Change>> Sender::rebased(const PushJob &job, CaseKey key, Change wanted, const api::FetchedCase &fresh,
                                              QList<Clash> &clashes)
{
    TestCase theirs = restricted(fresh.value, *wanted.before);
    if (theirs.scenario.known())
        theirs.scenario = m_context.records.keyed(key, wanted.before->scenario.value(), theirs.scenario.value(), fresh.stepIds);
    const TestCase began = restricted(*wanted.before, theirs);
    const TestCase before = overlaid(began, m_context.records.arrived(key, theirs));
    TestCase after = restricted(*wanted.after, theirs);
    // One change set among others: what had arrived was sent with later ones, and stays.
    if (job.only.changes.contains(key))
        after = merge(began, after, before, [](const Clash &) { return Side::Theirs; }).value;
    const Merge merged = merge(before, after, theirs);
    const TestCase asked = overlaid(*wanted.before, m_context.records.underWay(key));
    m_context.records.adopt(key, restricted(fresh.value, asked), nullptr, fresh.stepIds);
    if (!merged.clashes.isEmpty()) {
        clashes = merged.clashes;
        return failure(ErrorKind::Conflict, QStringLiteral("changed on the server meanwhile: %1").arg(facetName(merged.clashes.first().facet)));
    }
    wanted.before = overlaid(*wanted.before, theirs);
    wanted.after = overlaid(*wanted.after, merged.value);
    return diff(key, *wanted.before, *wanted.after);
}

Task<bool> Sender::change(std::shared_ptr<PushJob> job, CaseKey key, Change wanted, std::shared_ptr<QList<Clash>> clashes)
{
    const CancelToken cancel = job->queue.cancel;
    const ServerId id = *m_context.records.serverIdOf(key);
    QList<FacetId> compared = facetsToCompare(wanted);
    if (mayClashInFields(wanted))
        compared.append(FacetId::Fields);
    if (job->unknown.contains(key)) {
        // Once it is known what came of an earlier sending, it is known of all that was sent.
        for (const FacetId facet : touchedFacets({key, TestCase(), m_context.records.underWay(key)})) {
            if (!compared.contains(facet))
                compared.append(facet);
        }
    }
    api::FetchedCase there; // as it was read just now
    if (!compared.isEmpty()) {
        const Result<api::FetchedCase> fresh = co_await m_context.server->readCase(m_context.schema, id, compared, cancel);
        m_context.noteOutcome(fresh);
        if (!fresh)
            co_return failure(fresh.error());
        const Result<std::optional<Change>> left = rebased(*job, key, wanted, *fresh, *clashes);
        job->unknown.remove(key); // the base has what had arrived
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
    m_context.noteOutcome(sent.failure);
    job->noteAnswer(key, sent.failure);
    m_context.records.settle(key, wanted, sent.settled, !sent.failure);
    m_context.saveCases({key});
    if (sent.failure)
        co_return failure(*sent.failure);
    co_return true;
}

} // namespace casewright::workspace
