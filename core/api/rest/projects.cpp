// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/projects.h"

#include "core/api/http/create_once.h"
#include "core/api/json/page.h"
#include "core/api/rest/values_codec.h"

#include <QJsonObject>

namespace casewright::api::rest {
namespace {

Result<Project> decodeProject(const QByteArray &json)
{
    JsonReader in(json);
    Project project = readProject(in);
    TRY(in.finish());
    return project;
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

} // namespace

Task<QList<Project>> readProjects(Session *session, CancelToken cancel, Repeat repeat)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("size"), QStringLiteral("1000"));
    Request request = getRequest(session->path(QLatin1StringView("project")), query, cancel);
    request.repeat = repeat;
    Result<QList<Project>> projects =
        co_await readWholeList<Project>(&session->client, request, &decodePage<Project, readProject>);
    co_return projects;
}

Task<Project> readOneProject(Session *session, ServerId id, CancelToken cancel)
{
    const Request request = getRequest(session->path(QLatin1StringView("project")) + QLatin1Char('/') + QString::number(id), {}, cancel);
    Result<Project> project = co_await session->client.read(request, &decodeProject);
    if (project || !looksAbsent(project.error()))
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

QList<Integration> enabled(const QList<ListedIntegration> &listed)
{
    QList<Integration> integrations;
    for (const ListedIntegration &integration : listed) {
        if (!integration.disabled)
            integrations.append(integration.value);
    }
    return integrations;
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
    creation.request = writeRequest(Method::Post, session->path(QLatin1StringView("project")), body, cancel);
    creation.decode = &decodeProject;
    creation.find = [session, name, before, cancel] { return projectsMadeSince(session, name, before, cancel); };
    creation.nameOf = [](const Project &project) { return QString::number(project.id); };
    Result<Project> made = co_await createOnce(&session->client, creation);
    if (made && made->name.isEmpty())
        made->name = name;
    co_return made;
}

} // namespace casewright::api::rest
