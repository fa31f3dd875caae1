// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/seed_server.h"

#include "core/api/rest/list_cases.h"
#include "core/api/rest/newest_cases.h"
#include "core/api/rest/rest_server.h"
#include "core/api/rest/suites.h"
#include "core/api/seed/codec/case_codec.h"
#include "core/api/seed/codec/dialect.h"
#include "core/api/seed/read/case_parts.h"
#include "core/api/seed/read/probe.h"
#include "core/api/seed/read/schema.h"
#include "core/api/seed/write/create_case.h"
#include "core/api/seed/write/send_change.h"

namespace casewright::api {
namespace {

using namespace rest;
using namespace seed;

Task<void> deleteOne(Session *session, ServerId id, CancelToken cancel)
{
    const Result<Reply> reply = co_await session->client.write(writeRequest(Method::Delete, session->casePath(id), {}, cancel));
    if (!reply)
        co_return failure(reply.error());
    co_return {};
}

/// Hands each operation to its part, which is told the session they share.
class SeedServer final : public RestServer {
public:
    explicit SeedServer(const ConnectionOptions &options) : m_session(options) {}

    QUrl address() const override { return m_session.options.base; }
    Capabilities capabilities() const override { return seedCapabilities(); }

    QCoro::Task<QList<Check>> probe(std::function<void(Check)> onCheck, CancelToken cancel) override
    {
        return probeServer(&m_session, std::move(onCheck), cancel);
    }
    Task<ProjectSchema> schema(ServerId project, CancelToken cancel) override
    {
        return readSchema(&m_session, project, cancel);
    }

    Task<qint64> listCases(ServerId project, std::function<void(CaseRows)> sink, CancelToken cancel) override
    {
        return listAllCases(&m_session, {m_session.casesPath(), ofProject(project), &decodeRowsWithStatusNames}, project, std::move(sink),
                            cancel);
    }
    Task<void> walkSuites(ProjectSchema schema, std::function<void(SuiteNode)> sink, CancelToken cancel) override
    {
        return walkSuiteTree(&m_session, std::move(schema), std::move(sink), cancel);
    }

    Task<FetchedCase> readCase(ProjectSchema schema, ServerId id, QList<FacetId> facets, CancelToken cancel) override
    {
        return readWholeCase(&m_session, std::move(schema), id, facets, cancel);
    }
    Task<ServerId> newestCase(ServerId project, CancelToken cancel) override
    {
        return newestCaseId(&m_session, project, &decodePage<FetchedCase, readCaseObject>, cancel);
    }
    Task<FetchedCase> createCase(ProjectSchema schema, TestCase value, CreateGuard guard, CancelToken cancel) override
    {
        return createCaseOnce(&m_session, std::move(schema), std::move(value), std::move(guard), cancel);
    }
    QCoro::Task<Sent> sendChange(ProjectSchema schema, ServerId id, Change change, CancelToken cancel) override
    {
        return sendWholeChange({&m_session, std::move(schema), id, std::move(change), cancel});
    }
    Task<void> deleteCase(ServerId id, CancelToken cancel) override { return deleteOne(&m_session, id, cancel); }

private:
    Session *session() override { return &m_session; }

    Session m_session;
};

} // namespace

std::shared_ptr<TestOpsServer> makeSeedServer(const ConnectionOptions &options)
{
    return std::make_shared<SeedServer>(options);
}

} // namespace casewright::api
