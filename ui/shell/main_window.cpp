// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/browser/browser_panel.h"
#include "ui/browser/case_list_panel.h"
#include "ui/browser/quick_open.h"
#include "ui/common/counted.h"
#include "ui/common/error_text.h"
#include "ui/common/toast.h"
#include "ui/editor/editor_tabs.h"
#include "ui/shell/case_commands.h"
#include "ui/shell/dock_widths.h"
#include "ui/shell/pending/pending_commands.h"
#include "ui/shell/sending.h"
#include "ui/shell/server_commands.h"
#include "ui/shell/status_line.h"
#include "ui/shell/tags/tag_commands.h"
#include "ui/shell/transfer/transfer_commands.h"
#include "ui/shell/undo_commands.h"
#include "ui/shell/window_actions.h"
#include "ui/tags/tags_panel.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QSplitter>

namespace casewright {

MainWindow::MainWindow(Prompts *prompts, QWidget *parent)
    : QMainWindow(parent), m_prompts(prompts), m_browser(new BrowserPanel(this)), m_cases(new CaseListPanel(this)),
      m_editors(new EditorTabs(prompts, this)), m_tags(new TagsPanel(this)), m_splitter(new QSplitter(Qt::Vertical, this)),
      m_dockWidths(new DockWidths(this)), m_status(new StatusLine(this)), m_toast(new Toast(this)), m_quickOpen(new QuickOpen(this)),
      m_sending(new Sending(this, m_status, m_toast)), m_pending(new PendingCommands(this, m_toast)), m_commands(new CaseCommands(this, prompts, m_toast)),
      m_server(new ServerCommands(this)), m_tagCommands(new TagCommands(m_tags, prompts, this)),
      m_transfer(new TransferCommands(this, m_toast))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Casewright"));
    addWindowActions(m_actions);
    m_undo = new UndoCommands(this, prompts, m_actions.action(actions::undo), m_actions.action(actions::redo));
    buildMenus(*this, m_actions);
    buildLayout();
    buildToolBar();
    connectParts();
    connectTags();
    connectServerCommands();
    connectTransfer();
    connectPending();
    connectCaseActions();
    connectGoActions();
    updateActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectParts()
{
    connect(m_browser, &BrowserPanel::scopeChanged, m_cases, &CaseListPanel::setScope);
    connect(m_browser, &BrowserPanel::projectRequested, this, &MainWindow::projectRequested);
    connect(m_browser, &BrowserPanel::newProjectRequested, this, &MainWindow::newProjectRequested);
    connect(m_browser, &BrowserPanel::newSuiteRequested, m_commands, &CaseCommands::newSuite);
    connect(m_browser, &BrowserPanel::renameSuiteRequested, m_commands, &CaseCommands::renameSuite);
    connect(m_browser, &BrowserPanel::newCaseRequested, m_commands, &CaseCommands::newCase);
    connect(m_browser, &BrowserPanel::casesDropped, m_tags->bulk(), &BulkEdit::moveToSuite);
    connect(m_cases, &CaseListPanel::selectionChanged, this, &MainWindow::select);
    connect(m_cases, &CaseListPanel::tagDropped, m_tags, &TagsPanel::addTag);
    connect(m_cases, &CaseListPanel::openRequested, this, &MainWindow::openCase);
    connect(m_cases, &CaseListPanel::openRequested, this, [this] { m_editors->findInSteps(m_cases->filterWords()); });
    connect(m_cases, &CaseListPanel::allCasesRequested, m_browser, &BrowserPanel::selectAllCases);
    connect(m_cases, &CaseListPanel::retryRequested, m_sending, &Sending::pull);
    connect(m_editors, &EditorTabs::currentChanged, this, [this](CaseKey key) {
        if (!key.isNull())
            select({key});
    });
    connect(m_editors, &EditorTabs::undoRequested, m_undo, &UndoCommands::undo);
    connect(m_editors, &EditorTabs::redoRequested, m_undo, &UndoCommands::redo);
    connect(m_editors, &EditorTabs::stepsRemoved, this,
            [this](int count) { m_sending->tell(counted(count, tr("Deleted the step."), tr("Deleted %1 steps.")), true); });
    connect(m_editors, &EditorTabs::told, this, [this](const QString &text) { m_sending->tell(text, false); });
    connect(m_editors, &EditorTabs::moveRequested, this, [this] { m_commands->moveToSuite({m_editors->currentKey()}); });
    connect(m_editors, &EditorTabs::remedyChosen, this, [this](Remedy remedy) {
        if (remedy == Remedy::EditConnection)
            Q_EMIT connectRequested();
        else if (remedy == Remedy::Reload)
            m_sending->pull();
    });
    // One primary button a view: while the list offers one, the editors offer none.
    connect(m_cases, &CaseListPanel::emptinessChanged, this, [this](bool isEmpty) {
        m_editors->setEmptyStateActions(isEmpty ? nullptr : m_actions.action(actions::newCase), isEmpty ? nullptr : m_actions.action(actions::quickOpen));
    });
    connect(m_quickOpen, &QuickOpen::openRequested, this, &MainWindow::openCase);
    connect(m_quickOpen, &QuickOpen::unknownIdRequested, this, &MainWindow::openText);
    connect(m_commands, &CaseCommands::created, this, &MainWindow::showCreated);
    connect(m_commands, &CaseCommands::moveRequested, m_tags->bulk(), &BulkEdit::moveToSuite);
    connect(m_commands, &CaseCommands::sendRequested, m_sending, &Sending::send);
    connect(m_undo, &UndoCommands::reveal, this, &MainWindow::reveal);
    connect(m_undo, &UndoCommands::sendRequested, m_sending, &Sending::send);
    connect(m_sending, &Sending::undoRequested, m_undo, &UndoCommands::undoAtOnce);
    connect(m_sending, &Sending::failedCases, m_cases, &CaseListPanel::select);
    connect(m_sending, &Sending::pullStarted, this, [this] {
        m_editors->commitTyping(); // a case that the server has no more goes, unless something of it waits
        m_cases->setError(std::nullopt);
        if (m_workspace->index().size() == 0)
            m_cases->setState(CaseListPanel::State::Loading);
    });
    connect(m_sending, &Sending::pullFinished, this, [this](const std::optional<Error> &error) {
        m_cases->setState(CaseListPanel::State::Ready);
        m_cases->setError(error);
        if (!error)
            m_editors->askServer();
    });
    connect(m_status, &StatusLine::connectionClicked, this, &MainWindow::connectRequested);
}

void MainWindow::connectTags()
{
    connect(m_tags, &TagsPanel::planFinished, this, &MainWindow::planFinished);
    connect(m_tags, &TagsPanel::selectRequested, m_cases, &CaseListPanel::select);
    connect(m_tagCommands, &TagCommands::undoRequested, m_undo, &UndoCommands::undoAtOnce);
    connect(m_tagCommands, &TagCommands::told, this, [this](const QString &text) { m_sending->tell(text, false); });
    connect(m_tags, &TagsPanel::openCaseRequested, this, [this](ServerId id) { openText(QString::number(id)); });
    connect(m_tags, &TagsPanel::openUrlRequested, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
}

void MainWindow::connectServerCommands()
{
    connect(m_server, &ServerCommands::restored, this, [this](qsizetype count) {
        m_sending->tell(counted(count, tr("Restored the case."), tr("Restored %1 cases.")), false);
        m_sending->pull();
    });
    connect(m_browser, &BrowserPanel::groupingRequested, m_server, &ServerCommands::groupBy);
    connect(m_server, &ServerCommands::groupingFailed, this, [this] { m_browser->setSchema(m_workspace->schema()); });
    connect(m_server, &ServerCommands::cloned, this, &MainWindow::showCreated);
    connect(m_server, &ServerCommands::told, this, [this](const QString &text) { m_sending->tell(text, false); });
    connect(m_server, &ServerCommands::failed, this, [this](const Error &error) {
        const ErrorText text = errorText(error);
        m_sending->tell(text.text + QLatin1Char(' ') + text.suggestion, false);
    });
}

void MainWindow::connectTransfer()
{
    connect(m_transfer, &TransferCommands::created, this, &MainWindow::showCreated);
    connect(m_transfer, &TransferCommands::failedCases, m_cases, &CaseListPanel::select);
    connect(m_transfer, &TransferCommands::undoRequested, m_undo, &UndoCommands::undoAtOnce);
}

void MainWindow::setProjects(const QList<Project> &projects)
{
    m_transfer->setProjects(projects);
    m_browser->setProjects(projects);
}

void MainWindow::openProject(workspace::Workspace *workspace)
{
    using workspace::Workspace;
    closeProject();
    m_workspace = workspace;
    const ProjectSchema &schema = workspace->schema();
    m_status->setProject(&schema);
    m_status->setOnline(workspace->isOnline());
    m_cases->openProject(&workspace->index(), &schema);
    m_cases->setState(CaseListPanel::State::Ready); // until a pull says that it loads: without a server none comes
    m_cases->setAqlAccess(aqlAccessTo(*workspace));
    m_cases->setStepsOf(workspace);
    m_tags->openProject(*workspace);
    m_editors->openProject(workspace);
    m_quickOpen->setIndex(&workspace->index(), [workspace](const QString &text) { return workspace->keyFromText(text); });
    m_commands->openProject(workspace);
    m_server->openProject(workspace);
    m_tagCommands->openProject(workspace);
    m_transfer->openProject(workspace);
    m_browser->openProject(schema, &workspace->index());
    m_undo->openProject(workspace);
    m_sending->openProject(workspace);
    m_pending->openProject(workspace);
    connect(workspace, &Workspace::casesChanged, m_cases, &CaseListPanel::updateCases);
    connect(workspace, &Workspace::casesChanged, m_browser, &BrowserPanel::refresh);
    connect(workspace, &Workspace::rowsReset, m_cases, &CaseListPanel::refresh);
    connect(workspace, &Workspace::rowsReset, m_browser, &BrowserPanel::refresh);
    connect(workspace, &Workspace::suitesChanged, m_browser, &BrowserPanel::refresh);
    connect(workspace, &Workspace::suitesChanged, m_cases, &CaseListPanel::refresh);
    connect(workspace, &Workspace::schemaChanged, m_browser, [this] { m_browser->setSchema(m_workspace->schema()); });
    connect(workspace, &Workspace::waitingChanged, m_status, &StatusLine::setWaiting);
    connect(workspace, &Workspace::savedAt, m_status, &StatusLine::setSaved);
    connect(workspace, &Workspace::saveFailed, m_status, &StatusLine::setSaveFailed);
    connect(workspace, &Workspace::onlineChanged, m_status, &StatusLine::setOnline);
    m_status->setWaiting(static_cast<int>(workspace->waiting().size()));
    setWindowTitle(tr("%1 — Casewright").arg(schema.project.name));
    updateActions();
}

void MainWindow::closeProject()
{
    if (!m_workspace)
        return;
    m_sending->closeProject();
    m_pending->closeProject();
    m_undo->closeProject();
    m_commands->closeProject();
    m_server->closeProject();
    m_tagCommands->closeProject();
    m_transfer->closeProject();
    m_quickOpen->setIndex(nullptr, {});
    m_editors->closeProject();
    m_tags->closeProject();
    m_browser->closeProject();
    m_cases->closeProject();
    m_status->setProject(nullptr);
    m_workspace->disconnect(m_cases);
    m_workspace->disconnect(m_browser);
    m_workspace->disconnect(m_status);
    m_workspace = nullptr;
    select({});
    updateActions();
}

void MainWindow::select(const QList<CaseKey> &keys)
{
    m_selection = keys.isEmpty() ? editedCase() : keys;
    m_tags->setSelection(m_selection);
    m_status->setSelected(m_selection.size());
    updateActions();
}

void MainWindow::openCase(CaseKey key)
{
    m_editors->open(key);
    m_editors->focusEditor();
    select({key});
}

void MainWindow::openText(const QString &text)
{
    const auto key = m_workspace ? m_workspace->keyFromText(text) : std::nullopt;
    if (key)
        openCase(*key);
    else
        m_toast->showMessage({tr("“%1” names no case. ATO-1234, #1234 or a case's link do.").arg(text.left(60)), {}});
}

void MainWindow::reveal(const QList<CaseKey> &keys)
{
    m_browser->refresh();
    if (keys.size() == 1)
        m_cases->reveal(keys.first());
    m_cases->select(keys);
}

void MainWindow::showCreated(const QList<CaseKey> &keys)
{
    if (keys.isEmpty())
        return;
    m_cases->reveal(keys.first());
    m_cases->select(keys);
    openCase(keys.first());
}

void MainWindow::planFinished(const BulkOutcome &outcome)
{
    const qsizetype done = outcome.changed.size();
    QString text = counted(done, tr("Changed one case"), tr("Changed %1 cases"));
    if (!outcome.sent)
        text += tr(" on this computer");
    if (!outcome.failed.isEmpty())
        text += tr(", %1 failed").arg(outcome.failed.size());
    m_sending->tell(text + QLatin1Char('.'), true);
}

void MainWindow::pull()
{
    m_sending->pull();
}

void MainWindow::showError(const Error &error)
{
    m_cases->setError(error);
}

bool MainWindow::holdsEdits()
{
    m_editors->commitTyping();
    return m_editors->holdsEdits();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (holdsEdits())
        return event->ignore();
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

} // namespace casewright
