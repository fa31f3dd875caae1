// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QHash<qint64, int> countsOf(const Context &context, qint64 projectId)
{
    QHash<qint64, int> counts;
    for (const qint64 id : context.store.cases.ofProject(projectId)) {
        for (const qint64 valueId : context.store.cases.find(id)->valueIds)
            ++counts[valueId];
    }
    return counts;
}

HttpResponse answerValues(const Context &context, const ApiRequest &request, qint64 projectId)
{
    const qint64 fieldId = request.number("customFieldId");
    (void)fieldOf(context, fieldId);
    const QHash<qint64, int> counts = projectId == 0 || context.isFour() ? QHash<qint64, int>() : countsOf(context, projectId);
    const QString query = context.isFour() ? QString() : queryText(request, "query");
    QJsonArray all;
    const QList<FieldValue> values = valuesOf(context, projectId, fieldId);
    for (const FieldValue &value : values) {
        if (!value.name.contains(query, Qt::CaseInsensitive))
            continue;
        QJsonObject row = valueJson(context, value);
        if (!context.isFour())
            row["testCasesCount"_L1] = counts.value(value.id);
        all.append(row);
    }
    return answerSpringPage(all, request);
}

HttpResponse listValues(Context &context, const ApiRequest &request)
{
    return answerValues(context, request, context.isFour() ? 0 : request.optionalNumber("projectId").value_or(0));
}

HttpResponse listProjectValues(Context &context, const ApiRequest &request)
{
    return answerValues(context, request, projectOf(context, request.ids.constFirst()).id);
}

HttpResponse suggestValues(Context &context, const ApiRequest &request)
{
    QList<Named> all;
    const QList<FieldValue> values = valuesOf(context, request.optionalNumber("projectId").value_or(0), request.number("customFieldId"));
    for (const FieldValue &value : values)
        all.append({value.id, value.name});
    return answerSpringPage(suggestions(all, request), request);
}

HttpResponse createFor(Context &context, const ApiRequest &request, qint64 projectId)
{
    const Body body = Body::of(request.http);
    const qint64 fieldId = fieldOf(context, body.member("customField").requiredId("id")).id;
    const QString name = body.requiredName("name");
    const qint64 owner = valueProject(context, projectId, fieldId);
    if (context.store.catalogue.valueNamed(fieldId, name, owner))
        throw ApiError{409, u"Custom field value %1 already exists"_s.arg(name)};
    const qint64 id = context.store.catalogue.ensureValue(fieldId, name, owner);
    context.store.changed();
    return answer(valueJson(context, *context.store.catalogue.value(id)));
}

HttpResponse createValue(Context &context, const ApiRequest &request)
{
    if (!context.isFour() && !Body::of(request.http).flag("global"))
        Body::of(request.http).member("global").refuse(u"must not be null"_s);
    return createFor(context, request, 0);
}

HttpResponse createProjectValue(Context &context, const ApiRequest &request)
{
    return createFor(context, request, projectOf(context, request.ids.constFirst()).id);
}

const FieldValue &rename(Context &context, const ApiRequest &request, qint64 id)
{
    const FieldValue value = existing(context.store.catalogue.value(id), "Custom field value", id);
    const Body body = Body::of(request.http);
    if (body.has("name")) {
        const QString name = body.requiredName("name");
        const FieldValue *known = context.store.catalogue.valueNamed(value.fieldId, name, value.projectId);
        if (known && known->id != id)
            throw ApiError{409, u"Custom field value %1 already exists"_s.arg(name)};
        context.store.catalogue.renameValue(id, name);
        context.store.changed();
    }
    return *context.store.catalogue.value(id);
}

HttpResponse readValue(Context &context, const ApiRequest &request)
{
    return answer(valueJson(context, existing(context.store.catalogue.value(request.ids.constFirst()), "Custom field value", request.ids.constFirst())));
}

HttpResponse patchValue(Context &context, const ApiRequest &request)
{
    return answer(valueJson(context, rename(context, request, request.ids.constFirst())));
}

HttpResponse patchProjectValue(Context &context, const ApiRequest &request)
{
    (void)projectOf(context, request.ids.at(0));
    (void)rename(context, request, request.ids.at(1));
    return answerNothing(204);
}

HttpResponse removeValue(Context &context, const ApiRequest &request)
{
    const qint64 id = request.ids.constLast();
    if (context.store.catalogue.value(id)) {
        for (const Project &project : context.store.catalogue.projects()) {
            for (const auto *ids : {&context.store.cases.ofProject(project.id), &context.store.cases.binOf(project.id)}) {
                for (const qint64 caseId : *ids) {
                    if (context.store.cases.find(caseId)->valueIds.contains(id))
                        context.store.cases.edit(caseId).valueIds.removeAll(id);
                }
            }
        }
        context.store.extras.folders.removeIf([id](const Folder &folder) { return folder.path.contains(id); });
        context.store.catalogue.removeValue(id);
        context.store.changed();
    }
    return answerNothing(204);
}

} // namespace

void addFieldValueRoutes(Routes &routes)
{
    routes.get("cfv", listValues);
    routes.post("cfv", createValue);
    routes.get("cfv/suggest", suggestValues);
    routes.get("cfv/{}", readValue);
    routes.patch("cfv/{}", patchValue);
    routes.remove("cfv/{}", removeValue);
    if (routes.isFour())
        return;
    routes.get("project/{}/cfv", listProjectValues);
    routes.post("project/{}/cfv", createProjectValue);
    routes.patch("project/{}/cfv/{}", patchProjectValue);
    routes.remove("project/{}/cfv/{}", removeValue);
}

} // namespace casewright::demo
