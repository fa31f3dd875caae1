// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/data/state/state_file.h"

#include "app/demoserver/data/json_parts.h"
#include "app/demoserver/data/scenario_json.h"
#include "app/demoserver/data/state/case_details_json.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace casewright::demo {

namespace {

// A null text is not the same as an empty one: it is left out, and comes back as null.
void putText(QJsonObject &json, QLatin1String name, const QString &text)
{
    if (!text.isNull())
        json[name] = text;
}

QJsonObject caseToJson(const TestCase &record)
{
    QJsonArray issues;
    for (const IssueLink &link : record.issues) {
        issues.append(QJsonObject{{QStringLiteral("id"), link.id}, {QStringLiteral("integrationId"), link.integrationId},
                                  {QStringLiteral("key"), link.key}});
    }
    QJsonObject json{{QStringLiteral("id"), record.id},
                     {QStringLiteral("projectId"), record.projectId},
                     {QStringLiteral("name"), record.name},
                     {QStringLiteral("status"), record.status},
                     {QStringLiteral("layerId"), record.layerId},
                     {QStringLiteral("featureId"), record.featureId},
                     {QStringLiteral("tags"), idsToJson(record.tagIds)},
                     {QStringLiteral("values"), idsToJson(record.valueIds)},
                     {QStringLiteral("issues"), issues},
                     {QStringLiteral("steps"), stepsToJson(record.steps)},
                     {QStringLiteral("automated"), record.automated},
                     {QStringLiteral("createdDate"), record.createdDate},
                     {QStringLiteral("createdBy"), record.createdBy},
                     {QStringLiteral("lastModifiedDate"), record.lastModifiedDate},
                     {QStringLiteral("lastModifiedBy"), record.lastModifiedBy}};
    putText(json, QLatin1String("description"), record.description);
    putText(json, QLatin1String("precondition"), record.precondition);
    const QJsonObject details = detailsToJson(record);
    if (!details.isEmpty())
        json[QLatin1String("details")] = details;
    return json;
}

TestCase caseFromJson(const QJsonObject &json)
{
    TestCase record;
    record.id = json[QLatin1String("id")].toInteger();
    record.projectId = json[QLatin1String("projectId")].toInteger();
    record.name = json[QLatin1String("name")].toString();
    record.description = json[QLatin1String("description")].toString();
    record.precondition = json[QLatin1String("precondition")].toString();
    record.status = json[QLatin1String("status")].toString();
    record.layerId = json[QLatin1String("layerId")].toInteger();
    record.featureId = json[QLatin1String("featureId")].toInteger();
    record.tagIds = idsFromJson(json[QLatin1String("tags")].toArray());
    record.valueIds = idsFromJson(json[QLatin1String("values")].toArray());
    const QJsonArray issues = json[QLatin1String("issues")].toArray();
    for (const QJsonValue &link : issues)
        record.issues.append({link[QLatin1String("id")].toInteger(), link[QLatin1String("integrationId")].toInteger(),
                              link[QLatin1String("key")].toString()});
    record.steps = stepsFromJson(json[QLatin1String("steps")].toArray());
    record.automated = json[QLatin1String("automated")].toBool();
    record.createdDate = json[QLatin1String("createdDate")].toInteger();
    record.createdBy = json[QLatin1String("createdBy")].toString();
    record.lastModifiedDate = json[QLatin1String("lastModifiedDate")].toInteger();
    record.lastModifiedBy = json[QLatin1String("lastModifiedBy")].toString();
    readDetails(json[QLatin1String("details")].toObject(), record);
    return record;
}

} // namespace

bool StateFile::read()
{
    QFile file(m_path);
    if (!file.exists())
        return true;
    if (!file.open(QIODevice::ReadOnly)) {
        m_error = file.errorString();
        return false;
    }
    m_json = QJsonDocument::fromJson(file.readAll()).object();
    if (m_json[QLatin1String("contentVersion")].toInt(-1) == m_version)
        return true;
    m_error = QStringLiteral("it is not a state file of this version; remove it to start afresh");
    return false;
}

StateFile::Header StateFile::header() const
{
    return {m_json[QLatin1String("token")].toString(), m_json[QLatin1String("contentCases")].toInt(),
            m_json[QLatin1String("dialect")].toString(QStringLiteral("seed"))};
}

void StateFile::apply(Store &store) const
{
    if (m_json.isEmpty())
        return;
    catalogueFromJson(m_json[QLatin1String("catalogue")].toObject(), store.catalogue);
    if (m_json.contains(QLatin1String("extras")))
        store.extras.readJson(m_json[QLatin1String("extras")].toObject());
    const QJsonArray changed = m_json[QLatin1String("cases")].toArray();
    for (const QJsonValue &value : changed) {
        const QJsonObject record = value.toObject();
        if (record[QLatin1String("deleted")].toBool())
            store.cases.restoreGap(record[QLatin1String("id")].toInteger());
        else
            store.cases.restore(caseFromJson(record));
    }
}

