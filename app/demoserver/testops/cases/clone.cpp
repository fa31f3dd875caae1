// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/cases/clone.h"

#include "app/demoserver/testops/cases/case_input.h"

namespace casewright::demo {

namespace {

// Ids of the case itself that the copy needs its own of.
template <typename Records>
void renumber(Context &context, Records &records)
{
    for (auto &record : records)
        record.id = context.store.catalogue.takeId();
}

// Values of fields that the project does not use are left behind.
QList<qint64> valuesIn(const Context &context, qint64 projectId, const QList<qint64> &valueIds)
{
    QList<qint64> kept;
    for (const qint64 id : valueIds) {
        const FieldValue &value = *context.store.catalogue.value(id);
        if (context.store.extras.binding(projectId, value.fieldId) && (value.projectId == 0 || value.projectId == projectId))
            kept.append(id);
    }
    return withDefaults(context, projectId, kept);
}

void drop(const CloneOptions &options, TestCase &copy)
{
    if (options.ignoreTags)
        copy.tagIds.clear();
    if (options.ignoreLinks)
        copy.links.clear();
    if (options.ignoreMembers)
        copy.members.clear();
    if (options.ignoreRelations)
        copy.relations.clear();
    if (options.ignoreIssueLinks)
        copy.issues.clear();
    if (options.ignoreCfv)
        copy.valueIds.clear();
    if (options.ignoreParameters)
        copy.examples.clear();
    if (options.ignoreTestKeys)
        copy.testKeys.clear();
    if (options.ignoreScenario) {
        copy.tree.reset();
        copy.steps.clear();
        copy.stepsAreLegacy = false;
    }
}

QHash<qint64, qint64> copyAttachments(Context &context, qint64 fromId, qint64 toId)
{
    QHash<qint64, qint64> ids;
    const QList<Attachment> all = context.store.extras.attachments;
    for (Attachment each : all) {
        if (each.caseId != fromId)
            continue;
        const qint64 id = context.store.catalogue.takeId();
        ids.insert(each.id, id);
        each.id = id;
        each.caseId = toId;
        context.store.extras.attachments.append(each);
    }
    return ids;
}

// The same steps with ids of the new owner.
void copyBelow(const StepTree &from, const QList<qint64> &ids, qint64 parentId, const QHash<qint64, qint64> &attachmentIds, StepTree &to)
{
    for (const qint64 id : ids) {
        const StepNode &original = *from.find(id);
        StepNode node = original;
        node.children.clear();
        node.expectedId = 0;
        if (node.kind == StepNode::Kind::Attachment) {
            if (!attachmentIds.contains(node.target))
                continue;
            node.target = attachmentIds.value(node.target);
        }
        const qint64 made = to.add(node, {parentId});
        if (original.expectedId != 0)
            copyBelow(from, from.find(original.expectedId)->children, to.ensureExpected(made), attachmentIds, to);
        copyBelow(from, original.children, made, attachmentIds, to);
    }
}

} // namespace

CloneOptions CloneOptions::of(const Context &context, const Body &body)
{
    body.expectObject();
    CloneOptions options;
    options.nameSuffix = body.text("nameSuffix").value_or(QString());
    options.toProjectId = body.id("toProjectId").value_or(0);
    if (options.toProjectId != 0)
        (void)projectOf(context, options.toProjectId);
    options.statusId = body.id("statusId").value_or(0);
    options.workflowId = body.id("workflowId").value_or(0);
    const auto ignores = [&body](const char *name) { return body.flag(name).value_or(false); };
    options.ignoreScenario = ignores("ignoreScenario");
    options.ignoreTags = ignores("ignoreTags");
    options.ignoreLinks = ignores("ignoreLinks");
    options.ignoreAttachments = ignores("ignoreAttachments");
    options.ignoreMembers = ignores("ignoreMembers");
    options.ignoreRelations = ignores("ignoreRelations");
    options.ignoreIssueLinks = ignores("ignoreIssueLinks");
    options.ignoreCfv = ignores("ignoreCfv");
    options.ignoreParameters = ignores("ignoreParameters");
    options.ignoreTestKeys = ignores("ignoreTestKeys");
    return options;
}

qint64 cloneCase(Context &context, qint64 id, const CloneOptions &options)
{
    const TestCase original = caseOf(context, id);
    TestCase copy = original;
    copy.id = context.store.cases.nextId();
    copy.name += options.nameSuffix;
    copy.projectId = options.toProjectId == 0 ? original.projectId : options.toProjectId;
    copy.deleted = false;
    copy.createdDate = copy.lastModifiedDate = now();
    copy.createdBy = copy.lastModifiedBy = currentUser();
    if (options.statusId != 0 && options.workflowId != 0) {
        copy.statusId = options.statusId;
        copy.workflowId = options.workflowId;
    }
    const QHash<qint64, qint64> attachmentIds = options.ignoreAttachments ? QHash<qint64, qint64>() : copyAttachments(context, id, copy.id);
    const StepTree tree = treeOf(original, context.stepStyle());
    copy.tree.emplace(copy.id);
    copyBelow(tree, tree.roots(), 0, attachmentIds, *copy.tree);
    copy.steps = legacyStepsOf(original);
    drop(options, copy);
    copy.valueIds = valuesIn(context, copy.projectId, copy.valueIds);
    renumber(context, copy.relations);
    renumber(context, copy.testKeys);
    renumber(context, copy.examples);
    const qint64 made = context.store.cases.add(copy);
    auditNewCase(context, made);
    return made;
}

void moveCase(Context &context, qint64 id, qint64 toProjectId)
{
    changeCase(context, id, [&](TestCase &record) {
        context.store.cases.moveToProject(id, toProjectId);
        record.valueIds = valuesIn(context, toProjectId, record.valueIds);
    });
}

} // namespace casewright::demo
