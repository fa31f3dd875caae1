// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/catalog/catalog_dto.h"

#include "app/demoserver/api/answer.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

QJsonObject statusJson(const Status &status)
{
    return {{u"id"_s, status.id}, {u"name"_s, status.name}, {u"color"_s, status.color}};
}

QJsonObject workflowJson(const Context &context, const Workflow &workflow)
{
    QJsonArray statuses;
    for (const qint64 id : workflow.statusIds)
        statuses.append(statusJson(*recordById(context.store.extras.statuses, id)));
    return {{u"id"_s, workflow.id}, {u"name"_s, workflow.name}, {u"statuses"_s, statuses}};
}

const Named *layerOf(const Store &store, qint64 id)
{
    const Named *own = recordById(std::as_const(store.extras.ownLayers), id);
    return own ? own : store.catalogue.layer(id);
}

QJsonObject fieldJson(const CustomField &field)
{
    return reference(field.id, field.name);
}

QJsonObject bindingJson(const Context &context, const FieldBinding &binding)
{
    const CustomField &field = fieldOf(context, binding.fieldId);
    QJsonObject json = reference(binding.id, field.name);
    json["projectId"_L1] = binding.projectId;
    json["required"_L1] = binding.required;
    json["singleSelect"_L1] = binding.singleSelect;
    json["locked"_L1] = binding.locked;
    if (binding.defaultValueId != 0)
        json["defaultCustomFieldValueId"_L1] = binding.defaultValueId;
    QJsonObject inner = fieldJson(field);
    inner["archived"_L1] = false;
    inner["singleSelect"_L1] = binding.singleSelect;
    json["customField"_L1] = inner;
    return json;
}

QJsonObject valueJson(const Context &context, const FieldValue &value)
{
    QJsonObject json = reference(value.id, value.name);
    if (!context.isFour())
        json["global"_L1] = false;
    json["customField"_L1] = fieldJson(fieldOf(context, value.fieldId));
    return json;
}

QJsonObject thinRow(const Context &context, const TestCase &record)
{
    QJsonObject json = reference(record.id, record.name);
    json["automated"_L1] = record.automated;
    if (const Status *status = recordById(std::as_const(context.store.extras.statuses), record.statusId))
        json["status"_L1] = statusJson(*status);
    if (const Named *layer = layerOf(context.store, record.layerId))
        json["testLayer"_L1] = reference(layer->id, layer->name);
    return json;
}

const CustomField &fieldOf(const Context &context, qint64 id)
{
    return existing(context.store.catalogue.field(id), "Custom field", id);
}

QList<FieldValue> valuesOf(const Context &context, qint64 projectId, qint64 fieldId)
{
    QList<FieldValue> values = context.store.catalogue.valuesOf(fieldId);
    values.removeIf([projectId](const FieldValue &value) { return value.projectId != 0 && projectId != 0 && value.projectId != projectId; });
    return values;
}

qint64 valueProject(const Context &context, qint64 projectId, qint64 fieldId)
{
    return fieldOf(context, fieldId).projectId == 0 ? projectId : 0;
}

QJsonArray suggestions(const QList<Named> &all, const ApiRequest &request)
{
    const QString query = queryText(request, "query");
    const QList<qint64> wanted = request.numbers("id");
    const QList<qint64> unwanted = request.numbers("ignoreId");
    QJsonArray rows;
    for (const Named &each : all) {
        const bool asked = wanted.isEmpty() || wanted.contains(each.id);
        if (asked && !unwanted.contains(each.id) && each.name.contains(query, Qt::CaseInsensitive))
            rows.append(reference(each.id, each.name));
    }
    return rows;
}

} // namespace casewright::demo
