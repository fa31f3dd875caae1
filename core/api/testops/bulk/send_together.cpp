// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/bulk/send_together.h"

#include "core/api/json/page.h"
#include "core/api/rest/list_delta.h"
#include "core/api/rest/sending.h"
#include "core/api/side_by_side.h"
#include "core/api/testops/bulk/bulk_plan.h"
#include "core/api/testops/read/case_codec.h"
#include "core/api/testops/read/schema.h"

#include <QJsonArray>

#include <algorithm>

namespace casewright::api::testops {
namespace {

using namespace rest;

/// Ids in one search: its address stays below 8 KB, which is what web servers take.
constexpr qsizetype idsInSearch = 400;
/// Cases in one bulk operation.
constexpr qsizetype casesInCall = 2000;

using Found = QHash<ServerId, CaseAnswer>;

QList<QList<ServerId>> inChunks(const QList<ServerId> &ids, qsizetype size)
{
    QList<QList<ServerId>> chunks;
    for (qsizetype from = 0; from < ids.size(); from += size)
        chunks.append(ids.mid(from, size));
    return chunks;
}

Task<bool> searchChunk(TestOpsSession *session, ServerId project, QList<ServerId> ids, std::shared_ptr<Found> found, CancelToken cancel)
{
    QStringList numbers;
    for (const ServerId id : ids)
        numbers.append(QString::number(id));
    QUrlQuery query = ofProject(project);
    addText(query, QStringLiteral("rql"), QStringLiteral("id in [%1]").arg(numbers.join(QLatin1Char(','))));
    query.addQueryItem(QStringLiteral("size"), QString::number(ids.size()));
    const Request request = getRequest(session->casesPath() + QStringLiteral("/__search"), query, cancel);
    const Result<QList<CaseAnswer>> answers = co_await readWholeList<CaseAnswer>(&session->client, request, &decodePage<CaseAnswer, readCaseAnswer>);
    CO_TRY(answers);
    for (const CaseAnswer &answer : *answers) {
        if (answer.fetched.info.serverId && !answer.isDeleted)
            found->insert(*answer.fetched.info.serverId, answer);
        for (const Tag &tag : answer.fetched.value.tags.valueOr({})) {
            if (tag.id)
                session->tagIds.insert(tag.name, *tag.id);
        }
    }
    co_return true;
}

/// Those of `ids` that there are.
Task<Found> search(TestOpsSession *session, ServerId project, QList<ServerId> ids, CancelToken cancel)
{
    const auto found = std::make_shared<Found>();
    const QList<QList<ServerId>> chunks = inChunks(ids, idsInSearch);
    const auto searchNext = [=](qsizetype index) { return searchChunk(session, project, chunks.at(index), found, cancel); };
    const Result<void> all = co_await sideBySide(chunks.size(), session->client.transport()->width(), searchNext);
    CO_TRY(all);
    Found result = *found;
    co_return result;
}

TestCase completed(TestCase value)
{
    const auto complete = [](auto &facet, auto empty) {
        if (!facet.known())
            facet = empty;
    };
    complete(value.name, QString());
    complete(value.description, QString());
    complete(value.precondition, QString());
    complete(value.expectedResult, QString());
    complete(value.status, Ref());
    complete(value.layer, Ref());
    complete(value.tags, QList<Tag>());
    complete(value.links, QList<ExternalLink>());
    return value;
}

QLatin1StringView nameOf(BulkCall::What what)
{
    switch (what) {
    case BulkCall::What::AddTags:
        return QLatin1StringView("tag/add");
    case BulkCall::What::RemoveTags:
        return QLatin1StringView("tag/remove");
    case BulkCall::What::SetStatus:
        return QLatin1StringView("status/set");
    case BulkCall::What::SetLayer:
        return QLatin1StringView("layer/set");
    }
    Q_UNREACHABLE();
}

QJsonArray numbers(const QList<ServerId> &ids)
{
    QJsonArray array;
    for (const ServerId id : ids)
        array.append(id);
    return array;
}

/// `inverted` is always said: true would mean every case but these.
QJsonObject callJson(const BulkCall &call, ServerId project, QLatin1StringView casesKey)
{
    QJsonObject body{{QStringLiteral("selection"), QJsonObject{{QStringLiteral("projectId"), project}, {QStringLiteral("inverted"), false},
                                                               {casesKey, numbers(call.cases)}}}};
    switch (call.what) {
    case BulkCall::What::AddTags: {
        QJsonArray tags;
        for (const QString &name : call.tagNames)
            tags.append(QJsonObject{{QStringLiteral("name"), name}});
        body.insert(QStringLiteral("tags"), tags);
        break;
    }
    case BulkCall::What::RemoveTags:
        body.insert(QStringLiteral("ids"), numbers(call.targetIds));
        break;
    case BulkCall::What::SetStatus:
        body.insert(QStringLiteral("workflowId"), call.targetIds.first());
        body.insert(QStringLiteral("statusId"), call.targetIds.last());
        break;
    case BulkCall::What::SetLayer:
        body.insert(QStringLiteral("layerId"), call.targetIds.first());
        break;
    }
    return body;
}

Task<Reply> sendCall(TestOpsSession *session, ServerId project, BulkCall call, CancelToken cancel)
{
    if (session->isModern()) {
        const QString path = session->path(QLatin1StringView("v2/test-case/bulk/")) + nameOf(call.what);
        const QByteArray body = toJson(callJson(call, project, QLatin1StringView("testCasesInclude")));
        Result<Reply> reply = co_await session->client.write(writeRequest(Method::Post, path, body, cancel));
        if (reply || !isAbsent(reply.error()))
            co_return reply;
    }
    const QString path = session->casesPath() + QStringLiteral("/bulk/") + nameOf(call.what);
    const QByteArray body = toJson(callJson(call, project, QLatin1StringView("leafsInclude")));
    Result<Reply> reply = co_await session->client.write(writeRequest(Method::Post, path, body, cancel));
    co_return reply;
}

/// Errors are passed over: what was not done is found by looking, and then sent by itself.
QCoro::Task<void> sendCalls(TestOpsSession *session, ServerId project, QList<BulkCall> calls, CancelToken cancel)
{
    for (const BulkCall &call : std::as_const(calls)) {
        for (const QList<ServerId> &chunk : inChunks(call.cases, casesInCall)) {
            BulkCall part = call;
            part.cases = chunk;
            const Result<Reply> reply = co_await sendCall(session, project, part, cancel);
            if (!reply && isAbsent(reply.error()))
                co_return; // there are no bulk operations here
        }
    }
}

/// The touched parts of `now` where all of the change was done; nothing where something of it is missing.
std::optional<TestCase> settled(const Change &change, const TestCase &now)
{
    const TestCase &wanted = *change.after;
    TestCase done;
    bool isDone = true;
    if (wanted.tags.known()) {
        const QList<Tag> there = now.tags.valueOr({});
        const ListDelta<Tag> delta(change.before->tags.valueOr({}), wanted.tags.value());
        done.tags = there;
        isDone = sameContent(delta.appliedTo(there), there);
    }
    if (wanted.status.known()) {
        done.status = now.status.valueOr({});
        isDone = isDone && done.status.value() == wanted.status.value();
    }
    if (wanted.layer.known()) {
        done.layer = now.layer.valueOr({});
        isDone = isDone && done.layer.value() == wanted.layer.value();
    }
    return isDone ? std::optional(done) : std::nullopt;
}

QList<ServerId> idsOf(const QList<CaseChange> &changes)
{
    QList<ServerId> ids;
    for (const CaseChange &each : changes)
        ids.append(each.id);
    return ids;
}

/// The workflow of each case whose status is to be set; of the others nothing is asked.
Task<QHash<ServerId, ServerId>> workflowsOfCases(TestOpsSession *session, ServerId project, QList<CaseChange> changes, CancelToken cancel)
{
    QHash<ServerId, ServerId> workflows;
    changes.removeIf([](const CaseChange &each) { return !each.change.after || !each.change.after->status.known(); });
    const Result<Found> found = co_await search(session, project, idsOf(changes), cancel);
    CO_TRY(found);
    for (auto it = found->cbegin(); it != found->cend(); ++it) {
        if (it->workflow)
            workflows.insert(it.key(), *it->workflow);
    }
    co_return workflows;
}

} // namespace

bool isToldBySearch(FacetId facet)
{
    return facet == FacetId::Name || facet == FacetId::Description || facet == FacetId::Precondition || facet == FacetId::ExpectedResult
        || facet == FacetId::Status || facet == FacetId::Layer || facet == FacetId::Tags || facet == FacetId::Links;
}

QCoro::Task<void> searchCases(TestOpsSession *session, ServerId project, QList<ServerId> ids,
                              std::function<void(ServerId, Result<FetchedCase>)> onRead, CancelToken cancel)
{
    const Result<Found> found = co_await search(session, project, ids, cancel);
    for (const ServerId id : std::as_const(ids)) {
        if (!found) {
            onRead(id, failure(found.error()));
        } else if (const auto answer = found->constFind(id); answer == found->cend()) {
            onRead(id, failure(ErrorKind::NotFound));
        } else {
            FetchedCase fetched = answer->fetched;
            fetched.value = completed(fetched.value);
            onRead(id, fetched);
        }
    }
}

QCoro::Task<QList<CaseChange>> sendTogether(TestOpsSession *session, ProjectSchema schema, QList<CaseChange> changes,
                                            std::function<void(ServerId, Sent)> onSent, CancelToken cancel)
{
    const ServerId project = schema.project.id;
    const Result<void> known = co_await knowProject(session, project, cancel);
    if (!known)
        co_return changes;
    const Result<QHash<ServerId, ServerId>> workflows = co_await workflowsOfCases(session, project, changes, cancel);
    if (!workflows)
        co_return changes;
    for (auto tag = session->tagIds.cbegin(); tag != session->tagIds.cend(); ++tag)
        schema.tags.append({tag.value(), tag.key()});
    const BulkPlan plan = planOf(changes, schema, session->workflows.value(project), *workflows);
    if (plan.calls.isEmpty())
        co_return changes;
    co_await sendCalls(session, project, plan.calls, cancel);
    const Result<Found> found = co_await search(session, project, idsOf(plan.together), cancel);
    if (!found)
        co_return changes; // sent again one by one, each looked after by itself: a delta does no harm twice
    QList<CaseChange> left = plan.singly;
    for (const CaseChange &one : plan.together) {
        const auto now = found->constFind(one.id);
        const std::optional<TestCase> done = now == found->cend() ? std::nullopt : settled(one.change, completed(now->fetched.value));
        if (done)
            onSent(one.id, {*done, std::nullopt});
        else
            left.append(one);
    }
    co_return left;
}

} // namespace casewright::api::testops
