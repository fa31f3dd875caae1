// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"

namespace casewright::demo {

namespace {

// Newest first.
HttpResponse listAudit(Context &context, const ApiRequest &request)
{
    const QJsonArray written = context.store.extras.audit.value(caseOf(context, request.number("testCaseId")).id);
    QJsonArray all;
    for (qsizetype i = written.size(); i > 0; --i)
        all.append(written.at(i - 1));
    return answerSpringPage(all, request);
}

// Nothing runs here.
HttpResponse listRuns(Context &context, const ApiRequest &request)
{
    (void)caseOf(context, request.ids.constFirst());
    return answerSpringPage(QJsonArray(), request);
}

} // namespace

void addHistoryRoutes(Routes &routes)
{
    routes.get("testcase/audit", listAudit);
    routes.get("testcase/{}/history", listRuns);
    routes.get("testcase/{}/defect", listRuns);
}

} // namespace casewright::demo
