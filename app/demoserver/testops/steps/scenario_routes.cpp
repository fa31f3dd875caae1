// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/steps/scenario_dto.h"
#include "app/demoserver/testops/steps/scenario_input.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

HttpResponse readScenario(Context &context, const ApiRequest &request)
{
    return answer(keywordScenario(context, caseOf(context, request.ids.constFirst())));
}

// Without v2=true a server of 25 and later answers 200 as well, but what it took is not among the steps.
HttpResponse setScenario(Context &context, const ApiRequest &request)
{
    const qint64 id = caseOf(context, request.ids.constFirst()).id;
    const Body body = Body::of(request.http);
    body.expectObject();
    TestCase changed = caseOf(context, id);
    takeScenario(context, changed, body, request);
    changeCase(context, id, [&](TestCase &record) { record = changed; });
    const TestCase &record = caseOf(context, id);
    return answer(wantsV2(context, request) ? normalizedScenario(context, record) : keywordScenario(context, record));
}

HttpResponse readSteps(Context &context, const ApiRequest &request)
{
    return answer(normalizedScenario(context, caseOf(context, request.ids.constFirst())));
}

HttpResponse clearSteps(Context &context, const ApiRequest &request)
{
    changeCase(context, request.ids.constFirst(), [&context](TestCase &record) {
        editTree(record, context.stepStyle()).clear();
        record.steps.clear();
    });
    return answerNothing(200);
}

// Moves the legacy scenario into the step tree.
HttpResponse migrate(Context &context, const ApiRequest &request)
{
    const qint64 id = caseOf(context, request.ids.constFirst()).id;
    context.later.add([&context, id] {
        if (context.isFour() || !context.store.cases.find(id))
            return;
        changeCase(context, id, [](TestCase &record) {
            const QList<Step> steps = legacyStepsOf(record);
            addSteps(editTree(record, StepStyle::Containers), steps, StepStyle::Containers, now());
            record.steps.clear();
            record.stepsAreLegacy = false;
        });
    });
    return answerNothing(202);
}

HttpResponse readFromRun(Context &context, const ApiRequest &request)
{
    (void)caseOf(context, request.ids.constFirst());
    return answer(QJsonObject{{u"steps"_s, QJsonArray()}});
}

} // namespace

void addScenarioRoutes(Routes &routes)
{
    routes.get("testcase/{}/scenario", readScenario);
    routes.post("testcase/{}/scenario", setScenario);
    routes.remove("testcase/{}/scenario", clearSteps);
    routes.get("testcase/{}/scenariofromrun", readFromRun);
    routes.get("testcase/{}/step", readSteps);
    routes.post("testcase/{}/migrate", migrate);
    if (routes.isFour())
        routes.remove("testcase/{}/step", clearSteps);
}

} // namespace casewright::demo
