// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/transfer/transfer_commands.h"

#include "ui/common/counted.h"
#include "ui/common/error_text.h"
#include "ui/common/toast.h"
#include "ui/transfer/transfer_dialog.h"

#include <QWidget>

#include <algorithm>

namespace casewright {

using workspace::TransferKind;
using workspace::TransferPlan;
using workspace::TransferReport;

TransferCommands::TransferCommands(QWidget *window, Toast *toast) : QObject(window), m_window(window), m_toast(toast) {}

void TransferCommands::closeProject()
{
    m_cancel.cancel();
    if (m_dialog)
        m_dialog->close();
    m_workspace = nullptr;
}

void TransferCommands::startOver()
{
    m_cancel.cancel();
    m_cancel = CancelSource();
}

void TransferCommands::show(const QList<CaseKey> &keys)
{
    if (!m_workspace || keys.isEmpty())
        return;
    QList<Project> projects = m_projects;
    if (!m_opener)
        projects.removeIf([this](const Project &one) { return one.id != m_workspace->schema().project.id; });
    m_dialog = new TransferDialog(projects, m_workspace->schema(), keys.size(), m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto survey = [this, keys](ServerId project) {
        startOver();
        m_tasks.start(runSurvey(this, m_dialog, keys, project));
    };
    connect(m_dialog, &TransferDialog::groundRequested, this, survey);
    connect(m_dialog, &TransferDialog::transferRequested, this, [this](const TransferPlan &plan, TransferKind kind) {
        startOver();
        m_tasks.start(runTransfer(this, m_dialog, plan, kind));
    });
    connect(m_dialog, &QDialog::rejected, this, [this] { m_cancel.cancel(); });
    m_dialog->open();
    m_dialog->start();
}

workspace::TransferRoad TransferCommands::roadFor(const QPointer<TransferDialog> &dialog) const
{
    const workspace::Progress progress = [dialog](qsizetype done, qsizetype total) {
        if (dialog)
            dialog->showProgress(done, total);
    };
    return {m_workspace, m_opener, progress, m_cancel.token()};
}

QCoro::Task<void> TransferCommands::runSurvey(QPointer<TransferCommands> self, QPointer<TransferDialog> dialog, QList<CaseKey> keys, ServerId project)
{
    const CancelToken cancel = self->m_cancel.token();
    const workspace::TransferRoad road = self->roadFor(dialog);
    const Result<workspace::TransferGround> ground = co_await workspace::surveyTransfer(road, keys, project);
    if (!self || !dialog || cancel.isCancelled())
        co_return;
    if (ground)
        dialog->setGround(*ground);
    else
        dialog->fail(ground.error());
}

QCoro::Task<void> TransferCommands::runTransfer(QPointer<TransferCommands> self, QPointer<TransferDialog> dialog, TransferPlan plan, TransferKind kind)
{
    workspace::Workspace *workspace = self->m_workspace;
    const QString here = workspace->schema().project.name;
    const QString there = self->nameOf(plan.project);
    const qsizetype count = plan.items.size();
    workspace::TransferNames names;
    names.copies = plan.project == workspace->schema().project.id ? counted(count, tr("Copy Case"), tr("Copy %1 Cases"))
                                                                  : counted(count, tr("Copy Case from %1"), tr("Copy %1 Cases from %2")).arg(here);
    names.deletion = counted(count, tr("Move Case to %1"), tr("Move %1 Cases to %2")).arg(there);
    const workspace::TransferRoad road = self->roadFor(dialog);
    const Result<TransferReport> report = co_await workspace::carryOutTransfer(road, plan, kind, names);
    if (!self || self->m_workspace != workspace)
        co_return;
    if (!report) {
        if (dialog)
            dialog->fail(report.error());
        co_return;
    }
    if (dialog)
        dialog->accept();
    self->tell(*report, kind);
}

void TransferCommands::tell(const TransferReport &report, TransferKind kind)
{
    const bool isHere = report.project == m_workspace->schema().project.id;
    const QString there = nameOf(report.project);
    const qsizetype done = report.done.size();
    QString text = kind == TransferKind::Move ? counted(done, tr("Moved a case to “%1”."), tr("Moved %1 cases to “%2”.")).arg(there)
        : isHere                              ? counted(done, tr("Copied a case."), tr("Copied %1 cases."))
                                              : counted(done, tr("Copied a case to “%1”."), tr("Copied %1 cases to “%2”.")).arg(there);
    if (done == 0)
        text = tr("Nothing was copied.");
    if (!report.failed.isEmpty()) {
        const ErrorText why = errorText(report.failed.first().error);
        text += QLatin1Char(' ') + counted(report.failed.size(), tr("One failed: %1"), tr("%1 failed: %2")).arg(why.text);
    }
    QList<ToastAction> actions;
    if (done > 0 && isHere)
        actions.append({tr("Undo"), [this] { Q_EMIT undoRequested(); }});
    else if (done > 0)
        actions.append({tr("Undo"), [this, report] {
            if (m_workspace)
                m_tasks.start(runTakeBack(this, report));
        }});
    m_toast->showMessage({text, actions});
    if (isHere)
        Q_EMIT created(report.made);
    QList<CaseKey> failed;
    for (const auto &failure : report.failed)
        failed.append(failure.key);
    if (!failed.isEmpty())
        Q_EMIT failedCases(failed);
}

QCoro::Task<void> TransferCommands::runTakeBack(QPointer<TransferCommands> self, TransferReport done)
{
    workspace::Workspace *workspace = self->m_workspace;
    self->startOver();
    self->m_toast->showMessage({tr("Taking the copies back…"), {}});
    const QString name = counted(done.made.size(), tr("Undo Copy of Case"), tr("Undo Copy of %1 Cases"));
    const workspace::TransferRoad road = self->roadFor(nullptr);
    const Result<workspace::PushReport> back = co_await workspace::takeTransferBack(road, done, name);
    if (!self || self->m_workspace != workspace)
        co_return;
    QString text = back ? counted(back->changed.size(), tr("Took a copy back."), tr("Took %1 copies back.")) : errorSentences(back.error());
    if (back && !back->failed.isEmpty())
        text += QLatin1Char(' ') + counted(back->failed.size(), tr("One was changed meanwhile, or could not be deleted, and stays."),
                                           tr("%1 were changed meanwhile, or could not be deleted, and stay."));
    self->m_toast->showMessage({text, {}});
}

QString TransferCommands::nameOf(ServerId project) const
{
    const auto found = std::ranges::find(m_projects, project, &Project::id);
    return found == m_projects.cend() ? QString::number(project) : found->name;
}

} // namespace casewright
