// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/extras/shared_steps.h"

#include "core/api/http/create_once.h"
#include "core/api/json/page.h"
#include "core/api/rest/values_codec.h"
#include "core/api/testops/extras/first_hundred.h"
#include "core/api/testops/steps/send_steps.h"
#include "core/api/testops/steps/step_calls.h"

namespace casewright::api::testops {
namespace {

using namespace rest;

QString sharedStepPath(const TestOpsSession &session, ServerId id)
{
    return session.path(QLatin1StringView("sharedstep/")) + QString::number(id);
}

Result<Ref> decodeSharedStepRow(const QByteArray &json)
{
    JsonReader in(json);
    const Ref made = readItem(in);
    TRY(in.finish());
    return made;
}

Result<PageInfo> decodeUsage(const QByteArray &json)
{
    JsonReader in(json);
    const PageInfo page = readPage(in, [] {});
    TRY(in.finish());
    return page;
}

/// How many cases hold it: the number of rows, of which one is read. Nothing where the server does not tell.
Task<std::optional<qint64>> readUsage(TestOpsSession *session, ServerId id, CancelToken cancel)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("size"), QStringLiteral("1"));
    const Request request = getRequest(sharedStepPath(*session, id) + QStringLiteral("/usage"), query, cancel);
    const Result<PageInfo> page = co_await session->client.read(request, &decodeUsage);
    if (!page && looksAbsent(page.error()))
        co_return std::nullopt;
    CO_TRY(page);
    co_return page->isWhole ? page->rows : page->totalElements;
}

/// A hundred whose name has `search` in it, archived ones left out.
Task<QList<Ref>> sharedStepsLike(TestOpsSession *session, ServerId project, QString search, QLatin1StringView order, CancelToken cancel)
{
    QUrlQuery query = ofProject(project);
    addText(query, QStringLiteral("search"), search);
    query.addQueryItem(QStringLiteral("archived"), QStringLiteral("false"));
    query.addQueryItem(QStringLiteral("sort"), order);
    Result<QList<Ref>> found = co_await firstHundred<Ref, readItem>(session, session->path(QLatin1StringView("sharedstep")), query, cancel);
    co_return found;
}

/// Of exactly this name, and not among `before`: names need not be unique.
Task<QList<Ref>> sharedStepsNamed(TestOpsSession *session, ServerId project, QString name, QList<Ref> before, CancelToken cancel)
{
    Result<QList<Ref>> found = co_await sharedStepsLike(session, project, name, QLatin1StringView("id,desc"), cancel);
    CO_TRY(found);
    found->removeIf([&](const Ref &one) { return one.name != name || before.contains(one); });
    co_return found;
}

} // namespace

Task<QList<Ref>> findSharedSteps(TestOpsSession *session, ServerId project, QString search, CancelToken cancel)
{
    return sharedStepsLike(session, project, search, QLatin1StringView("name,asc"), cancel);
}

Task<SharedStepContent> readSharedStep(TestOpsSession *session, ServerId sharedStepId, CancelToken cancel)
{
    auto stepsTask = readStepTree(session, {StepOwner::Kind::SharedStep, sharedStepId}, cancel);
    auto usageTask = readUsage(session, sharedStepId, cancel);
    const Result<StepTree> steps = co_await stepsTask;
    const Result<std::optional<qint64>> usage = co_await usageTask;
    CO_TRY(steps);
    CO_TRY(usage);
    co_return SharedStepContent{steps->scenario, steps->ids, *usage};
}

Task<void> changeSharedStep(TestOpsSession *session, ServerId sharedStepId, SharedStepContent before, Scenario after, CancelToken cancel)
{
    StepSending sending;
    sending.session = session;
    sending.owner = {StepOwner::Kind::SharedStep, sharedStepId};
    sending.before = before.scenario;
    sending.beforeIds = before.stepIds;
    sending.after = after;
    sending.style = session->isModern() ? ExpectedStyle::Nodes : ExpectedStyle::Text;
    sending.cancel = cancel;
    const Result<StepTree> there = co_await readStepTree(session, sending.owner, cancel);
    CO_TRY(there);
    if (normalised(there->scenario) != normalised(before.scenario)) // it stands in many cases: no merging behind anybody's back
        co_return failure(ErrorKind::Conflict, QStringLiteral("Somebody else edited the shared step meanwhile"));
    const Sent sent = co_await sendSteps(sending, *there);
    if (sent.failure)
        co_return failure(*sent.failure);
    co_return {};
}

Task<void> giveSharedStepName(TestOpsSession *session, ServerId sharedStepId, QString name, CancelToken cancel)
{
    const QByteArray json = toJson(QJsonObject{{QStringLiteral("name"), name}});
    const Result<Reply> reply = co_await session->client.write(writeRequest(Method::Patch, sharedStepPath(*session, sharedStepId), json, cancel));
    CO_TRY(reply);
    co_return {};
}

Task<Ref> makeSharedStep(TestOpsSession *session, ServerId project, QString name, CancelToken cancel)
{
    const QList<Ref> none;
    const Result<QList<Ref>> before = co_await sharedStepsNamed(session, project, name, none, cancel);
    CO_TRY(before);
    const QList<Ref> known = *before;
    const QJsonObject json{{QStringLiteral("projectId"), project}, {QStringLiteral("name"), name}};
    Creation<Ref> creation;
    creation.request = writeRequest(Method::Post, session->path(QLatin1StringView("sharedstep")), toJson(json), cancel);
    creation.decode = &decodeSharedStepRow;
    creation.find = [session, project, name, known, cancel] { return sharedStepsNamed(session, project, name, known, cancel); };
    creation.nameOf = [](const Ref &step) { return QString::number(step.id.value_or(0)); };
    creation.onlyOnce = true;
    Result<Ref> made = co_await createOnce(&session->client, creation);
    co_return made;
}

} // namespace casewright::api::testops
