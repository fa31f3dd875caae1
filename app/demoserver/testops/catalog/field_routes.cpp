// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonArray bindings(const Context &context, qint64 projectId, const ApiRequest &request)
{
    const QString query = queryText(request, "query");
    QJsonArray all;
    for (const FieldBinding &binding : context.store.extras.bindings) {
        if (binding.projectId == projectId && fieldOf(context, binding.fieldId).name.contains(query, Qt::CaseInsensitive))
            all.append(bindingJson(context, binding));
    }
    return all;
}

HttpResponse listProjectFields(Context &context, const ApiRequest &request)
{
    return answerSpringPage(bindings(context, projectOf(context, request.ids.constFirst()).id, request), request);
}

// 4.x: a plain array of the fields themselves. Later: bindings, in a page.
HttpResponse listFields(Context &context, const ApiRequest &request)
{
    const QJsonArray all = bindings(context, projectOf(context, request).id, request);
    if (!context.isFour())
        return answerSpringPage(all, request);
    QJsonArray fields;
    for (const QJsonValue &binding : all)
        fields.append(reference(binding["customField"_L1]["id"_L1].toInteger(), binding["customField"_L1]["name"_L1].toString()));
    return answer(fields);
}

HttpResponse suggestFields(Context &context, const ApiRequest &request)
{
    QList<Named> all;
    for (const CustomField &field : context.store.catalogue.fields())
        all.append({field.id, field.name});
    return answerSpringPage(suggestions(all, request), request);
}

HttpResponse patchBinding(Context &context, const ApiRequest &request)
{
    const qint64 projectId = projectOf(context, request.ids.at(0)).id;
    const Body body = Body::of(request.http);
    for (FieldBinding &binding : context.store.extras.bindings) {
        if (binding.projectId != projectId || binding.fieldId != request.ids.at(1))
            continue;
        binding.required = body.flag("required").value_or(binding.required);
        binding.locked = body.flag("locked").value_or(binding.locked);
        binding.defaultValueId = body.id("defaultCustomFieldValueId").value_or(binding.defaultValueId);
        context.store.changed();
        return answerNothing(204);
    }
    throw ApiError{404, u"Custom field with id %1 not found"_s.arg(request.ids.at(1))};
}

HttpResponse createField(Context &context, const ApiRequest &request)
{
    const Body body = Body::of(request.http);
    const QString name = body.requiredName("name");
    if (!context.isFour() && !body.flag("required"))
        body.member("required").refuse(u"must not be null"_s);
    const qint64 id = context.store.catalogue.takeId();
    context.store.catalogue.addBuiltInField(id, name);
    context.store.changed();
    return answer(fieldJson(fieldOf(context, id)));
}

HttpResponse addToProject(Context &context, const ApiRequest &request)
{
    const qint64 projectId = projectOf(context, request).id;
    const QList<qint64> ids = Body::of(request.http).ids("ids");
    for (const qint64 id : ids) {
        (void)fieldOf(context, id);
        context.later.add([&context, projectId, id] {
            if (context.store.extras.binding(projectId, id))
                return;
            context.store.extras.bindings.append({context.store.catalogue.takeId(), projectId, id});
            context.store.changed();
        });
    }
    return answerNothing(202);
}

} // namespace

void addFieldRoutes(Routes &routes)
{
    routes.get("cf", listFields);
    routes.post("cf", createField);
    routes.get("cf/suggest", suggestFields);
    if (routes.isFour())
        return;
    routes.get("project/{}/cf", listProjectFields);
    routes.patch("project/{}/cf/{}", patchBinding);
    routes.post("cfproject/add-to-project", addToProject);
}

} // namespace casewright::demo
