// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/offline/no_server.h"

#include "core/api/testops_server.h"

namespace casewright::workspace {
namespace {

Error notAsked()
{
    return makeError(ErrorKind::Offline, QStringLiteral("Casewright works without the server."));
}

template <typename T>
Task<T> refuse()
{
    co_return failure(notAsked());
}

class NoServer final : public api::TestOpsServer {
public:
    NoServer(QUrl address, Capabilities capabilities) : m_address(std::move(address)), m_capabilities(std::move(capabilities)) {}

    QUrl address() const override { return m_address; }
    Capabilities capabilities() const override { return m_capabilities; }
    QCoro::Task<QList<api::Check>> probe(std::function<void(api::Check)> onCheck, CancelToken /*cancel*/) override
    {
        const api::Check check{api::Check::What::Reachable, notAsked(), {}};
        if (onCheck)
            onCheck(check);
        co_return QList<api::Check>{check};
    }
    Task<QList<Project>> projects(CancelToken /*cancel*/) override { return refuse<QList<Project>>(); }
    Task<Project> createProject(QString /*name*/, CancelToken /*cancel*/) override { return refuse<Project>(); }
    Task<ProjectSchema> schema(ServerId /*project*/, CancelToken /*cancel*/) override { return refuse<ProjectSchema>(); }
    Task<qint64> listCases(ServerId /*project*/, std::function<void(CaseRows)> /*sink*/, CancelToken /*cancel*/) override { return refuse<qint64>(); }
    Task<void> walkSuites(ProjectSchema /*schema*/, std::function<void(api::SuiteNode)> /*sink*/, CancelToken /*cancel*/) override
    {
        return refuse<void>();
    }
    Task<Ref> createSuite(ProjectSchema /*schema*/, QString /*name*/, CancelToken /*cancel*/) override { return refuse<Ref>(); }
    Task<void> renameSuite(ProjectSchema /*schema*/, Ref /*level*/, Ref /*value*/, QString /*name*/, CancelToken /*cancel*/) override
    {
        return refuse<void>();
    }
    Task<api::FetchedCase> readCase(ProjectSchema /*schema*/, ServerId /*id*/, QList<FacetId> /*facets*/, CancelToken /*cancel*/) override
    {
        return refuse<api::FetchedCase>();
    }
    Task<ServerId> newestCase(ServerId /*project*/, CancelToken /*cancel*/) override { return refuse<ServerId>(); }
    Task<api::FetchedCase> createCase(ProjectSchema /*schema*/, TestCase /*value*/, api::CreateGuard /*guard*/, CancelToken /*cancel*/) override
    {
        return refuse<api::FetchedCase>();
    }
    QCoro::Task<api::Sent> sendChange(ProjectSchema /*schema*/, ServerId /*id*/, Change /*change*/, CancelToken /*cancel*/) override
    {
        co_return api::Sent{{}, notAsked()};
    }
    Task<void> deleteCase(ServerId /*id*/, CancelToken /*cancel*/) override { return refuse<void>(); }

private:
    QUrl m_address;
    Capabilities m_capabilities;
};

} // namespace

std::shared_ptr<api::TestOpsServer> noServer(const QUrl &address, const Capabilities &capabilities)
{
    return std::make_shared<NoServer>(address, capabilities);
}

} // namespace casewright::workspace
