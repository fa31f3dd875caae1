// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"
#include "app/demoserver/testops/cases/case_dto.h"
#include "app/demoserver/testops/cases/case_input.h"
#include "app/demoserver/testops/server/routes.h"

namespace casewright::demo {

namespace {

HttpResponse readCaseIssues(Context &context, const ApiRequest &request)
{
    return answer(issuesJson(context, caseOf(context, request.ids.constFirst())));
}

// A bare array, which replaces all.
HttpResponse setCaseIssues(Context &context, const ApiRequest &request)
{
    const qint64 id = caseOf(context, request.ids.constFirst()).id;
    const Body body = Body::of(request.http);
    body.expectArray();
    const QList<IssueLink> links = readIssues(context, body.items(), caseOf(context, id).issues);
    changeCase(context, id, [&](TestCase &record) { record.issues = links; });
    return readCaseIssues(context, request);
}

} // namespace

void addCaseIssueRoutes(Routes &routes)
{
    routes.get("testcase/{}/issue", readCaseIssues);
    routes.post("testcase/{}/issue", setCaseIssues);
}

} // namespace casewright::demo
