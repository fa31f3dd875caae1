// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/write/create_case.h"

#include "core/api/rest/create_case.h"
#include "core/api/testops/read/case_codec.h"
#include "core/api/testops/read/schema.h"

#include <QJsonArray>

namespace casewright::api::testops {
namespace {

Result<FetchedCase> decodeCreatedCase(const QByteArray &json)
{
    TRY_ASSIGN(const CaseAnswer answer, decodeCase(json));
    return answer.fetched;
}

QJsonArray fieldsJson(const FieldValues &fields)
{
    QJsonArray array;
    for (auto field = fields.cbegin(); field != fields.cend(); ++field) {
        for (const Ref &value : field.value()) {
            QJsonObject json{{QStringLiteral("customField"), QJsonObject{{QStringLiteral("id"), field.key()}}}};
            if (value.id)
                json.insert(QLatin1StringView("id"), *value.id);
            else
                json.insert(QLatin1StringView("name"), value.name); // the server makes the value
            array.append(json);
        }
    }
    return array;
}

/// What was sent, as far as the answer tells nothing else.
TestCase settled(const TestCase &sent, const TestCase &told, const Workflows &workflows)
{
    TestCase value;
    value.name = sent.name;
    value.description = sent.description.valueOr({});
    value.precondition = sent.precondition.valueOr({});
    value.expectedResult = sent.expectedResult.valueOr({});
    value.status = sent.status.valueOr({});
    if (value.status.value().isNull())
        value.status = workflows.firstStatus().value_or(Ref());
    value.layer = sent.layer.valueOr({});
    value.links = sent.links.valueOr({});
    return overlaid(value, told);
}

} // namespace

Task<FetchedCase> createCaseOnce(TestOpsSession *session, ProjectSchema schema, TestCase value, CreateGuard guard,
                                 CancelToken cancel)
{
    const Result<void> known = co_await knowProject(session, schema.project.id, cancel);
    CO_TRY(known);
    const Workflows workflows = session->workflows.value(schema.project.id);
    Result<QJsonObject> json = creationJson(value, schema, workflows);
    CO_TRY(json);
    if (const QJsonArray fields = fieldsJson(value.fields); !fields.isEmpty())
        json->insert(QLatin1StringView("customFields"), fields);
    rest::CaseCreation creation;
    creation.project = schema.project.id;
    creation.name = value.name.valueOr({});
    creation.body = toJson(*json);
    if (session->isModern())
        creation.query.addQueryItem(QStringLiteral("v2"), QStringLiteral("true"));
    creation.decode = &decodeCreatedCase;
    creation.decodeList = &decodePage<FetchedCase, readListedCase>;
    creation.guard = std::move(guard);
    Result<FetchedCase> made = co_await rest::createInTurn(session, std::move(creation), cancel);
    CO_TRY(made);
    TestCase told = made->value;
    // What follows the creation is not part of it, whatever the answer says of it.
    told.tags.forget();
    told.issues.forget();
    told.owner.forget();
    told.members.forget();
    told.testKeys.forget();
    told.examples.forget();
    FetchedCase fetched = *made;
    fetched.value = settled(value, told, workflows);
    // Nothing says that the fields were kept: they are sent as a change, which looks before it writes.
    fetched.value.fields.clear();
    co_return fetched;
}

} // namespace casewright::api::testops
