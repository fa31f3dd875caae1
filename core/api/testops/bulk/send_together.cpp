// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/bulk/send_together.h"

#include "core/api/rest/write/list_delta.h"
#include "core/api/testops/bulk/bulk_calls.h"
#include "core/api/testops/bulk/bulk_plan.h"
#include "core/api/testops/bulk/case_search.h"
#include "core/api/testops/bulk/member_ids.h"
#include "core/api/testops/read/schema.h"

#include <algorithm>

namespace casewright::api::testops {
namespace {

using namespace rest;

bool isTold(const Change &change)
{
    return std::ranges::any_of(touchedFacets(change), &isToldBySearch);
}

QList<ServerId> idsOf(const QList<CaseChange> &changes, bool (*isMeant)(const Change &))
{
    QList<ServerId> ids;
    for (const CaseChange &each : changes) {
        if (isMeant(each.change))
            ids.append(each.id);
    }
    return ids;
}

/// Of the cases that need it; of the others nothing is asked.
Task<QHash<ServerId, CaseNow>> casesNow(TestOpsSession *session, ServerId project, QList<CaseChange> changes, CancelToken cancel)
{
    const Result<Found> found = co_await searchByIds(session, project, idsOf(changes, &needsCaseNow), cancel);
    CO_TRY(found);
    QHash<ServerId, CaseNow> now;
    for (auto it = found->cbegin(); it != found->cend(); ++it)
        now.insert(it.key(), {it->workflow, it->fetched.value.links.valueOr({})});
    co_return now;
}

/// Of those alone whom a change takes away.
QCoro::Task<MemberIds> neededMemberIds(TestOpsSession *session, ProjectSchema schema, QList<CaseChange> changes, CancelToken cancel)
{
    QSet<ServerId> roles;
    for (const CaseChange &each : std::as_const(changes))
        roles.unite(rolesTakenAway(each.change, schema));
    MemberIds ids = co_await readMemberIds(session, roles, cancel);
    co_return ids;
}

void add(QSet<ServerId> &doubtful, const QList<ServerId> &cases, const QSet<ServerId> &found, bool shouldBeFound)
{
    for (const ServerId id : cases) {
        if (found.contains(id) != shouldBeFound)
            doubtful.insert(id);
    }
}

/// The cases that are to lose something they are not found by: it is gone already, or the server takes the query for something else.
QCoro::Task<QSet<ServerId>> doubtfulBefore(TestOpsSession *session, ServerId project, QList<BulkProof> proofs, CancelToken cancel)
{
    QSet<ServerId> doubtful;
    for (const BulkProof &proof : std::as_const(proofs)) {
        const Result<QSet<ServerId>> found = co_await searchAmong(session, project, proof.lost, proof.query, cancel);
        add(doubtful, proof.lost, found.value_or(QSet<ServerId>()), true);
    }
    co_return doubtful;
}

/// What is not known of the cases after the calls.
struct Doubts {
    QSet<ServerId> unsent; ///< they were left out of the calls
    QSet<ServerId> unproven;
    QHash<ServerId, Error> unasked; ///< those that could not be looked for, and why

