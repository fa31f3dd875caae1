// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/write/create_case.h"

#include "core/api/seed/codec/case_codec.h"
#include "core/api/seed/codec/dialect.h"
#include "core/api/rest/create_case.h"
#include "core/api/rest/values_codec.h"

namespace casewright::api::seed {

using namespace rest;

namespace {

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
    CaseCreation creation;
    creation.project = schema.project.id;
    creation.name = value.name.valueOr({});
    creation.body = toJson(*json);
    creation.decode = &decodeCase;
    creation.decodeList = &decodePage<FetchedCase, readCaseObject>;
    creation.guard = std::move(guard);
    Result<FetchedCase> made = co_await createInTurn(session, std::move(creation), cancel);
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
