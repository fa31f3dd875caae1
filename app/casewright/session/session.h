// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casewright/session/demo_process.h"
#include "app/casewright/session/kept_window.h"
#include "app/casewright/session/options.h"
#include "app/casewright/session/server_tester.h"
#include "core/store/credentials.h"
#include "core/store/profile.h"
#include "core/workspace/offline/reconnect.h"
#include "core/workspace/workspace.h"
#include "ui/dialogs/connection_dialog.h"

#include <QPointer>

namespace casewright {
class FormDialog;
class MainWindow;
}

namespace casewright::app {

/// From the command line to an open project in the window, and from one project to the next: finds server, token and project, asks
/// where something is missing, opens the workspace and hands it over. Owns the workspace; the window outlives it.
class Session final : public QObject {
    Q_OBJECT
public:
    Session(MainWindow &window, store::Profile profile, Options options);
    ~Session() override;

    /// Connects as the options, the environment or the last session say; else shows the dialog.
    void start();

    /// The open workspace; null before.
    [[nodiscard]] workspace::Workspace *workspace() const { return m_workspace.get(); }
    [[nodiscard]] const Connection &connection() const { return m_connection; }

Q_SIGNALS:
    /// The project is in the window; its rows are being listed.
    void opened();
    void failed(const casewright::Error &error);
    /// Everything is saved and closed; the program may end.
    void closed();

private:
    void tellNothingMirrored();
    void showDialog(const std::optional<Error> &error);
    void connectTo(const Connection &connection);
    void closeAll();
    [[nodiscard]] Connection lastConnection() const;
    [[nodiscard]] static QCoro::Task<void> run(QPointer<Session> self, Connection connection);
    [[nodiscard]] static QCoro::Task<void> findTokenAndConnect(QPointer<Session> self, Connection connection);
    [[nodiscard]] static QCoro::Task<void> keepToken(QPointer<Session> self, Connection connection);
    [[nodiscard]] static QCoro::Task<void> createProject(QPointer<Session> self, QPointer<FormDialog> dialog, QString name);
    [[nodiscard]] static QCoro::Task<void> finish(QPointer<Session> self);
    struct Opening {
        Connection connection;
        std::shared_ptr<api::TestOpsServer> server; ///< null: nothing is asked
        QList<Project> projects;
        CancelToken cancel;
    };
    /// Puts the project in the place of the one that is open, unless another one was asked for meanwhile.
    [[nodiscard]] static QCoro::Task<void> replaceOpen(QPointer<Session> self, Opening opening, std::unique_ptr<workspace::Workspace> workspace);
    /// Closes the project that is open, if any.
    [[nodiscard]] static QCoro::Task<void> closeOpen(QPointer<Session> self);
    [[nodiscard]] static QCoro::Task<void> listProjects(QPointer<Session> self, std::shared_ptr<api::TestOpsServer> server);
    /// Looks out for the server while it cannot be reached, and says when it can.
    void watchConnection();
    void tellRecovery(const QString &text);
    void newProject();
    /// False, and said in the dialog, where the open project has something that only the analyst can save or discard.
    [[nodiscard]] bool mayLeaveFor(const Connection &other);
    void handOver(const QList<Project> &projects, std::unique_ptr<workspace::Workspace> workspace);

    MainWindow &m_window;
    store::Profile m_profile;
    Options m_options;
    store::Credentials m_credentials;
    DemoProcess m_demo;
    KeptWindow m_kept;
    ServerTester m_tester;
    Connection m_connection;
    QList<Project> m_projects;
    std::shared_ptr<api::TestOpsServer> m_server;
    std::shared_ptr<workspace::Workspace> m_workspace; ///< shared with those that wait for its end
    std::unique_ptr<workspace::Reconnect> m_reconnect;
    QPointer<ConnectionDialog> m_dialog;
    CancelSource m_cancel;
    TaskScope m_tasks;
};

} // namespace casewright::app
