// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/steps/scenario_dto.h"

#include "app/demoserver/data/json_parts.h"
#include "app/demoserver/testops/steps/rich_text.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonArray attachmentsJson(const Context &context, const QList<qint64> &ids)
{
    QJsonArray all;
    for (const qint64 id : ids) {
        if (const Attachment *attachment = recordById(std::as_const(context.store.extras.attachments), id))
            all.append(attachmentJson(*attachment));
    }
    return all;
}

QJsonArray keywordSteps(const Context &context, const QList<Step> &steps)
{
    QJsonArray all;
    for (const Step &step : steps) {
        const QJsonArray attachments = attachmentsJson(context, step.attachmentIds);
        QJsonObject json{{u"steps"_s, keywordSteps(context, step.steps)}, {u"attachments"_s, attachments}, {u"leaf"_s, step.steps.isEmpty()},
                         {u"stepsCount"_s, step.steps.size()}, {u"hasContent"_s, !step.steps.isEmpty() || !attachments.isEmpty()}};
        if (!step.name.isNull())
            json["name"_L1] = step.name;
        if (!step.keyword.isNull())
            json["keyword"_L1] = step.keyword;
        if (!step.expectedResult.isNull())
            json["expectedResult"_L1] = step.expectedResult;
        all.append(json);
    }
    return all;
}

QJsonObject nodeJson(const Context &context, const StepNode &node)
{
    QJsonObject json{{u"id"_s, node.id}, {u"createdDate"_s, node.createdDate}, {u"lastModifiedDate"_s, node.lastModifiedDate},
                     {u"createdBy"_s, currentUser()}, {u"lastModifiedBy"_s, currentUser()}};
    if (node.kind == StepNode::Kind::Attachment)
        json["attachmentId"_L1] = node.target;
    else if (node.kind == StepNode::Kind::Shared)
        json["sharedStepId"_L1] = node.target;
    else
        json["body"_L1] = node.body;
    if (!context.isFour() && node.kind == StepNode::Kind::Body)
        json["bodyJson"_L1] = node.bodyJson.isEmpty() ? documentOf(node.body) : node.bodyJson;
    if (!node.expectedResult.isNull())
        json["expectedResult"_L1] = node.expectedResult;
    if (node.expectedId != 0)
        json["expectedResultId"_L1] = node.expectedId;
    if (!node.children.isEmpty())
        json["children"_L1] = idsToJson(node.children);
    return json;
}

QJsonObject nodesJson(const Context &context, const StepTree &tree)
{
    QJsonObject nodes;
    for (const StepNode &node : tree.nodes())
        nodes[QString::number(node.id)] = nodeJson(context, node);
    return nodes;
}

QJsonObject attachmentsJson(const Context &context, const StepTree &tree)
{
    QJsonObject attachments;
    for (const StepNode &node : tree.nodes()) {
        const Attachment *found = node.kind == StepNode::Kind::Attachment ? recordById(std::as_const(context.store.extras.attachments), node.target) : nullptr;
        if (found)
            attachments[QString::number(found->id)] = attachmentJson(*found);
    }
    return attachments;
}

void merge(QJsonObject &into, const QJsonObject &from)
{
    for (auto it = from.begin(); it != from.end(); ++it)
        into[it.key()] = it.value();
}

} // namespace

QJsonObject keywordScenario(const Context &context, const TestCase &record)
{
    if (!context.isFour())
        return {{u"steps"_s, keywordSteps(context, legacyStepsOf(record))}};
    const StepTree tree = treeOf(record, StepStyle::Text);
    const SharedSteps shared = [&context](qint64 id) -> std::optional<std::pair<QString, StepTree>> {
        const SharedStep *found = recordById(std::as_const(context.store.extras.sharedSteps), id);
        return found ? std::optional(std::pair(found->name, found->tree)) : std::nullopt;
    };
    // Attachments of no step are those of the scenario.
    QList<qint64> roots;
    QList<qint64> attachmentIds;
    for (const qint64 id : tree.roots()) {
        const StepNode &node = *tree.find(id);
        if (node.kind == StepNode::Kind::Attachment)
            attachmentIds.append(node.target);
        else
            roots.append(id);
    }
    return {{u"steps"_s, keywordSteps(context, stepsOf(tree, roots, shared))}, {u"attachments"_s, attachmentsJson(context, attachmentIds)}};
}

QJsonObject normalizedScenario(const Context &context, const TestCase &record)
{
    const StepTree tree = treeOf(record, context.stepStyle());
    QJsonObject sharedSteps;
    QJsonObject sharedNodes;
    QJsonObject sharedAttachments;
    for (const StepNode &node : tree.nodes()) {
        const SharedStep *shared = node.kind == StepNode::Kind::Shared ? recordById(std::as_const(context.store.extras.sharedSteps), node.target) : nullptr;
        if (!shared)
            continue;
        sharedSteps[QString::number(shared->id)] = QJsonObject{{u"id"_s, shared->id}, {u"body"_s, shared->name}, {u"archived"_s, shared->archived},
                                                               {u"children"_s, idsToJson(shared->tree.roots())}};
        merge(sharedNodes, nodesJson(context, shared->tree));
        merge(sharedAttachments, attachmentsJson(context, shared->tree));
    }
    return {{u"root"_s, QJsonObject{{u"children"_s, idsToJson(tree.roots())}}},
            {u"scenarioSteps"_s, nodesJson(context, tree)},
            {u"attachments"_s, attachmentsJson(context, tree)},
            {u"sharedSteps"_s, sharedSteps},
            {u"sharedStepScenarioSteps"_s, sharedNodes},
            {u"sharedStepAttachments"_s, sharedAttachments}};
}

QJsonObject normalizedScenario(const Context &context, const SharedStep &shared)
{
    return {{u"root"_s, QJsonObject{{u"children"_s, idsToJson(shared.tree.roots())}}},
            {u"scenarioSteps"_s, QJsonObject()},
            {u"attachments"_s, QJsonObject()},
            {u"sharedSteps"_s, QJsonObject()},
            {u"sharedStepScenarioSteps"_s, nodesJson(context, shared.tree)},
            {u"sharedStepAttachments"_s, attachmentsJson(context, shared.tree)}};
}

QJsonObject attachmentJson(const Attachment &attachment)
{
    return {{u"id"_s, attachment.id},
            {u"name"_s, attachment.name},
            {u"contentType"_s, QString::fromLatin1(attachment.contentType)},
            {u"contentLength"_s, attachment.content.size()},
            {u"missed"_s, false},
            {u"entity"_s, attachment.sharedStepId == 0 ? u"test_case"_s : u"shared_step"_s}};
}

} // namespace casewright::demo
