// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/read/case_codec.h"

#include "core/api/rest/scenario/keyword_scenario.h"
#include "core/api/testops/steps/keywords.h"

#include <QJsonArray>

namespace casewright::api::testops {
namespace {

using namespace rest;

ExternalLink readLink(JsonReader &in)
{
    ExternalLink link;
    in.object([&](JsonReader::Key key) {
        if (key == "name")
            link.name = in.text();
        else if (key == "url")
            link.url = in.text();
        else if (key == "type")
            link.type = in.text();
    });
    return link;
}

template <typename T, typename ReadOne>
QList<T> readList(JsonReader &in, ReadOne readOne)
{
    QList<T> items;
    in.array([&] { items.append(readOne(in)); });
    return items;
}

bool readInfo(JsonReader &in, JsonReader::Key key, CaseInfo &info)
{
    if (key == "id")
        info.serverId = in.integer();
    else if (key == "automated")
        info.automated = in.boolean();
    else if (key == "createdDate")
        info.createdDate = in.date();
    else if (key == "lastModifiedDate")
        info.lastModifiedDate = in.date();
    else if (key == "createdBy")
        info.createdBy = in.text();
    else if (key == "lastModifiedBy")
        info.lastModifiedBy = in.text();
    else
        return false;
    return true;
}

bool readScalar(JsonReader &in, JsonReader::Key key, TestCase &value)
{
    if (key == "name")
        value.name = in.text();
    else if (key == "description")
        value.description = in.text();
    else if (key == "precondition")
        value.precondition = in.text();
    else if (key == "expectedResult")
        value.expectedResult = in.text();
    else if (key == "status")
        value.status = readRef(in);
    else if (key == "layer" || key == "testLayer")
        value.layer = readRef(in);
    else
        return false;
    return true;
}

void readLists(JsonReader &in, JsonReader::Key key, CaseAnswer &answer)
{
    TestCase &value = answer.fetched.value;
    if (key == "tags") {
        value.tags = readList<Tag>(in, &readTag);
    } else if (key == "issues") {
        value.issues = readList<IssueLink>(in, &readIssue);
    } else if (key == "links") {
        value.links = readList<ExternalLink>(in, &readLink);
    } else if (key == "members") {
        answer.people = readList<Listed<Member>>(in, &readListed<Member, readMember>);
        value.owner = ownerAmong(valuesOf(*answer.people));
        value.members = withoutOwners(valuesOf(*answer.people));
    } else if (key == "testKeys") {
        answer.testKeys = readList<Listed<TestKey>>(in, &readListed<TestKey, readTestKey>);
        value.testKeys = valuesOf(*answer.testKeys);
    } else if (key == "examples") {
        value.examples = readList<Example>(in, &readExample);
    } else if (key == "workflow") {
        answer.workflow = readRef(in).id;
    } else if (key == "customFields") {
        answer.fields = readList<FieldEntry>(in, &readFieldEntry);
        answer.tellsFields = true;
    } else if (key == "projectId") {
        answer.project = in.integer().value_or(0);
    } else if (key == "deleted") {
        answer.isDeleted = in.boolean();
    } else if (key == "scenario") {
        answer.legacy = rest::readKeywordScenario(in);
    }
}

QJsonArray linksJson(const QList<ExternalLink> &links)
{
    QJsonArray array;
    for (const ExternalLink &link : links)
        array.append(linkJson(link));
    return array;
}

template <typename T>
void setIfUnknown(Facet<T> &facet, T value)
{
    if (!facet.known())
        facet = std::move(value);
}

QJsonValue idOrNull(const Ref &ref)
{
    return ref.id ? QJsonValue(*ref.id) : QJsonValue(QJsonValue::Null);
}

void putStatus(QJsonObject &json, const Ref &status, const Workflows &workflows, std::optional<ServerId> current)
{
    if (!status.id)
        return; // a case always has one: it keeps what it has
    json.insert(QLatin1StringView("statusId"), *status.id);
    if (const auto workflow = workflows.of(*status.id, current))
        json.insert(QLatin1StringView("workflowId"), *workflow);
}

} // namespace

CaseAnswer readCaseAnswer(JsonReader &in)
{
    CaseAnswer answer;
    in.object([&](JsonReader::Key key) {
        if (!readInfo(in, key, answer.fetched.info) && !readScalar(in, key, answer.fetched.value))
            readLists(in, key, answer);
    });
    if (!answer.fetched.info.serverId)
        in.missing("id", "a number");
    return answer;
}

Result<CaseAnswer> decodeCase(const QByteArray &json)
{
    JsonReader in(json);
    CaseAnswer answer = readCaseAnswer(in);
    TRY(in.finish());
    return answer;
}

void completeScalars(TestCase &value)
{
    setIfUnknown(value.name, QString());
    setIfUnknown(value.description, QString());
    setIfUnknown(value.precondition, QString());
    setIfUnknown(value.expectedResult, QString());
    setIfUnknown(value.status, Ref());
    setIfUnknown(value.layer, Ref());
    setIfUnknown(value.links, QList<ExternalLink>());
}

void completeOverview(TestCase &value)
{
    completeScalars(value);
    setIfUnknown(value.owner, Ref());
    setIfUnknown(value.tags, QList<Tag>());
    setIfUnknown(value.issues, QList<IssueLink>());
    setIfUnknown(value.members, QList<Member>());
    setIfUnknown(value.testKeys, QList<TestKey>());
    setIfUnknown(value.examples, QList<Example>());
}

QJsonObject linkJson(const ExternalLink &link)
{
    QJsonObject json{{QStringLiteral("url"), link.url}};
    // What the server left out is left out again: the whole list is sent, with the links of others.
    if (!link.name.isNull())
        json.insert(QLatin1StringView("name"), link.name);
    if (!link.type.isNull())
        json.insert(QLatin1StringView("type"), link.type);
    return json;
}

FetchedCase readListedCase(JsonReader &in)
{
    return readCaseAnswer(in).fetched;
}

Result<QJsonObject> scalarsJson(const TestCase &value, const ProjectSchema &schema, const Workflows &workflows, std::optional<ServerId> workflow)
{
    QJsonObject json;
    const auto put = [&json](const char *key, const Facet<QString> &text) {
        if (text.known())
            json.insert(QLatin1StringView(key), text.value().isNull() ? QStringLiteral("") : text.value());
    };
    put("name", value.name);
    put("description", value.description);
    put("precondition", value.precondition);
    put("expectedResult", value.expectedResult);
    if (value.status.known()) {
        TRY_ASSIGN(const Ref status, resolved(value.status.value(), schema.statuses, QStringLiteral("status")));
        putStatus(json, status, workflows, workflow);
    }
    if (value.layer.known()) {
        TRY_ASSIGN(const Ref layer, resolved(value.layer.value(), schema.layers, QStringLiteral("layer")));
        json.insert(QLatin1StringView("testLayerId"), idOrNull(layer));
    }
    if (value.links.known())
        json.insert(QLatin1StringView("links"), linksJson(value.links.value()));
    return json;
}

Result<QJsonObject> creationJson(const TestCase &value, const ProjectSchema &schema, const Workflows &workflows)
{
    TestCase whole = value;
    if (!whole.status.known() || whole.status.value().isNull())
        whole.status = workflows.firstStatus().value_or(Ref());
    if (whole.layer.known() && whole.layer.value().isNull())
        whole.layer.forget();
    TRY_ASSIGN(QJsonObject json, scalarsJson(whole, schema, workflows));
    json.insert(QLatin1StringView("projectId"), schema.project.id);
    return json;
}

} // namespace casewright::api::testops
