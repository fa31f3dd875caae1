// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops_server.h"
#include "core/store/mirror/mirror.h"

namespace casewright::bench {

/// How many cases the large project has, in 500 suites of 200.
inline constexpr int largeProject = 100'000;

[[nodiscard]] store::MirroredSuites sampleSuites();

/// Lists the large project from memory, a page of 1,000 a turn of the event loop; nothing else can be asked of it.
class LargeProjectServer final : public api::TestOpsServer {
public:
    LargeProjectServer();

    /// Makes 50 cases look different from what they did.
    void changeAFew();

    QUrl address() const override { return QUrl(QStringLiteral("http://bench.test")); }
    Capabilities capabilities() const override { return {}; }
    QCoro::Task<QList<api::Check>> probe(std::function<void(api::Check)> onCheck, CancelToken cancel) override;
    Task<QList<Project>> projects(CancelToken cancel) override;
    Task<Project> createProject(QString name, CancelToken cancel) override;
    Task<ProjectSchema> schema(ServerId project, CancelToken cancel) override;
    Task<qint64> listCases(ServerId project, std::function<void(CaseRows)> sink, CancelToken cancel) override;
    Task<void> walkSuites(ProjectSchema schema, std::function<void(api::SuiteNode)> sink, CancelToken cancel) override;
    Task<Ref> createSuite(ProjectSchema schema, QString name, CancelToken cancel) override;
    Task<void> renameSuite(ProjectSchema schema, Ref level, Ref value, QString name, CancelToken cancel) override;
    Task<api::FetchedCase> readCase(ProjectSchema schema, ServerId id, QList<FacetId> facets, CancelToken cancel) override;
    Task<ServerId> newestCase(ServerId project, CancelToken cancel) override;
    Task<api::FetchedCase> createCase(ProjectSchema schema, TestCase value, api::CreateGuard guard, CancelToken cancel) override;
    QCoro::Task<api::Sent> sendChange(ProjectSchema schema, ServerId id, Change change, CancelToken cancel) override;
    Task<void> deleteCase(ServerId id, CancelToken cancel) override;

private:
    std::vector<CaseRows> m_pages;
};

[[nodiscard]] ProjectSchema sampleSchema();

} // namespace casewright::bench
