// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/data/scenario_tree.h"

#include <QStringList>

namespace casewright::demo {

namespace {

void addBelow(StepTree &tree, qint64 parentId, const QList<Step> &steps, StepStyle style, qint64 date)
{
    for (const Step &step : steps) {
        StepNode node;
        node.createdDate = node.lastModifiedDate = date;
        const bool joins = style == StepStyle::Containers && !step.keyword.isEmpty();
        node.body = joins ? step.keyword + u' ' + step.name : step.name;
        if (style == StepStyle::Text) {
            node.keyword = step.keyword;
            node.expectedResult = step.expectedResult;
        }
        const qint64 id = tree.add(node, {parentId});
        if (style == StepStyle::Containers && !step.expectedResult.isEmpty()) {
            const qint64 container = tree.ensureExpected(id);
            const QStringList lines = step.expectedResult.split(u'\n');
            for (const QString &line : lines) {
                StepNode text;
                text.body = line;
                text.createdDate = text.lastModifiedDate = date;
                tree.add(text, {container});
            }
        }
        for (const qint64 attachmentId : step.attachmentIds) {
            StepNode attachment;
            attachment.kind = StepNode::Kind::Attachment;
            attachment.target = attachmentId;
            attachment.createdDate = attachment.lastModifiedDate = date;
            tree.add(attachment, {id});
        }
        addBelow(tree, id, step.steps, style, date);
    }
}

} // namespace

void addSteps(StepTree &tree, const QList<Step> &steps, StepStyle style, qint64 date)
{
    addBelow(tree, 0, steps, style, date);
}

StepTree treeOf(const TestCase &record, StepStyle style)
{
    if (record.tree)
        return *record.tree;
    StepTree tree(record.id);
    if (!record.stepsAreLegacy)
        addSteps(tree, record.steps, style, record.createdDate);
    return tree;
}

StepTree &editTree(TestCase &record, StepStyle style)
{
    if (!record.tree) {
        record.tree = treeOf(record, style);
        if (!record.stepsAreLegacy)
            record.steps.clear();
    }
    return *record.tree;
}

QList<Step> legacyStepsOf(const TestCase &record)
{
    return record.stepsAreLegacy ? record.steps : QList<Step>();
}

void setLegacySteps(TestCase &record, const QList<Step> &steps)
{
    (void)editTree(record, StepStyle::Containers);
    record.steps = steps;
    record.stepsAreLegacy = true;
}

QList<Step> stepsOf(const StepTree &tree, const QList<qint64> &ids, const SharedSteps &shared)
{
    QList<Step> steps;
    for (const qint64 id : ids) {
        const StepNode &node = *tree.find(id);
        Step step{node.keyword, node.body, node.expectedResult, {}, {}};
        if (node.kind == StepNode::Kind::Shared) {
            const auto target = shared(node.target);
            step.name = target ? target->first : QString();
            step.steps = target ? stepsOf(target->second, target->second.roots(), shared) : QList<Step>();
        }
        QList<qint64> below;
        for (const qint64 child : node.children) {
            const StepNode &childNode = *tree.find(child);
            if (childNode.kind == StepNode::Kind::Attachment)
                step.attachmentIds.append(childNode.target);
            else
                below.append(child);
        }
        step.steps += stepsOf(tree, below, shared);
        steps.append(step);
    }
    return steps;
}

} // namespace casewright::demo
