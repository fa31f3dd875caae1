// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/large_project.h"

#include "tests/bench/sample_rows.h"

namespace casewright::bench {
namespace {

constexpr int pageSize = 1000;
constexpr int suiteCount = 500;
constexpr ServerId firstId = 1000; // as packedRows() has it

SuitePath suiteAt(int i)
{
    return {Ref{i / 50, QStringLiteral("Area %1").arg(i / 50)}, Ref{1000 + i, QStringLiteral("Suite %1").arg(i)}};
}

const Error notAsked = makeError(ErrorKind::NotFound, QStringLiteral("not part of what is measured"));

} // namespace

store::MirroredSuites sampleSuites()
{
    store::MirroredSuites suites;
    for (int i = 0; i < suiteCount; ++i)
        suites.all.append(suiteAt(i));
    for (int i = 0; i < largeProject; ++i)
        suites.ofCases.push_back({firstId + i, {suites.all.at(i % suiteCount)}});
    return suites;
}

ProjectSchema sampleSchema()
{
    ProjectSchema schema;
    schema.project = {1, QStringLiteral("Large"), QStringLiteral("L")};
    return schema;
}

LargeProjectServer::LargeProjectServer()
{
    for (int first = 0; first < largeProject; first += pageSize)
        m_pages.push_back(packedRows(pageSize, first));
}

void LargeProjectServer::changeAFew()
{
    for (std::size_t page = 0; page < m_pages.size(); page += 2)
        m_pages[page].rows.front().automated ^= true;
}

QCoro::Task<QList<api::Check>> LargeProjectServer::probe(std::function<void(api::Check)>, CancelToken)
{
    co_return QList<api::Check>();
}

Task<QList<Project>> LargeProjectServer::projects(CancelToken)
{
    co_return failure(notAsked);
}

Task<Project> LargeProjectServer::createProject(QString, CancelToken)
{
    co_return failure(notAsked);
}

Task<ProjectSchema> LargeProjectServer::schema(ServerId, CancelToken)
{
    co_return sampleSchema();
}

Task<qint64> LargeProjectServer::listCases(ServerId, std::function<void(CaseRows)> sink, CancelToken cancel)
{
    for (const CaseRows &page : m_pages) {
        co_await pause(std::chrono::milliseconds(0), cancel);
        sink(page);
    }
    co_return qint64(largeProject);
}

Task<void> LargeProjectServer::walkSuites(ProjectSchema, std::function<void(api::SuiteNode)> sink, CancelToken cancel)
{
    for (int i = 0; i < suiteCount; ++i) {
        if (i % 10 == 0)
            co_await pause(std::chrono::milliseconds(0), cancel);
        api::SuiteNode node;
        node.path = suiteAt(i);
        for (int one = i; one < largeProject; one += suiteCount)
            node.cases.append(firstId + one);
        sink(node);
    }
    co_return Result<void>();
}

Task<Ref> LargeProjectServer::createSuite(ProjectSchema, QString, CancelToken)
{
    co_return failure(notAsked);
}

Task<void> LargeProjectServer::renameSuite(ProjectSchema, Ref, Ref, QString, CancelToken)
{
    co_return failure(notAsked);
}

Task<api::FetchedCase> LargeProjectServer::readCase(ProjectSchema, ServerId, QList<FacetId>, CancelToken)
{
    co_return failure(notAsked);
}

Task<ServerId> LargeProjectServer::newestCase(ServerId, CancelToken)
{
    co_return failure(notAsked);
}

Task<api::FetchedCase> LargeProjectServer::createCase(ProjectSchema, TestCase, api::CreateGuard, CancelToken)
{
    co_return failure(notAsked);
}

QCoro::Task<api::Sent> LargeProjectServer::sendChange(ProjectSchema, ServerId, Change, CancelToken)
{
    co_return api::Sent{{}, notAsked};
}

Task<void> LargeProjectServer::deleteCase(ServerId, CancelToken)
{
    co_return failure(notAsked);
}

} // namespace casewright::bench
