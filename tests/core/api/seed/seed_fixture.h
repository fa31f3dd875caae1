// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/seed/seed_server.h"
#include "tests/core/api/quick_options.h"
#include "tests/core/api/quoted.h"
#include "tests/support/await.h"
#include "tests/support/raw_socket_server.h"

namespace casewright::test {

/// A scripted server and a client of the seed dialect that talks to it about project 1.
class SeedFixture final {
public:
    SeedFixture() : server(api::makeSeedServer(quickOptions(raw.url())))
    {
        schema.project = {1, QStringLiteral("Shop"), {}};
        schema.capabilities = server->capabilities();
        schema.layers = {{-1, QStringLiteral("UI")}, {-3, QStringLiteral("API")}};
        schema.features = {{21, QStringLiteral("Checkout")}};
        schema.integrations = {{5, QStringLiteral("Jira"), QStringLiteral("jira")}};
        schema.treeId = 301;
        schema.suiteLevels = {{31, QStringLiteral("Suite")}, {32, QStringLiteral("Sub-suite")}};
        schema.featureField = -2;
    }

    /// What is set up to be sent: before and after know the same facets.
    api::Sent send(const TestCase &before, const TestCase &after)
    {
        return QCoro::waitFor(server->sendChange(schema, 7, {CaseKey{7}, before, after}, {}));
    }

    RawSocketServer raw;
    std::shared_ptr<api::TestOpsServer> server;
    ProjectSchema schema;
};

inline QByteArray replaced(QByteArray text, const QByteArray &from, const QByteArray &to)
{
    return text.replace(from, to);
}

} // namespace casewright::test
