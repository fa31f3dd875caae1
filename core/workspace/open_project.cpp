// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/open_project.h"

#include "core/api/testops_server.h"
#include "core/store/store.h"

namespace casewright::workspace {

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

} // namespace casewright::workspace
