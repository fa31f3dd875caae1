// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

class QAction;

namespace casewright {

class Prompts;

/// Undo and redo of the workspace's change sets, named in their actions. Asks once when many cases out of sight would change; what a plan
/// had sent is sent again when it is taken back. Owned by the window.
class UndoCommands final : public QObject {
    Q_OBJECT
public:
    UndoCommands(QWidget *window, Prompts *prompts, QAction *undo, QAction *redo);

    void openProject(workspace::Workspace *workspace);
    void closeProject();

    void undo();
    void redo();
    /// Without asking: the analyst has just seen the change done (the button of its toast).
    void undoAtOnce();

Q_SIGNALS:
    /// These cases were altered and are to be shown.
    void reveal(const QList<casewright::CaseKey> &keys);
    void sendRequested(const QList<casewright::CaseKey> &keys);

private:
    enum class Way { Undo, Redo };
    void ask(Way way);
    void carryOut(Way way);
    void refresh();
    [[nodiscard]] std::optional<workspace::Workspace::HistoryEntry> next(Way way) const;

    QWidget *m_window;
    Prompts *m_prompts;
    QAction *m_undo;
    QAction *m_redo;
    workspace::Workspace *m_workspace = nullptr;
};

} // namespace casewright
