// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/opening/open_project.h"

#include "core/api/connect/any_server.h"
#include "core/store/store.h"

#include <QFile>
#include <QJsonDocument>

namespace casewright::workspace {
namespace {

const QString withoutServerKey = QStringLiteral("connection/withoutServer");

QString dialectKey(const QUrl &server)
{
    return QStringLiteral("dialect/") + QString::fromLatin1(QUrl::toPercentEncoding(server.toString(QUrl::RemoveUserInfo)));
}

} // namespace

api::DialectMemory dialectMemory(const store::Profile &profile)
{
    const auto recall = [profile](const QUrl &server) {
        return api::detectedFromJson(QJsonDocument::fromJson(profile.setting(dialectKey(server)).toByteArray()).object());
    };
    const auto remember = [profile](const QUrl &server, const api::Detected &detected) {
        profile.setSetting(dialectKey(server), QJsonDocument(api::toJson(detected)).toJson(QJsonDocument::Compact));
    };
    return {recall, remember};
}

Task<std::unique_ptr<Workspace>> openProject(std::shared_ptr<api::TestOpsServer> server, store::Profile profile, ServerId project,
                                             CancelToken cancel)
{
    Result<ProjectSchema> schema = co_await server->schema(project, cancel);
    if (!schema)
        co_return failure(schema.error());
    const QString path = profile.storePath(server->address(), project);
    Result<std::unique_ptr<store::Store>> store = co_await store::Store::open(path);
    if (!store)
        co_return failure(store.error());
    Result<std::unique_ptr<Workspace>> opened = co_await Workspace::open(server, std::move(*store), *schema, systemClock());
    co_return opened;
}

Task<std::unique_ptr<Workspace>> openMirror(QUrl address, std::shared_ptr<api::TestOpsServer> server, store::Profile profile,
                                            ServerId project)
{
    const QString path = profile.storePath(address, project);
    const auto neverListed = failure(ErrorKind::NotFound, QStringLiteral("The project was not opened on this computer before."));
    if (!QFile::exists(path))
        co_return neverListed;
    Result<std::unique_ptr<store::Store>> store = co_await store::Store::open(path);
    if (!store)
        co_return failure(store.error());
    Result<store::Mirror> mirror = co_await (*store)->mirror();
    if (!mirror)
        co_return failure(mirror.error());
    if (!mirror->schema)
        co_return neverListed;
    Result<std::unique_ptr<Workspace>> opened
        = co_await Workspace::openMirrored(server, std::move(*store), std::move(*mirror), systemClock());
    co_return opened;
}

bool worksWithoutServer(const store::Profile &profile)
{
    return profile.setting(withoutServerKey).toBool();
}

void setWorksWithoutServer(const store::Profile &profile, bool without)
{
    profile.setSetting(withoutServerKey, without);
}

} // namespace casewright::workspace
