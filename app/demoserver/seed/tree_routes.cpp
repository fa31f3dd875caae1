// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/router.h"
#include "app/demoserver/data/suite_tree.h"
#include "app/demoserver/seed/page.h"
#include "app/demoserver/seed/routes.h"

namespace casewright::demo {

namespace {

constexpr qint64 treePageSize = 100;

// One tree a project, so that its id can be told from the project's.
qint64 treeIdOf(qint64 projectId) { return 300 + projectId; }

HttpResponse listTrees(const Store &store, const ApiRequest &request)
{
    const Project &project = projectOf(store, request);
    QJsonArray fields;
    for (int level = 0; const CustomField *field = store.catalogue.suiteField(project.id, level); ++level)
        fields.append(reference(field->id, field->name));
    QJsonObject tree = reference(treeIdOf(project.id), QStringLiteral("Suites"));
    tree[QLatin1String("projectId")] = project.id;
    tree[QLatin1String("fields")] = fields;
    return answerPage(QJsonArray{tree}, PageWindow::of(request));
}

qint64 projectOfTree(const Store &store, const ApiRequest &request)
{
    const qint64 projectId = projectOf(store, request).id;
    const qint64 treeId = request.optionalNumber("treeId").value_or(treeIdOf(projectId));
    if (treeId != treeIdOf(projectId))
        throw ApiError{404, QStringLiteral("Tree %1 not found").arg(treeId)};
    return projectId;
}

HttpResponse listGroups(const Store &store, const ApiRequest &request)
{
    const SuiteTree tree(store.catalogue, store.cases, projectOfTree(store, request));
    QJsonArray all;
    const QList<SuiteGroup> groups = tree.groups(request.numbers("path"));
    for (const SuiteGroup &group : groups) {
        QJsonObject row = reference(group.value.id, group.value.name);
        row[QLatin1String("count")] = group.count;
        row[QLatin1String("customFieldId")] = group.value.fieldId;
        all.append(row);
    }
    return answerPage(all, PageWindow::of(request, treePageSize));
}

QJsonObject leafJson(const Store &store, const TestCase &record)
{
    const Named *layer = store.catalogue.layer(record.layerId);
    QJsonObject row = reference(record.id, record.name);
    row[QLatin1String("automated")] = record.automated;
    row[QLatin1String("external")] = false;
    row[QLatin1String("layerName")] = layer ? QJsonValue(layer->name) : QJsonValue();
    row[QLatin1String("statusName")] = record.status;
    row[QLatin1String("createdDate")] = record.createdDate;
    row[QLatin1String("lastModifiedDate")] = record.lastModifiedDate;
    return row;
}

HttpResponse listLeaves(const Store &store, const ApiRequest &request)
{
    const SuiteTree tree(store.catalogue, store.cases, projectOfTree(store, request));
    const PageWindow window = PageWindow::of(request, treePageSize);
    const QList<qint64> ids = tree.leaves(request.numbers("path"));
    QByteArray rows;
    for (qsizetype i = window.begin(ids.size()); i < window.end(ids.size()); ++i) {
        if (!rows.isEmpty())
            rows += ',';
        rows += answer(leafJson(store, *store.cases.find(ids.at(i)))).body;
    }
    return answerPage(rows, window, ids.size());
}

} // namespace

void addTreeRoutes(Router &router, Store &store)
{
    router.add("GET", "tree", [&store](const ApiRequest &request) { return listTrees(store, request); });
    router.add("GET", "testcasetree/group", [&store](const ApiRequest &request) { return listGroups(store, request); });
    router.add("GET", "testcasetree/leaf", [&store](const ApiRequest &request) { return listLeaves(store, request); });
}

} // namespace casewright::demo
