// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's actions do: each names the part that does it.
#include "ui/shell/main_window.h"

#include "ui/browser/browser_panel.h"
#include "ui/browser/case_list_panel.h"
#include "ui/browser/quick_open.h"
#include "ui/editor/editor_tabs.h"
#include "ui/shell/case_commands.h"
#include "ui/shell/help/diagnostics.h"
#include "ui/shell/help_dialogs.h"
#include "ui/shell/pending/pending_commands.h"
#include "ui/shell/replace_command.h"
#include "ui/shell/sending.h"
#include "ui/shell/server_commands.h"
#include "ui/shell/tags/tag_commands.h"
#include "ui/shell/transfer/transfer_commands.h"
#include "ui/shell/window_actions.h"
#include "ui/tags/tags_panel.h"

#include <QApplication>
#include <QClipboard>

namespace casewright {

void MainWindow::on(const QString &action, const std::function<void()> &act)
{
    connect(m_actions.action(action), &QAction::triggered, this, act);
}

void MainWindow::connectCaseActions()
{
    on(actions::newCase, [this] { m_commands->newCase(m_browser->currentSuite()); });
    on(actions::newSuite, [this] { m_commands->newSuite(m_browser->currentSuite()); });
    on(actions::renameSuite, [this] { m_commands->renameSuite(m_browser->currentSuite()); });
    on(actions::renameCase, [this] { m_commands->renameCase(m_selection.value(0)); });
    on(actions::duplicateCases, [this] { m_commands->duplicate(m_selection); });
    on(actions::cloneCases, [this] { m_server->clone(m_selection); });
    on(actions::moveCases, [this] { m_commands->moveToSuite(m_selection); });
    on(actions::transferCases, [this] { m_transfer->show(m_selection); });
    on(actions::deleteCases, [this] { m_commands->remove(m_selection); });
    on(actions::deletedCases, [this] { m_server->showBin(); });
    on(actions::openPage, [this] { m_commands->openPage(m_selection); });
    on(actions::copyPermalink, [this] { m_commands->copyPermalinks(m_selection); });
    on(actions::copyAutomation, [this] { m_commands->copyAutomationLines(m_selection); });
    on(actions::closeTab, [this] { m_editors->closeCurrent(); });
    on(actions::nextTab, [this] { m_editors->showNext(); });
    on(actions::previousTab, [this] { m_editors->showPrevious(); });
    on(actions::sendCase, [this] {
        m_editors->commitTyping();
        m_sending->send(m_selection);
    });
    on(actions::sendAll, [this] {
        m_editors->commitTyping();
        m_sending->sendAll();
    });
    on(actions::showWaiting, [this] { m_pending->showWaiting(); });
    on(actions::pull, [this] { m_sending->pull(); });
}

void MainWindow::connectGoActions()
{
    connect(m_actions.action(actions::connectServer), &QAction::triggered, this, &MainWindow::connectRequested);
    connect(m_actions.action(actions::newProject), &QAction::triggered, this, &MainWindow::newProjectRequested);
    on(actions::quit, [this] { close(); });
    on(actions::tagField, [this] { m_tags->focusTagField(); });
    on(actions::replaceTexts, [this] { showReplace(this, m_tags->bulk(), m_selection, *m_cases->model(), m_browser->currentSuite()); });
    on(actions::tagManager, [this] { m_tagCommands->showManager(); });
    connect(m_tagCommands, &TagCommands::casesRequested, this, [this](const QString &tag) {
        m_browser->selectAllCases();
        m_cases->setFilterText(QStringLiteral("tag:\"%1\"").arg(QString(tag).replace(u'"', QStringLiteral("\"\""))));
    });
    on(actions::filter, [this] { m_cases->focusFilter(); });
    on(actions::filterAll, [this] {
        m_browser->selectAllCases();
        m_cases->focusFilter();
    });
    on(actions::filterAsAql, [this] { m_cases->showFilterAsAql(); });
    on(actions::quickOpen, [this] { m_quickOpen->popup(); });
    on(actions::pasteCase, [this] { openText(QApplication::clipboard()->text()); });
    on(actions::nextPane, [this] { movePane(1); });
    on(actions::previousPane, [this] { movePane(-1); });
    on(actions::keys, [this] { showKeys(this, m_actions); });
    on(actions::diagnostics, [this] {
        saveDiagnostics(this, m_prompts, m_workspace, [this](const QString &text) { m_sending->tell(text, false); });
    });
    on(actions::about, [this] { showAbout(this); });
}

void MainWindow::movePane(int step)
{
    const QList<QWidget *> panes = {m_browser, m_cases, m_editors, m_tags};
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            at = i;
    }
    // A pane that shows nothing to work on takes no focus; then it is the next one's turn.
    for (qsizetype i = 1; i < panes.size(); ++i) {
        const qsizetype next = (at + i * step + panes.size()) % panes.size();
        if (!panes.at(next)->isVisible())
            continue; // its dock is closed; Qt would give it the focus all the same
        switch (next) {
        case 0: m_browser->focusTree(); break;
        case 1: m_cases->focusTable(); break;
        case 2: m_editors->focusWhereLeft(); break;
        default: m_tags->focusTagField(); break;
        }
        if (const QWidget *now = QApplication::focusWidget(); now && (now == panes.at(next) || panes.at(next)->isAncestorOf(now)))
            return;
    }
}

/// The case that is being written: an edit may take it out of the filtered list, but not out of the analyst's hands.
QList<CaseKey> MainWindow::editedCase() const
{
    const bool isWriting = m_workspace && m_editors->isAncestorOf(QApplication::focusWidget());
    return isWriting && !m_editors->currentKey().isNull() ? QList<CaseKey>{m_editors->currentKey()} : QList<CaseKey>();
}

void MainWindow::updateActions()
{
    const bool open = m_workspace != nullptr;
    const bool mayWrite = open && m_workspace->schema().mayWrite;
    for (const QString &id : {actions::replaceTexts, actions::tagField, actions::tagManager, actions::filter, actions::filterAll, actions::quickOpen,
                              actions::pasteCase, actions::pull, actions::sendAll, actions::showWaiting})
        m_actions.action(id)->setEnabled(open);
    for (const QString &id : {actions::newCase, actions::newSuite, actions::renameSuite, actions::deletedCases})
        m_actions.action(id)->setEnabled(mayWrite);
    for (const QString &id : {actions::openPage, actions::copyPermalink, actions::copyAutomation, actions::sendCase, actions::transferCases})
        m_actions.action(id)->setEnabled(open && !m_selection.isEmpty());
    for (const QString &id : {actions::renameCase, actions::duplicateCases, actions::moveCases, actions::deleteCases, actions::cloneCases})
        m_actions.action(id)->setEnabled(mayWrite && !m_selection.isEmpty());
    m_browser->setReadOnly(open && !mayWrite);
    // What the server cannot do is not there.
    const Capabilities has = open ? m_workspace->schema().capabilities : Capabilities();
    m_actions.action(actions::deletedCases)->setVisible(has.restoreDeleted);
    m_actions.action(actions::cloneCases)->setVisible(has.cloning);
    m_actions.action(actions::filterAsAql)->setVisible(has.aql);
}

} // namespace casewright
