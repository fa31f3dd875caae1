// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/bulk/operations.h"

#include "app/demoserver/testops/cases/case_input.h"
#include "app/demoserver/testops/cases/clone.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/trees/tree_place.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

void changeEach(Context &context, const QList<qint64> &ids, const std::function<void(TestCase &)> &change)
{
    for (const qint64 id : ids)
        changeCase(context, id, change);
}

QList<qint64> requiredIds(const Body &body)
{
    (void)body.requiredItems("ids");
    return body.ids("ids");
}

template <typename Records>
void removeById(Records &records, const QList<qint64> &ids)
{
    records.removeIf([&](const auto &record) { return ids.contains(record.id); });
}

template <typename Records>
void addNew(Records &records, const Records &more)
{
    for (const auto &record : more) {
        if (std::none_of(records.cbegin(), records.cend(), [&](const auto &each) { return each.id == record.id; }))
            records.append(record);
    }
}

// `{customField, values: [...]}` of later servers as the flat elements of 4.x, which both take.
QList<Body> flatValues(const QList<Body> &items)
{
    QList<Body> flat;
    for (const Body &item : items) {
        if (!item.has("values")) {
            flat.append(item);
            continue;
        }
        const QList<Body> values = item.member("values").items();
        for (const Body &value : values) {
            QJsonObject json = value.json().toObject();
            json["customField"_L1] = item.member("customField").json();
            flat.append(Body::of(json));
        }
    }
    return flat;
}

// A value of a field that takes a single one pushes out the other.
QList<qint64> withValue(const Context &context, const TestCase &record, qint64 valueId)
{
    const qint64 fieldId = context.store.catalogue.value(valueId)->fieldId;
    const FieldBinding *binding = context.store.extras.binding(record.projectId, fieldId);
    QList<qint64> values = record.valueIds;
    if (binding && binding->singleSelect)
        values.removeIf([&](qint64 id) { return context.store.catalogue.value(id)->fieldId == fieldId; });
    if (!values.contains(valueId))
        values.append(valueId);
    return values;
}

void dropLater(Context &context, const QList<qint64> &ids, const TreePlace &place)
{
    context.later.add([&context, ids, place] {
        changeEach(context, ids, [&](TestCase &record) { record.valueIds = droppedInto(context, place, record.valueIds); });
    });
}

qint64 projectIn(const Body &body)
{
    return body.member("selection").requiredId("projectId");
}

} // namespace

void addTags(Context &context, const QList<qint64> &ids, const Body &body)
{
    const QList<qint64> tagIds = readTags(context, body.requiredItems("tags"));
    changeEach(context, ids, [&](TestCase &record) {
        for (const qint64 id : tagIds) {
            if (!record.tagIds.contains(id))
                record.tagIds.append(id);
        }
    });
}

void removeTags(Context &context, const QList<qint64> &ids, const Body &body)
{
    const QList<qint64> tagIds = requiredIds(body);
    changeEach(context, ids, [&](TestCase &record) { record.tagIds.removeIf([&](qint64 id) { return tagIds.contains(id); }); });
}

void setStatus(Context &context, const QList<qint64> &ids, const Body &body)
{
    if (!body.id("workflowId") || !body.id("statusId"))
        throw ApiError{400, u"workflow and status are required"_s};
    const qint64 workflowId = body.requiredId("workflowId");
    const qint64 statusId = body.requiredId("statusId");
    const Workflow *workflow = recordById(std::as_const(context.store.extras.workflows), workflowId);
    if (!workflow || !workflow->statusIds.contains(statusId))
        body.member("statusId").refuse(u"status %1 is not one of workflow %2"_s.arg(statusId).arg(workflowId));
    changeEach(context, ids, [&](TestCase &record) {
        record.workflowId = workflowId;
        record.statusId = statusId;
    });
}

