// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the window joins what waits to be sent with who sends it, takes it back and shows it.
#include "ui/editor/editor_tabs.h"
#include "ui/shell/main_window.h"
#include "ui/shell/pending/pending_commands.h"
#include "ui/shell/sending.h"
#include "ui/shell/undo_commands.h"

namespace casewright {

void MainWindow::connectPending()
{
    m_sending->setFront([this] { return m_pending->front(); });
    connect(m_sending, &Sending::waitingRequested, m_pending, &PendingCommands::showWaiting);
    connect(m_sending, &Sending::resolveRequested, m_pending, &PendingCommands::resolve);
    connect(m_sending, &Sending::progressed, m_pending, &PendingCommands::setProgress);
    connect(m_editors, &EditorTabs::resolveRequested, m_pending, &PendingCommands::resolve);
    connect(m_pending, &PendingCommands::sendRequested, m_sending, &Sending::send);
    connect(m_pending, &PendingCommands::choiceRequested, m_sending, &Sending::choose);
    connect(m_pending, &PendingCommands::undoRequested, m_undo, &UndoCommands::undoAtOnce);
    connect(m_pending, &PendingCommands::openRequested, this, [this](CaseKey key) {
        openCase(key);
        activateWindow();
    });
}

} // namespace casewright
