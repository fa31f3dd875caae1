// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/domain/suites.h"
#include "ui/dialogs/form_dialog.h"

class QComboBox;
class QLineEdit;
class QListWidget;

namespace casewright {

class NoteLabel;

/// Asks for the name of a new suite and the suite it lies in. A suite below another exists on this computer only until a case lies
/// in it; the dialog says so.
class NewSuiteDialog final : public FormDialog {
    Q_OBJECT
public:
    NewSuiteDialog(const QList<SuitePath> &suites, const SuitePath &parentSuite, const ProjectSchema &schema,
                   QWidget *parent = nullptr);

Q_SIGNALS:
    void createRequested(const casewright::SuitePath &suite);

private:
    void submit() override;
    void validate();
    [[nodiscard]] SuitePath path() const;

    QList<SuitePath> m_suites;
    QList<SuitePath> m_parents; ///< those below which there is a level left
    qsizetype m_levels;
    QLineEdit *m_name;
    QComboBox *m_parent;
    NoteLabel *m_note = nullptr;
    NoteLabel *m_parentNote = nullptr;
    NoteLabel *m_hint;
};

/// Renames a suite and shows every path that the server renames with it.
class RenameDialog final : public FormDialog {
    Q_OBJECT
public:
    RenameDialog(const QList<SuitePath> &suites, const SuitePath &suite, QWidget *parent = nullptr);

Q_SIGNALS:
    void renameRequested(const casewright::SuitePath &suite, const QString &name);

private:
    void submit() override;
    void validate();

    QList<SuitePath> m_suites;
    SuitePath m_suite;
    QLineEdit *m_name;
    QListWidget *m_touched;
    NoteLabel *m_note = nullptr;
};

/// Chooses the suite that cases are moved to, found by typing part of its path.
class MoveToSuiteDialog final : public FormDialog {
    Q_OBJECT
public:
    MoveToSuiteDialog(const QList<SuitePath> &suites, qsizetype cases, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Empty path: out of all suites.
    void moveRequested(const casewright::SuitePath &suite);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void submit() override;
    void search();

    QList<SuitePath> m_suites;
    QLineEdit *m_search;
    QListWidget *m_list;
    NoteLabel *m_note = nullptr;
};

/// Asks for the name of a new project.
class NewProjectDialog final : public FormDialog {
    Q_OBJECT
public:
    explicit NewProjectDialog(const QList<Project> &projects, QWidget *parent = nullptr);

Q_SIGNALS:
    void createRequested(const QString &name);

private:
    void submit() override;
    void validate();

    QList<Project> m_projects;
    QLineEdit *m_name;
    NoteLabel *m_note = nullptr;
};

} // namespace casewright
