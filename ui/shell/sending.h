// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QPointer>

#include <functional>

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
    void cancel();
    /// Which case of the server this one is.
    void choose(CaseKey key);
    /// Says before which window a question has to stand; without it, before the main one.
    void setFront(std::function<QWidget *()> front) { m_front = std::move(front); }
    /// What a plan that was applied and sent came to, with Undo.
    void tell(const QString &text, bool canUndo);

Q_SIGNALS:
    void undoRequested();
    /// The list of what waits is to be shown.
    void waitingRequested();
    /// Somebody else changed the same thing of this case.
    void resolveRequested(casewright::CaseKey key);
    /// While cases are being sent; done == total ends it.
    void progressed(qsizetype done, qsizetype total);
    void pullStarted();
    void pullFinished(std::optional<casewright::Error> error);
    /// Cases that could not be sent, to be selected.
    void failedCases(const QList<casewright::CaseKey> &keys);

private:
    [[nodiscard]] static QCoro::Task<void> runSend(QPointer<Sending> self, QList<CaseKey> keys);
    [[nodiscard]] static QCoro::Task<void> runPull(QPointer<Sending> self);
    void report(const workspace::PushReport &report);
    void tellError(const Error &error);
    [[nodiscard]] QWidget *front() const { return m_front ? m_front() : m_window; }

    QWidget *m_window;
    StatusLine *m_status;
    Toast *m_toast;
    CreationTroubles *m_troubles;
    workspace::Workspace *m_workspace = nullptr;
    std::function<QWidget *()> m_front;
    CancelSource m_cancel;
    TaskScope m_tasks;
};

} // namespace casewright
