// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/codec/case_codec.h"

#include "core/api/rest/scenario/keyword_scenario.h"
#include "core/api/rest/values_codec.h"
#include "core/api/seed/codec/dialect.h"

namespace casewright::api::seed {

using namespace rest;

namespace {

Ref statusFrom(const Ref &status)
{
    // Unset is Active; servers that send {id, name} are told the name only, as this dialect takes nothing else.
    return Ref::named(status.name.isEmpty() ? seedStatuses().constFirst().name : status.name);
}

QList<Ref> oneOrNone(const Ref &ref)
{
    return ref.isNull() ? QList<Ref>() : QList<Ref>{ref};
}

QList<Tag> readTags(JsonReader &in)
{
    QList<Tag> tags;
    in.array([&] { tags.append(readTag(in)); });
    return tags;
}

QList<IssueLink> readIssues(JsonReader &in)
{
    QList<IssueLink> issues;
    in.array([&] { issues.append(readIssue(in)); });
    return issues;
}

/// True where `key` is what the server says about the case beside its value.
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
        info.createdBy = readRef(in).name;
    else if (key == "lastModifiedBy")
        info.lastModifiedBy = readRef(in).name;
    else
        return false;
    return true;
}

void readFacet(JsonReader &in, JsonReader::Key key, TestCase &value)
{
    if (key == "name")
        value.name = in.text();
    else if (key == "description")
        value.description = in.text();
    else if (key == "precondition")
        value.precondition = in.text();
    else if (key == "status")
        value.status = statusFrom(readRef(in));
    else if (key == "layer" || (key == "layerId" && !value.layer.known()))
        value.layer = readRef(in);
    else if (key == "feature" || (key == "featureId" && !value.fields.contains(featureField)))
        value.fields.insert(featureField, oneOrNone(readRef(in)));
    else if (key == "tags" && in.type() == JsonReader::Type::Array)
        value.tags = readTags(in);
    else if (key == "issues" && in.type() == JsonReader::Type::Array)
        value.issues = readIssues(in);
    else if (key == "scenario" && in.type() == JsonReader::Type::Object)
        value.scenario = rest::readKeywordScenario(in);
}

template <typename T>
void setIfUnknown(Facet<T> &facet, T value)
{
    if (!facet.known())
        facet = std::move(value);
}

Ref withName(Ref ref, const QList<Ref> &known)
{
    if (!ref.id || !ref.name.isEmpty())
        return ref;
    for (const Ref &candidate : known) {
        if (candidate.id == ref.id)
            return candidate;
    }
    return ref;
}

QJsonValue textOrNull(const Facet<QString> &facet)
{
    const QString text = facet.valueOr({});
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue idOrNull(const Ref &ref)
{
    return ref.id ? QJsonValue(*ref.id) : QJsonValue(QJsonValue::Null);
}

Ref featureOf(const TestCase &value)
{
    const QList<Ref> features = value.fields.value(featureField);
    return features.isEmpty() ? Ref() : features.constFirst();
}

} // namespace

FetchedCase readCaseObject(JsonReader &in)
{
    FetchedCase fetched;
    in.object([&](JsonReader::Key key) {
        if (!readInfo(in, key, fetched.info))
            readFacet(in, key, fetched.value);
    });
    if (!fetched.info.serverId)
        in.missing("id", "a number");
    return fetched;
}

Result<FetchedCase> decodeCase(const QByteArray &json)
{
    JsonReader in(json);
    FetchedCase fetched = readCaseObject(in);
    TRY(in.finish());
    return fetched;
}

FetchedCase completed(FetchedCase fetched, const QList<Ref> &layers, const QList<Ref> &features)
{
    TestCase &value = fetched.value;
    setIfUnknown(value.name, QString());
    setIfUnknown(value.description, QString());
    setIfUnknown(value.precondition, QString());
    setIfUnknown(value.status, seedStatuses().constFirst());
    setIfUnknown(value.layer, Ref());
    value.layer = withName(value.layer.value(), layers);
    value.fields.insert(featureField, oneOrNone(withName(featureOf(value), features)));
    return fetched;
}

Result<QJsonObject> scalarsJson(const TestCase &value, const ProjectSchema &schema)
{
    QJsonObject json;
    if (value.name.known())
        json.insert(QLatin1StringView("name"), value.name.value());
    if (value.description.known())
        json.insert(QLatin1StringView("description"), textOrNull(value.description));
    if (value.precondition.known())
        json.insert(QLatin1StringView("precondition"), textOrNull(value.precondition));
    if (value.status.known())
        json.insert(QLatin1StringView("status"), statusFrom(value.status.value()).name);
    if (value.layer.known()) {
        TRY_ASSIGN(const Ref layer, resolved(value.layer.value(), schema.layers, QStringLiteral("layer")));
        json.insert(QLatin1StringView("layerId"), idOrNull(layer));
    }
    if (value.fields.contains(featureField)) {
        TRY_ASSIGN(const Ref feature, resolved(featureOf(value), schema.features, QStringLiteral("feature")));
        json.insert(QLatin1StringView("featureId"), idOrNull(feature));
    }
    return json;
}

Result<QJsonObject> creationJson(const TestCase &value, const ProjectSchema &schema)
{
    TestCase whole = value;
    setIfUnknown(whole.description, QString());
    setIfUnknown(whole.precondition, QString());
    setIfUnknown(whole.status, Ref());
    setIfUnknown(whole.layer, Ref());
    if (!whole.fields.contains(featureField))
        whole.fields.insert(featureField, {});
    TRY_ASSIGN(QJsonObject json, scalarsJson(whole, schema));
    json.insert(QLatin1StringView("projectId"), schema.project.id);
    return json;
}

} // namespace casewright::api::seed
