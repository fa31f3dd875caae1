// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/data/extras.h"

#include "app/demoserver/data/json_parts.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename Record, typename Write>
QJsonArray listToJson(const QList<Record> &records, Write write)
{
    QJsonArray array;
    for (const Record &record : records)
        array.append(write(record));
    return array;
}

template <typename Record, typename Read>
QList<Record> listFromJson(const QJsonValue &value, Read read)
{
    QList<Record> records;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        records.append(read(item.toObject()));
    return records;
}

QJsonObject bindingToJson(const FieldBinding &each)
{
    return {{u"id"_s, each.id}, {u"projectId"_s, each.projectId}, {u"fieldId"_s, each.fieldId}, {u"required"_s, each.required},
            {u"singleSelect"_s, each.singleSelect}, {u"locked"_s, each.locked}, {u"defaultValueId"_s, each.defaultValueId}};
}

FieldBinding bindingFromJson(const QJsonObject &json)
{
    return {json["id"_L1].toInteger(), json["projectId"_L1].toInteger(), json["fieldId"_L1].toInteger(), json["required"_L1].toBool(),
            json["singleSelect"_L1].toBool(), json["locked"_L1].toBool(), json["defaultValueId"_L1].toInteger()};
}

QJsonObject treeToJson(const Tree &each)
{
    return {{u"id"_s, each.id}, {u"projectId"_s, each.projectId}, {u"name"_s, each.name}, {u"fieldIds"_s, idsToJson(each.fieldIds)}};
}

Tree treeFromJson(const QJsonObject &json)
{
    return {json["id"_L1].toInteger(), json["projectId"_L1].toInteger(), json["name"_L1].toString(), idsFromJson(json["fieldIds"_L1].toArray())};
}

QJsonObject sharedToJson(const SharedStep &each)
{
    return {{u"id"_s, each.id}, {u"projectId"_s, each.projectId}, {u"name"_s, each.name}, {u"archived"_s, each.archived},
            {u"tree"_s, each.tree.toJson()}, {u"createdDate"_s, each.createdDate}};
}

SharedStep sharedFromJson(const QJsonObject &json)
{
    return {json["id"_L1].toInteger(), json["projectId"_L1].toInteger(), json["name"_L1].toString(), json["archived"_L1].toBool(),
            StepTree::fromJson(json["tree"_L1].toObject()), json["createdDate"_L1].toInteger()};
}

QJsonObject attachmentToJson(const Attachment &each)
{
    return {{u"id"_s, each.id}, {u"caseId"_s, each.caseId}, {u"sharedStepId"_s, each.sharedStepId}, {u"name"_s, each.name},
            {u"contentType"_s, QString::fromLatin1(each.contentType)}, {u"content"_s, QString::fromLatin1(each.content.toBase64())}};
}

Attachment attachmentFromJson(const QJsonObject &json)
{
    return {json["id"_L1].toInteger(), json["caseId"_L1].toInteger(), json["sharedStepId"_L1].toInteger(), json["name"_L1].toString(),
            json["contentType"_L1].toString().toLatin1(), QByteArray::fromBase64(json["content"_L1].toString().toLatin1())};
}

QJsonObject commentToJson(const Comment &each)
{
    return {{u"id"_s, each.id}, {u"caseId"_s, each.caseId}, {u"body"_s, each.body}, {u"createdDate"_s, each.createdDate},
            {u"lastModifiedDate"_s, each.lastModifiedDate}};
}

Comment commentFromJson(const QJsonObject &json)
{
    return {json["id"_L1].toInteger(), json["caseId"_L1].toInteger(), json["body"_L1].toString(), json["createdDate"_L1].toInteger(),
            json["lastModifiedDate"_L1].toInteger()};
}

QJsonObject launchToJson(const Launch &each)
{
    return {{u"id"_s, each.id}, {u"projectId"_s, each.projectId}, {u"name"_s, each.name}, {u"closed"_s, each.closed},
            {u"createdDate"_s, each.createdDate}};
}

Launch launchFromJson(const QJsonObject &json)
{
    return {json["id"_L1].toInteger(), json["projectId"_L1].toInteger(), json["name"_L1].toString(), json["closed"_L1].toBool(),
            json["createdDate"_L1].toInteger()};
}

} // namespace

QJsonObject Extras::toJson() const
{
    QJsonObject auditJson;
    for (auto it = audit.cbegin(); it != audit.cend(); ++it)
        auditJson[QString::number(it.key())] = it.value();
    return {{u"layers"_s, listToJson(ownLayers, [](const Named &each) { return QJsonObject{{u"id"_s, each.id}, {u"name"_s, each.name}}; })},
            {u"bindings"_s, listToJson(bindings, bindingToJson)},
            {u"trees"_s, listToJson(trees, treeToJson)},
            {u"folders"_s, listToJson(folders, [](const Folder &each) {
                 return QJsonObject{{u"treeId"_s, each.treeId}, {u"path"_s, idsToJson(each.path)}};
             })},
            {u"sharedSteps"_s, listToJson(sharedSteps, sharedToJson)},
            {u"attachments"_s, listToJson(attachments, attachmentToJson)},
            {u"comments"_s, listToJson(comments, commentToJson)},
            {u"launches"_s, listToJson(launches, launchToJson)},
            {u"audit"_s, auditJson}};
}

void Extras::readJson(const QJsonObject &json)
{
    ownLayers = listFromJson<Named>(json["layers"_L1], [](const QJsonObject &each) {
        return Named{each["id"_L1].toInteger(), each["name"_L1].toString()};
    });
    bindings = listFromJson<FieldBinding>(json["bindings"_L1], bindingFromJson);
    trees = listFromJson<Tree>(json["trees"_L1], treeFromJson);
    folders = listFromJson<Folder>(json["folders"_L1], [](const QJsonObject &each) {
        return Folder{each["treeId"_L1].toInteger(), idsFromJson(each["path"_L1].toArray())};
    });
    sharedSteps = listFromJson<SharedStep>(json["sharedSteps"_L1], sharedFromJson);
    attachments = listFromJson<Attachment>(json["attachments"_L1], attachmentFromJson);
    comments = listFromJson<Comment>(json["comments"_L1], commentFromJson);
    launches = listFromJson<Launch>(json["launches"_L1], launchFromJson);
    audit.clear();
    const QJsonObject auditJson = json["audit"_L1].toObject();
    for (auto it = auditJson.begin(); it != auditJson.end(); ++it)
        audit.insert(it.key().toLongLong(), it.value().toArray());
}

} // namespace casewright::demo
