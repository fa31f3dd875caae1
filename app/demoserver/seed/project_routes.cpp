// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/api/router.h"
#include "app/demoserver/seed/page.h"
#include "app/demoserver/seed/routes.h"

#include <QDateTime>

namespace casewright::demo {

namespace {

QJsonObject projectJson(const Project &project)
{
    return {{QStringLiteral("id"), project.id},
            {QStringLiteral("name"), project.name},
            {QStringLiteral("abbr"), project.name.left(3).toUpper()},
            {QStringLiteral("isPublic"), false},
            {QStringLiteral("favorite"), false},
            {QStringLiteral("description"), project.description.isNull() ? QJsonValue() : QJsonValue(project.description)},
            {QStringLiteral("createdDate"), project.createdDate},
            {QStringLiteral("createdBy"), QStringLiteral("demo")},
            {QStringLiteral("lastModifiedDate"), project.createdDate},
            {QStringLiteral("lastModifiedBy"), QStringLiteral("demo")}};
}

HttpResponse listProjects(const Store &store, const ApiRequest &request)
{
    const QString wanted = request.http.query.queryItemValue(QStringLiteral("query"), QUrl::FullyDecoded);
    QJsonArray all;
    for (const Project &project : store.catalogue.projects()) {
        if (project.name.contains(wanted, Qt::CaseInsensitive))
            all.append(projectJson(project));
    }
    return answerPage(all, PageWindow::of(request));
}

HttpResponse readProject(const Store &store, const ApiRequest &request)
{
    const Project *project = store.catalogue.project(request.ids.constFirst());
    if (!project)
        throw ApiError{404, QStringLiteral("Project %1 not found").arg(request.ids.constFirst())};
    return answer(projectJson(*project));
}

HttpResponse createProject(Store &store, const ApiRequest &request)
{
    const Body body = Body::of(request.http);
    const QString name = body.requiredName("name");
    const QString description = body.text("description").value_or(QString());
    if (store.catalogue.projectNamed(name))
        throw ApiError{409, QStringLiteral("A project named \"%1\" already exists").arg(name)};
    const qint64 id = store.catalogue.addProject(name, description, QDateTime::currentMSecsSinceEpoch());
    store.changed();
    return answer(projectJson(*store.catalogue.project(id)));
}

HttpResponse listLayers(const Store &store, const ApiRequest &request)
{
    (void)projectOf(store, request);
    QJsonArray all;
    for (const Named &layer : store.catalogue.layers())
        all.append(reference(layer.id, layer.name));
    return answer(all);
}

HttpResponse listFeatures(const Store &store, const ApiRequest &request)
{
    const qint64 projectId = projectOf(store, request).id;
    QJsonArray all;
    for (const Feature &feature : store.catalogue.features()) {
        if (feature.projectId == projectId)
            all.append(reference(feature.id, feature.name));
    }
    return answer(all);
}

HttpResponse listIntegrations(const Store &store, const ApiRequest &request)
{
    const qint64 projectId = request.ids.constFirst();
    if (!store.catalogue.project(projectId))
        throw ApiError{404, QStringLiteral("Project %1 not found").arg(projectId)};
    QJsonArray all;
    for (const Integration &integration : store.catalogue.integrations()) {
        const QString type = integration.tracker == Tracker::Jira ? QStringLiteral("jira") : QStringLiteral("github");
        QJsonObject row = reference(integration.id, integration.name);
        row[QLatin1String("disabled")] = false;
        row[QLatin1String("projectId")] = projectId;
        row[QLatin1String("info")] = QJsonObject{{QStringLiteral("type"), type},
                                                 {QStringLiteral("operations"), QJsonArray{QStringLiteral("issue_link")}}};
        all.append(row);
    }
    return answerPage(all, PageWindow::of(request));
}

} // namespace

void addProjectRoutes(Router &router, Store &store)
{
    router.add("GET", "project", [&store](const ApiRequest &request) { return listProjects(store, request); });
    router.add("POST", "project", [&store](const ApiRequest &request) { return createProject(store, request); });
    router.add("GET", "project/{}", [&store](const ApiRequest &request) { return readProject(store, request); });
    router.add("GET", "testlayer", [&store](const ApiRequest &request) { return listLayers(store, request); });
    router.add("GET", "feature", [&store](const ApiRequest &request) { return listFeatures(store, request); });
    router.add("GET", "integration/project/{}", [&store](const ApiRequest &request) { return listIntegrations(store, request); });
}

} // namespace casewright::demo
