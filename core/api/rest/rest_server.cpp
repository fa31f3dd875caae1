// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/rest_server.h"

#include "core/api/rest/projects.h"
#include "core/api/rest/suites.h"

namespace casewright::api::rest {

Task<QList<Project>> RestServer::projects(CancelToken cancel)
{
    return readProjects(session(), cancel);
}

Task<Project> RestServer::createProject(QString name, CancelToken cancel)
{
    return makeProject(session(), name, cancel);
}

Task<Ref> RestServer::createSuite(ProjectSchema schema, QString name, CancelToken cancel)
{
    return makeSuite(session(), std::move(schema), name, cancel);
}

Task<void> RestServer::renameSuite(ProjectSchema schema, Ref level, Ref value, QString name, CancelToken cancel)
{
    return renameSuiteValue(session(), {schema.project.id, level, value}, name, cancel);
}

} // namespace casewright::api::rest
