// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"
#include "app/demoserver/api/body.h"
#include "app/demoserver/data/json_parts.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/steps/rich_text.h"
#include "app/demoserver/testops/steps/step_owner.h"

#include <QSet>

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

using Owner = StepOwner::Kind;

[[noreturn]] void refuseDetails()
{
    throw ApiError{400, u"step.onlyonedetail"_s};
}

// A step is one thing: text, or an attachment, or a shared step.
StepNode readDetail(const Context &context, const StepOwner &owner, const Body &body)
{
    StepNode node;
    const std::optional<qint64> attachmentId = body.id("attachmentId");
    const std::optional<qint64> sharedStepId = body.id("sharedStepId");
    const std::optional<QString> text = body.text("body");
    const QJsonObject rich = context.isFour() ? QJsonObject() : body.member("bodyJson").json().toObject();
    const bool hasText = text || !rich.isEmpty();
    if (int(hasText) + int(attachmentId.has_value()) + int(sharedStepId.has_value()) != 1)
        refuseDetails();
    if (attachmentId) {
        const Attachment *found = recordById(std::as_const(context.store.extras.attachments), *attachmentId);
        if (!found || !owner.owns(*found))
            body.member("attachmentId").refuse(u"there is no attachment %1"_s.arg(*attachmentId));
        node.kind = StepNode::Kind::Attachment;
        node.target = *attachmentId;
    } else if (sharedStepId) {
        if (!owner.maySharedStep() || !recordById(std::as_const(context.store.extras.sharedSteps), *sharedStepId))
            body.member("sharedStepId").refuse(u"there is no shared step %1"_s.arg(*sharedStepId));
        node.kind = StepNode::Kind::Shared;
        node.target = *sharedStepId;
    } else {
        node.bodyJson = rich;
        node.body = text ? *text : plainText(rich);
    }
    return node;
}

StepPlace readPlace(const StepTree &tree, const Body &body, std::optional<qint64> beforeId, std::optional<qint64> afterId)
{
    const StepPlace place{body.id("parentId").value_or(0), beforeId, afterId};
    if (place.parentId != 0 && !tree.find(place.parentId))
        throw ApiError{404, u"Scenario step with id %1 not found"_s.arg(place.parentId)};
    if (!tree.has(place))
        throw ApiError{400, u"A step cannot be put there"_s};
    return place;
}

// The step of the path; throws 404.
StepNode nodeOf(const StepTree &tree, qint64 id)
{
    const StepNode *node = tree.find(id);
    if (!node)
        throw ApiError{404, u"Scenario step with id %1 not found"_s.arg(id)};
    return *node;
}

StepOwner ownerOf(Context &context, Owner kind, const ApiRequest &request)
{
    return StepOwner(context, kind, StepTree::ownerOf(request.ids.constFirst()));
}

template <Owner kind>
HttpResponse createStep(Context &context, const ApiRequest &request)
{
    const Body body = Body::of(request.http);
    StepOwner owner(context, kind, body.requiredId(kind == Owner::Case ? "testCaseId" : "sharedStepId"));
    StepNode node;
    if (kind == Owner::Case) {
        node = readDetail(context, owner, body);
    } else {
        // Here `sharedStepId` says where the step goes.
        QJsonObject detail = body.json().toObject();
        detail.remove("sharedStepId"_L1);
        node = readDetail(context, owner, Body::of(detail));
    }
    node.createdDate = node.lastModifiedDate = now();
    if (context.isFour())
        node.expectedResult = body.text("expectedResult").value_or(QString());
    const StepPlace place = readPlace(owner.tree(), body, request.optionalNumber("beforeId"), request.optionalNumber("afterId"));
    qint64 id = 0;
    owner.change([&](StepTree &tree) {
        id = tree.add(node, place);
        if (!context.isFour() && queryFlag(request, "withExpectedResult"))
            (void)tree.ensureExpected(id);
    });
    return answer(QJsonObject{{u"createdStepId"_s, id}, {u"scenario"_s, owner.scenario()}});
}

// Without withExpectedResult=true the container of the expected result is dropped; with it, a text that is there
// replaces all lines of the container.
void patchExpected(const ApiRequest &request, const Body &body, StepTree &tree, qint64 id)
{
    const std::optional<QString> text = body.text("expectedResult");
    if (!queryFlag(request, "withExpectedResult")) {
        tree.dropExpected(id);
        if (text)
            tree.edit(id).expectedResult = *text;
        return;
    }
    if (text)
        tree.dropExpected(id);
    const qint64 container = tree.ensureExpected(id);
    if (!text)
        return;
    StepNode line;
    line.body = *text;
    line.createdDate = line.lastModifiedDate = now();
    tree.add(line, {container});
}

