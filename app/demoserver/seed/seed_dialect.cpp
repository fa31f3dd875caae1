// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/seed/seed_dialect.h"

#include "app/demoserver/seed/routes.h"

namespace casewright::demo {

SeedDialect::SeedDialect(Store &store, const QByteArray &token) : m_router({QStringLiteral("/api/rs/")}), m_authorization("Bearer " + token)
{
    addProjectRoutes(m_router, store);
    addCaseRoutes(m_router, store);
    addScenarioRoutes(m_router, store);
    addTagRoutes(m_router, store);
    addIssueRoutes(m_router, store);
    addFieldRoutes(m_router, store);
    addTreeRoutes(m_router, store);
    addEmptyRoutes(m_router);
}

HttpResponse SeedDialect::act(const HttpRequest &request)
{
    const bool isApi = request.path.startsWith(QLatin1String("/api/")) || request.path.startsWith(QLatin1String("/_demo/"));
    if (!isApi && request.method == "GET")
        return htmlPage("Casewright demo server", "This is a demo server. Open this address in Casewright.");
    if (request.headers.value("authorization") == m_authorization)
        return m_router.handle(request).value_or(errorResponse(404, QStringLiteral("No such path: %1").arg(request.path)));
    HttpResponse response = errorResponse(401, QStringLiteral("Full authentication is required to access this resource"));
    response.headers.emplaceBack("WWW-Authenticate", "Bearer");
    return response;
}

} // namespace casewright::demo
