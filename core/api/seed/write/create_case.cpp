// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/write/create_case.h"

#include "core/api/http/create_once.h"
#include "core/api/seed/codec/case_codec.h"
#include "core/api/seed/write/newest_cases.h"

#include <algorithm>

namespace casewright::api::seed {
namespace {

/// How to tell the case that a lost creation made.
struct Trace {
    ServerId project = 0;
    QString name;
    CreateGuard guard;
};

Task<QList<FetchedCase>> findMade(Session *session, Trace trace, CancelToken cancel)
{
    const Result<QList<FetchedCase>> newer = co_await casesAbove(session, trace.project, trace.guard.watermark, cancel);
    if (!newer)
        co_return failure(newer.error());
    QList<FetchedCase> candidates;
    for (const FetchedCase &fetched : *newer) {
        const bool sameName = fetched.value.name.valueOr({}).trimmed() == trace.name.trimmed();
        const QString &creator = fetched.info.createdBy;
        const bool others = !session->self.isEmpty() && !creator.isEmpty() && creator != session->self;
        const bool taken = trace.guard.isKnown && trace.guard.isKnown(*fetched.info.serverId);
        if (sameName && !others && !taken && !session->created.contains(*fetched.info.serverId))
            candidates.append(fetched);
    }
    co_return candidates;
}

Task<FetchedCase> createInTurn(Session *session, QByteArray body, Trace trace, CancelToken cancel)
{
    if (trace.guard.watermark == 0) {
        const Result<ServerId> newest = co_await newestCase(session, trace.project, cancel);
        if (!newest && !isAbsent(newest.error()))
            co_return failure(newest.error());
        trace.guard.watermark = newest.value_or(0);
    }
    Creation<FetchedCase> creation;
    creation.request = writeRequest(Method::Post, casesPath(), body, cancel);
    creation.decode = &decodeCase;
    creation.find = [session, trace, cancel] { return findMade(session, trace, cancel); };
    creation.nameOf = [](const FetchedCase &fetched) { return QString::number(fetched.info.serverId.value_or(0)); };
    Result<FetchedCase> made = co_await createOnce(&session->client, creation);
    if (made) {
        session->created.insert(made->info.serverId.value_or(0));
        if (!made->info.createdBy.isEmpty())
            session->self = made->info.createdBy;
    }
    co_return made;
}

/// The scalar facets of `value` as they were sent.
TestCase sentPart(const TestCase &value, const ProjectSchema &schema)
{
    TestCase sent;
    sent.name = value.name;
    sent.description = value.description.valueOr({});
    sent.precondition = value.precondition.valueOr({});
    sent.status = value.status;
    if (!value.status.known() || value.status.value().isNull())
        sent.status = seedStatuses().constFirst();
    sent.layer = resolved(value.layer.valueOr({}), schema.layers, {}).value_or(Ref());
    QList<Ref> features = value.fields.value(featureField);
    for (Ref &feature : features)
        feature = resolved(feature, schema.features, {}).value_or(feature);
    sent.fields.insert(featureField, features);
    return sent;
}

} // namespace

Task<FetchedCase> createCaseOnce(Session *session, ProjectSchema schema, TestCase value, CreateGuard guard,
                                 CancelToken cancel)
{
    const Result<QJsonObject> json = creationJson(value, schema);
    if (!json)
        co_return failure(json.error());
    const Trace trace{schema.project.id, value.name.valueOr({}), std::move(guard)};
    const QString turn = QString::number(trace.project) + QLatin1Char('/') + trace.name.trimmed();
    co_await session->creating.enter(turn);
    Result<FetchedCase> made = co_await createInTurn(session, toJson(*json), trace, cancel);
    session->creating.leave(turn);
    if (!made)
        co_return failure(made.error());
    made->value = overlaid(sentPart(value, schema), made->value);
    FetchedCase fetched = completed(*made, schema.layers, schema.features);
    // What follows the creation is not part of it, whatever the answer says of it.
    fetched.value.scenario.forget();
    fetched.value.issues.forget();
    co_return fetched;
}

} // namespace casewright::api::seed
