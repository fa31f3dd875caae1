// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/data/json_parts.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"
#include "app/demoserver/testops/trees/leaf_dto.h"
#include "app/demoserver/testops/trees/tree_place.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 treePageSize = 100;

QJsonObject groupJson(const FieldValue &value, int count)
{
    QJsonObject json = reference(value.id, value.name);
    json["count"_L1] = count;
    json["customFieldId"_L1] = value.fieldId;
    return json;
}

QJsonObject leafJson(const Context &context, qint64 id)
{
    const TestCase &record = caseOf(context, id);
    QJsonObject json = leafJsonV2(context, record);
    json["id"_L1] = id;
    json.remove("workflow"_L1);
    if (const Status *status = recordById(std::as_const(context.store.extras.statuses), record.statusId)) {
        json["statusName"_L1] = status->name;
        json["statusColor"_L1] = status->color;
    }
    json.remove("status"_L1);
    if (context.isFour())
        json.remove("lastModifiedDate"_L1);
    return json;
}

HttpResponse listGroups(Context &context, const ApiRequest &request)
{
    QJsonArray all;
    const QList<SuiteGroup> groups = groupsAt(context, placeOf(context, request));
    for (const SuiteGroup &group : groups)
        all.append(groupJson(group.value, group.count));
    return answerSpringPage(all, request, treePageSize);
}

HttpResponse createGroup(Context &context, const ApiRequest &request)
{
    const qint64 id = addGroup(context, placeOf(context, request), Body::of(request.http).requiredName("name"), IfThere::Refuse);
    return answer(groupJson(*context.store.catalogue.value(id), 0));
}

HttpResponse rename(Context &context, const ApiRequest &request)
{
    const TreePlace place = placeOf(context, request);
    if (place.path.isEmpty())
        throw ApiError{400, u"Parameter path is required"_s};
    renameGroup(context, place.path.constLast(), Body::of(request.http).requiredName("name"));
    const FieldValue value = *context.store.catalogue.value(place.path.constLast());
    int count = 0;
    for (const qint64 id : context.store.cases.ofProject(place.tree.projectId))
        count += int(liesBelow(caseOf(context, id), place.path));
    return answer(groupJson(value, count));
}

HttpResponse listLeaves(Context &context, const ApiRequest &request)
{
    QJsonArray all;
    const QList<qint64> ids = filtered(context, request, leavesAt(context, placeOf(context, request)));
    for (const qint64 id : ids)
        all.append(leafJson(context, id));
    return answerSpringPage(all, request, treePageSize);
}

HttpResponse createLeaf(Context &context, const ApiRequest &request)
{
    return answer(leafJson(context, addLeaf(context, placeOf(context, request), Body::of(request.http).requiredName("name"))));
}

HttpResponse renameOneLeaf(Context &context, const ApiRequest &request)
{
    const qint64 id = caseOf(context, request.number("leafId")).id;
    renameLeaf(context, id, Body::of(request.http).requiredName("name"));
    return answer(leafJson(context, id));
}

HttpResponse countLeaves(Context &context, const ApiRequest &request)
{
    const TreePlace place = placeOf(context, request);
    QList<qint64> below;
    for (const qint64 id : context.store.cases.ofProject(place.tree.projectId)) {
        if (liesBelow(caseOf(context, id), place.path))
            below.append(id);
    }
    return answer(QJsonObject{{u"total"_s, below.size()}, {u"filtered"_s, filtered(context, request, below).size()}});
}

// All ways down to a case; a case with two values of one level has two.
HttpResponse listPaths(Context &context, const ApiRequest &request)
{
    const TestCase &record = caseOf(context, request.number("testCaseId"));
    const Tree &tree = treeOfProject(context, record.projectId, request.number("treeId"));
    QList<QList<qint64>> paths{{}};
    for (const qint64 fieldId : tree.fieldIds) {
        QList<QList<qint64>> longer;
        for (const QList<qint64> &path : std::as_const(paths)) {
            for (const qint64 id : record.valueIds) {
                if (context.store.catalogue.value(id)->fieldId == fieldId)
                    longer.append(path + QList<qint64>{id});
            }
        }
        paths = longer.isEmpty() ? paths : longer;
    }
    QJsonArray all;
    for (const QList<qint64> &path : std::as_const(paths))
        all.append(idsToJson(path));
    return answer(QJsonObject{{u"paths"_s, all}});
}

HttpResponse suggestGroups(Context &context, const ApiRequest &request)
{
    QList<Named> all;
    const QList<SuiteGroup> groups = groupsAt(context, placeOf(context, request));
    for (const SuiteGroup &group : groups)
        all.append({group.value.id, group.value.name});
    return answerSpringPage(suggestions(all, request), request);
}

} // namespace

void addGroupRoutes(Routes &routes)
{
    routes.get("testcasetree/group", listGroups);
    routes.post("testcasetree/group", createGroup);
    routes.post("testcasetree/group/rename", rename);
    routes.get("testcasetree/leaf", listLeaves);
    routes.post("testcasetree/leaf", createLeaf);
    routes.post("testcasetree/leaf/rename", renameOneLeaf);
    routes.get("testcasetree/countleaves", countLeaves);
    routes.get("testcasetree/suggest", suggestGroups);
    if (!routes.isFour())
        routes.get("testcasetree/paths", listPaths);
}

} // namespace casewright::demo
