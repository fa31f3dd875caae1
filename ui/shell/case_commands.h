// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/case_proposals.h"

#include <QPointer>

namespace casewright {

class FormDialog;
class Prompts;
class Toast;

/// What the menus do with cases and suites: dialogs, change sets, clipboard and browser. Owned by the window.
class CaseCommands final : public QObject {
    Q_OBJECT
public:
    CaseCommands(QWidget *window, Prompts *prompts, Toast *toast);

    void openProject(workspace::Workspace *workspace) { m_workspace = workspace; }
    void closeProject();

    void newCase(const SuitePath &suite);
    void newSuite(const SuitePath &parentSuite);
    void renameSuite(const SuitePath &suite);
    void renameCase(CaseKey key);
    void duplicate(const QList<CaseKey> &keys);
    void moveToSuite(const QList<CaseKey> &keys);
    void remove(const QList<CaseKey> &keys);
    void openPage(const QList<CaseKey> &keys);
    void copyPermalinks(const QList<CaseKey> &keys);
    void copyAutomationLines(const QList<CaseKey> &keys);

Q_SIGNALS:
    /// Cases were made here; they are to be shown and the first opened.
    void created(const QList<casewright::CaseKey> &keys);
    void moveRequested(const QList<casewright::CaseKey> &keys, const casewright::SuitePath &suite);
    /// A deletion that was confirmed is to be sent.
    void sendRequested(const QList<casewright::CaseKey> &keys);

private:
    void show(FormDialog *dialog);
    void create(const NewCase &input);
    void applyDeletion(const QList<CaseKey> &keys);
    /// Of cases that the server has.
    [[nodiscard]] static QCoro::Task<void> runDeletion(QPointer<CaseCommands> self, QList<CaseKey> keys);
    [[nodiscard]] QList<SuitePath> suites() const;
    [[nodiscard]] QList<ServerId> serverIds(const QList<CaseKey> &keys);
    /// False where it could not be done, which is told.
    bool applyOrTell(const ChangeSet &set);
    /// Of duplicates.
    void tellFilesLeft(int count);
    [[nodiscard]] static QCoro::Task<void> runDuplicate(QPointer<CaseCommands> self, QList<CaseKey> keys);
    [[nodiscard]] static QCoro::Task<void> runCreateSuite(QPointer<CaseCommands> self, QPointer<FormDialog> dialog, SuitePath path);
    [[nodiscard]] static QCoro::Task<void> runRenameSuite(QPointer<CaseCommands> self, QPointer<FormDialog> dialog, SuitePath path,
                                                          QString name);
    static void finish(const QPointer<FormDialog> &dialog, const Result<void> &result);

    QWidget *m_window;
    Prompts *m_prompts;
    Toast *m_toast;
    workspace::Workspace *m_workspace = nullptr;
    QPointer<FormDialog> m_dialog;
    TaskScope m_tasks;
};

} // namespace casewright
