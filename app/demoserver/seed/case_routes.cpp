// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/api/router.h"
#include "app/demoserver/seed/page.h"
#include "app/demoserver/seed/routes.h"

#include <QDateTime>

namespace casewright::demo {

namespace {

// Each member is taken over only if the body has it; `null` clears it. Everything is checked before anything is changed.
TestCase withMembersOf(TestCase record, const Body &body, const Catalogue &catalogue)
{
    if (body.has("name"))
        record.name = body.requiredName("name");
    if (body.has("description"))
        record.description = body.text("description").value_or(QString());
    if (body.has("precondition"))
        record.precondition = body.text("precondition").value_or(QString());
    if (body.has("status")) {
        record.status = body.text("status").value_or(Catalogue::statuses().constFirst());
        if (!Catalogue::statuses().contains(record.status))
            body.member("status").refuse(QStringLiteral("must be Active, Outdated or Archived"));
    }
    if (body.has("layerId")) {
        record.layerId = body.id("layerId").value_or(0);
        if (body.id("layerId") && !catalogue.layer(record.layerId))
            body.member("layerId").refuse(QStringLiteral("there is no layer %1").arg(record.layerId));
    }
    if (body.has("featureId")) {
        record.featureId = body.id("featureId").value_or(0);
        const Feature *feature = catalogue.feature(record.featureId);
        if (body.id("featureId") && (!feature || feature->projectId != record.projectId))
            body.member("featureId").refuse(QStringLiteral("the project has no feature %1").arg(record.featureId));
    }
    return record;
}

HttpResponse listCases(const Store &store, const ApiRequest &request)
{
    const std::vector<qint64> &ids = store.cases.ofProject(projectOf(store, request).id);
    const PageWindow window = PageWindow::of(request);
    const auto total = static_cast<qsizetype>(ids.size());
    QByteArray rows;
    for (qsizetype i = window.begin(total); i < window.end(total); ++i) {
        const QByteArray &row = store.cases.row(ids[static_cast<size_t>(i)]);
        if (rows.isEmpty())
            rows.reserve((row.size() + 100) * (window.end(total) - i));
        else
            rows += ',';
        rows += row;
    }
    return answerPage(rows, window, total);
}

HttpResponse createCase(Store &store, const ApiRequest &request)
{
    const Body body = Body::of(request.http);
    TestCase record;
    record.projectId = body.requiredId("projectId");
    record.name = body.requiredName("name");
    if (!store.catalogue.project(record.projectId))
        body.member("projectId").refuse(QStringLiteral("there is no project %1").arg(record.projectId));
    record.status = Catalogue::statuses().constFirst();
    record.createdBy = record.lastModifiedBy = QStringLiteral("demo");
    record.createdDate = record.lastModifiedDate = QDateTime::currentMSecsSinceEpoch();
    const qint64 id = store.cases.add(withMembersOf(record, body, store.catalogue));
    store.changed();
    return answerJson(store.cases.row(id));
}

HttpResponse readCase(const Store &store, const ApiRequest &request)
{
    return answerJson(store.cases.row(caseOf(store, request).id));
}

HttpResponse patchCase(Store &store, const ApiRequest &request)
{
    const TestCase &current = caseOf(store, request);
    const Body body = Body::of(request.http);
    body.expectObject();
    if (body.has("projectId") && body.requiredId("projectId") != current.projectId)
        body.member("projectId").refuse(QStringLiteral("a case cannot be moved to another project"));
    const TestCase changed = withMembersOf(current, body, store.catalogue);
    TestCase &record = editCaseOf(store, request);
    const qint64 now = record.lastModifiedDate;
    record = changed;
    record.lastModifiedDate = now;
    record.lastModifiedBy = QStringLiteral("demo");
    store.changed();
    return answerJson(store.cases.row(record.id));
}

HttpResponse deleteCase(Store &store, const ApiRequest &request)
{
    store.cases.remove(caseOf(store, request).id);
    store.changed();
    return {202, {}, "application/json", {}};
}

} // namespace

void addCaseRoutes(Router &router, Store &store)
{
    router.add("GET", "testcase", [&store](const ApiRequest &request) { return listCases(store, request); });
    router.add("POST", "testcase", [&store](const ApiRequest &request) { return createCase(store, request); });
    router.add("GET", "testcase/{}", [&store](const ApiRequest &request) { return readCase(store, request); });
    router.add("PATCH", "testcase/{}", [&store](const ApiRequest &request) { return patchCase(store, request); });
    router.add("DELETE", "testcase/{}", [&store](const ApiRequest &request) { return deleteCase(store, request); });
}

} // namespace casewright::demo
