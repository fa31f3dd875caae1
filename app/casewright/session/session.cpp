// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/session/session.h"

#include "app/casewright/session/connection_memory.h"
#include "core/api/connect/any_server.h"
#include "core/base/log.h"
#include "core/workspace/opening/open_project.h"
#include "ui/dialogs/form_dialog.h"
#include "ui/dialogs/suite_dialogs.h"
#include "ui/shell/main_window.h"
#include "ui/shell/transfer/transfer_commands.h"

#include <QMessageBox>
#include <QStatusBar>

namespace casewright::app {
namespace {

ServerFactory serverFactory(const store::Profile &profile)
{
    return [profile](const ConnectionTester::Target &target) {
        rememberSecret(target.token);
        api::ConnectionOptions options;
        options.base = target.server;
        options.token = target.token;
        options.caFile = target.certificates;
        options.proxy = target.proxy;
        return api::makeServer(options, std::nullopt, workspace::dialectMemory(profile));
    };
}

Task<void> askProjects(std::shared_ptr<api::TestOpsServer> server, CancelToken cancel)
{
    const Result<QList<Project>> projects = co_await server->projects(cancel);
    if (!projects)
        co_return failure(projects.error());
    co_return Result<void>();
}

/// Over a connection of its own, so that nothing of the project that is open is disturbed.
Task<std::unique_ptr<workspace::Workspace>> openBeside(store::Profile profile, Connection connection, ServerId project, CancelToken cancel)
{
    const std::shared_ptr<api::TestOpsServer> server
        = serverFactory(profile)({connection.server, connection.token, connection.certificates, connection.proxy});
    Result<std::unique_ptr<workspace::Workspace>> opened = co_await workspace::openProject(server, profile, project, cancel);
    co_return opened;
}

constexpr int announcementMs = 10'000;

} // namespace

Session::Session(MainWindow &window, store::Profile profile, Options options)
    : m_window(window), m_profile(profile), m_options(std::move(options)), m_credentials(profile.folder()),
      m_kept(window, profile), m_tester(serverFactory(profile))
{
    connect(&window, &MainWindow::connectRequested, this, [this] { showDialog(std::nullopt); });
    connect(&window, &MainWindow::newProjectRequested, this, &Session::newProject);
    connect(&window, &MainWindow::projectRequested, this, [this](ServerId project) {
        if (m_window.holdsEdits())
            return;
        Connection other = m_connection;
        other.project.id = project;
        connectTo(other);
    });
    connect(&window, &MainWindow::closing, this, &Session::closeAll);
    connect(&m_demo, &DemoProcess::ready, this, [this](const QUrl &url, const QString &token) {
        Connection demo;
        demo.server = url;
        demo.token = token;
        demo.keeping = TokenKeeping::AskEachTime;
        demo.project.id = m_options.project.value_or(1);
        connectTo(demo);
    });
    connect(&m_demo, &DemoProcess::failed, this, [this](const Error &error) { showDialog(error); });
}

Session::~Session() = default;

void Session::start()
{
    if (m_options.demo) {
        m_demo.start(m_options.demoDialect);
        return;
    }
    Connection connection = lastConnection();
    if (!m_options.server.isEmpty())
        connection.server = m_options.server;
    if (m_options.project)
        connection.project.id = *m_options.project;
    connection.token = m_options.token;
    const ServerAddress link = serverAddressFromText(m_options.link);
    if (link.base.isValid() && link.project) {
        connection.server = link.base;
        connection.project.id = *link.project;
    }
    m_tasks.start(findTokenAndConnect(this, connection));
}

Connection Session::lastConnection() const
{
    Connection last = app::lastConnection(m_profile);
    if (!m_options.caFile.isEmpty())
        last.certificates = m_options.caFile;
    return last;
}

QCoro::Task<void> Session::findTokenAndConnect(QPointer<Session> self, Connection connection)
{
    if (connection.token.isEmpty() && !connection.server.isEmpty()) {
        const Result<store::StoredToken> kept = co_await self->m_credentials.read(connection.server);
        if (!self)
            co_return;
        if (kept)
            connection.token = kept->token;
    }
    self->m_connection = connection;
    if (connection.server.isEmpty())
        self->showDialog(std::nullopt);
    else
        self->connectTo(connection);
}

void Session::tellNothingMirrored()
{
    if (!workspace::worksWithoutServer(m_profile))
        return; // there is no token yet
    workspace::setWorksWithoutServer(m_profile, false);
    m_dialog->showNote(tr("No project is on this computer yet. Connect once; from then on you can work without the server."));
}

void Session::connectTo(const Connection &connection)
{
    m_cancel.cancel();
    m_cancel = CancelSource();
    m_tasks.start(run(this, connection));
}

QCoro::Task<void> Session::run(QPointer<Session> self, Connection connection)
{
    const CancelToken cancel = self->m_cancel.token();
    const bool asks = !connection.token.isEmpty() && !workspace::worksWithoutServer(self->m_profile);
    std::shared_ptr<api::TestOpsServer> server;
    if (asks)
        server = serverFactory(self->m_profile)({connection.server, connection.token, connection.certificates, connection.proxy});
    Result<std::unique_ptr<workspace::Workspace>> mirrored
        = co_await workspace::openMirror(connection.server, server, self->m_profile, connection.project.id);
    Opening opening{connection, server, {}, cancel};
    if (mirrored) {
        opening.projects = {(*mirrored)->schema().project};
        co_await replaceOpen(self, opening, std::move(*mirrored));
        if (!self || cancel.isCancelled())
            co_return;
        if (server)
            self->m_tasks.start(listProjects(self, server));
        else if (!workspace::worksWithoutServer(self->m_profile))
            self->showDialog(std::nullopt); // there is no token: what is here can be looked at meanwhile
        co_return;
    }
    if (!self || cancel.isCancelled())
        co_return;
    if (!asks || mirrored.error().kind != ErrorKind::NotFound) {
        self->m_connection = connection;
        const bool isToldWhy = mirrored.error().kind != ErrorKind::NotFound;
        self->showDialog(isToldWhy ? std::optional(mirrored.error()) : std::nullopt);
        if (!isToldWhy)
            self->tellNothingMirrored();
        co_return;
    }
    const Result<QList<Project>> projects = co_await server->projects(cancel);
    if (!self || cancel.isCancelled())
        co_return;
    if (!projects) {
        self->m_connection = connection;
        self->showDialog(projects.error());
        co_return;
    }
    if (connection.project.id == 0 && !projects->isEmpty())
        connection.project = projects->first();
    Result<std::unique_ptr<workspace::Workspace>> opened
        = co_await workspace::openProject(server, self->m_profile, connection.project.id, cancel);
    opening.connection = connection;
    opening.projects = *projects;
    if (opened) {
        co_await replaceOpen(self, opening, std::move(*opened));
    } else if (self && !cancel.isCancelled()) {
        self->m_connection = connection;
        self->showDialog(opened.error());
    }
}

QCoro::Task<void> Session::replaceOpen(QPointer<Session> self, Opening opening, std::unique_ptr<workspace::Workspace> workspace)
{
    if (self && !opening.cancel.isCancelled())
        co_await closeOpen(self);
    if (!self || opening.cancel.isCancelled()) { // meanwhile another one was asked for
        co_await workspace->close();
        co_return;
    }
    self->m_connection = opening.connection;
    self->m_server = opening.server;
    self->handOver(opening.projects, std::move(workspace));
}

QCoro::Task<void> Session::closeOpen(QPointer<Session> self)
{
    self->m_reconnect.reset();
    // Held here: while what is under way ends, another project may have been asked for, which waits for the same.
    const std::shared_ptr<workspace::Workspace> closing = self->m_workspace;
    if (!closing)
        co_return;
    self->m_kept.leave();
    self->m_window.closeProject();
    co_await closing->close();
    if (self && self->m_workspace == closing)
        self->m_workspace.reset();
}

bool Session::mayLeaveFor(const Connection &other)
{
    if (!m_kept.isLeftFor(other) || !m_window.holdsEdits())
        return true;
    m_dialog->showNote(tr("A shared step of the open project is being edited. Save or discard it first."));
    return false;
}

QCoro::Task<void> Session::listProjects(QPointer<Session> self, std::shared_ptr<api::TestOpsServer> server)
{
    const Result<QList<Project>> projects = co_await server->projects(self->m_cancel.token());
    if (!self || self->m_server != server || !projects)
        co_return;
    self->m_projects = *projects;
    self->m_window.setProjects(*projects);
}

void Session::watchConnection()
{
    if (!m_server) {
        m_window.statusBar()->showMessage(tr("Working without the server: what you change waits on this computer."), announcementMs);
        return;
    }
    const std::shared_ptr<api::TestOpsServer> server = m_server;
    m_reconnect = std::make_unique<workspace::Reconnect>([server](CancelToken cancel) { return askProjects(server, cancel); });
    connect(m_reconnect.get(), &workspace::Reconnect::reachable, this, [this] {
        m_window.pull();
        m_reconnect->start(); // in case that fails too
    });
    connect(m_workspace.get(), &workspace::Workspace::onlineChanged, m_reconnect.get(), [this](bool online) {
        if (online) {
            m_reconnect->stop();
            m_window.statusBar()->showMessage(tr("The server can be reached again."), announcementMs);
        } else {
            m_reconnect->start();
        }
    });
}

void Session::tellRecovery(const QString &text)
{
    if (text.isEmpty())
        return;
    auto *box = new QMessageBox(QMessageBox::Warning, tr("A damaged file was set aside"), text, QMessageBox::Ok, &m_window);
    box->setObjectName(QStringLiteral("recoveryBox"));
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void Session::handOver(const QList<Project> &projects, std::unique_ptr<workspace::Workspace> workspace)
{
    m_projects = projects;
    m_workspace = std::move(workspace);
    m_connection.project = m_workspace->schema().project;
    if (m_dialog)
        m_dialog->accept();
    m_workspace->setSweeping(m_server != nullptr);
    m_window.setProjects(projects);
    m_window.openProject(m_workspace.get());
    const auto beside = [profile = m_profile, connection = m_connection](ServerId project, CancelToken cancel) {
        return openBeside(profile, connection, project, std::move(cancel));
    };
    m_window.transfer().setOpener(m_server ? workspace::ProjectOpener(beside) : workspace::ProjectOpener());
    m_kept.restore(m_connection);
    if (!m_options.demo)
        rememberConnection(m_profile, m_connection);
    watchConnection();
    connect(m_workspace.get(), &workspace::Workspace::recovered, this, &Session::tellRecovery);
    tellRecovery(m_workspace->recovery());
    if (m_server)
        m_window.pull();
    if (!m_options.link.isEmpty())
        m_window.openText(std::exchange(m_options.link, QString()));
    Q_EMIT opened();
}

void Session::showDialog(const std::optional<Error> &error)
{
    if (error)
        Q_EMIT failed(*error);
    if (!m_dialog) {
        m_dialog = new ConnectionDialog(&m_tester, ConnectionDialog::Keychain::Available, &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ConnectionDialog::connectRequested, this, [this](const Connection &connection) {
            if (!mayLeaveFor(connection))
                return;
            m_tasks.start(keepToken(this, connection));
            workspace::setWorksWithoutServer(m_profile, false);
            if (connection.caseId)
                m_options.link = QString::number(*connection.caseId);
            connectTo(connection);
        });
        connect(m_dialog, &ConnectionDialog::sampleRequested, this, [this] {
            if (!mayLeaveFor({}))
                return;
            m_options.demo = true;
            m_options.project.reset();
            m_demo.start(m_options.demoDialect);
        });
        connect(m_dialog, &ConnectionDialog::offlineRequested, this, [this] {
            if (!mayLeaveFor(lastConnection()))
                return;
            workspace::setWorksWithoutServer(m_profile, true);
            connectTo(lastConnection());
        });
        m_dialog->setConnection(m_connection);
    }
    if (error)
        m_dialog->showError(*error);
    m_dialog->open();
}

QCoro::Task<void> Session::keepToken(QPointer<Session> self, Connection connection)
{
    if (connection.keeping == TokenKeeping::AskEachTime)
        co_return;
    Result<void> kept;
    if (connection.keeping == TokenKeeping::Keychain)
        kept = co_await self->m_credentials.writeKeychain(connection.server, connection.token);
    else
        kept = self->m_credentials.writeFile(connection.server, connection.token);
    if (self && !kept)
        self->m_window.showError(kept.error());
}

void Session::newProject()
{
    if (!m_server) {
        showDialog(std::nullopt);
        return;
    }
    if (m_window.holdsEdits())
        return;
    auto *dialog = new NewProjectDialog(m_projects, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewProjectDialog::createRequested, this, [this, dialog](const QString &name) {
        dialog->setBusy();
        m_tasks.start(createProject(this, dialog, name));
    });
    dialog->open();
}

QCoro::Task<void> Session::createProject(QPointer<Session> self, QPointer<FormDialog> dialog, QString name)
{
    const Result<Project> made = co_await self->m_server->createProject(name, self->m_cancel.token());
    if (!self || !dialog)
        co_return;
    if (!made) {
        dialog->fail(made.error());
        co_return;
    }
    dialog->accept();
    Connection other = self->m_connection;
    other.project = *made;
    self->connectTo(other);
}

void Session::closeAll()
{
    m_cancel.cancel();
    m_kept.leave();
    m_tasks.start(finish(this));
}

QCoro::Task<void> Session::finish(QPointer<Session> self)
{
    const std::shared_ptr<workspace::Workspace> closing = self->m_workspace;
    if (closing) {
        const Result<void> saved = co_await closing->saved();
        if (!saved)
            qCWarning(logStore) << "the last changes could not be saved:" << saved.error().serverText;
        if (self)
            self->m_window.closeProject();
        co_await closing->close();
    }
    if (self)
        Q_EMIT self->closed();
}

} // namespace casewright::app
