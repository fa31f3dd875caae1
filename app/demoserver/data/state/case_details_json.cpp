// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/data/state/case_details_json.h"

#include "app/demoserver/data/json_parts.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonArray examplesToJson(const QList<Example> &examples)
{
    QJsonArray array;
    for (const Example &example : examples) {
        QJsonArray parameters;
        for (const Parameter &parameter : example.parameters)
            parameters.append(QJsonObject{{u"name"_s, parameter.name}, {u"value"_s, parameter.value}});
        array.append(QJsonObject{{u"id"_s, example.id}, {u"parameters"_s, parameters}});
    }
    return array;
}

QList<Example> examplesFromJson(const QJsonArray &array)
{
    QList<Example> examples;
    for (const QJsonValue &item : array) {
        Example example{item["id"_L1].toInteger(), {}};
        const QJsonArray parameters = item["parameters"_L1].toArray();
        for (const QJsonValue &parameter : parameters)
            example.parameters.append({parameter["name"_L1].toString(), parameter["value"_L1].toString()});
        examples.append(example);
    }
    return examples;
}

void putLists(QJsonObject &json, const TestCase &record)
{
    QJsonArray links;
    for (const Link &link : record.links)
        links.append(QJsonObject{{u"name"_s, textOrNull(link.name)}, {u"url"_s, link.url}, {u"type"_s, textOrNull(link.type)}});
    QJsonArray members;
    for (const Member &member : record.members)
        members.append(QJsonObject{{u"id"_s, member.id}, {u"username"_s, member.username}, {u"roleId"_s, member.roleId}});
    QJsonArray relations;
    for (const Relation &relation : record.relations)
        relations.append(QJsonObject{{u"id"_s, relation.id}, {u"targetId"_s, relation.targetId}, {u"type"_s, relation.type}});
    QJsonArray testKeys;
    for (const TestKey &key : record.testKeys)
        testKeys.append(QJsonObject{{u"id"_s, key.id}, {u"integrationId"_s, key.integrationId}, {u"name"_s, key.name}, {u"url"_s, textOrNull(key.url)}});
    json["links"_L1] = links;
    json["members"_L1] = members;
    json["relations"_L1] = relations;
    json["testKeys"_L1] = testKeys;
    json["examples"_L1] = examplesToJson(record.examples);
}

void readLists(const QJsonObject &json, TestCase &record)
{
    const QJsonArray links = json["links"_L1].toArray();
    for (const QJsonValue &link : links)
        record.links.append({link["name"_L1].toString(), link["url"_L1].toString(), link["type"_L1].toString()});
    const QJsonArray members = json["members"_L1].toArray();
    for (const QJsonValue &member : members)
        record.members.append({member["id"_L1].toInteger(), member["username"_L1].toString(), member["roleId"_L1].toInteger()});
    const QJsonArray relations = json["relations"_L1].toArray();
    for (const QJsonValue &relation : relations)
        record.relations.append({relation["id"_L1].toInteger(), relation["targetId"_L1].toInteger(), relation["type"_L1].toString()});
    const QJsonArray testKeys = json["testKeys"_L1].toArray();
    for (const QJsonValue &key : testKeys)
        record.testKeys.append({key["id"_L1].toInteger(), key["integrationId"_L1].toInteger(), key["name"_L1].toString(), key["url"_L1].toString()});
    record.examples = examplesFromJson(json["examples"_L1].toArray());
}

} // namespace

QJsonObject detailsToJson(const TestCase &record)
{
    if (record.statusId == 0)
        return {};
    QJsonObject json{{u"statusId"_s, record.statusId}, {u"workflowId"_s, record.workflowId}, {u"external"_s, record.external},
                     {u"deleted"_s, record.deleted}, {u"stepsAreLegacy"_s, record.stepsAreLegacy}};
    json["expectedResult"_L1] = textOrNull(record.expectedResult);
    json["fullName"_L1] = textOrNull(record.fullName);
    if (record.tree)
        json["tree"_L1] = record.tree->toJson();
    putLists(json, record);
    return json;
}

void readDetails(const QJsonObject &json, TestCase &record)
{
    record.statusId = json["statusId"_L1].toInteger();
    record.workflowId = json["workflowId"_L1].toInteger();
    record.external = json["external"_L1].toBool();
    record.deleted = json["deleted"_L1].toBool();
    record.stepsAreLegacy = json["stepsAreLegacy"_L1].toBool();
    record.expectedResult = json["expectedResult"_L1].toString();
    record.fullName = json["fullName"_L1].toString();
    if (json.contains("tree"_L1))
        record.tree = StepTree::fromJson(json["tree"_L1].toObject());
    readLists(json, record);
}

} // namespace casewright::demo
