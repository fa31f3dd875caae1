// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/router.h"
#include "app/demoserver/testops/server/context.h"

namespace casewright::demo {

/// Adds handlers that are plain functions of the context.
class Routes final {
public:
    using Handle = HttpResponse (*)(Context &, const ApiRequest &);

    Routes(Router &router, Context &context) : m_router(router), m_context(context) {}

    void get(const char *pattern, Handle handle) { add("GET", pattern, handle); }
    void post(const char *pattern, Handle handle) { add("POST", pattern, handle); }
    void patch(const char *pattern, Handle handle) { add("PATCH", pattern, handle); }
    void put(const char *pattern, Handle handle) { add("PUT", pattern, handle); }
    void remove(const char *pattern, Handle handle) { add("DELETE", pattern, handle); }

    [[nodiscard]] bool isFour() const { return m_context.isFour(); }
    [[nodiscard]] bool hasNewerTrees() const { return m_context.hasNewerTrees(); }

private:
    void add(const char *method, const char *pattern, Handle handle)
    {
        m_router.add(method, pattern, [&context = m_context, handle](const ApiRequest &request) { return handle(context, request); });
    }

    Router &m_router;
    Context &m_context;
};

// The handlers, by subject.
void addAccountRoutes(Routes &routes);
void addProjectRoutes(Routes &routes);
void addWorkflowRoutes(Routes &routes);
void addFieldRoutes(Routes &routes);
void addFieldValueRoutes(Routes &routes);
void addTagRoutes(Routes &routes);
void addPeopleRoutes(Routes &routes);
void addIntegrationRoutes(Routes &routes);
void addLaunchRoutes(Routes &routes);
void addCaseRoutes(Routes &routes);
void addCaseListRoutes(Routes &routes);
void addCloneRoutes(Routes &routes);
void addCaseFieldRoutes(Routes &routes);
void addCaseTagRoutes(Routes &routes);
void addCaseIssueRoutes(Routes &routes);
void addCaseLinkRoutes(Routes &routes);
void addExampleRoutes(Routes &routes);
void addCommentRoutes(Routes &routes);
void addAttachmentRoutes(Routes &routes);
void addHistoryRoutes(Routes &routes);
void addScenarioRoutes(Routes &routes);
void addStepRoutes(Routes &routes);
void addSharedStepRoutes(Routes &routes);
void addTreeRoutes(Routes &routes);
void addGroupRoutes(Routes &routes);
void addTreeNodeRoutes(Routes &routes);
void addBulkRoutes(Routes &routes);
void addBulkV2Routes(Routes &routes);

} // namespace casewright::demo
