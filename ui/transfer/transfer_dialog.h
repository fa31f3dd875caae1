// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/transfer/transfer.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace casewright {

class EmptyState;
class InlineMessage;
class NoteLabel;
class TransferModel;

/// Copies cases within their project or to another one, or moves them there. What becomes of every value is listed before; what stays behind is
/// named first. Who shows it reads what is asked for by groundRequested() and carries out transferRequested().
class TransferDialog final : public QDialog {
    Q_OBJECT
public:
    /// `here` is where the cases are and may be among `projects`; `cases` is how many there are.
    TransferDialog(const QList<Project> &projects, const ProjectSchema &here, qsizetype cases, QWidget *parent = nullptr);

    /// Asks for what the project that is chosen first has.
    void start() { chooseProject(); }
    void setGround(const workspace::TransferGround &ground);
    /// While something is read, or cases are being copied.
    void showProgress(qsizetype done, qsizetype total);
    void setBusy();
    void fail(const Error &error);

    [[nodiscard]] TransferModel *model() const { return m_model; }
    [[nodiscard]] InlineMessage *message() const { return m_message; }

Q_SIGNALS:
    void groundRequested(casewright::ServerId project);
    void transferRequested(const casewright::workspace::TransferPlan &plan, casewright::workspace::TransferKind kind);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class State { Reading, Ready, Copying, Failed };

    void fill(const QList<Project> &projects);
    void buildFields(QGridLayout *grid);
    void buildList();
    void chooseProject();
    void plan();
    void submit();
    void update();
    void showNotes();
    void setState(State state);
    [[nodiscard]] ServerId project() const;
    [[nodiscard]] bool isSameProject() const { return project() == m_here.project.id; }
    [[nodiscard]] bool isMove() const;
    [[nodiscard]] QString suiteProblem() const;
    [[nodiscard]] QString verb() const;

    ProjectSchema m_here;
    qsizetype m_cases;
    State m_state = State::Reading;
    std::optional<workspace::TransferGround> m_ground;
    workspace::TransferPlan m_plan;
    TransferModel *m_model;
    QComboBox *m_project;
    QLineEdit *m_suite;
    NoteLabel *m_suiteNote;
    QLineEdit *m_name;
    QCheckBox *m_move;
    NoteLabel *m_note;
    InlineMessage *m_message;
    QStackedWidget *m_pages;
    QTreeView *m_list;
    EmptyState *m_empty;
    QPushButton *m_verb;
    QTimer m_typing;
};

} // namespace casewright
