// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"
#include "app/demoserver/testops/steps/scenario_dto.h"
#include "app/demoserver/testops/steps/scenario_input.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

SharedStep &sharedOf(Context &context, const ApiRequest &request)
{
    return existing(recordById(context.store.extras.sharedSteps, request.ids.constFirst()), "Shared step", request.ids.constFirst());
}

QList<qint64> usersOf(const Context &context, const SharedStep &shared)
{
    QList<qint64> ids;
    for (const qint64 id : context.store.cases.ofProject(shared.projectId)) {
        const TestCase &record = caseOf(context, id);
        if (!record.tree)
            continue; // only written steps can be shared ones
        const QMap<qint64, StepNode> &nodes = record.tree->nodes();
        if (std::any_of(nodes.cbegin(), nodes.cend(), [&](const StepNode &node) { return node.kind == StepNode::Kind::Shared && node.target == shared.id; }))
            ids.append(id);
    }
    return ids;
}

QJsonObject sharedJson(const Context &context, const SharedStep &shared)
{
    const QList<Attachment> &attachments = context.store.extras.attachments;
    const auto attached = std::count_if(attachments.cbegin(), attachments.cend(), [&](const Attachment &each) { return each.sharedStepId == shared.id; });
    QJsonObject json = reference(shared.id, shared.name);
    json["projectId"_L1] = shared.projectId;
    json["archived"_L1] = shared.archived;
    json["stepsCount"_L1] = shared.tree.roots().size();
    json["attachmentsCount"_L1] = qint64(attached);
    json["testCasesCount"_L1] = usersOf(context, shared).size();
    json["createdDate"_L1] = shared.createdDate;
    json["lastModifiedDate"_L1] = shared.createdDate;
    json["createdBy"_L1] = currentUser();
    json["lastModifiedBy"_L1] = currentUser();
    return json;
}

HttpResponse listShared(Context &context, const ApiRequest &request)
{
    const qint64 projectId = projectOf(context, request).id;
    const QString search = queryText(request, "search");
    const QString archived = queryText(request, "archived");
    QJsonArray all;
    for (const SharedStep &shared : context.store.extras.sharedSteps) {
        const bool wanted = archived.isEmpty() || shared.archived == (archived == "true"_L1);
        if (shared.projectId == projectId && wanted && shared.name.contains(search, Qt::CaseInsensitive))
            all.append(sharedJson(context, shared));
    }
    return answerSpringPage(all, request);
}

HttpResponse createShared(Context &context, const ApiRequest &request)
{
    const Body body = Body::of(request.http);
    const qint64 projectId = projectOf(context, body.requiredId("projectId")).id;
    const QString name = body.requiredName("name");
    QList<SharedStep> &all = context.store.extras.sharedSteps;
    const qint64 id = all.isEmpty() ? 101 : all.constLast().id + 1;
    all.append({id, projectId, name, false, StepTree(id), now()});
    context.store.changed();
    return answer(sharedJson(context, all.constLast()));
}

HttpResponse readShared(Context &context, const ApiRequest &request)
{
    return answer(sharedJson(context, sharedOf(context, request)));
}

HttpResponse patchShared(Context &context, const ApiRequest &request)
{
    SharedStep &shared = sharedOf(context, request);
    const Body body = Body::of(request.http);
    if (body.has("name"))
        shared.name = body.requiredName("name");
    context.store.changed();
    return answer(sharedJson(context, shared));
}

HttpResponse archive(Context &context, const ApiRequest &request)
{
    const qint64 id = sharedOf(context, request).id;
    const bool archived = !request.http.path.endsWith("/unarchive"_L1);
    context.later.add([&context, id, archived] {
        if (SharedStep *shared = recordById(context.store.extras.sharedSteps, id))
            shared->archived = archived;
        context.store.changed();
    });
    return answerNothing(202);
}

HttpResponse listUsage(Context &context, const ApiRequest &request)
{
    QJsonArray all;
    const QList<qint64> ids = usersOf(context, sharedOf(context, request));
    for (const qint64 id : ids)
        all.append(thinRow(context, caseOf(context, id)));
    return answerSpringPage(all, request);
}

HttpResponse readSteps(Context &context, const ApiRequest &request)
{
    return answer(normalizedScenario(context, sharedOf(context, request)));
}

HttpResponse setSteps(Context &context, const ApiRequest &request)
{
    SharedStep &shared = sharedOf(context, request);
    const Body body = Body::of(request.http);
    body.expectObject();
    StepTree tree = shared.tree;
    tree.clear();
    addTypedSteps(context, tree, body.member("steps").items(), {[&](const Attachment &each) { return each.sharedStepId == shared.id; }, false});
    shared.tree = tree;
    context.store.changed();
    return answer(normalizedScenario(context, shared));
}

} // namespace

void addSharedStepRoutes(Routes &routes)
{
    routes.get("sharedstep", listShared);
    routes.post("sharedstep", createShared);
    routes.get("sharedstep/{}", readShared);
    routes.patch("sharedstep/{}", patchShared);
    routes.post("sharedstep/{}/archive", archive);
    routes.post("sharedstep/{}/unarchive", archive);
    routes.get("sharedstep/{}/usage", listUsage);
    routes.get("sharedstep/{}/step", readSteps);
    if (!routes.isFour())
        routes.post("sharedstep/{}/scenario", setSteps);
}

} // namespace casewright::demo
