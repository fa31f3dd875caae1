// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/write/send_change.h"

#include "core/api/rest/write/list_delta.h"
#include "core/api/testops/read/read_case.h"
#include "core/api/testops/read/schema.h"
#include "core/api/testops/steps/send_steps.h"

namespace casewright::api::testops {
namespace {

using namespace rest;

/// What one PATCH sets.
TestCase scalarsOf(const TestCase &value)
{
    TestCase scalars;
    scalars.name = value.name;
    scalars.description = value.description;
    scalars.precondition = value.precondition;
    scalars.expectedResult = value.expectedResult;
    scalars.status = value.status;
    scalars.layer = value.layer;
    scalars.links = value.links;
    return scalars;
}

bool hasScalars(const TestCase &value)
{
    bool has = false;
    const TestCase scalars = scalarsOf(value);
    forEachFacet([&](auto facet) { has = has || (scalars.*facet.member).known(); });
    return has;
}

/// `wanted` with names resolved as they will be told back.
TestCase expectedBack(TestCase wanted, const ProjectSchema &schema)
{
    if (wanted.status.known())
        wanted.status = resolved(wanted.status.value(), schema.statuses, {}).value_or(wanted.status.value());
    if (wanted.layer.known())
        wanted.layer = resolved(wanted.layer.value(), schema.layers, {}).value_or(wanted.layer.value());
    return wanted;
}

QList<FacetId> knownFacets(const TestCase &value)
{
    QList<FacetId> facets;
    forEachFacet([&](auto facet) {
        if ((value.*facet.member).known())
            facets.append(facet.id);
    });
    return facets;
}

/// The facets of `wanted` as the answer to the change tells them, where it tells them at all.
std::optional<TestCase> toldScalars(const QByteArray &answer, const TestCase &wanted)
{
    const Result<CaseAnswer> told = decodeCase(answer);
    if (!told || !told->fetched.value.name.known())
        return std::nullopt;
    TestCase value = told->fetched.value;
    completeScalars(value);
    value = onlyFacets(value, knownFacets(wanted));
    return sameKnown(value, wanted) ? std::optional(value) : std::nullopt;
}

Task<TestCase> scalarsAfter(TestOpsSession *session, Sending sending, TestCase wanted, QByteArray answer)
{
    if (const auto told = toldScalars(answer, wanted))
        co_return *told;
    const Result<FetchedCase> now = co_await readWholeCase(session, sending.schema, sending.id, knownFacets(wanted), sending.cancel);
    CO_TRY(now);
    co_return now->value;
}

QCoro::Task<Sent> sendScalars(TestOpsSession *session, Sending sending, CaseBefore there)
{
    TestCase wanted = expectedBack(scalarsOf(*sending.change.after), sending.schema);
    if (wanted.links.known()) { // a list that is sent replaces the whole: what colleagues linked stays
        const ListDelta<ExternalLink> delta(sending.change.before->links.valueOr({}), wanted.links.value());
        wanted.links = delta.appliedTo(there->fetched.value.links.valueOr({}));
    }
    if (wanted.status.known() && wanted.status.value().isNull())
        wanted.status = there->fetched.value.status.valueOr({}); // a case always has one
    const Workflows workflows = session->workflows.value(sending.schema.project.id);
    const Result<QJsonObject> json = scalarsJson(wanted, sending.schema, workflows, there->workflow);
    if (!json)
        co_return failed(json.error());
    Request request = writeRequest(Method::Patch, session->casePath(sending.id), toJson(*json), sending.cancel);
    if (session->isModern())
        request.query.addQueryItem(QStringLiteral("v2"), QStringLiteral("true"));
    const Result<Reply> reply = co_await session->client.write(request);
    if (!reply)
        co_return failed(reply.error());
    const Result<TestCase> now = co_await scalarsAfter(session, sending, wanted, reply->body);
    if (!now)
        co_return failed(unverified(now.error()));
    Sent sent;
    sent.settled = *now;
    if (!sameKnown(sent.settled, wanted))
        sent.failure = about(*reply, makeError(ErrorKind::Protocol, QStringLiteral("The server kept other values than were sent")));
    co_return sent;
}

/// The endpoint of the values has another shape on each generation; the overview has one. Read where `there` is null.
Task<std::optional<QList<FieldEntry>>> fieldEntries(TestOpsSession *session, ServerId id, CaseBefore there, CancelToken cancel)
{
    if (!there) {
        const Result<CaseAnswer> overview = co_await readOverview(session, id, cancel);
        CO_TRY(overview);
        there = std::make_shared<const CaseAnswer>(*overview);
    }
    if (!there->tellsFields)
        co_return std::nullopt;
    co_return there->fields;
}

FieldRules rulesFor(TestOpsSession *session, ServerId project, const CaseBefore &there)
{
    FieldRules rules = fieldRules(session, project);
    rules.hasPatch = session->isModern();
    const auto first = std::make_shared<CaseBefore>(there);
    rules.readFresh = [session, first](Session *, ServerId id, const CancelToken &cancel) {
        return fieldEntries(session, id, std::exchange(*first, nullptr), cancel);
    };
    return rules;
}

/// What the change touches of all that is read with the case itself.
QList<SendPart> partsBeside(TestOpsSession *session, const Sending &sending, const CaseBefore &there)
{
    const TestCase &after = *sending.change.after;
    QList<SendPart> parts;
    if (hasScalars(after))
        parts.append([session, there](const Sending &one) { return sendScalars(session, one, there); });
    if (!after.fields.isEmpty()) {
        const FieldRules rules = rulesFor(session, sending.schema.project.id, there);
        parts.append([rules](const Sending &one) { return sendFields(one, rules); });
    }
    if (after.tags.known())
        parts.append([there](const Sending &one) { return sendTags(one, there); });
    if (after.issues.known())
        parts.append([there](const Sending &one) { return sendIssues(one, there); });
    if (after.owner.known() || after.members.known())
        parts.append([session, there](const Sending &one) { return sendPeople(session, one, there); });
    if (after.testKeys.known())
        parts.append([there](const Sending &one) { return sendTestKeys(one, there); });
    if (after.examples.known())
        parts.append([there](const Sending &one) { return sendExamples(one, there); });
    return parts;
}

Task<CaseBefore> caseBefore(TestOpsSession *session, Sending sending, std::shared_ptr<const CaseOriginal> fresh)
{
    if (fresh)
        co_return CaseBefore(fresh, &fresh->overview);
    const Result<CaseAnswer> overview = co_await readOverview(session, sending.id, sending.cancel);
    CO_TRY(overview);
    co_return std::make_shared<const CaseAnswer>(*overview);
}

/// True where something else is touched than what has a reading of its own.
bool needsOverview(TestCase after)
{
    after.scenario.forget();
    after.relations.forget();
    return !after.fields.isEmpty() || !knownFacets(after).isEmpty();
}

} // namespace

QCoro::Task<Sent> sendWholeChange(TestOpsSession *session, Sending sending, std::shared_ptr<const CaseOriginal> fresh)
{
    const Result<void> known = co_await knowProject(session, sending.schema.project.id, sending.cancel);
    if (!known)
        co_return failed(known.error());
    QList<SendPart> parts;
    if (sending.change.after && needsOverview(*sending.change.after)) {
        const Result<CaseBefore> there = co_await caseBefore(session, sending, fresh);
        if (!there)
            co_return failed(there.error());
        parts = partsBeside(session, sending, *there);
    }
    if (sending.change.after && sending.change.after->relations.known())
        parts.append(&sendRelations);
    if (sending.change.after && sending.change.after->scenario.known()) {
        const ExpectedStyle style = session->isModern() ? ExpectedStyle::Nodes : ExpectedStyle::Text;
        const std::optional<StepTree> steps = fresh ? fresh->steps : std::nullopt;
        parts.append([style, steps](const Sending &one) { return sendSteps(stepsOfCase(one, style), steps); });
    }
    Sent sent = co_await sendParts(std::move(sending), parts);
    co_return sent;
}

} // namespace casewright::api::testops