template <Owner kind>
HttpResponse patchStep(Context &context, const ApiRequest &request)
{
    const qint64 id = request.ids.constFirst();
    StepOwner owner = ownerOf(context, kind, request);
    const StepNode before = nodeOf(owner.tree(), id);
    if (before.kind == StepNode::Kind::Expected)
        throw ApiError{404, u"Scenario step with id %1 not found"_s.arg(id)};
    const Body body = Body::of(request.http);
    const StepNode detail = readDetail(context, owner, body);
    if (detail.kind != StepNode::Kind::Body && (!before.children.isEmpty() || before.expectedId != 0))
        refuseDetails();
    const bool isConverted = !context.isFour() && queryFlag(request, "withExpectedResult") && before.expectedId == 0;
    if (isConverted && !before.children.isEmpty()) // what has steps or files below it gets no expected result
        refuseDetails();
    owner.change([&](StepTree &tree) {
        StepNode &node = tree.edit(id);
        node.kind = detail.kind;
        node.target = detail.target;
        node.body = detail.body;
        node.bodyJson = detail.bodyJson;
        node.lastModifiedDate = now();
        if (context.isFour())
            node.expectedResult = body.has("expectedResult") ? body.text("expectedResult").value_or(QString()) : node.expectedResult;
        else if (detail.kind == StepNode::Kind::Body)
            patchExpected(request, body, tree, id);
    });
    // Real servers leave out of this answer which container the step has.
    QJsonObject scenario = owner.scenario();
    const QLatin1String map = kind == Owner::Case ? "scenarioSteps"_L1 : "sharedStepScenarioSteps"_L1;
    QJsonObject nodes = scenario[map].toObject();
    QJsonObject patched = nodes[QString::number(id)].toObject();
    patched.remove("expectedResultId"_L1);
    nodes[QString::number(id)] = patched;
    scenario[map] = nodes;
    return answer(scenario);
}

// Deletes the attachments that were shown below the step, too.
template <Owner kind>
HttpResponse removeStep(Context &context, const ApiRequest &request)
{
    const qint64 id = request.ids.constFirst();
    StepOwner owner = ownerOf(context, kind, request);
    const StepTree tree = owner.tree();
    (void)nodeOf(tree, id);
    QSet<qint64> attachmentIds;
    const QList<qint64> gone = tree.withAllBelow(id);
    for (const qint64 each : gone) {
        if (tree.find(each)->kind == StepNode::Kind::Attachment)
            attachmentIds.insert(tree.find(each)->target);
    }
    owner.change([id](StepTree &changed) { changed.remove(id); });
    context.store.extras.attachments.removeIf([&](const Attachment &each) { return attachmentIds.contains(each.id); });
    return answer(owner.scenario());
}

// A body that names no place, such as one with an index, is answered with 200 and does nothing.
template <Owner kind>
HttpResponse moveStep(Context &context, const ApiRequest &request)
{
    const qint64 id = request.ids.constFirst();
    StepOwner owner = ownerOf(context, kind, request);
    (void)nodeOf(owner.tree(), id);
    const Body body = Body::of(request.http);
    if (body.id("beforeId") || body.id("afterId") || body.has("parentId")) {
        const StepPlace place = readPlace(owner.tree(), body, body.id("beforeId"), body.id("afterId"));
        bool moved = false;
        owner.change([&](StepTree &tree) { moved = tree.move(id, place); });
        if (!moved)
            throw ApiError{400, u"A step cannot be moved into itself"_s};
    }
    return answer(owner.scenario());
}

template <Owner kind>
HttpResponse copyStep(Context &context, const ApiRequest &request)
{
    const qint64 id = request.ids.constFirst();
    StepOwner owner = ownerOf(context, kind, request);
    (void)nodeOf(owner.tree(), id);
    const Body body = Body::of(request.http);
    const StepPlace place = readPlace(owner.tree(), body, body.id("beforeId"), body.id("afterId"));
    owner.change([&](StepTree &tree) { tree.copy(id, place); });
    return answer(owner.scenario());
}

} // namespace

void addStepRoutes(Routes &routes)
{
    routes.post("testcase/step", createStep<Owner::Case>);
    routes.patch("testcase/step/{}", patchStep<Owner::Case>);
    routes.remove("testcase/step/{}", removeStep<Owner::Case>);
    routes.post("testcase/step/{}/move", moveStep<Owner::Case>);
    routes.post("testcase/step/{}/copy", copyStep<Owner::Case>);
    routes.post("sharedstep/step", createStep<Owner::SharedStep>);
    routes.patch("sharedstep/step/{}", patchStep<Owner::SharedStep>);
    routes.remove("sharedstep/step/{}", removeStep<Owner::SharedStep>);
    routes.post("sharedstep/step/{}/move", moveStep<Owner::SharedStep>);
    routes.post("sharedstep/step/{}/copy", copyStep<Owner::SharedStep>);
}

} // namespace casewright::demo
