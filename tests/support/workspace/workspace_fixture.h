// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"
#include "core/workspace/workspace.h"
#include "tests/support/await.h"
#include "tests/support/workspace/fake_server.h"

#include <QTemporaryDir>

namespace casewright::test {

/// An open workspace on a fake server and a store in a folder of its own. reopen() is a restart of the program.
class WorkspaceFixture {
public:
    WorkspaceFixture();
    ~WorkspaceFixture();

    ProjectSchema schema = FakeServer::sampleSchema(); ///< of the workspaces that are opened

    void open();
    void close();
    void reopen();
    /// A second program on the same profile.
    [[nodiscard]] std::unique_ptr<workspace::Workspace> openSecond();

    [[nodiscard]] workspace::Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] FakeServer &server() { return *m_server; }
    [[nodiscard]] QString storePath() const { return m_folder.filePath(QStringLiteral("store.sqlite")); }

    // --- what an analyst does, in words
    void pull();
    void read(CaseKey key);
    [[nodiscard]] CaseKey create(const QString &name);
    ChangeSetId rename(CaseKey key, const QString &name);
    ChangeSetId setTags(const QList<CaseKey> &keys, const QStringList &tags, ChangeOrigin origin = ChangeOrigin::Edit);
    ChangeSetId setSteps(CaseKey key, const QStringList &texts);
    ChangeSetId remove(CaseKey key);
    [[nodiscard]] workspace::PushReport push(const QList<CaseKey> &keys);

    [[nodiscard]] QString nameOf(CaseKey key) const;
    [[nodiscard]] QStringList tagsOf(CaseKey key) const;
    [[nodiscard]] QStringList stepsOf(CaseKey key) const;
    [[nodiscard]] QStringList tagsOnServer(ServerId id) const;

private:
    [[nodiscard]] std::unique_ptr<workspace::Workspace> make();

    QTemporaryDir m_folder;
    std::shared_ptr<FakeServer> m_server;
    std::unique_ptr<workspace::Workspace> m_workspace;
    qint64 m_now = 1'700'000'000'000;
};

} // namespace casewright::test
