// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject treeJson(const Context &context, const Tree &tree)
{
    QJsonArray fields;
    for (const qint64 id : tree.fieldIds)
        fields.append(fieldJson(fieldOf(context, id)));
    QJsonObject json = reference(tree.id, tree.name);
    json["projectId"_L1] = tree.projectId;
    json["fields"_L1] = fields;
    return json;
}

// Of 25 and later: the fields come as bindings.
QJsonObject treeJsonV2(const Context &context, const Tree &tree)
{
    QJsonArray bindings;
    for (const qint64 id : tree.fieldIds) {
        if (const FieldBinding *binding = context.store.extras.binding(tree.projectId, id)) {
            QJsonObject json = bindingJson(context, *binding);
            for (const QLatin1String name : {"name"_L1, "projectId"_L1, "singleSelect"_L1})
                json.remove(name);
            bindings.append(json);
        }
    }
    QJsonObject json = reference(tree.id, tree.name);
    json["projectId"_L1] = tree.projectId;
    json["customFieldsProject"_L1] = bindings;
    return json;
}

using Write = QJsonObject (*)(const Context &, const Tree &);

template <Write write>
HttpResponse listTrees(Context &context, const ApiRequest &request)
{
    const qint64 projectId = projectOf(context, request).id;
    QJsonArray all;
    for (const Tree &tree : context.store.extras.trees) {
        if (tree.projectId == projectId)
            all.append(write(context, tree));
    }
    return answerSpringPage(all, request);
}

template <Write write>
HttpResponse readTree(Context &context, const ApiRequest &request)
{
    return answer(write(context, existing(recordById(std::as_const(context.store.extras.trees), request.ids.constFirst()), "Tree", request.ids.constFirst())));
}

HttpResponse createTree(Context &context, const ApiRequest &request)
{
    const Body body = Body::of(request.http);
    Tree tree{0, projectOf(context, body.requiredId("projectId")).id, body.requiredName("name"), {}};
    const QList<Body> fields = body.requiredItems("fields");
    for (const Body &field : fields)
        tree.fieldIds.append(fieldOf(context, field.requiredId("id")).id);
    tree.id = context.store.catalogue.takeId();
    context.store.extras.trees.append(tree);
    context.store.changed();
    return answer(treeJson(context, tree));
}

HttpResponse removeTree(Context &context, const ApiRequest &request)
{
    context.store.extras.trees.removeIf([&](const Tree &tree) { return tree.id == request.ids.constFirst(); });
    context.store.changed();
    return answerNothing(204);
}

} // namespace

void addTreeRoutes(Routes &routes)
{
    routes.get("tree", listTrees<treeJson>);
    routes.post("tree", createTree);
    routes.get("tree/{}", readTree<treeJson>);
    routes.remove("tree/{}", removeTree);
    if (!routes.hasNewerTrees())
        return;
    routes.get("v2/tree", listTrees<treeJsonV2>);
    routes.get("v2/tree/{}", readTree<treeJsonV2>);
}

} // namespace casewright::demo
