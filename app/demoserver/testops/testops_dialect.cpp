// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/testops_dialect.h"

#include "app/demoserver/api/answer.h"
#include "app/demoserver/data/associations.h"
#include "app/demoserver/testops/cases/case_dto.h"
#include "app/demoserver/testops/server/routes.h"

#include <QJsonDocument>

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList prefixesOf(const TestOpsSettings &settings)
{
    const bool isOld = settings.generation == Generation::Four || settings.gateway == Gateway::OldPaths;
    return isOld ? QStringList{u"/api/rs/"_s} : QStringList{u"/api/rs/"_s, u"/api/"_s};
}

void addAll(Routes &routes)
{
    for (const auto add : {addProjectRoutes, addWorkflowRoutes, addFieldRoutes, addFieldValueRoutes, addTagRoutes, addPeopleRoutes,
                           addIntegrationRoutes, addLaunchRoutes, addCaseRoutes, addCaseListRoutes, addCloneRoutes, addCaseFieldRoutes,
                           addCaseTagRoutes, addCaseIssueRoutes, addCaseLinkRoutes, addExampleRoutes, addCommentRoutes,
                           addAttachmentRoutes, addHistoryRoutes, addScenarioRoutes, addStepRoutes, addSharedStepRoutes, addTreeRoutes,
                           addGroupRoutes, addBulkRoutes})
        add(routes);
    if (routes.isFour())
        return;
    addAccountRoutes(routes);
    if (!routes.hasNewerTrees())
        return;
    addTreeNodeRoutes(routes);
    addBulkV2Routes(routes);
}

HttpResponse webApp()
{
    return htmlPage("Allure TestOps", "You need to enable JavaScript to run this app.");
}

// Of the requests that are not GET, those that only read.
bool onlyReads(const HttpRequest &request)
{
    if (request.method == "GET")
        return true;
    for (const QLatin1String end : {"/select"_L1, "/count"_L1, "/nwise"_L1})
        if (request.path.endsWith(end))
            return true;
    return false;
}

} // namespace

TestOpsDialect::TestOpsDialect(Store &store, const TestOpsSettings &settings)
    : m_settings(settings), m_signIn(m_settings), m_later(settings.settleTime), m_context{store, m_settings, m_later, m_nodes},
      m_api(prefixesOf(settings)), m_accounts({u"/api/uaa/"_s})
{
    store.cases.setRowWriter([this](const TestCase &record) {
        return QJsonDocument(caseJson(m_context, record)).toJson(QJsonDocument::Compact);
    });
    indexIssues(store);
    Routes routes(m_api, m_context);
    addAll(routes);
    Routes accounts(m_accounts, m_context);
    addAccountRoutes(accounts);
}

HttpResponse TestOpsDialect::act(const HttpRequest &request)
{
    if (request.path == "/api/uaa/oauth/token"_L1 && m_signIn.exchanges()) {
        if (request.method == "POST")
            return m_signIn.exchange(request);
        return errorResponse(405, u"Request method '%1' is not supported"_s.arg(QString::fromLatin1(request.method)));
    }
    if (request.path == "/api-docs"_L1 || request.path == "/api-docs/"_L1) {
        const QString version = m_context.isFour() ? u"4.24.1"_s : u"26.1.1"_s;
        return answer(QJsonObject{{u"openapi"_s, u"3.0.1"_s}, {u"info"_s, QJsonObject{{u"title"_s, u"Allure TestOps"_s}, {u"version"_s, version}}}});
    }
    for (const Router *router : {&m_accounts, &m_api}) {
        if (router->knows(request))
            return actSignedIn(*router, request);
    }
    return webApp();
}

HttpResponse TestOpsDialect::actSignedIn(const Router &router, const HttpRequest &request)
{
    if (!m_signIn.admits(request)) {
        HttpResponse response = errorResponse(401, u"Full authentication is required to access this resource"_s);
        response.headers.emplaceBack("WWW-Authenticate", "Bearer");
        return response;
    }
    if (!onlyReads(request)) {
        if (m_settings.access == Access::Reader)
            return errorResponse(403, u"Access is denied"_s);
        m_later.finish();
    }
    return router.handle(request).value_or(webApp());
}

std::optional<HttpResponse> TestOpsDialect::control(const HttpRequest &request)
{
    if (request.path == "/_demo/sessions"_L1 && request.method == "DELETE") {
        m_signIn.expireAll();
        return answerNothing(204);
    }
    if (request.path == "/_demo/settle"_L1 && request.method == "POST") {
        m_later.finish();
        return answerNothing(204);
    }
    return std::nullopt;
}

} // namespace casewright::demo
