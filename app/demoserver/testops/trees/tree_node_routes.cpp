// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"
#include "app/demoserver/testops/trees/leaf_dto.h"
#include "app/demoserver/testops/trees/tree_place.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 nodePageSize = 100;

TreeNode nodeOf(const Context &context, qint64 id)
{
    const std::optional<TreeNode> node = context.nodes.find(id);
    if (!node)
        throw ApiError{404, u"Tree node with id %1 not found"_s.arg(id)};
    return *node;
}

// What the path's project and the parameter `treeId` name, at the node of the other parameter, or at the root.
TreePlace placeAt(const Context &context, const ApiRequest &request, const char *nodeParameter)
{
    const Tree &tree = treeOfProject(context, projectOf(context, request.ids.constFirst()).id, request.number("treeId"));
    const std::optional<qint64> id = request.optionalNumber(nodeParameter);
    return {tree, id ? nodeOf(context, *id).path : QList<qint64>()};
}

QJsonObject groupNode(const Context &context, const TreePlace &parent, const FieldValue &value, int count)
{
    QJsonObject json = reference(context.nodes.idOf({parent.tree.id, parent.path + QList<qint64>{value.id}}), value.name);
    json["type"_L1] = u"GROUP"_s;
    json["count"_L1] = count;
    json["customFieldId"_L1] = value.fieldId;
    json["customFieldValueId"_L1] = value.id;
    json["parentNodeId"_L1] = context.nodes.idOf({parent.tree.id, parent.path});
    return json;
}

QJsonObject leafNode(const Context &context, const TreePlace &place, qint64 caseId)
{
    QJsonObject json = leafJsonV2(context, caseOf(context, caseId));
    json["type"_L1] = u"LEAF"_s;
    json["id"_L1] = context.nodes.idOf({place.tree.id, place.path, caseId});
    json["testCaseId"_L1] = caseId;
    return json;
}

HttpResponse browse(Context &context, const ApiRequest &request)
{
    const TreePlace place = placeAt(context, request, "parentNodeId");
    QJsonArray children;
    const QList<SuiteGroup> groups = groupsAt(context, place);
    for (const SuiteGroup &group : groups)
        children.append(groupNode(context, place, group.value, group.count));
    const QList<qint64> leaves = filtered(context, request, leavesAt(context, place));
    for (const qint64 id : leaves)
        children.append(leafNode(context, place, id));
    QJsonObject json{{u"id"_s, context.nodes.idOf({place.tree.id, place.path})}, {u"name"_s, place.tree.name},
                     {u"children"_s, springPage(children, PageWindow::of(request, nodePageSize))}};
    if (!place.path.isEmpty()) {
        json["name"_L1] = context.store.catalogue.value(place.path.constLast())->name;
        json["customFieldValueId"_L1] = place.path.constLast();
        json["parentNodeId"_L1] = context.nodes.idOf({place.tree.id, place.path.first(place.path.size() - 1)});
    }
    return answer(json);
}

template <IfThere ifThere>
HttpResponse createGroup(Context &context, const ApiRequest &request)
{
    const TreePlace place = placeAt(context, request, "parentNodeId");
    const qint64 id = addGroup(context, place, Body::of(request.http).requiredName("name"), ifThere);
    int count = 0;
    const QList<SuiteGroup> groups = groupsAt(context, place);
    for (const SuiteGroup &group : groups)
        count = group.value.id == id ? group.count : count;
    return answer(groupNode(context, place, *context.store.catalogue.value(id), count));
}

HttpResponse renameGroupNode(Context &context, const ApiRequest &request)
{
    const TreeNode node = nodeOf(context, request.ids.at(1));
    if (node.path.isEmpty() || node.caseId != 0)
        throw ApiError{400, u"The node is not a group"_s};
    renameGroup(context, node.path.constLast(), Body::of(request.http).requiredName("name"));
    const TreePlace parent{treeOfProject(context, request.ids.at(0), node.treeId), node.path.first(node.path.size() - 1)};
    return answer(groupNode(context, parent, *context.store.catalogue.value(node.path.constLast()), 0));
}

// Takes away a group that holds nothing; one that holds cases stays, though the answer is the same.
HttpResponse removeGroup(Context &context, const ApiRequest &request)
{
    const TreeNode node = nodeOf(context, request.ids.at(1));
    context.store.extras.folders.removeIf([&](const Folder &folder) { return folder.treeId == node.treeId && folder.path == node.path; });
    context.store.changed();
    return answerNothing(200);
}

HttpResponse createLeafNode(Context &context, const ApiRequest &request)
{
    const TreePlace place = placeAt(context, request, "nodeId");
    return answer(leafNode(context, place, addLeaf(context, place, Body::of(request.http).requiredName("name"))));
}

HttpResponse renameLeafNode(Context &context, const ApiRequest &request)
{
    const TreeNode node = nodeOf(context, request.ids.at(1));
    const qint64 id = caseOf(context, node.caseId).id;
    renameLeaf(context, id, Body::of(request.http).requiredName("name"));
    return answer(leafNode(context, {treeOfProject(context, request.ids.at(0), node.treeId), node.path}, id));
}

QJsonObject flatJson(const Context &context, qint64 id)
{
    QJsonObject json = leafJsonV2(context, caseOf(context, id));
    json["id"_L1] = id;
    return json;
}

HttpResponse listFlat(Context &context, const ApiRequest &request)
{
    const qint64 projectId = projectOf(context, request.ids.constFirst()).id;
    const std::vector<qint64> &ids = queryFlag(request, "deleted") ? context.store.cases.binOf(projectId) : context.store.cases.ofProject(projectId);
    QJsonArray all;
    const QList<qint64> kept = filtered(context, request, QList<qint64>(ids.cbegin(), ids.cend()));
    for (const qint64 id : kept)
        all.append(flatJson(context, id));
    return answerSpringPage(all, request, nodePageSize);
}

HttpResponse createFlat(Context &context, const ApiRequest &request)
{
    const Tree &tree = treeOfProject(context, projectOf(context, request.ids.constFirst()).id, std::nullopt);
    return answer(flatJson(context, addLeaf(context, {tree, {}}, Body::of(request.http).requiredName("name"))));
}

HttpResponse renameFlat(Context &context, const ApiRequest &request)
{
    const qint64 id = caseOf(context, request.ids.at(1)).id;
    renameLeaf(context, id, Body::of(request.http).requiredName("name"));
    return answer(flatJson(context, id));
}

} // namespace

void addTreeNodeRoutes(Routes &routes)
{
    routes.get("v2/project/{}/test-case/tree/tree-node", browse);
    routes.post("v2/project/{}/test-case/tree/group", createGroup<IfThere::Refuse>);
    routes.put("v2/project/{}/test-case/tree/group", createGroup<IfThere::Take>);
    routes.put("v2/project/{}/test-case/tree/group/{}/name", renameGroupNode);
    routes.remove("v2/project/{}/test-case/tree/group/{}", removeGroup);
    routes.post("v2/project/{}/test-case/tree/leaf", createLeafNode);
    routes.put("v2/project/{}/test-case/tree/leaf/{}/name", renameLeafNode);
    routes.get("v2/project/{}/test-case/flat", listFlat);
    routes.post("v2/project/{}/test-case/flat", createFlat);
    routes.put("v2/project/{}/test-case/{}/flat/name", renameFlat);
}

} // namespace casewright::demo
