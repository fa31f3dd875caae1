// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"
#include "app/demoserver/api/body.h"
#include "app/demoserver/api/router.h"
#include "app/demoserver/data/scenario_json.h"
#include "app/demoserver/seed/routes.h"

namespace casewright::demo {

namespace {

constexpr int maxDepth = 100; // no fixed limit in the dialect; this one only protects the stack

QList<Step> readSteps(const QList<Body> &items, int depth)
{
    static const QStringList keywords{QStringLiteral("Given"), QStringLiteral("When"), QStringLiteral("Then"), QStringLiteral("And")};
    QList<Step> steps;
    for (const Body &item : items) {
        if (depth > maxDepth)
            item.refuse(QStringLiteral("is nested too deeply"));
        item.allowOnly({"keyword", "name", "expectedResult", "steps"});
        const std::optional<QString> name = item.text("name");
        if (!name)
            item.member("name").refuse(QStringLiteral("is required"));
        const QString keyword = item.text("keyword").value_or(QString());
        if (!keyword.isNull() && !keywords.contains(keyword))
            item.member("keyword").refuse(QStringLiteral("must be Given, When, Then or And"));
        steps.append({keyword, *name, item.text("expectedResult").value_or(QString()), readSteps(item.member("steps").items(), depth + 1)});
    }
    return steps;
}

HttpResponse answerScenario(const TestCase &record)
{
    return answer(QJsonObject{{QStringLiteral("steps"), stepsToJson(record.steps)}});
}

HttpResponse setScenario(Store &store, const ApiRequest &request)
{
    (void)caseOf(store, request);
    const Body body = Body::of(request.http);
    body.allowOnly({"steps"});
    const QList<Step> steps = readSteps(body.requiredItems("steps"), 1);
    TestCase &record = editCaseOf(store, request);
    record.steps = steps;
    store.changed();
    return answerScenario(record);
}

} // namespace

void addScenarioRoutes(Router &router, Store &store)
{
    router.add("GET", "testcase/{}/scenario", [&store](const ApiRequest &request) { return answerScenario(caseOf(store, request)); });
    router.add("POST", "testcase/{}/scenario", [&store](const ApiRequest &request) { return setScenario(store, request); });
}

} // namespace casewright::demo