void setLayer(Context &context, const QList<qint64> &ids, const Body &body)
{
    const qint64 layerId = body.id("layerId").value_or(0);
    if (layerId != 0 && !layerOf(context.store, layerId))
        body.member("layerId").refuse(u"there is no test layer %1"_s.arg(layerId));
    changeEach(context, ids, [&](TestCase &record) { record.layerId = layerId; });
}

void addValues(Context &context, const QList<qint64> &ids, const Body &body)
{
    const QList<qint64> valueIds = readValues(context, projectIn(body), flatValues(body.requiredItems("cfv")));
    changeEach(context, ids, [&](TestCase &record) {
        for (const qint64 id : valueIds)
            record.valueIds = withValue(context, record, id);
    });
}

void removeValues(Context &context, const QList<qint64> &ids, const Body &body)
{
    const QList<qint64> valueIds = requiredIds(body);
    changeEach(context, ids, [&](TestCase &record) { record.valueIds.removeIf([&](qint64 id) { return valueIds.contains(id); }); });
}

void addIssues(Context &context, const QList<qint64> &ids, const Body &body)
{
    const QList<IssueLink> links = readIssues(context, body.requiredItems("issues"), {});
    changeEach(context, ids, [&](TestCase &record) { addNew(record.issues, links); });
}

void removeIssues(Context &context, const QList<qint64> &ids, const Body &body)
{
    const QList<qint64> issueIds = requiredIds(body);
    changeEach(context, ids, [&](TestCase &record) { removeById(record.issues, issueIds); });
}

void addMembers(Context &context, const QList<qint64> &ids, const Body &body)
{
    const QList<Member> members = readMembers(context, body.requiredItems("members"));
    changeEach(context, ids, [&](TestCase &record) { addNew(record.members, members); });
}

void removeMembers(Context &context, const QList<qint64> &ids, const Body &body)
{
    const QList<qint64> memberIds = requiredIds(body);
    changeEach(context, ids, [&](TestCase &record) { removeById(record.members, memberIds); });
}

void addLinks(Context &context, const QList<qint64> &ids, const Body &body)
{
    const QList<Link> links = readLinks(body.requiredItems("links"));
    changeEach(context, ids, [&](TestCase &record) { record.links += links; });
}

void removeCases(Context &context, const QList<qint64> &ids, const Body &)
{
    for (const qint64 id : ids) {
        if (!caseOf(context, id).deleted)
            changeCase(context, id, [&](TestCase &) { context.store.cases.moveToBin(id); });
    }
}

void restoreCases(Context &context, const QList<qint64> &ids, const Body &)
{
    for (const qint64 id : ids) {
        if (caseOf(context, id).deleted)
            changeCase(context, id, [&](TestCase &) { context.store.cases.putBack(id); });
    }
}

void cloneCases(Context &context, const QList<qint64> &ids, const Body &body)
{
    const CloneOptions options = CloneOptions::of(context, body);
    context.later.add([&context, ids, options] {
        for (const qint64 id : ids)
            cloneCase(context, id, options);
    });
}

void moveCases(Context &context, const QList<qint64> &ids, const Body &body)
{
    const qint64 toProjectId = projectOf(context, body.requiredId("toProjectId")).id;
    context.later.add([&context, ids, toProjectId] {
        for (const qint64 id : ids)
            moveCase(context, id, toProjectId);
    });
}

void dropIntoPath(Context &context, const QList<qint64> &ids, const Body &body)
{
    (void)body.requiredItems("path");
    dropLater(context, ids, {treeOfProject(context, projectIn(body), body.member("selection").id("treeId")), body.ids("path")});
}

void dropIntoNode(Context &context, const QList<qint64> &ids, const Body &body)
{
    TreePlace place{treeOfProject(context, projectIn(body), body.member("selection").id("treeId")), {}};
    if (const std::optional<qint64> nodeId = body.id("nodeId")) {
        const std::optional<TreeNode> node = context.nodes.find(*nodeId);
        if (!node)
            throw ApiError{404, u"Tree node with id %1 not found"_s.arg(*nodeId)};
        place.path = node->path;
    }
    dropLater(context, ids, place);
}

} // namespace casewright::demo
