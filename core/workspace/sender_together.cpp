// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/compared_facets.h"
#include "core/workspace/push_job.h"

#include <algorithm>

namespace casewright::workspace {
namespace {

/// Fewer go one by one: a worker reads its case once, to compare and to write, and the planner of the server would not join them either.
constexpr qsizetype fewestTogether = 3;

/// Facets of which servers can set the same for many cases.
bool isPlain(const Change &change)
{
    return std::ranges::all_of(touchedFacets(change), [](FacetId id) {
        return id == FacetId::Status || id == FacetId::Layer || id == FacetId::Owner || isMergedList(id);
    });
}

} // namespace

/// What goes in bulk, by the server's id of the case.
struct Sender::Together {
    struct One {
        CaseKey key;
        Change wanted;
        std::optional<Result<bool>> outcome; ///< where it is known without sending
        QList<Clash> clashes;
        bool isLeft = false; ///< could not be compared: its worker tries by itself
    };
    QMap<ServerId, One> cases;
};

QCoro::Task<void> Sender::compareTogether(std::shared_ptr<Together> together, std::shared_ptr<PushJob> job)
{
    QList<ServerId> ids;
    QList<FacetId> facets;
    for (auto it = together->cases.cbegin(); it != together->cases.cend(); ++it) {
        QList<FacetId> compared = facetsToCompare(it->wanted);
        // No search tells owners, and a reading for each case would cost what is to be saved. The server compares them in one question.
        compared.removeAll(FacetId::Owner);
        if (!compared.isEmpty())
            ids.append(it.key());
        for (const FacetId facet : compared) {
            if (!facets.contains(facet))
                facets.append(facet);
        }
    }
    if (ids.isEmpty())
        co_return;
    const auto take = [this, together, job](ServerId id, const Result<api::FetchedCase> &fresh) {
        m_context.noteOutcome(fresh);
        Together::One &one = together->cases[id];
        if (!fresh) {
            one.isLeft = true;
            return;
        }
        const Result<std::optional<Change>> left = rebased(*job, one.key, one.wanted, *fresh, one.clashes);
        if (!left)
            one.outcome = failure(left.error());
        else if (!*left)
            one.outcome = Result<bool>(false);
        else
            one.wanted = **left;
    };
    co_await m_context.server->readCases(m_context.schema, ids, facets, take, job->queue.cancel);
}

QCoro::Task<void> Sender::sendTogether(std::shared_ptr<PushJob> job)
{
    const auto together = std::make_shared<Together>();
    for (auto it = job->noted.cbegin(); it != job->noted.cend(); ++it) {
        const CaseRecord *record = m_context.records.find(it.key());
        const auto id = m_context.records.serverIdOf(it.key());
        if (record && id && !record->deleted && !record->theirs && isPlain(*it))
            together->cases.insert(*id, {it.key(), *it, std::nullopt, {}, false});
    }
    if (!m_context.schema.capabilities.bulk || together->cases.size() < fewestTogether)
        co_return;

    co_await compareTogether(together, job);
    QList<api::CaseChange> changes;
    for (auto it = together->cases.cbegin(); it != together->cases.cend(); ++it) {
        if (!it->outcome && !it->isLeft)
            changes.append({it.key(), it->wanted});
    }
    const auto take = [this, together, job](ServerId id, const api::Sent &sent) {
        const CaseKey key = together->cases.value(id).key;
        if (sent.failure && sent.failure->kind == ErrorKind::Conflict && together->cases.value(id).wanted.after->owner.known()) {
            together->cases[id].isLeft = true; // its worker finds out what somebody else wants
            return;
        }
        m_context.records.settle(key, together->cases.value(id).wanted, sent.settled, !sent.failure);
        m_context.noteOutcome(sent.failure);
        job->noteAnswer(key, sent.failure);
        const Result<bool> outcome = sent.failure ? Result<bool>(failure(*sent.failure)) : Result<bool>(true);
        settle(*job, key, outcome, {});
    };
    co_await m_context.server->sendChanges(m_context.schema, changes, take, job->queue.cancel);

    QSet<CaseKey> done;
    for (const Together::One &one : std::as_const(together->cases)) {
        if (one.isLeft)
            continue;
        if (one.outcome)
            settle(*job, one.key, *one.outcome, one.clashes);
        done.insert(one.key);
    }
    m_context.saveCases(done.values());
    // The workers go on behind what is done.
    std::ranges::stable_partition(job->keys, [&done](CaseKey key) { return done.contains(key); });
    job->queue.next = done.size();
}

} // namespace casewright::workspace
