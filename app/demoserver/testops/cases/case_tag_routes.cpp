// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"
#include "app/demoserver/testops/cases/case_dto.h"
#include "app/demoserver/testops/cases/case_input.h"
#include "app/demoserver/testops/server/routes.h"

namespace casewright::demo {

namespace {

HttpResponse readCaseTags(Context &context, const ApiRequest &request)
{
    return answer(tagsJson(context, caseOf(context, request.ids.constFirst())));
}

// A bare array, which replaces all.
HttpResponse setCaseTags(Context &context, const ApiRequest &request)
{
    const qint64 id = caseOf(context, request.ids.constFirst()).id;
    const Body body = Body::of(request.http);
    body.expectArray();
    const QList<qint64> tagIds = readTags(context, body.items());
    changeCase(context, id, [&](TestCase &record) { record.tagIds = tagIds; });
    return readCaseTags(context, request);
}

} // namespace

void addCaseTagRoutes(Routes &routes)
{
    routes.get("testcase/{}/tag", readCaseTags);
    routes.post("testcase/{}/tag", setCaseTags);
}

} // namespace casewright::demo
