// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::rest {

/// What servers of all dialects do alike; a dialect adds the rest, and the session.
class RestServer : public TestOpsServer {
public:
    Task<QList<Project>> projects(CancelToken cancel) override;
    Task<Project> createProject(QString name, CancelToken cancel) override;
    Task<Ref> createSuite(ProjectSchema schema, QString name, CancelToken cancel) override;
    Task<void> renameSuite(ProjectSchema schema, Ref level, Ref value, QString name, CancelToken cancel) override;

protected:
    [[nodiscard]] virtual Session *session() = 0;
};

} // namespace casewright::api::rest
