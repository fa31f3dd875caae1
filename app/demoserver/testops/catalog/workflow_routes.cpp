// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

HttpResponse listWorkflows(Context &context, const ApiRequest &request)
{
    QJsonArray all;
    for (const Workflow &workflow : context.store.extras.workflows)
        all.append(workflowJson(context, workflow));
    return answerSpringPage(all, request);
}

HttpResponse listSchemas(Context &context, const ApiRequest &request)
{
    const qint64 projectId = projectOf(context, request).id;
    QJsonArray all;
    for (const auto &[type, workflowId] : {std::pair{u"manual"_s, -1}, std::pair{u"automated"_s, -2}}) {
        all.append(QJsonObject{{u"id"_s, projectId * 10 - workflowId}, {u"projectId"_s, projectId}, {u"type"_s, type},
                               {u"workflow"_s, workflowJson(context, *recordById(context.store.extras.workflows, workflowId))}});
    }
    return answerSpringPage(all, request);
}

HttpResponse readCaseWorkflow(Context &context, const ApiRequest &request)
{
    const TestCase &record = caseOf(context, request.ids.constFirst());
    return answer(workflowJson(context, *recordById(context.store.extras.workflows, record.workflowId)));
}

HttpResponse listStatuses(Context &context, const ApiRequest &request)
{
    const std::optional<qint64> workflowId = request.optionalNumber("workflowId");
    const Workflow *workflow = workflowId ? &existing(recordById(context.store.extras.workflows, *workflowId), "Workflow", *workflowId) : nullptr;
    QJsonArray all;
    for (const Status &status : context.store.extras.statuses) {
        if (!workflow || workflow->statusIds.contains(status.id))
            all.append(statusJson(status));
    }
    return answerSpringPage(all, request);
}

// All layers of the server; the parameter `projectId` is none of this path's.
QList<Named> layers(const Context &context)
{
    return context.store.catalogue.layers() + context.store.extras.ownLayers;
}

HttpResponse listLayers(Context &context, const ApiRequest &request)
{
    QJsonArray all;
    const QList<Named> known = layers(context);
    for (const Named &layer : known)
        all.append(reference(layer.id, layer.name));
    return answerSpringPage(all, request);
}

HttpResponse suggestLayers(Context &context, const ApiRequest &request)
{
    return answerSpringPage(suggestions(layers(context), request), request);
}

HttpResponse createLayer(Context &context, const ApiRequest &request)
{
    const QString name = Body::of(request.http).requiredName("name");
    const QList<Named> known = layers(context);
    if (std::any_of(known.cbegin(), known.cend(), [&](const Named &layer) { return layer.name == name; }))
        throw ApiError{409, u"Test layer %1 already exists"_s.arg(name)};
    const Named layer{context.store.catalogue.takeId(), name};
    context.store.extras.ownLayers.append(layer);
    context.store.changed();
    return answer(reference(layer.id, layer.name));
}

} // namespace

void addWorkflowRoutes(Routes &routes)
{
    routes.get("workflow", listWorkflows);
    routes.get("workflowschema", listSchemas);
    routes.get("testcase/{}/workflow", readCaseWorkflow);
    routes.get("status", listStatuses);
    routes.get("testlayer", listLayers);
    routes.post("testlayer", createLayer);
    routes.get("testlayer/suggest", suggestLayers);
}

} // namespace casewright::demo
