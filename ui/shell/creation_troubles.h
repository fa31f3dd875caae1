// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/dialogs/new_case_dialog.h"

#include <QPointer>

namespace casewright {

/// What the window asks about new cases that could not simply be made: which of several cases of the server one of them is, or what to
/// change where the server refused it. One question at a time, until the analyst puts one off; what is not answered waits. Owned by Sending.
class CreationTroubles final : public QObject {
    Q_OBJECT
public:
    CreationTroubles(QWidget *window, QObject *parent);

    void openProject(workspace::Workspace *workspace) { m_workspace = workspace; }
    void closeProject();

    /// Asks about what failed. `owner` is the window before which the questions stand.
    void handle(const workspace::PushReport &report, QWidget *owner);
    /// A push that failed as a whole.
    void handleFailure(const Error &error);
    void choose(CaseKey key, QWidget *owner);

Q_SIGNALS:
    void sendRequested(const QList<casewright::CaseKey> &keys);
    /// An answer could not be carried out; the case still waits.
    void failed(const casewright::Error &error);

private:
    void askNext();
    void show(QDialog *dialog);
    [[nodiscard]] QWidget *owner() const { return m_owner ? m_owner.data() : m_window; }
    void askWhichItIs(CaseKey key);
    void askForChanges(CaseKey key, const Error &error);
    void updateForm(const workspace::PushReport &report);
    void sendChanged(const NewCase &wanted);
    [[nodiscard]] static QCoro::Task<void> runAdopt(QPointer<CreationTroubles> self, CaseKey key, ServerId candidate);

    QWidget *m_window;
    QPointer<QWidget> m_owner; ///< before which the next question stands
    workspace::Workspace *m_workspace = nullptr;
    QList<CaseKey> m_queue; ///< still to be asked about
    QPointer<QDialog> m_dialog;
    QPointer<NewCaseDialog> m_form; ///< the dialog where it asks for changes
    CaseKey m_formKey;
    NewCase m_refused; ///< what the form started from
    TaskScope m_tasks;
};

} // namespace casewright
