// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/api/router.h"
#include "app/demoserver/seed/page.h"
#include "app/demoserver/seed/routes.h"

namespace casewright::demo {

namespace {

QJsonObject valueJson(const Catalogue &catalogue, const FieldValue &value)
{
    QJsonObject json = reference(value.id, value.name);
    json[QLatin1String("customField")] = reference(value.fieldId, catalogue.field(value.fieldId)->name);
    return json;
}

const CustomField &fieldOf(const Body &body, const Catalogue &catalogue)
{
    body.expectObject();
    const qint64 id = body.member("customField").requiredId("id");
    const CustomField *field = catalogue.field(id);
    if (!field)
        body.member("customField").refuse(QStringLiteral("there is no custom field %1").arg(id));
    return *field;
}

HttpResponse listFields(const Store &store, const ApiRequest &request)
{
    const qint64 projectId = projectOf(store, request).id;
    QJsonArray all;
    for (const CustomField &field : store.catalogue.fields()) {
        if (field.projectId == projectId)
            all.append(reference(field.id, field.name));
    }
    return answer(all);
}

HttpResponse listValues(const Store &store, const ApiRequest &request)
{
    const qint64 fieldId = request.number("customFieldId");
    const CustomField *field = store.catalogue.field(fieldId);
    if (!field)
        throw ApiError{404, QStringLiteral("Custom field %1 not found").arg(fieldId)};
    QJsonArray all;
    if (request.optionalNumber("projectId").value_or(field->projectId) == field->projectId) {
        const QList<FieldValue> values = store.catalogue.valuesOf(fieldId);
        for (const FieldValue &value : values)
            all.append(valueJson(store.catalogue, value));
    }
    return answerPage(all, PageWindow::of(request));
}

void refuseDuplicate(const Catalogue &catalogue, qint64 fieldId, const QString &name, qint64 except)
{
    const FieldValue *known = catalogue.valueNamed(fieldId, name);
    if (known && known->id != except)
        throw ApiError{409, QStringLiteral("The field already has a value \"%1\"").arg(name)};
}

HttpResponse createValue(Store &store, const ApiRequest &request)
{
    const Body body = Body::of(request.http);
    const qint64 fieldId = fieldOf(body, store.catalogue).id;
    const QString name = body.requiredName("name");
    refuseDuplicate(store.catalogue, fieldId, name, 0);
    const qint64 id = store.catalogue.ensureValue(fieldId, name);
    store.changed();
    return answer(valueJson(store.catalogue, *store.catalogue.value(id)));
}

const FieldValue &valueOf(const Store &store, const ApiRequest &request)
{
    const FieldValue *value = store.catalogue.value(request.ids.constFirst());
    if (!value)
        throw ApiError{404, QStringLiteral("Custom field value %1 not found").arg(request.ids.constFirst())};
    return *value;
}

HttpResponse renameValue(Store &store, const ApiRequest &request)
{
    const FieldValue value = valueOf(store, request);
    const QString name = Body::of(request.http).requiredName("name");
    refuseDuplicate(store.catalogue, value.fieldId, name, value.id);
    store.catalogue.renameValue(value.id, name);
    store.changed();
    return answer(valueJson(store.catalogue, *store.catalogue.value(value.id)));
}

HttpResponse deleteValue(Store &store, const ApiRequest &request)
{
    const FieldValue value = valueOf(store, request);
    const std::vector<qint64> &ids = store.cases.ofProject(store.catalogue.field(value.fieldId)->projectId);
    for (const qint64 id : ids) {
        if (store.cases.find(id)->valueIds.contains(value.id))
            store.cases.edit(id).valueIds.removeAll(value.id);
    }
    store.catalogue.removeValue(value.id);
    store.changed();
    return {204, {}, "application/json", {}};
}

HttpResponse answerValues(const Store &store, const TestCase &record)
{
    QJsonArray all;
    for (const qint64 id : record.valueIds)
        all.append(valueJson(store.catalogue, *store.catalogue.value(id)));
    return answer(all);
}

// Checks one item of the flat array: an id that belongs to the field, or a name, whose value is made if need be.
void checkItem(const Body &item, const Catalogue &catalogue, qint64 projectId)
{
    const CustomField &field = fieldOf(item, catalogue);
    if (field.projectId != projectId)
        item.member("customField").refuse(QStringLiteral("belongs to another project"));
    const std::optional<qint64> id = item.id("id");
    if (!id) {
        (void)item.requiredName("name");
        return;
    }
    const FieldValue *value = catalogue.value(*id);
    if (!value || value->fieldId != field.id)
        item.member("id").refuse(QStringLiteral("the field has no value %1").arg(*id));
}

HttpResponse setValues(Store &store, const ApiRequest &request)
{
    const qint64 projectId = caseOf(store, request).projectId;
    const QList<Body> items = Body::of(request.http).items();
    for (const Body &item : items)
        checkItem(item, store.catalogue, projectId);
    QList<qint64> valueIds;
    for (const Body &item : items) {
        const std::optional<qint64> known = item.id("id");
        const qint64 id = known ? *known : store.catalogue.ensureValue(fieldOf(item, store.catalogue).id, item.requiredName("name"));
        if (!valueIds.contains(id))
            valueIds.append(id);
    }
    // As on real servers, custom fields do not move the date of the last change.
    TestCase &record = store.cases.edit(request.ids.constFirst());
    record.valueIds = valueIds;
    store.changed();
    return answerValues(store, record);
}

} // namespace

void addFieldRoutes(Router &router, Store &store)
{
    router.add("GET", "cf", [&store](const ApiRequest &request) { return listFields(store, request); });
    router.add("GET", "cfv", [&store](const ApiRequest &request) { return listValues(store, request); });
    router.add("POST", "cfv", [&store](const ApiRequest &request) { return createValue(store, request); });
    router.add("PATCH", "cfv/{}", [&store](const ApiRequest &request) { return renameValue(store, request); });
    router.add("DELETE", "cfv/{}", [&store](const ApiRequest &request) { return deleteValue(store, request); });
    router.add("GET", "testcase/{}/cfv", [&store](const ApiRequest &request) { return answerValues(store, caseOf(store, request)); });
    router.add("POST", "testcase/{}/cfv", [&store](const ApiRequest &request) { return setValues(store, request); });
}

} // namespace casewright::demo
