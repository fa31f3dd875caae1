// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/data/project_setup.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject projectJson(const Project &project)
{
    QJsonObject json = reference(project.id, project.name);
    json["abbr"_L1] = project.name.left(3).toUpper();
    json["isPublic"_L1] = false;
    json["favorite"_L1] = false;
    if (!project.description.isNull()) {
        json["description"_L1] = project.description;
        json["descriptionHtml"_L1] = u"<p>%1</p>"_s.arg(project.description.toHtmlEscaped());
    }
    json["createdDate"_L1] = project.createdDate;
    json["lastModifiedDate"_L1] = project.createdDate;
    json["createdBy"_L1] = currentUser();
    json["lastModifiedBy"_L1] = currentUser();
    return json;
}

HttpResponse listProjects(Context &context, const ApiRequest &request)
{
    const QString query = queryText(request, "query");
    QJsonArray all;
    for (const Project &project : context.store.catalogue.projects()) {
        if (project.name.contains(query, Qt::CaseInsensitive))
            all.append(projectJson(project));
    }
    return answerSpringPage(all, request);
}

HttpResponse suggestProjects(Context &context, const ApiRequest &request)
{
    if (context.settings.access == Access::Reader && queryFlag(request, "write"))
        return answerSpringPage(QJsonArray(), request);
    QList<Named> all;
    for (const Project &project : context.store.catalogue.projects())
        all.append({project.id, project.name});
    QJsonArray rows = suggestions(all, request);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QJsonObject row = rows.at(i).toObject();
        row["abbr"_L1] = row["name"_L1].toString().left(3).toUpper();
        row["isPublic"_L1] = false;
        rows[i] = row;
    }
    return answerSpringPage(rows, request);
}

HttpResponse createProject(Context &context, const ApiRequest &request)
{
    const Body body = Body::of(request.http);
    const QString name = body.requiredName("name");
    if (context.store.catalogue.projectNamed(name))
        throw ApiError{409, u"Project with name %1 already exists"_s.arg(name)};
    const qint64 id = context.store.catalogue.addProject(name, body.text("description").value_or(QString()), now());
    setUpProject(context.store, id);
    context.store.changed();
    return answer(projectJson(projectOf(context, id)));
}

HttpResponse readProject(Context &context, const ApiRequest &request)
{
    return answer(projectJson(projectOf(context, request.ids.constFirst())));
}

HttpResponse readStats(Context &context, const ApiRequest &request)
{
    const qint64 projectId = projectOf(context, request.ids.constFirst()).id;
    int automated = 0;
    int manual = 0;
    for (const qint64 id : context.store.cases.ofProject(projectId))
        ++(context.store.cases.find(id)->automated ? automated : manual);
    const auto launches = std::count_if(context.store.extras.launches.cbegin(), context.store.extras.launches.cend(),
                                        [&](const Launch &launch) { return launch.projectId == projectId; });
    const int total = automated + manual;
    QJsonObject json{{u"automatedTestCases"_s, automated}, {u"manualTestCases"_s, manual}, {u"launches"_s, qint64(launches)}};
    if (!context.isFour())
        json["automationPercent"_L1] = total == 0 ? 0.0 : 100.0 * automated / total;
    return answer(json);
}

HttpResponse listPermissions(Context &context, const ApiRequest &request)
{
    (void)projectOf(context, request);
    if (context.settings.access == Access::Reader)
        return answer(QJsonArray{u"project:read"_s});
    return answer(QJsonArray{u"project:configure"_s, u"project:write"_s, u"project:comment"_s, u"project:read"_s});
}

} // namespace

void addProjectRoutes(Routes &routes)
{
    routes.get("project", listProjects);
    routes.post("project", createProject);
    routes.get("project/suggest", suggestProjects);
    routes.get("project/{}", readProject);
    routes.get("project/{}/stats", readStats);
    routes.get("permission", listPermissions);
}

} // namespace casewright::demo
