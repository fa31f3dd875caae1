// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QWidget>

class QPushButton;
class QTableView;

namespace casewright {

class EmptyState;
class ExamplesModel;
class InlineMessage;
class Prompts;

/// The parameters of a case and their values as a table, an example a row. Keys: F2 or any letter types in a cell, Delete empties the
/// selected ones, Insert adds a row below, Ctrl+Delete removes the selected rows. Each edit is a change set. The workspace must
/// outlive it.
class ExamplesPage final : public QWidget {
    Q_OBJECT
public:
    ExamplesPage(workspace::Workspace *workspace, CaseKey key, Prompts *prompts, QWidget *parent = nullptr);

    void refresh();
    /// Makes a value of what is being typed in a cell.
    void commitTyping();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTable();
    QWidget *makeButtons();
    void addParameter();
    void renameParameter();
    void removeParameter();
    void addRow();
    void removeRows();
    void clearCells();
    void apply(const QString &name, const QList<Example> &next);
    void updateButtons();
    [[nodiscard]] QString problemOf(const QString &name, const QString &except) const;
    [[nodiscard]] QList<int> selectedRows() const;

    workspace::Workspace *m_workspace;
    CaseKey m_key;
    Prompts *m_prompts;
    ExamplesModel *m_model;
    InlineMessage *m_message;
    EmptyState *m_empty;
    QTableView *m_table;
    QPushButton *m_addParameter = nullptr;
    QPushButton *m_rename = nullptr;
    QPushButton *m_removeParameter = nullptr;
    QPushButton *m_addRow = nullptr;
    QPushButton *m_removeRows = nullptr;
};

} // namespace casewright
