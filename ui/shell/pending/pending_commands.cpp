// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pending/pending_commands.h"

#include "ui/common/counted.h"
#include "ui/common/error_text.h"
#include "ui/common/toast.h"

#include <memory>

namespace casewright {

PendingCommands::PendingCommands(QWidget *window, Toast *toast) : QObject(window), m_window(window), m_toast(toast) {}

void PendingCommands::closeProject()
{
    // At once: both look into the workspace.
    std::unique_ptr<QWidget>(m_dialog.data()).reset();
    std::unique_ptr<QWidget>(m_view.data()).reset();
    m_workspace = nullptr;
}

void PendingCommands::showWaiting()
{
    if (!m_workspace)
        return;
    if (!m_view) {
        m_view = new PendingView(m_workspace, m_window);
        m_view->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_view, &PendingView::sendRequested, this, &PendingCommands::sendRequested);
        connect(m_view, &PendingView::dropRequested, this, &PendingCommands::drop);
        connect(m_view, &PendingView::openRequested, this, &PendingCommands::openRequested);
        connect(m_view, &PendingView::choiceRequested, this, &PendingCommands::choiceRequested);
        connect(m_view, &PendingView::bringBackRequested, this, &PendingCommands::bringBack);
        connect(m_view, &PendingView::resolveRequested, this, &PendingCommands::resolve);
    }
    m_view->show();
    m_view->raise();
    m_view->activateWindow();
}

void PendingCommands::setProgress(qsizetype done, qsizetype total)
{
    if (m_view)
        m_view->setProgress(done, total);
}

QWidget *PendingCommands::front() const
{
    return m_view && m_view->isVisible() ? m_view.data() : m_window;
}

Toast *PendingCommands::toast() const
{
    return m_view && m_view->isVisible() ? m_view->toast() : m_toast;
}

void PendingCommands::tell(const QString &text)
{
    toast()->showMessage({text, {}});
}

void PendingCommands::tellDone(const QString &text)
{
    toast()->showMessage({text, {{tr("Undo"), [this] { Q_EMIT undoRequested(); }}}});
}

void PendingCommands::drop(const QList<CaseKey> &keys)
{
    const Result<ChangeSetId> dropped = m_workspace->dropWaiting(counted(keys.size(), tr("Drop Changes"), tr("Drop Changes of %1 Cases")), keys);
    if (dropped) {
        tellDone(counted(keys.size(), tr("Dropped the changes of the case."), tr("Dropped the changes of %1 cases.")));
        return;
    }
    tellFailure(dropped.error());
}

void PendingCommands::tellFailure(const Error &error)
{
    const ErrorText text = errorText(error);
    tell(text.text + QLatin1Char(' ') + text.suggestion);
}

void PendingCommands::bringBack(CaseKey key)
{
    m_tasks.start(runBringBack(this, key));
}

QCoro::Task<void> PendingCommands::runBringBack(QPointer<PendingCommands> self, CaseKey key)
{
    const workspace::Workspace *workspace = self->m_workspace;
    auto bringing = self->m_workspace->bringBack(key, self->m_tasks.token());
    const Result<void> back = co_await bringing;
    if (!self || self->m_workspace != workspace)
        co_return;
    if (back || back.error().kind == ErrorKind::Conflict) // it is there after all
        Q_EMIT self->sendRequested(QList<CaseKey>(1, key));
    else
        self->tellFailure(back.error());
}

void PendingCommands::resolve(CaseKey key)
{
    const workspace::CaseRecord *record = m_workspace ? m_workspace->record(key) : nullptr;
    if (!record || record->clashes.isEmpty())
        return;
    std::unique_ptr<QWidget>(m_dialog.data()).reset(); // of another case
    m_dialog = new ConflictDialog(m_workspace->schema(), m_workspace->displayId(key), front());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ConflictDialog::decided, this,
            [this, key](const QList<Clash> &clashes, const QList<Side> &sides) { carryOut(key, clashes, sides); });
    m_dialog->showClashes(*record);
    m_dialog->open();
}

void PendingCommands::carryOut(CaseKey key, const QList<Clash> &clashes, const QList<Side> &sides)
{
    const Result<ChangeSetId> decided = m_workspace->resolve(tr("Resolve Clashes"), key, clashes, sides);
    const workspace::CaseRecord *record = m_workspace->record(key);
    if (!decided && record && !record->clashes.isEmpty()) {
        m_dialog->showAgain(*record);
        return;
    }
    m_dialog->accept();
    if (!decided) {
        tell(tr("This case does not clash any more."));
        return;
    }
    QList<ToastAction> actions{{tr("Send"), [this, key] { Q_EMIT sendRequested({key}); }}};
    if (!decided->isNull()) // else all stayed mine, and there is nothing to take back
        actions.prepend({tr("Undo"), [this] { Q_EMIT undoRequested(); }});
    toast()->showMessage({counted(clashes.size(), tr("Decided the clash."), tr("Decided %1 clashes.")), actions});
}

} // namespace casewright
