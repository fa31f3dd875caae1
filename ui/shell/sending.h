// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/dialogs/pending_dialog.h"

#include <QPointer>

namespace casewright {

class CreationTroubles;
class StatusLine;
class Toast;

/// Sends, pulls and takes back, and says in the status line and in toasts what came of it. Owned by the window; lives as
/// long as the open workspace or longer.
class Sending final : public QObject {
    Q_OBJECT
public:
    Sending(QWidget *window, StatusLine *status, Toast *toast);

    void openProject(workspace::Workspace *workspace);
    void closeProject();

    void send(const QList<CaseKey> &keys);
    void sendAll();
    void pull();
    void showWaiting();
    void cancel();
    /// What a plan that was applied and sent came to, with Undo.
    void tell(const QString &text, bool canUndo);

Q_SIGNALS:
    void undoRequested();
    void openRequested(casewright::CaseKey key);
    void pullStarted();
    void pullFinished(std::optional<casewright::Error> error);
    /// Cases that could not be sent, to be selected.
    void failedCases(const QList<casewright::CaseKey> &keys);

private:
    [[nodiscard]] static QCoro::Task<void> runSend(QPointer<Sending> self, QList<CaseKey> keys);
    [[nodiscard]] static QCoro::Task<void> runPull(QPointer<Sending> self);
    void report(const workspace::PushReport &report);
    void refreshDialog();
    void tellError(const Error &error);
    /// The window on top, before which a question has to stand.
    [[nodiscard]] QWidget *front() const;

    QWidget *m_window;
    StatusLine *m_status;
    Toast *m_toast;
    CreationTroubles *m_troubles;
    workspace::Workspace *m_workspace = nullptr;
    QPointer<PendingDialog> m_dialog;
    CancelSource m_cancel;
    TaskScope m_tasks;
};

} // namespace casewright
