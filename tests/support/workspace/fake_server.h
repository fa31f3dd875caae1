// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops_server.h"
#include "tests/support/workspace/fake_extras.h"

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
    /// What happens before the server's last word to a listing, or before a read case arrives.
    std::function<QCoro::Task<void>()> whileListing;
    std::function<QCoro::Task<void>()> whileReading;
    std::function<void()> whileDeleting; ///< what happens, once, before a deletion is carried out
    ServerId nextId = 1000;
    FakeExtras beside;                  ///< comments, files, ...; handed out where `hasExtras`
    bool hasExtras = true;

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

    [[nodiscard]] api::CaseExtras *extras() override { return hasExtras ? &beside : nullptr; }

    [[nodiscard]] static ProjectSchema sampleSchema();
    /// The same project on a server that has everything, with the custom fields 40 "Browser" (locked), 41 "Risk" (one value, required) and
    /// 42 "Component".
    [[nodiscard]] static ProjectSchema richSchema();

private:
    [[nodiscard]] std::optional<Error> takeFailure();
};

/// A case with every facet of the seed dialect known.
[[nodiscard]] TestCase sampleCase(const QString &name, const QStringList &tags = {});
/// A case with every facet of the rich schema known.
[[nodiscard]] TestCase richCase(const QString &name);

} // namespace casewright::test
