// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/pending/conflict_dialog.h"
#include "ui/pending/pending_view.h"

#include <QPointer>

namespace casewright {

class Toast;

/// Opens the view of what waits and the one in which clashes are decided, and carries out what is chosen in them. Owned by the window.
class PendingCommands final : public QObject {
    Q_OBJECT
public:
    PendingCommands(QWidget *window, Toast *toast);

    void openProject(workspace::Workspace *workspace) { m_workspace = workspace; }
    void closeProject();

    void showWaiting();
    void resolve(CaseKey key);
    void setProgress(qsizetype done, qsizetype total);
    /// The view where it is in front, else the window: before it a question has to stand.
    [[nodiscard]] QWidget *front() const;

Q_SIGNALS:
    void sendRequested(const QList<casewright::CaseKey> &keys);
    void openRequested(casewright::CaseKey key);
    void choiceRequested(casewright::CaseKey key);
    void undoRequested();

private:
    void drop(const QList<CaseKey> &keys);
    void bringBack(CaseKey key);
    [[nodiscard]] static QCoro::Task<void> runBringBack(QPointer<PendingCommands> self, CaseKey key);
    void tellFailure(const Error &error);
    void carryOut(CaseKey key, const QList<Clash> &clashes, const QList<Side> &sides);
    /// Where the analyst looks: in the view while it is open.
    void tell(const QString &text);
    void tellDone(const QString &text);
    [[nodiscard]] Toast *toast() const;

    QWidget *m_window;
    Toast *m_toast;
    workspace::Workspace *m_workspace = nullptr;
    QPointer<PendingView> m_view;
    QPointer<ConflictDialog> m_dialog;
    TaskScope m_tasks;
};

} // namespace casewright
