// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops_server.h"

#include <QMap>

namespace casewright::test {

/// A TestOps in memory behind the port, for tests of what stands above it. Answers come after a turn of the event loop,
/// as real ones do. What a colleague does is done by altering `cases` directly.
class FakeServer final : public api::TestOpsServer {
public:
    struct Stored {
        TestCase value;
        CaseInfo info;
    };
    QMap<ServerId, Stored> cases;
    QStringList log;                    ///< "read 12", "create", "send 12 tags", ...
    QList<Error> failNext;              ///< taken one by one by the next operations that write
    QList<Error> failNextRead;          ///< the same for reading a case
    bool actBeforeFailing = false;      ///< a failing creation happens all the same
    ServerId nextId = 1000;

    ServerId add(const TestCase &value);

    QUrl address() const override { return QUrl(QStringLiteral("http://fake.test")); }
    Capabilities capabilities() const override;
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

    [[nodiscard]] static ProjectSchema sampleSchema();

private:
    [[nodiscard]] std::optional<Error> takeFailure();
};

/// A case with every facet of the seed dialect known.
[[nodiscard]] TestCase sampleCase(const QString &name, const QStringList &tags = {});

} // namespace casewright::test
