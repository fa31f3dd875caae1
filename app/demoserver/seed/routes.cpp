// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/seed/routes.h"

#include "app/demoserver/api/router.h"
#include "app/demoserver/seed/page.h"

#include <QDateTime>

namespace casewright::demo {

void addEmptyRoutes(Router &router)
{
    for (const char *path : {"testcase/attachment", "testcase/audit", "comment", "launch", "testresult"})
        router.add("GET", path, [](const ApiRequest &request) { return answerPage(QJsonArray(), PageWindow::of(request)); });
}

const TestCase &caseOf(const Store &store, const ApiRequest &request)
{
    const qint64 id = request.ids.constFirst();
    const TestCase *found = store.cases.find(id);
    if (!found)
        throw ApiError{404, QStringLiteral("Test case %1 not found").arg(id)};
    return *found;
}

TestCase &editCaseOf(Store &store, const ApiRequest &request)
{
    TestCase &record = store.cases.edit(caseOf(store, request).id);
    record.lastModifiedDate = QDateTime::currentMSecsSinceEpoch();
    record.lastModifiedBy = QStringLiteral("demo");
    return record;
}

const Project &projectOf(const Store &store, const ApiRequest &request)
{
    const qint64 id = request.number("projectId");
    const Project *found = store.catalogue.project(id);
    if (!found)
        throw ApiError{404, QStringLiteral("Project %1 not found").arg(id)};
    return *found;
}

} // namespace casewright::demo
