// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/read/links_codec.h"

#include "core/api/rest/values_codec.h"

namespace casewright::api::testops {
namespace {

bool isOwner(const Member &member)
{
    return member.role.id == ownerRole;
}

ParameterValue readParameter(JsonReader &in)
{
    ParameterValue parameter;
    in.object([&](JsonReader::Key key) {
        if (key == "name")
            parameter.name = in.text();
        else if (key == "value")
            parameter.value = in.text();
    });
    return parameter;
}

} // namespace

Member readMember(JsonReader &in)
{
    Member member;
    in.object([&](JsonReader::Key key) {
        if (key == "name")
            member.name = in.text();
        else if (key == "role")
            member.role = rest::readRef(in);
    });
    if (member.name.isEmpty())
        in.missing("name", "a text");
    return member;
}

Relation readRelation(JsonReader &in)
{
    Relation relation;
    Ref target;
    in.object([&](JsonReader::Key key) {
        if (key == "type")
            relation.type = in.text();
        else if (key == "target")
            target = rest::readRef(in);
    });
    if (!target.id)
        in.missing("target", "a case with an id");
    relation.target = target.id.value_or(0);
    relation.targetName = target.name;
    return relation;
}

TestKey readTestKey(JsonReader &in)
{
    TestKey key;
    in.object([&](JsonReader::Key field) {
        if (field == "name")
            key.name = in.text();
        else if (field == "integrationId")
            key.integration.id = in.integer();
        else if (field == "url")
            key.url = in.text();
    });
    return key;
}

Example readExample(JsonReader &in)
{
    Example example;
    in.object([&](JsonReader::Key key) {
        if (key == "parameters")
            in.array([&] { example.values.append(readParameter(in)); });
    });
    return example;
}

QJsonObject memberJson(const Member &member)
{
    return {{QStringLiteral("name"), member.name}, {QStringLiteral("role"), QJsonObject{{QStringLiteral("id"), member.role.id.value_or(0)}}}};
}

QJsonObject relationJson(const Relation &relation)
{
    return {{QStringLiteral("target"), QJsonObject{{QStringLiteral("id"), relation.target}}}, {QStringLiteral("type"), relation.type}};
}

QJsonObject testKeyJson(const TestKey &key)
{
    QJsonObject json{{QStringLiteral("name"), key.name}, {QStringLiteral("integrationId"), key.integration.id.value_or(0)}};
    if (!key.url.isEmpty())
        json.insert(QLatin1StringView("url"), key.url);
    return json;
}

QJsonArray examplesJson(const QList<Example> &examples)
{
    QJsonArray rows;
    for (const Example &example : examples) {
        QJsonArray row;
        for (const ParameterValue &parameter : example.values)
            row.append(QJsonObject{{QStringLiteral("name"), parameter.name}, {QStringLiteral("value"), parameter.value}});
        rows.append(row);
    }
    return rows;
}

QList<TestKey> withIntegrationNames(QList<TestKey> keys, const QList<Integration> &integrations)
{
    for (TestKey &key : keys) {
        for (const Integration &integration : integrations) {
            if (integration.id == key.integration.id)
                key.integration.name = integration.name;
        }
    }
    return keys;
}

Member asOwner(const Ref &owner)
{
    return {{ownerRole, {}}, owner.name};
}

Ref ownerAmong(const QList<Member> &people)
{
    Ref owner;
    for (const Member &member : people) {
        if (isOwner(member))
            owner = Ref::named(member.name);
    }
    return owner;
}

QList<Member> withoutOwners(QList<Member> people)
{
    people.removeIf(&isOwner);
    return people;
}

} // namespace casewright::api::testops
