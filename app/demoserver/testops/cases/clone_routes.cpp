// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"
#include "app/demoserver/testops/cases/clone.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"

namespace casewright::demo {

namespace {

HttpResponse clone(Context &context, const ApiRequest &request)
{
    const qint64 id = caseOf(context, request.ids.constFirst()).id;
    const qint64 made = cloneCase(context, id, CloneOptions::of(context, Body::of(request.http)));
    return answer(thinRow(context, caseOf(context, made)));
}

} // namespace

void addCloneRoutes(Routes &routes)
{
    routes.post("testcase/{}/clone", clone);
}

} // namespace casewright::demo
