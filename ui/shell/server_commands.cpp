// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/server_commands.h"

#include "core/workspace/case_extras.h"
#include "ui/common/counted.h"

namespace casewright {

void ServerCommands::closeProject()
{
    if (m_dialog)
        m_dialog->close();
    m_dialog.clear();
    m_workspace = nullptr;
}

void ServerCommands::showBin()
{
    if (!m_workspace || !m_workspace->schema().capabilities.restoreDeleted)
        return;
    m_dialog = new BinDialog(m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &BinDialog::retryRequested, this, &ServerCommands::read);
    connect(m_dialog, &BinDialog::restoreRequested, this, [this](const QList<ServerId> &cases) {
        m_dialog->setBusy();
        m_tasks.start(runRestore(this, m_dialog, cases));
    });
    m_dialog->open();
    read();
}

void ServerCommands::read()
{
    m_dialog->setBusy();
    m_tasks.start(runRead(this, m_dialog));
}

QCoro::Task<void> ServerCommands::runRead(QPointer<ServerCommands> self, QPointer<BinDialog> dialog)
{
    const Result<QList<Ref>> bin = co_await self->m_workspace->extras().bin(self->m_tasks.token());
    if (!dialog)
        co_return;
    if (bin)
        dialog->setCases(*bin);
    else
        dialog->fail(bin.error());
}

QCoro::Task<void> ServerCommands::runRestore(QPointer<ServerCommands> self, QPointer<BinDialog> dialog, QList<ServerId> cases)
{
    workspace::Workspace *workspace = self->m_workspace;
    std::optional<Error> failed;
    qsizetype done = 0;
    for (const ServerId id : cases) {
        const Result<void> restored = co_await workspace->extras().restore(id, self->m_tasks.token());
        if (!self || self->m_workspace != workspace)
            co_return;
        if (!restored)
            failed = restored.error();
        done += restored ? 1 : 0;
    }
    if (done > 0)
        Q_EMIT self->restored(done);
    const Result<QList<Ref>> bin = co_await workspace->extras().bin(self->m_tasks.token());
    if (!dialog)
        co_return;
    if (bin)
        dialog->setCases(*bin);
    if (failed || !bin)
        dialog->fail(failed ? *failed : bin.error());
}

void ServerCommands::clone(const QList<CaseKey> &keys)
{
    if (!m_workspace || !m_workspace->schema().capabilities.cloning)
        return;
    QList<CaseKey> sent;
    for (const CaseKey key : keys) {
        if (m_workspace->serverIdOf(key))
            sent.append(key);
    }
    if (sent.isEmpty()) {
        Q_EMIT told(keys.isEmpty() ? tr("Select a case first.") : tr("This case is not on the server yet. Send it first: Ctrl+S."));
        return;
    }
    Q_EMIT told(counted(sent.size(), tr("Copying the case on the server…"), tr("Copying %1 cases on the server…")));
    m_tasks.start(runClone(this, sent));
}

QCoro::Task<void> ServerCommands::runClone(QPointer<ServerCommands> self, QList<CaseKey> keys)
{
    workspace::Workspace *workspace = self->m_workspace;
    const QString suffix = tr(" (copy)");
    std::optional<Error> failed;
    QList<CaseKey> made;
    for (const CaseKey key : keys) {
        const Result<ServerId> copy = co_await workspace->extras().clone(key, suffix, self->m_tasks.token());
        if (!self || self->m_workspace != workspace)
            co_return;
        if (copy)
            made.append(keyOfServerId(*copy));
        else
            failed = copy.error();
    }
    if (!made.isEmpty()) {
        const Result<workspace::PullReport> pulled = co_await workspace->pull(self->m_tasks.token());
        if (!self || self->m_workspace != workspace)
            co_return;
        if (pulled)
            Q_EMIT self->cloned(made);
        else
            failed = pulled.error();
    }
    if (failed)
        Q_EMIT self->failed(*failed);
}

void ServerCommands::groupBy(ServerId tree)
{
    if (m_workspace && m_workspace->schema().treeId != tree)
        m_tasks.start(runGroupBy(this, tree));
}

QCoro::Task<void> ServerCommands::runGroupBy(QPointer<ServerCommands> self, ServerId tree)
{
    workspace::Workspace *workspace = self->m_workspace;
    const Result<void> grouped = co_await workspace->groupBy(tree, self->m_tasks.token());
    if (!self || self->m_workspace != workspace || grouped)
        co_return;
    Q_EMIT self->groupingFailed();
    Q_EMIT self->failed(grouped.error());
}

} // namespace casewright
