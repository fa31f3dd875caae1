// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/testops_server.h"
#include "tests/core/api/quick_options.h"
#include "tests/support/await.h"
#include "tests/support/raw_socket_server.h"

namespace casewright::test {

/// A server of 25 and later that says exactly what a test tells it to; it has a project and nothing else.
class ScriptedTestOps final {
public:
    ScriptedTestOps()
    {
        api::ConnectionOptions options = quickOptions(m_raw.url());
        options.signIn = api::SignInKind::ApiToken;
        m_server = api::makeTestOpsServer(options, {api::Generation::Modern, QStringLiteral("/api")});
        m_raw.on("GET /api/project/1", RawAnswer::json(R"({"id":1,"name":"Shop"})"));
    }

    RawSocketServer &raw() { return m_raw; }
    api::TestOpsServer &server() { return *m_server; }

    /// The case 7, of which the server tells this beside its id and name.
    void tell(const QByteArray &members) { m_raw.on("GET /api/testcase/7/overview", overview(members)); }
    static RawAnswer overview(const QByteArray &members) { return RawAnswer::json(R"({"id":7,"projectId":1,"name":"Pay")" + members + '}'); }

    /// Sends the change of case 7; the schema is read, and the requests for it are forgotten, first.
    api::Sent send(const TestCase &before, const TestCase &after)
    {
        const Result<ProjectSchema> schema = await(m_server->schema(1, {}));
        if (!schema)
            QTest::qFail("no schema", __FILE__, __LINE__);
        m_raw.forget();
        ProjectSchema known = schema.value_or(ProjectSchema());
        known.integrations = {{11, QStringLiteral("Jira"), QStringLiteral("jira")}};
        return QCoro::waitFor(m_server->sendChange(known, 7, Change{CaseKey{7}, before, after}, {}));
    }

    /// Bodies of what was sent to `line`.
    [[nodiscard]] QList<QByteArray> bodies(const QByteArray &line) const
    {
        QList<QByteArray> all;
        for (const RawRequest &request : m_raw.requests(line))
            all.append(request.body);
        return all;
    }

private:
    RawSocketServer m_raw;
    std::shared_ptr<api::TestOpsServer> m_server;
};

} // namespace casewright::test
