// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/testops_server.h"

#include "core/api/rest/list_cases.h"
#include "core/api/rest/newest_cases.h"
#include "core/api/rest/projects.h"
#include "core/api/rest/rest_server.h"
#include "core/api/rest/suites.h"
#include "core/api/rest/write/sending.h"
#include "core/api/testops/bulk/case_search.h"
#include "core/api/testops/bulk/send_together.h"
#include "core/api/testops/extras/extras.h"
#include "core/api/testops/read/read_case.h"
#include "core/api/testops/read/schema.h"
#include "core/api/testops/read/tree_nodes.h"
#include "core/api/testops/write/create_case.h"
#include "core/api/testops/write/send_change.h"

namespace casewright::api {
namespace {

using namespace rest;
using namespace testops;

/// How often a case is looked at that was accepted to be deleted, each time after twice the wait.
constexpr int mostLooks = 7;

Task<void> deleteOne(TestOpsSession *session, ServerId id, CancelToken cancel)
{
    const Result<Reply> reply = co_await session->client.write(writeRequest(Method::Delete, session->casePath(id), {}, cancel));
    CO_TRY(reply);
    // 202 says that it will be done, and nothing else ever says that it was.
    std::chrono::milliseconds wait = session->client.retry().firstWait;
    for (int look = 0; look < mostLooks; ++look, wait *= 2) {
        const Result<CaseAnswer> there = co_await readOverview(session, id, cancel);
        if (!there && there.error().kind == ErrorKind::NotFound)
            co_return {};
        if (!there)
            co_return failure(unverified(there.error()));
        co_await pause(wait, cancel);
    }
    Error error = about(*reply, makeError(ErrorKind::Protocol, QStringLiteral("The server accepted the deletion, but the case is still there")));
    co_return failure(unverified(error));
}

Task<void> walkSuitesOf(TestOpsSession *session, ProjectSchema schema, std::function<void(SuiteNode)> sink, CancelToken cancel)
{
    if (session->hasNewerTrees()) {
        Result<void> walked = co_await walkTreeNodes(session, schema, sink, cancel);
        if (walked || !looksAbsent(walked.error()))
            co_return walked;
    }
    Result<void> walked = co_await walkSuiteTree(session, std::move(schema), std::move(sink), cancel);
    co_return walked;
}

/// The list itself has no tags and no dates; the search that matches everything has.
CaseList caseListOf(const TestOpsSession &session, ServerId project)
{
    QUrlQuery query = ofProject(project);
    query.addQueryItem(QStringLiteral("rql"), QStringLiteral("true"));
    return {session.casesPath() + QStringLiteral("/__search"), query, &decodeRowsWithStatusIds};
}

/// Hands each operation to its part, which is told the session they share.
class RealServer final : public RestServer {
public:
    RealServer(const ConnectionOptions &options, const ServerTraits &traits)
        : m_session(options, traits.generation, traits.trees, traits.prefix), m_extras(makeCaseExtras(&m_session)), m_knowledge(traits.knowledge)
    {}

    QUrl address() const override { return m_session.options.base; }
    Capabilities capabilities() const override { return capabilitiesOf(m_session.generation); }

    QCoro::Task<QList<Check>> probe(std::function<void(Check)> onCheck, CancelToken cancel) override
    {
        Check check;
        check.what = Check::What::Projects;
        const Result<QList<Project>> projects = co_await readProjects(&m_session, cancel, Repeat::Never);
        if (projects)
            check.text = QString::number(projects->size());
        else
            check.error = projects.error();
        if (onCheck)
            onCheck(check);
        co_return QList<Check>{check};
    }
    Task<ProjectSchema> schema(ServerId project, CancelToken cancel) override
    {
        const bool mayBeUpgraded = m_knowledge == Knowledge::Recalled && !m_session.isModern();
        if (m_knowledge == Knowledge::Fresh)
            m_knowledge = Knowledge::Recalled; // by the next time it will be a while ago
        return mayBeUpgraded ? readSchemaIfStillOld(&m_session, project, cancel) : readSchema(&m_session, project, cancel);
    }

    Task<qint64> listCases(ServerId project, std::function<void(CaseRows)> sink, CancelToken cancel) override
    {
        return listAllCases(&m_session, caseListOf(m_session, project), project, std::move(sink), cancel);
    }
    Task<void> walkSuites(ProjectSchema schema, std::function<void(SuiteNode)> sink, CancelToken cancel) override
    {
        return walkSuitesOf(&m_session, std::move(schema), std::move(sink), cancel);
    }

    Task<FetchedCase> readCase(ProjectSchema schema, ServerId id, QList<FacetId> facets, CancelToken cancel) override
    {
        return testops::readWholeCase(&m_session, std::move(schema), id, facets, cancel);
    }
    QCoro::Task<void> readCases(ProjectSchema schema, QList<ServerId> ids, QList<FacetId> facets,
                                std::function<void(ServerId, Result<FetchedCase>)> onRead, CancelToken cancel) override
    {
        if (std::ranges::all_of(facets, &isToldBySearch))
            return searchCases(&m_session, schema.project.id, ids, std::move(onRead), cancel);
        return TestOpsServer::readCases(std::move(schema), ids, facets, std::move(onRead), cancel);
    }
    Task<ServerId> newestCase(ServerId project, CancelToken cancel) override
    {
        return newestCaseId(&m_session, project, &decodePage<FetchedCase, readListedCase>, cancel);
    }
    Task<FetchedCase> createCase(ProjectSchema schema, TestCase value, CreateGuard guard, CancelToken cancel) override
    {
        return testops::createCaseOnce(&m_session, std::move(schema), std::move(value), std::move(guard), cancel);
    }
    QCoro::Task<Sent> sendChange(ProjectSchema schema, ServerId id, Change change, CancelToken cancel) override
    {
        return testops::sendWholeChange(&m_session, {&m_session, std::move(schema), id, std::move(change), cancel}, nullptr);
    }
    QCoro::Task<Sent> sendChangeTo(FetchedCase fresh, ProjectSchema schema, Change change, CancelToken cancel) override
    {
        const ServerId id = fresh.info.serverId.value_or(0);
        auto original = std::dynamic_pointer_cast<const CaseOriginal>(fresh.original);
        return testops::sendWholeChange(&m_session, {&m_session, std::move(schema), id, std::move(change), cancel}, std::move(original));
    }
    QCoro::Task<void> sendChanges(ProjectSchema schema, QList<CaseChange> changes, std::function<void(ServerId, Sent)> onSent,
                                  CancelToken cancel) override
    {
        const QList<CaseChange> left = co_await sendTogether(&m_session, schema, changes, onSent, cancel);
        co_await TestOpsServer::sendChanges(schema, left, onSent, cancel);
    }
    Task<void> deleteCase(ServerId id, CancelToken cancel) override { return deleteOne(&m_session, id, cancel); }
    CaseExtras *extras() override { return m_extras.get(); }

private:
    Session *session() override { return &m_session; }

    TestOpsSession m_session;
    std::unique_ptr<CaseExtras> m_extras;
    Knowledge m_knowledge;
};

} // namespace

std::shared_ptr<TestOpsServer> makeTestOpsServer(const ConnectionOptions &options, const ServerTraits &traits)
{
    return std::make_shared<RealServer>(options, traits);
}

} // namespace casewright::api
