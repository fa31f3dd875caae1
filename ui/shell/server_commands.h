// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/dialogs/bin/bin_dialog.h"

#include <QPointer>

namespace casewright {

/// What is asked of the server at once: cases brought back from its bin or copied with all they have, another way to group them. Owned by the window.
class ServerCommands final : public QObject {
    Q_OBJECT
public:
    explicit ServerCommands(QWidget *window) : QObject(window), m_window(window) {}

    void openProject(workspace::Workspace *workspace) { m_workspace = workspace; }
    void closeProject();
    void showBin();
    void clone(const QList<CaseKey> &keys);
    void groupBy(ServerId tree);

Q_SIGNALS:
    /// So many cases are in the project again: it is to be listed anew.
    void restored(qsizetype count);
    /// Copies that are listed by now, to be shown.
    void cloned(const QList<casewright::CaseKey> &keys);
    /// The cases are grouped as they were; failed() tells why.
    void groupingFailed();
    void failed(const casewright::Error &error);
    /// What is under way, or why nothing is.
    void told(const QString &text);

private:
    void read();
    [[nodiscard]] static QCoro::Task<void> runRead(QPointer<ServerCommands> self, QPointer<BinDialog> dialog);
    [[nodiscard]] static QCoro::Task<void> runRestore(QPointer<ServerCommands> self, QPointer<BinDialog> dialog, QList<ServerId> cases);
    [[nodiscard]] static QCoro::Task<void> runClone(QPointer<ServerCommands> self, QList<CaseKey> keys);
    [[nodiscard]] static QCoro::Task<void> runGroupBy(QPointer<ServerCommands> self, ServerId tree);

    QWidget *m_window;
    workspace::Workspace *m_workspace = nullptr;
    QPointer<BinDialog> m_dialog;
    TaskScope m_tasks;
};

} // namespace casewright
