// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/write/send_change.h"

#include "core/api/rest/list_delta.h"
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

QCoro::Task<Sent> sendScalars(TestOpsSession *session, Sending sending)
{
    const Result<CaseAnswer> before = co_await readOverview(session, sending.id, sending.cancel);
    if (!before)
        co_return failed(before.error());
    TestCase wanted = expectedBack(scalarsOf(*sending.change.after), sending.schema);
    if (wanted.links.known()) { // a list that is sent replaces the whole: what colleagues linked stays
        const ListDelta<ExternalLink> delta(sending.change.before->links.valueOr({}), wanted.links.value());
        wanted.links = delta.appliedTo(before->fetched.value.links.valueOr({}));
    }
    if (wanted.status.known() && wanted.status.value().isNull())
        wanted.status = before->fetched.value.status.valueOr({}); // a case always has one
    const Result<QJsonObject> json = scalarsJson(wanted, sending.schema, session->workflows.value(sending.schema.project.id), before->workflow);
    if (!json)
        co_return failed(json.error());
    Request request = writeRequest(Method::Patch, session->casePath(sending.id), toJson(*json), sending.cancel);
    if (session->isModern())
        request.query.addQueryItem(QStringLiteral("v2"), QStringLiteral("true"));
    const Result<Reply> reply = co_await session->client.write(request);
    if (!reply)
        co_return failed(reply.error());
    // Servers answer 200 to what they did not do.
    const Result<FetchedCase> now = co_await readWholeCase(session, sending.schema, sending.id, allFacets(capabilitiesOf(session->generation)), sending.cancel);
    if (!now)
        co_return failed(unverified(now.error()));
    Sent sent;
    forEachFacet([&](auto facet) {
        if ((wanted.*facet.member).known())
            sent.settled.*facet.member = now->value.*facet.member;
    });
    if (!sameKnown(sent.settled, wanted))
        sent.failure = about(*reply, makeError(ErrorKind::Protocol, QStringLiteral("The server kept other values than were sent")));
    co_return sent;
}

/// The endpoint of the values has another shape on each generation; the overview has one.
Task<std::optional<QList<FieldEntry>>> readFieldEntries(TestOpsSession *session, ServerId id, CancelToken cancel)
{
    const Result<CaseAnswer> overview = co_await readOverview(session, id, cancel);
    CO_TRY(overview);
    if (!overview->tellsFields)
        co_return std::nullopt;
    co_return overview->fields;
}

} // namespace

QCoro::Task<Sent> sendWholeChange(TestOpsSession *session, Sending sending)
{
    const Result<void> known = co_await knowProject(session, sending.schema.project.id, sending.cancel);
    if (!known)
        co_return failed(known.error());
    QList<SendPart> parts;
    if (sending.change.after) {
        const TestCase &after = *sending.change.after;
        if (hasScalars(after))
            parts.append([session](const Sending &one) { return sendScalars(session, one); });
        if (!after.fields.isEmpty()) {
            FieldRules rules = fieldRules(session, sending.schema.project.id);
            rules.readFresh = [session](Session *, ServerId id, const CancelToken &cancel) { return readFieldEntries(session, id, cancel); };
            parts.append([rules](const Sending &one) { return sendFields(one, rules); });
        }
        if (after.tags.known())
            parts.append(&sendTags);
        if (after.issues.known())
            parts.append(&sendIssues);
        if (after.owner.known())
            parts.append(&sendOwner);
        if (after.scenario.known()) {
            const ExpectedStyle style = session->isModern() ? ExpectedStyle::Nodes : ExpectedStyle::Text;
            parts.append([style](const Sending &one) { return sendSteps(one, style); });
        }
    }
    Sent sent = co_await sendParts(std::move(sending), parts);
    co_return sent;
}

} // namespace casewright::api::testops
