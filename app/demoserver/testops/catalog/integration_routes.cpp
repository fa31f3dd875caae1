// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QString typeOf(const Integration &integration)
{
    return integration.tracker == Tracker::Jira ? u"jira"_s : u"github"_s;
}

QJsonObject integrationJson(const Integration &integration)
{
    QJsonObject row = reference(integration.id, integration.name);
    row["info"_L1] = QJsonObject{{u"type"_s, typeOf(integration)}, {u"name"_s, integration.name},
                                 {u"operations"_s, QJsonArray{u"issue_create"_s, u"issue_suggest"_s, u"issue_sync"_s}}};
    return row;
}

QString urlOf(const Integration &integration, const QString &key)
{
    if (integration.tracker == Tracker::Jira)
        return u"https://jira.example.com/browse/"_s + key;
    const qsizetype hash = key.indexOf(u'#');
    return u"https://github.com/%1/issues/%2"_s.arg(hash > 0 ? key.left(hash) : u"example/shop"_s, key.mid(hash + 1));
}

HttpResponse listOfProject(Context &context, const ApiRequest &request)
{
    const qint64 projectId = projectOf(context, request.ids.constFirst()).id;
    QJsonArray all;
    for (const Integration &integration : context.store.catalogue.integrations()) {
        QJsonObject row = integrationJson(integration);
        row["projectId"_L1] = projectId;
        row["disabled"_L1] = false;
        all.append(row);
    }
    // One that is switched off, as projects have them; its issues cannot be linked.
    QJsonObject off = integrationJson({13, u"Old Jira"_s, Tracker::Jira});
    off["projectId"_L1] = projectId;
    off["disabled"_L1] = true;
    all.append(off);
    return answerSpringPage(all, request);
}

HttpResponse listAvailable(Context &context, const ApiRequest &request)
{
    (void)projectOf(context, request.ids.constFirst());
    QJsonArray all;
    for (const Integration &integration : context.store.catalogue.integrations())
        all.append(integrationJson(integration));
    return answerSpringPage(all, request);
}

HttpResponse suggestIssues(Context &context, const ApiRequest &request)
{
    const QList<qint64> integrationIds = request.numbers("integrationId");
    const std::optional<qint64> projectId = request.optionalNumber("projectId");
    QMap<QString, qint64> keys;
    for (const Project &project : context.store.catalogue.projects()) {
        if (projectId && project.id != *projectId)
            continue;
        for (const qint64 id : context.store.cases.ofProject(project.id)) {
            for (const IssueLink &link : context.store.cases.find(id)->issues) {
                if (integrationIds.isEmpty() || integrationIds.contains(link.integrationId))
                    keys.insert(link.key, link.id);
            }
        }
    }
    QList<Named> all;
    for (auto it = keys.cbegin(); it != keys.cend(); ++it)
        all.append({it.value(), it.key()});
    return answerSpringPage(suggestions(all, request), request);
}

} // namespace

QJsonObject issueJson(const Context &context, const IssueLink &link)
{
    const Integration &integration = *context.store.catalogue.integration(link.integrationId);
    const bool closed = link.key.endsWith(u'7'); // no tracker to ask; some are done, always the same ones
    QJsonObject json = reference(link.id, link.key);
    json["url"_L1] = urlOf(integration, link.key);
    json["integrationId"_L1] = link.integrationId;
    json["status"_L1] = closed ? u"Done"_s : u"Open"_s;
    json["closed"_L1] = closed;
    if (!context.isFour()) {
        json["displayName"_L1] = link.key;
        json["integrationType"_L1] = typeOf(integration);
    }
    return json;
}

void addIntegrationRoutes(Routes &routes)
{
    routes.get("integration", [](Context &context, const ApiRequest &request) {
        QJsonArray all;
        for (const Integration &integration : context.store.catalogue.integrations())
            all.append(integrationJson(integration));
        return answerSpringPage(all, request);
    });
    routes.get("integration/project/{}", listOfProject);
    routes.get("integration/project/{}/available", listAvailable);
    routes.get("issue/suggest", suggestIssues);
}

} // namespace casewright::demo