bool StateFile::write(const Header &header, const Store &store)
{
    QJsonArray changed;
    for (const qint64 id : store.cases.changed()) {
        const TestCase *record = store.cases.find(id);
        changed.append(record ? caseToJson(*record)
                              : QJsonObject{{QStringLiteral("id"), id}, {QStringLiteral("deleted"), true}});
    }
    QJsonObject json{{QStringLiteral("contentVersion"), m_version},
                           {QStringLiteral("contentCases"), header.cases},
                           {QStringLiteral("token"), header.token},
                           {QStringLiteral("catalogue"), catalogueToJson(store.catalogue)},
                           {QStringLiteral("cases"), changed}};
    if (header.dialect != QLatin1String("seed")) {
        json[QLatin1String("dialect")] = header.dialect;
        json[QLatin1String("extras")] = store.extras.toJson();
    }
    QSaveFile file(m_path);
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (!written)
        m_error = file.errorString();
    return written;
}

QJsonObject StateFile::catalogueToJson(const Catalogue &catalogue)
{
    QJsonArray projects;
    for (const Project &project : catalogue.m_projects) {
        QJsonObject json{{QStringLiteral("id"), project.id}, {QStringLiteral("name"), project.name},
                         {QStringLiteral("createdDate"), project.createdDate}};
        putText(json, QLatin1String("description"), project.description);
        projects.append(json);
    }
    QJsonArray tags;
    for (const Named &tag : catalogue.m_tags)
        tags.append(QJsonObject{{QStringLiteral("id"), tag.id}, {QStringLiteral("name"), tag.name}});
    QJsonArray fields;
    for (const CustomField &field : catalogue.m_fields) {
        fields.append(QJsonObject{{QStringLiteral("id"), field.id}, {QStringLiteral("projectId"), field.projectId},
                                  {QStringLiteral("name"), field.name}, {QStringLiteral("level"), field.level}});
    }
    QJsonArray values;
    for (const FieldValue &value : catalogue.m_values) {
        QJsonObject json{{QStringLiteral("id"), value.id}, {QStringLiteral("fieldId"), value.fieldId}, {QStringLiteral("name"), value.name}};
        if (value.projectId != 0)
            json[QLatin1String("projectId")] = value.projectId;
        values.append(json);
    }
    return {{QStringLiteral("projects"), projects}, {QStringLiteral("tags"), tags}, {QStringLiteral("fields"), fields},
            {QStringLiteral("values"), values}, {QStringLiteral("nextId"), catalogue.m_nextId}};
}

void StateFile::catalogueFromJson(const QJsonObject &json, Catalogue &catalogue)
{
    catalogue.m_projects.clear();
    const QJsonArray projects = json[QLatin1String("projects")].toArray();
    for (const QJsonValue &project : projects)
        catalogue.m_projects.append({project[QLatin1String("id")].toInteger(), project[QLatin1String("name")].toString(),
                                     project[QLatin1String("description")].toString(),
                                     project[QLatin1String("createdDate")].toInteger()});
    catalogue.m_tags.clear();
    catalogue.m_tagIds.clear();
    catalogue.m_tagNames.clear();
    const QJsonArray tags = json[QLatin1String("tags")].toArray();
    for (const QJsonValue &tag : tags) {
        const Named named{tag[QLatin1String("id")].toInteger(), tag[QLatin1String("name")].toString()};
        catalogue.m_tags.append(named);
        catalogue.m_tagIds.insert(named.name, named.id);
        catalogue.m_tagNames.insert(named.id, named.name);
    }
    catalogue.m_fields.clear();
    const QJsonArray fields = json[QLatin1String("fields")].toArray();
    for (const QJsonValue &field : fields)
        catalogue.m_fields.append({field[QLatin1String("id")].toInteger(), field[QLatin1String("projectId")].toInteger(),
                                   field[QLatin1String("name")].toString(), field[QLatin1String("level")].toInt()});
    catalogue.m_values.clear();
    catalogue.m_valueIds.clear();
    const QJsonArray values = json[QLatin1String("values")].toArray();
    for (const QJsonValue &item : values) {
        catalogue.addValue({item[QLatin1String("id")].toInteger(), item[QLatin1String("fieldId")].toInteger(),
                            item[QLatin1String("name")].toString(), item[QLatin1String("projectId")].toInteger()});
    }
    catalogue.m_nextId = json[QLatin1String("nextId")].toInteger();
}

} // namespace casewright::demo
