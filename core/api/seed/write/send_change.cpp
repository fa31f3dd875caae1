// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/write/send_change.h"

#include "core/api/rest/scenario/keyword_scenario.h"
#include "core/api/seed/read/case_parts.h"
#include "core/api/seed/codec/case_codec.h"
#include "core/api/seed/codec/dialect.h"
#include "core/api/seed/codec/scenario_codec.h"

#include <algorithm>

namespace casewright::api::seed {

using namespace rest;

namespace {

/// The scalar facets (and the feature) of `value`.
TestCase scalarsOf(const TestCase &value)
{
    TestCase scalars;
    scalars.name = value.name;
    scalars.description = value.description;
    scalars.precondition = value.precondition;
    scalars.status = value.status;
    scalars.layer = value.layer;
    if (value.fields.contains(featureField))
        scalars.fields.insert(featureField, value.fields.value(featureField));
    return scalars;
}

bool hasScalars(const TestCase &value)
{
    return value.name.known() || value.description.known() || value.precondition.known() || value.status.known() ||
           value.layer.known() || value.fields.contains(featureField);
}

bool hasFields(const TestCase &value)
{
    return std::any_of(value.fields.keyBegin(), value.fields.keyEnd(),
                       [](ServerId field) { return field != featureField; });
}

/// The scalars that were sent, as `told` has them where it mentions them.
TestCase settledScalars(const TestCase &sent, const TestCase &told)
{
    TestCase settled = sent;
    forEachFacet([&](auto facet) {
        if ((sent.*facet.member).known() && (told.*facet.member).known())
            settled.*facet.member = told.*facet.member;
    });
    if (sent.fields.contains(featureField) && told.fields.contains(featureField))
        settled.fields.insert(featureField, told.fields.value(featureField));
    return settled;
}

bool mentionsAll(const TestCase &sent, const TestCase &told)
{
    bool all = !sent.fields.contains(featureField) || told.fields.contains(featureField);
    forEachFacet([&](auto facet) { all = all && (!(sent.*facet.member).known() || (told.*facet.member).known()); });
    return all;
}

/// The case after it was written: of the answer where that tells all, else read. An empty answer may come from a proxy
/// that never asked the server, so that it proves nothing.
Task<TestCase> caseAfter(Sending sending, TestCase wanted, QByteArray answer)
{
    const Result<FetchedCase> told = decodeCase(answer);
    if (told && mentionsAll(wanted, told->value))
        co_return told->value;
    const Request request = getRequest(sending.session->casePath(sending.id), {}, sending.cancel);
    const Result<FetchedCase> read = co_await sending.session->client.read(request, &decodeCase);
    if (!read)
        co_return failure(read.error());
    co_return read->value;
}

/// The values as they should be told back: a status that is not set is Active, names of layer and feature are resolved.
TestCase expectedBack(TestCase wanted, const ProjectSchema &schema)
{
    if (wanted.status.known() && wanted.status.value().isNull())
        wanted.status = seedStatuses().constFirst();
    if (wanted.layer.known())
        wanted.layer = resolved(wanted.layer.value(), schema.layers, {}).value_or(wanted.layer.value());
    if (wanted.fields.contains(featureField)) {
        for (Ref &feature : wanted.fields[featureField])
            feature = resolved(feature, schema.features, {}).value_or(feature);
    }
    return wanted;
}

QCoro::Task<Sent> sendScalars(Sending sending)
{
    const TestCase wanted = expectedBack(scalarsOf(*sending.change.after), sending.schema);
    const Result<QJsonObject> json = scalarsJson(wanted, sending.schema);
    if (!json)
        co_return failed(json.error());
    const Request request = writeRequest(Method::Patch, sending.session->casePath(sending.id), toJson(*json), sending.cancel);
    const Result<Reply> reply = co_await sending.session->client.write(request);
    if (!reply)
        co_return failed(reply.error());
    const Result<TestCase> told = co_await caseAfter(sending, wanted, reply->body);
    if (!told)
        co_return failed(unverified(told.error()));
    Sent sent;
    sent.settled = settledScalars(wanted, *told);
    if (!sameKnown(sent.settled, wanted))
        sent.failure = about(
            *reply, makeError(ErrorKind::Protocol, QStringLiteral("The server kept other values than were sent")));
    co_return sent;
}

QByteArray scenarioBody(const Scenario &scenario)
{
    return toJson(QJsonObject{{QStringLiteral("steps"), stepsJson(scenario)}});
}

/// The scenario after it was written, or nothing where the server does not tell it.
Task<std::optional<Scenario>> scenarioAfter(Sending sending, Scenario wanted, QByteArray answer)
{
    const Result<Scenario> told = rest::decodeKeywordScenario(answer);
    if (told && *told == wanted)
        co_return wanted;
    Result<std::optional<Scenario>> read = co_await readScenarioPart(sending.session, sending.id, sending.cancel);
    co_return read;
}

QCoro::Task<Sent> sendScenario(Sending sending)
{
    const Scenario wanted = asStored(sending.change.after->scenario.value());
    const auto encoding = onWorker(sending.session->client.transport(), [wanted] { return scenarioBody(wanted); });
    const QByteArray body = co_await encoding;
    const Request request =
        writeRequest(Method::Post, sending.session->casePath(sending.id, QLatin1StringView("scenario")), body, sending.cancel);
    const Result<Reply> reply = co_await sending.session->client.write(request);
    if (!reply)
        co_return failed(reply.error());
    const Result<std::optional<Scenario>> told = co_await scenarioAfter(sending, wanted, reply->body);
    if (!told)
        co_return failed(unverified(told.error()));
    Sent sent;
    sent.settled.scenario = adoptKeys(wanted, told->value_or(wanted));
    if (told->has_value() && **told != wanted)
        sent.failure = about(
            *reply, makeError(ErrorKind::Protocol, QStringLiteral("The server kept another scenario than was sent")));
    co_return sent;
}

QList<SendPart> partsOf(const TestCase &after, const ProjectSchema &schema)
{
    QList<SendPart> parts;
    if (hasScalars(after))
        parts.append(&sendScalars);
    if (hasFields(after))
        parts.append([rules = fieldRules(schema)](const Sending &sending) { return sendFields(sending, rules); });
    if (after.tags.known())
        parts.append(&sendTags);
    if (after.issues.known())
        parts.append(&sendIssues);
    if (after.scenario.known())
        parts.append(&sendScenario);
    return parts;
}

} // namespace

QCoro::Task<Sent> sendWholeChange(Sending sending)
{
    const QList<SendPart> parts = sending.change.after ? partsOf(*sending.change.after, sending.schema) : QList<SendPart>();
    return sendParts(std::move(sending), parts);
}

} // namespace casewright::api::seed
