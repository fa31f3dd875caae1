// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject launchJson(const Launch &launch)
{
    QJsonObject json = reference(launch.id, launch.name);
    json["projectId"_L1] = launch.projectId;
    json["closed"_L1] = launch.closed;
    json["external"_L1] = false;
    json["createdDate"_L1] = launch.createdDate;
    json["lastModifiedDate"_L1] = launch.createdDate;
    json["tags"_L1] = QJsonArray();
    json["links"_L1] = QJsonArray();
    json["issues"_L1] = QJsonArray();
    return json;
}

HttpResponse listLaunches(Context &context, const ApiRequest &request)
{
    const qint64 projectId = projectOf(context, request).id;
    QJsonArray all;
    for (const Launch &launch : context.store.extras.launches) {
        if (launch.projectId == projectId)
            all.append(launchJson(launch));
    }
    return answerSpringPage(all, request);
}

HttpResponse createLaunch(Context &context, const ApiRequest &request)
{
    const Body body = Body::of(request.http);
    const qint64 projectId = projectOf(context, body.requiredId("projectId")).id;
    context.store.extras.launches.append({context.store.catalogue.takeId(), projectId, body.requiredName("name"), false, now()});
    context.store.changed();
    return answer(launchJson(context.store.extras.launches.constLast()));
}

HttpResponse readLaunch(Context &context, const ApiRequest &request)
{
    return answer(launchJson(existing(recordById(context.store.extras.launches, request.ids.constFirst()), "Launch", request.ids.constFirst())));
}

HttpResponse close(Context &context, const ApiRequest &request)
{
    Launch &launch = existing(recordById(context.store.extras.launches, request.ids.constFirst()), "Launch", request.ids.constFirst());
    launch.closed = !request.http.path.endsWith("/reopen"_L1);
    context.store.changed();
    return answerNothing(204);
}

} // namespace

void addLaunchRoutes(Routes &routes)
{
    routes.get("launch", listLaunches);
    routes.post("launch", createLaunch);
    routes.get("launch/{}", readLaunch);
    routes.post("launch/{}/close", close);
    routes.post("launch/{}/reopen", close);
    routes.get("launch/{}/statistic", [](Context &, const ApiRequest &) { return answer(QJsonArray()); });
    routes.get("testresult", [](Context &, const ApiRequest &request) {
        (void)request.number("launchId");
        return answerSpringPage(QJsonArray(), request);
    });
}

} // namespace casewright::demo
