// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/steps/scenario_input.h"

#include "app/demoserver/testops/steps/rich_text.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxDepth = 100; // only protects the stack

void checkDepth(const Body &item, int depth)
{
    if (depth > maxDepth)
        item.refuse(u"is nested too deeply"_s);
}

QList<Step> keywordSteps(const Context &context, const QList<Body> &items, int depth)
{
    QList<Step> steps;
    for (const Body &item : items) {
        checkDepth(item, depth);
        item.expectObject();
        Step step;
        step.keyword = item.text("keyword").value_or(QString());
        step.name = item.text("name").value_or(QString());
        step.expectedResult = item.text("expectedResult").value_or(QString());
        const QList<Body> attachments = item.member("attachments").items();
        for (const Body &attachment : attachments) {
            const qint64 id = attachment.requiredId("id");
            if (!recordById(std::as_const(context.store.extras.attachments), id))
                attachment.refuse(u"there is no attachment %1"_s.arg(id));
            step.attachmentIds.append(id);
        }
        step.steps = keywordSteps(context, item.member("steps").items(), depth + 1);
        steps.append(step);
    }
    return steps;
}

/// Reads the steps of 25 and later into a tree.
class TypedReader final {
public:
    TypedReader(const Context &context, StepTree &tree, const StepTargets &targets) : m_context(context), m_tree(tree), m_targets(targets) {}

    void addSteps(qint64 parentId, const QList<Body> &items, int depth)
    {
        for (const Body &item : items) {
            checkDepth(item, depth);
            item.expectObject();
            const QString type = item.text("type").value_or(QString());
            if (type == "body"_L1)
                addBody(parentId, item, depth);
            else if (type == "attachment"_L1)
                addAttachment(parentId, item);
            else if (type == "shared"_L1 && m_targets.sharedSteps)
                addShared(parentId, item);
            else
                item.member("type").refuse(u"\"%1\" is not a type of a step here"_s.arg(type));
        }
    }

private:
    [[nodiscard]] StepNode node(StepNode::Kind kind) const
    {
        StepNode made;
        made.kind = kind;
        made.createdDate = made.lastModifiedDate = now();
        return made;
    }

    void takeText(StepNode &made, const Body &item) const
    {
        made.bodyJson = item.member("bodyJson").json().toObject();
        const std::optional<QString> body = item.text("body");
        if (!body && made.bodyJson.isEmpty())
            item.member("body").refuse(u"must not be null"_s);
        made.body = body ? *body : plainText(made.bodyJson);
    }

    void addBody(qint64 parentId, const Body &item, int depth)
    {
        StepNode made = node(StepNode::Kind::Body);
        takeText(made, item);
        const qint64 id = m_tree.add(made, {parentId});
        const QList<Body> lines = item.member("expectedResultSteps").items();
        if (!lines.isEmpty())
            addExpected(m_tree.ensureExpected(id), lines);
        addSteps(id, item.member("steps").items(), depth + 1);
    }

    void addExpected(qint64 container, const QList<Body> &lines)
    {
        for (const Body &line : lines) {
            const QString type = line.text("type").value_or(QString());
            if (type == "attachment"_L1) {
                addAttachment(container, line);
                continue;
            }
            if (type != "expected_body"_L1)
                line.member("type").refuse(u"\"%1\" is not a type of an expected result"_s.arg(type));
            StepNode made = node(StepNode::Kind::Body);
            takeText(made, line);
            m_tree.add(made, {container});
        }
    }

    void addAttachment(qint64 parentId, const Body &item)
    {
        StepNode made = node(StepNode::Kind::Attachment);
        made.target = item.requiredId("attachmentId");
        const Attachment *found = recordById(std::as_const(m_context.store.extras.attachments), made.target);
        if (!found || !m_targets.ownsAttachment(*found))
            item.member("attachmentId").refuse(u"there is no attachment %1"_s.arg(made.target));
        m_tree.add(made, {parentId});
    }

    void addShared(qint64 parentId, const Body &item)
    {
        StepNode made = node(StepNode::Kind::Shared);
        made.target = item.requiredId("sharedStepId");
        if (!recordById(std::as_const(m_context.store.extras.sharedSteps), made.target))
            item.member("sharedStepId").refuse(u"there is no shared step %1"_s.arg(made.target));
        m_tree.add(made, {parentId});
    }

    const Context &m_context;
    StepTree &m_tree;
    const StepTargets &m_targets;
};

} // namespace

bool wantsV2(const Context &context, const ApiRequest &request)
{
    return !context.isFour() && queryFlag(request, "v2");
}

void addTypedSteps(const Context &context, StepTree &tree, const QList<Body> &items, const StepTargets &targets)
{
    TypedReader(context, tree, targets).addSteps(0, items, 1);
}

void takeScenario(Context &context, TestCase &record, const Body &scenario, const ApiRequest &request)
{
    if (wantsV2(context, request)) {
        StepTree &tree = editTree(record, StepStyle::Containers);
        tree.clear();
        const qint64 caseId = record.id;
        addTypedSteps(context, tree, scenario.member("steps").items(),
                      {[caseId](const Attachment &each) { return each.caseId == caseId; }, true});
        return;
    }
    const QList<Step> steps = keywordSteps(context, scenario.member("steps").items(), 1);
    if (!context.isFour()) {
        setLegacySteps(record, steps);
        return;
    }
    StepTree &tree = editTree(record, StepStyle::Text);
    tree.clear();
    addSteps(tree, steps, StepStyle::Text, now());
}

} // namespace casewright::demo
