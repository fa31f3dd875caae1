// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"
#include "app/demoserver/testops/cases/case_dto.h"
#include "app/demoserver/testops/cases/case_input.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/steps/scenario_input.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

void takeText(const Body &body, const char *name, QString &text)
{
    if (body.has(name))
        text = body.text(name).value_or(QString());
}

void takeStatus(const Context &context, const Body &body, TestCase &record)
{
    const std::optional<qint64> statusId = body.id("statusId");
    const std::optional<qint64> workflowId = body.id("workflowId");
    if (!statusId && !workflowId)
        return;
    record.workflowId = workflowId.value_or(record.workflowId);
    const Workflow *workflow = recordById(context.store.extras.workflows, record.workflowId);
    if (!workflow)
        body.member("workflowId").refuse(u"there is no workflow %1"_s.arg(record.workflowId));
    record.statusId = statusId.value_or(record.statusId);
    if (!workflow->statusIds.contains(record.statusId))
        body.member("statusId").refuse(u"status %1 is not one of workflow %2"_s.arg(record.statusId).arg(record.workflowId));
}

// Members that the body has are taken over, all else stays; what the server does not know is passed over in silence.
void takeScalars(const Context &context, const Body &body, TestCase &record)
{
    if (body.has("name"))
        record.name = body.requiredName("name");
    takeText(body, "fullName", record.fullName);
    takeText(body, "description", record.description);
    takeText(body, "precondition", record.precondition);
    takeText(body, "expectedResult", record.expectedResult);
    record.automated = body.flag("automated").value_or(record.automated);
    record.external = body.flag("external").value_or(record.external);
    if (body.has("testLayerId")) {
        record.layerId = body.id("testLayerId").value_or(0);
        if (record.layerId != 0 && !layerOf(context.store, record.layerId))
            body.member("testLayerId").refuse(u"there is no test layer %1"_s.arg(record.layerId));
    }
    takeStatus(context, body, record);
}

enum class Age { New, Existing };

// A list that is there replaces what the case has.
void takeLists(Context &context, const ApiRequest &request, const Body &body, Age age, TestCase &record)
{
    if (body.has("links"))
        record.links = readLinks(body.member("links").items());
    if (body.has("customFields")) {
        record.valueIds = readValues(context, record.projectId, body.member("customFields").items());
        if (age == Age::Existing)
            checkFieldRules(context, record.projectId, record.valueIds);
    }
    if (age == Age::New) {
        record.valueIds = withDefaults(context, record.projectId, record.valueIds);
        checkFieldRules(context, record.projectId, record.valueIds);
    }
    if (body.has("members"))
        record.members = readMembers(context, body.member("members").items());
    if (body.has("tags"))
        record.tagIds = readTags(context, body.member("tags").items());
    if (body.has("scenario"))
        takeScenario(context, record, body.member("scenario"), request);
}

HttpResponse createCase(Context &context, const ApiRequest &request)
{
    const Body body = Body::of(request.http);
    TestCase record;
    record.id = context.store.cases.nextId();
    record.projectId = body.requiredId("projectId");
    (void)body.requiredName("name");
    if (!context.store.catalogue.project(record.projectId))
        body.member("projectId").refuse(u"there is no project %1"_s.arg(record.projectId));
    const bool hasBoth = body.id("statusId") && body.id("workflowId");
    const bool hasNone = !body.id("statusId") && !body.id("workflowId");
    // Later servers want both; 4.x takes what the project's workflow for manual cases says.
    if (!hasBoth && !(hasNone && context.isFour()))
        throw ApiError{400, u"workflow and status are required"_s};
    record.workflowId = -1;
    record.statusId = -1;
    record.createdBy = record.lastModifiedBy = currentUser();
    record.createdDate = record.lastModifiedDate = now();
    takeScalars(context, body, record);
    takeLists(context, request, body, Age::New, record);
    const qint64 id = context.store.cases.add(record);
    auditNewCase(context, id);
    return answerJson(context.store.cases.row(id));
}

HttpResponse readCase(Context &context, const ApiRequest &request)
{
    return answerJson(context.store.cases.row(caseOf(context, request.ids.constFirst()).id));
}

HttpResponse readOverview(Context &context, const ApiRequest &request)
{
    return answer(overviewJson(context, caseOf(context, request.ids.constFirst())));
}

HttpResponse patchCase(Context &context, const ApiRequest &request)
{
    const qint64 id = caseOf(context, request.ids.constFirst()).id;
    const Body body = Body::of(request.http);
    body.expectObject();
    TestCase changed = caseOf(context, id);
    takeScalars(context, body, changed);
    takeLists(context, request, body, Age::Existing, changed);
    const bool deleted = body.flag("deleted").value_or(changed.deleted);
    changeCase(context, id, [&](TestCase &record) {
        record = changed;
        if (deleted != changed.deleted)
            deleted ? context.store.cases.moveToBin(id) : context.store.cases.putBack(id);
    });
    return answerJson(context.store.cases.row(id));
}

// Answers the same for a case that is gone already.
HttpResponse deleteCase(Context &context, const ApiRequest &request)
{
    const qint64 id = request.ids.constFirst();
    const bool force = queryFlag(request, "force");
    context.later.add([&context, id, force] {
        const TestCase *record = context.store.cases.find(id);
        if (record && record->deleted && force)
            context.store.cases.remove(id);
        else if (record && !record->deleted)
            changeCase(context, id, [&](TestCase &) { context.store.cases.moveToBin(id); });
        context.store.changed();
    });
    return answerNothing(202);
}

HttpResponse restoreCase(Context &context, const ApiRequest &request)
{
    const TestCase &record = caseOf(context, request.ids.constFirst());
    if (record.deleted)
        changeCase(context, record.id, [&](TestCase &) { context.store.cases.putBack(request.ids.constFirst()); });
    return readCase(context, request);
}

HttpResponse detachAutomation(Context &context, const ApiRequest &request)
{
    const qint64 id = caseOf(context, request.ids.constFirst()).id;
    const Body body = Body::of(request.http);
    changeCase(context, id, [&](TestCase &record) {
        record.automated = false;
        takeStatus(context, body, record);
    });
    return readCase(context, request);
}

} // namespace

void addCaseRoutes(Routes &routes)
{
    routes.post("testcase", createCase);
    routes.get("testcase/{}", readCase);
    routes.get("testcase/{}/overview", readOverview);
    routes.patch("testcase/{}", patchCase);
    routes.remove("testcase/{}", deleteCase);
    routes.post("testcase/{}/restore", restoreCase);
    routes.post("testcase/{}/detachautomation", detachAutomation);
}

} // namespace casewright::demo
