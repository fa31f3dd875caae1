// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/transfer/transfer.h"

#include <QPointer>

namespace casewright {

class Toast;
class TransferDialog;

/// Copies and moves of cases to other projects: asks, carries out, tells what came of it and takes it back. Owned by the window.
class TransferCommands final : public QObject {
    Q_OBJECT
public:
    TransferCommands(QWidget *window, Toast *toast);

    /// How another project of the server is opened; without it copies stay in theirs.
    void setOpener(workspace::ProjectOpener opener) { m_opener = std::move(opener); }
    void setProjects(const QList<Project> &projects) { m_projects = projects; }
    void openProject(workspace::Workspace *workspace) { m_workspace = workspace; }
    void closeProject();
    void show(const QList<CaseKey> &keys);

Q_SIGNALS:
    /// Copies in the open project.
    void created(const QList<casewright::CaseKey> &keys);
    /// Cases that could not be copied, to be selected.
    void failedCases(const QList<casewright::CaseKey> &keys);
    /// What was done in the open project alone is its newest deed.
    void undoRequested();

private:
    [[nodiscard]] static QCoro::Task<void> runSurvey(QPointer<TransferCommands> self, QPointer<TransferDialog> dialog, QList<CaseKey> keys, ServerId project);
    [[nodiscard]] static QCoro::Task<void> runTransfer(QPointer<TransferCommands> self, QPointer<TransferDialog> dialog, workspace::TransferPlan plan,
                                                       workspace::TransferKind kind);
    [[nodiscard]] static QCoro::Task<void> runTakeBack(QPointer<TransferCommands> self, workspace::TransferReport done);
    void tell(const workspace::TransferReport &report, workspace::TransferKind kind);
    [[nodiscard]] QString nameOf(ServerId project) const;
    /// `dialog` may be null.
    [[nodiscard]] workspace::TransferRoad roadFor(const QPointer<TransferDialog> &dialog) const;
    void startOver();

    QWidget *m_window;
    Toast *m_toast;
    workspace::ProjectOpener m_opener;
    QList<Project> m_projects;
    workspace::Workspace *m_workspace = nullptr;
    QPointer<TransferDialog> m_dialog;
    CancelSource m_cancel;
    TaskScope m_tasks;
};

} // namespace casewright
