// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/read/projects.h"

#include "core/api/http/create_once.h"
#include "core/api/json/page.h"
#include "core/api/seed/codec/values_codec.h"
#include "core/api/seed/read/suites.h"

#include <QJsonObject>

namespace casewright::api::seed {
namespace {

QString projectsPath()
{
    return QStringLiteral("/api/rs/project");
}

Result<Project> decodeProject(const QByteArray &json)
{
    JsonReader in(json);
    Project project = readProject(in);
    TRY(in.finish());
    return project;
}

/// The list at `path`, or nothing where the server has no such list.
template <typename T, T (*readOne)(JsonReader &)>
Task<QList<T>> listIfThere(Session *session, QString path, QUrlQuery query, CancelToken cancel)
{
    const Request request = getRequest(path, query, cancel);
    Result<QList<T>> items = co_await readWholeList<T>(&session->client, request, &decodePage<T, readOne>);
    if (!items && isAbsent(items.error()))
        co_return QList<T>();
    co_return items;
}

Task<Project> readOneProject(Session *session, ServerId id, CancelToken cancel)
{
    const Request request = getRequest(projectsPath() + QLatin1Char('/') + QString::number(id), {}, cancel);
    Result<Project> project = co_await session->client.read(request, &decodeProject);
    if (project || !isAbsent(project.error()))
        co_return project;
    // Either there is no such project or the server tells about none.
    const Result<QList<Project>> all = co_await readProjects(session, cancel);
    if (!all && isAbsent(all.error()))
        co_return Project{id, QString::number(id), {}};
    if (!all)
        co_return failure(all.error());
    for (const Project &candidate : *all) {
        if (candidate.id == id)
            co_return candidate;
    }
    co_return failure(project.error());
}

Task<QList<Project>> projectsMadeSince(Session *session, QString name, QList<ServerId> before, CancelToken cancel)
{
    const Result<QList<Project>> now = co_await readProjects(session, cancel);
    if (!now)
        co_return failure(now.error());
    QList<Project> made;
    for (const Project &project : *now) {
        if (project.name == name && !before.contains(project.id))
            made.append(project);
    }
    co_return made;
}

QList<Integration> enabled(const QList<ListedIntegration> &listed)
{
    QList<Integration> integrations;
    for (const ListedIntegration &integration : listed) {
        if (!integration.disabled)
            integrations.append(integration.value);
    }
    return integrations;
}

} // namespace

Task<QList<Project>> readProjects(Session *session, CancelToken cancel, Repeat repeat)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("size"), QStringLiteral("1000"));
    Request request = getRequest(projectsPath(), query, cancel);
    request.repeat = repeat;
    Result<QList<Project>> projects =
        co_await readWholeList<Project>(&session->client, request, &decodePage<Project, readProject>);
    co_return projects;
}

Task<Project> makeProject(Session *session, QString name, CancelToken cancel)
{
    const Result<QList<Project>> known = co_await readProjects(session, cancel);
    if (!known)
        co_return failure(known.error());
    QList<ServerId> before;
    for (const Project &project : *known)
        before.append(project.id);
    const QByteArray body = toJson(QJsonObject{{QStringLiteral("name"), name}});
    Creation<Project> creation;
    creation.request = writeRequest(Method::Post, projectsPath(), body, cancel);
    creation.decode = &decodeProject;
    creation.find = [session, name, before, cancel] { return projectsMadeSince(session, name, before, cancel); };
    creation.nameOf = [](const Project &project) { return QString::number(project.id); };
    Result<Project> made = co_await createOnce(&session->client, creation);
    if (made && made->name.isEmpty())
        made->name = name;
    co_return made;
}

Task<ProjectSchema> readSchema(Session *session, ServerId project, CancelToken cancel)
{
    const QUrlQuery query = ofProject(project);
    const Request layersRequest = getRequest(QStringLiteral("/api/rs/testlayer"), query, cancel);
    // All begun before the first is waited for.
    auto layersTask = readWholeList<Ref>(&session->client, layersRequest, &decodePage<Ref, readItem>);
    auto featuresTask = listIfThere<Ref, readItem>(session, QStringLiteral("/api/rs/feature"), query, cancel);
    auto tagsTask = listIfThere<Ref, readItem>(session, QStringLiteral("/api/rs/tag"), {}, cancel);
    auto integrationsTask = listIfThere<ListedIntegration, readIntegration>(
        session, QStringLiteral("/api/rs/integration/project/") + QString::number(project), {}, cancel);
    auto levelsTask = readSuiteLevels(session, project, cancel);
    auto projectTask = readOneProject(session, project, cancel);

    const Result<QList<Ref>> layers = co_await layersTask;
    const Result<QList<Ref>> features = co_await featuresTask;
    const Result<QList<Ref>> tags = co_await tagsTask;
    const Result<QList<ListedIntegration>> integrations = co_await integrationsTask;
    const Result<QList<Ref>> levels = co_await levelsTask;
    const Result<Project> known = co_await projectTask;
    // The project comes first: that it does not exist says more than that it has no layers.
    CO_TRY(known);
    CO_TRY(layers);
    CO_TRY(features);
    CO_TRY(tags);
    CO_TRY(integrations);
    CO_TRY(levels);

    ProjectSchema schema;
    schema.project = *known;
    schema.capabilities = seedCapabilities();
    schema.layers = *layers;
    schema.features = *features;
    schema.statuses = seedStatuses();
    schema.tags = *tags;
    schema.integrations = enabled(*integrations);
    schema.suiteLevels = *levels;
    schema.featureField = featureField;
    schema.server = session->options.base;
    session->vocabulary.insert(project, {*layers, *features});
    co_return schema;
}

} // namespace casewright::api::seed
