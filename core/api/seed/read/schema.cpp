// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/read/schema.h"

#include "core/api/rest/projects.h"
#include "core/api/rest/suites.h"
#include "core/api/seed/codec/dialect.h"

namespace casewright::api::seed {

using namespace rest;

Task<ProjectSchema> readSchema(Session *session, ServerId project, CancelToken cancel)
{
    const QUrlQuery query = ofProject(project);
    const Request layersRequest = getRequest(session->path(QLatin1StringView("testlayer")), query, cancel);
    // All begun before the first is waited for.
    auto layersTask = readWholeList<Ref>(&session->client, layersRequest, &decodePage<Ref, readItem>);
    auto featuresTask = listIfThere<Ref, readItem>(session, session->path(QLatin1StringView("feature")), query, cancel);
    auto tagsTask = listIfThere<Ref, readItem>(session, session->path(QLatin1StringView("tag")), {}, cancel);
    auto integrationsTask = listIfThere<ListedIntegration, readIntegration>(
        session, session->path(QLatin1StringView("integration/project/")) + QString::number(project), {}, cancel);
    auto treesTask = readTrees(session, project, cancel);
    auto projectTask = readOneProject(session, project, cancel);

    const Result<QList<Ref>> layers = co_await layersTask;
    const Result<QList<Ref>> features = co_await featuresTask;
    const Result<QList<Ref>> tags = co_await tagsTask;
    const Result<QList<ListedIntegration>> integrations = co_await integrationsTask;
    const Result<QList<Tree>> trees = co_await treesTask;
    const Result<Project> known = co_await projectTask;
    // The project comes first: that it does not exist says more than that it has no layers.
    CO_TRY(known);
    CO_TRY(layers);
    CO_TRY(features);
    CO_TRY(tags);
    CO_TRY(integrations);
    CO_TRY(trees);

    ProjectSchema schema;
    schema.project = *known;
    schema.capabilities = seedCapabilities();
    schema.layers = *layers;
    schema.features = *features;
    schema.statuses = seedStatuses();
    schema.tags = *tags;
    schema.integrations = enabled(*integrations);
    schema.featureField = featureField;
    takeTrees(schema, *trees, {});
    schema.server = session->options.base;
    session->vocabulary.insert(project, {*layers, *features});
    co_return schema;
}

} // namespace casewright::api::seed
