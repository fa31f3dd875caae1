// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sending.h"

#include "ui/common/counted.h"
#include "ui/common/error_text.h"
#include "ui/common/toast.h"
#include "ui/shell/creation_troubles.h"
#include "ui/shell/status_line.h"

#include <QDateTime>

namespace casewright {

Sending::Sending(QWidget *window, StatusLine *status, Toast *toast)
    : QObject(window), m_window(window), m_status(status), m_toast(toast), m_troubles(new CreationTroubles(window, this))
{
    connect(m_troubles, &CreationTroubles::sendRequested, this, &Sending::send);
    connect(m_troubles, &CreationTroubles::failed, this, &Sending::tellError);
    connect(status, &StatusLine::waitingClicked, this, &Sending::waitingRequested);
    connect(status, &StatusLine::cancelClicked, this, &Sending::cancel);
}

void Sending::openProject(workspace::Workspace *workspace)
{
    m_workspace = workspace;
    m_cancel = CancelSource();
    m_troubles->openProject(workspace);
}

void Sending::closeProject()
{
    m_cancel.cancel();
    m_workspace = nullptr;
    m_troubles->closeProject();
}

void Sending::cancel()
{
    m_cancel.cancel();
    m_cancel = CancelSource();
}

void Sending::send(const QList<CaseKey> &keys)
{
    if (!m_workspace)
        return;
    if (keys.isEmpty()) {
        m_toast->showMessage({tr("Nothing waits to be sent."), {}});
        return;
    }
    m_tasks.start(runSend(this, keys));
}

void Sending::sendAll()
{
    if (m_workspace)
        send(m_workspace->waiting());
}

void Sending::pull()
{
    if (m_workspace)
        m_tasks.start(runPull(this));
}

QCoro::Task<void> Sending::runSend(QPointer<Sending> self, QList<CaseKey> keys)
{
    workspace::Workspace *workspace = self->m_workspace;
    const auto progress = [self](qsizetype done, qsizetype total) {
        if (!self)
            return;
        self->m_status->setProgress(tr("Sending"), done, total);
        Q_EMIT self->progressed(done, total);
    };
    progress(0, keys.size());
    const Result<workspace::PushReport> sent = co_await workspace->push(keys, progress, self->m_cancel.token());
    if (!self)
        co_return;
    self->m_status->setProgress({}, 0, 0);
    if (self->m_workspace != workspace)
        co_return;
    Q_EMIT self->progressed(0, 0);
    if (sent) {
        self->report(*sent);
    } else {
        self->tellError(sent.error());
        self->m_troubles->handleFailure(sent.error());
    }
}

void Sending::report(const workspace::PushReport &report)
{
    const int done = static_cast<int>(report.changed.size() + report.unchanged.size());
    if (report.failed.isEmpty()) {
        m_status->setSent(QDateTime::currentMSecsSinceEpoch());
        m_troubles->handle(report, front());
        m_toast->showMessage({counted(done, tr("Sent the case."), tr("Sent %1 cases.")), {}});
        return;
    }
    QList<CaseKey> failed;
    QList<CaseKey> clashing;
    for (const auto &failure : report.failed) {
        failed.append(failure.key);
        if (!failure.clashes.isEmpty())
            clashing.append(failure.key);
    }
    QList<ToastAction> actions{{tr("Details"), [this] { Q_EMIT waitingRequested(); }}};
    if (clashing.size() == 1)
        actions.prepend({tr("Resolve…"), [this, key = clashing.first()] { Q_EMIT resolveRequested(key); }});
    const auto &first = report.failed.first();
    const QString why = !clashing.isEmpty() ? counted(clashing.size(), tr("One clashes with what the server has."), tr("%1 clash with what the server has."))
        : first.candidates.isEmpty()        ? errorText(first.error).text
                                            : tr("The answer was lost, and several cases could be the new one.");
    m_toast->showMessage({tr("Sent %1, %2 failed: %3").arg(done).arg(failed.size()).arg(why), actions});
    Q_EMIT failedCases(failed);
    m_troubles->handle(report, front());
}

void Sending::tellError(const Error &error)
{
    const ErrorText text = errorText(error);
    m_toast->showMessage({text.text + QLatin1Char(' ') + (text.detail.isEmpty() ? text.suggestion : text.detail), {}});
}

QCoro::Task<void> Sending::runPull(QPointer<Sending> self)
{
    workspace::Workspace *workspace = self->m_workspace;
    Q_EMIT self->pullStarted();
    self->m_status->setProgress(tr("Listing cases…"), 0, 0);
    const Result<workspace::PullReport> pulled = co_await workspace->pull(self->m_cancel.token());
    if (!self)
        co_return;
    self->m_status->setProgress({}, 0, 0);
    if (self->m_workspace == workspace)
        Q_EMIT self->pullFinished(pulled ? std::nullopt : std::optional(pulled.error()));
}

void Sending::tell(const QString &text, bool canUndo)
{
    QList<ToastAction> actions;
    if (canUndo)
        actions.append({tr("Undo"), [this] { Q_EMIT undoRequested(); }});
    m_toast->showMessage({text, actions});
}

void Sending::choose(CaseKey key)
{
    m_troubles->choose(key, front());
}

} // namespace casewright