    void addUnasked(const QList<ServerId> &cases, const Error &error)
    {
        for (const ServerId id : cases)
            unasked.insert(id, error);
    }
};

/// The cases of which it is not proven that they gained and lost what they were to.
QCoro::Task<Doubts> doubtsAfter(TestOpsSession *session, ServerId project, QList<BulkProof> proofs, CancelToken cancel)
{
    Doubts doubts;
    for (const BulkProof &proof : std::as_const(proofs)) {
        const QList<ServerId> all = proof.gained + proof.lost;
        const Result<QSet<ServerId>> found = co_await searchAmong(session, project, all, proof.query, cancel);
        add(doubts.unproven, proof.gained, found.value_or(QSet<ServerId>()), true);
        add(doubts.unproven, proof.lost, found.value_or(QSet<ServerId>(proof.lost.cbegin(), proof.lost.cend())), false);
        if (!found)
            doubts.addUnasked(all, found.error());
    }
    co_return doubts;
}

/// Sending a case by itself would fail like this as well, and what was done in bulk would be told as not done.
bool isOutOfReach(const Error &error)
{
    return error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Tls;
}

Sent sentPerhaps(Error why)
{
    why.outcomeUnknown = true;
    return {{}, std::move(why)};
}

/// Takes the list as it is now where the change of it was done.
template <typename T>
bool settleList(Facet<QList<T>> &done, const Facet<QList<T>> &before, const Facet<QList<T>> &wanted, const Facet<QList<T>> &now)
{
    if (!wanted.known())
        return true;
    const QList<T> there = now.valueOr({});
    done = there;
    return sameContent(ListDelta<T>(before.valueOr({}), wanted.value()).appliedTo(there), there);
}

bool settleRef(Facet<Ref> &done, const Facet<Ref> &wanted, const Facet<Ref> &now)
{
    if (!wanted.known())
        return true;
    done = now.valueOr({});
    return done.value() == wanted.value();
}

/// The touched parts of a case of which nothing is doubtful, those that a search tells as they are `now`; nothing where something of them is
/// missing.
std::optional<TestCase> settled(const Change &change, const std::optional<TestCase> &now)
{
    const TestCase &wanted = *change.after;
    TestCase done;
    done.fields = wanted.fields;
    done.issues = wanted.issues;
    done.members = wanted.members;
    done.owner = wanted.owner;
    if (!isTold(change))
        return done;
    const bool isDone = now && settleList(done.tags, change.before->tags, wanted.tags, now->tags)
        && settleList(done.links, change.before->links, wanted.links, now->links) && settleRef(done.status, wanted.status, now->status)
        && settleRef(done.layer, wanted.layer, now->layer);
    return isDone ? std::optional(done) : std::nullopt;
}

/// Tells of each case of the plan that is changed, and hands back the others.
QList<CaseChange> tellDone(const BulkPlan &plan, const Doubts &doubts, const Result<Found> &found, const std::function<void(ServerId, Sent)> &onSent)
{
    QList<CaseChange> left = plan.singly;
    for (const CaseChange &one : plan.together) {
        const std::optional<TestCase> fresh = found && found->contains(one.id) ? std::optional(found->value(one.id).fetched.value) : std::nullopt;
        const std::optional<TestCase> done = doubts.unproven.contains(one.id) ? std::nullopt : settled(one.change, fresh);
        const auto unasked = doubts.unasked.constFind(one.id);
        if (done)
            onSent(one.id, {*done, std::nullopt});
        else if (!doubts.unsent.contains(one.id) && unasked != doubts.unasked.cend() && isOutOfReach(*unasked))
            onSent(one.id, sentPerhaps(*unasked));
        else
            left.append(one); // looked after by itself: a delta does no harm twice
    }
    return left;
}

} // namespace

QCoro::Task<QList<CaseChange>> sendTogether(TestOpsSession *session, ProjectSchema schema, QList<CaseChange> changes,
                                            std::function<void(ServerId, Sent)> onSent, CancelToken cancel)
{
    const ServerId project = schema.project.id;
    const Result<void> known = co_await knowProject(session, project, cancel);
    if (!known)
        co_return changes;
    const Result<QHash<ServerId, CaseNow>> now = co_await casesNow(session, project, changes, cancel);
    if (!now)
        co_return changes;
    for (auto tag = session->tagIds.cbegin(); tag != session->tagIds.cend(); ++tag)
        schema.tags.append({tag.value(), tag.key()});
    const MemberIds memberIds = co_await neededMemberIds(session, schema, changes, cancel);
    const Workflows workflows = session->workflows.value(project);
    const BulkTerms terms{schema, workflows, tagIdsOf(schema), memberIds};
    const BulkPlan plan = planOf(changes, terms, *now);
    const QSet<ServerId> doubtful = co_await doubtfulBefore(session, project, plan.proofs, cancel);
    // They go by themselves: one that has another owner by now must not get one more.
    const QList<BulkCall> calls = withoutCases(plan.calls, doubtful);
    if (calls.isEmpty() || cancel.isCancelled())
        co_return changes;
    co_await sendBulkCalls(session, project, calls, cancel);
    Doubts doubts = co_await doubtsAfter(session, project, plan.proofs, cancel);
    doubts.unsent = doubtful;
    doubts.unproven.unite(doubtful);
    const QList<ServerId> told = idsOf(plan.together, &isTold);
    const Result<Found> found = co_await searchByIds(session, project, told, cancel);
    if (!found)
        doubts.addUnasked(told, found.error());
    co_return tellDone(plan, doubts, found, onSent);
}

} // namespace casewright::api::testops
