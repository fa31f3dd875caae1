// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/trees/tree_place.h"

#include "app/demoserver/testops/cases/case_input.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

const Tree &treeOfProject(const Context &context, qint64 projectId, std::optional<qint64> treeId)
{
    for (const Tree &tree : context.store.extras.trees) {
        if (tree.projectId == projectId && tree.id == treeId.value_or(tree.id))
            return tree;
    }
    throw ApiError{404, u"Tree with id %1 not found"_s.arg(treeId.value_or(0))};
}

TreePlace placeOf(const Context &context, const ApiRequest &request)
{
    return {treeOfProject(context, projectOf(context, request).id, request.optionalNumber("treeId")), request.numbers("path")};
}

QList<SuiteGroup> groupsAt(const Context &context, const TreePlace &place)
{
    const SuiteTree tree(context.store.catalogue, context.store.cases, place.tree.projectId, place.tree.fieldIds);
    QList<SuiteGroup> groups = tree.groups(place.path);
    for (const Folder &folder : context.store.extras.folders) {
        const bool isHere = folder.treeId == place.tree.id && folder.path.size() == place.path.size() + 1
            && folder.path.first(place.path.size()) == place.path;
        const qint64 id = folder.path.constLast();
        if (isHere && std::none_of(groups.cbegin(), groups.cend(), [id](const SuiteGroup &group) { return group.value.id == id; }))
            groups.append({*context.store.catalogue.value(id), 0});
    }
    return groups;
}

QList<qint64> leavesAt(const Context &context, const TreePlace &place)
{
    return SuiteTree(context.store.catalogue, context.store.cases, place.tree.projectId, place.tree.fieldIds).leaves(place.path);
}

bool liesBelow(const TestCase &record, const QList<qint64> &path)
{
    return std::all_of(path.cbegin(), path.cend(), [&](qint64 id) { return record.valueIds.contains(id); });
}

qint64 addGroup(Context &context, const TreePlace &place, const QString &name, IfThere ifThere)
{
    qsizetype level = 0;
    if (!place.path.isEmpty()) {
        const qint64 last = place.path.constLast();
        level = place.tree.fieldIds.indexOf(existing(context.store.catalogue.value(last), "Custom field value", last).fieldId) + 1;
    }
    if (level >= place.tree.fieldIds.size())
        throw ApiError{400, u"The tree has no level below"_s};
    const QList<SuiteGroup> groups = groupsAt(context, place);
    for (const SuiteGroup &group : groups) {
        if (group.value.name != name)
            continue;
        if (ifThere == IfThere::Refuse)
            throw ApiError{409, u"Group %1 already exists"_s.arg(name)};
        return group.value.id;
    }
    const qint64 fieldId = place.tree.fieldIds.at(level);
    const qint64 id = context.store.catalogue.ensureValue(fieldId, name, valueProject(context, place.tree.projectId, fieldId));
    context.store.extras.folders.append({place.tree.id, place.path + QList<qint64>{id}});
    context.store.changed();
    return id;
}

void renameGroup(Context &context, qint64 valueId, const QString &name)
{
    const FieldValue value = existing(context.store.catalogue.value(valueId), "Custom field value", valueId);
    const FieldValue *known = context.store.catalogue.valueNamed(value.fieldId, name, value.projectId);
    if (known && known->id != valueId)
        throw ApiError{409, u"Custom field value %1 already exists"_s.arg(name)};
    context.store.catalogue.renameValue(valueId, name);
    context.store.changed();
}

qint64 addLeaf(Context &context, const TreePlace &place, const QString &name)
{
    TestCase record;
    record.projectId = place.tree.projectId;
    record.name = name;
    record.workflowId = record.statusId = -1;
    record.createdBy = record.lastModifiedBy = currentUser();
    record.createdDate = record.lastModifiedDate = now();
    record.valueIds = withDefaults(context, place.tree.projectId, place.path);
    const qint64 id = context.store.cases.add(record);
    auditNewCase(context, id);
    return id;
}

void renameLeaf(Context &context, qint64 caseId, const QString &name)
{
    changeCase(context, caseId, [&name](TestCase &record) { record.name = name; });
}

QList<qint64> droppedInto(const Context &context, const TreePlace &place, const QList<qint64> &valueIds)
{
    QList<qint64> result;
    for (const qint64 id : valueIds) {
        if (!place.tree.fieldIds.contains(context.store.catalogue.value(id)->fieldId))
            result.append(id);
    }
    return result + place.path;
}

} // namespace casewright::demo
