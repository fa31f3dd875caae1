// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace casewright {

class ConflictModel;
class InlineMessage;

/// A case that was changed here and on the server: what clashes, a row an item with base, mine and theirs side by side, and whose is kept.
/// Arrows and 1, 2, 3 (or M, T, B) choose, Enter in the table decides all at once. Opened with open(); whoever opens it carries the decision out.
class ConflictDialog final : public QDialog {
    Q_OBJECT
public:
    ConflictDialog(const ProjectSchema &schema, const QString &caseId, QWidget *parent = nullptr);

    void showClashes(const workspace::CaseRecord &record);
    /// The case has other clashes by now: shows those, and says so.
    void showAgain(const workspace::CaseRecord &record);
    [[nodiscard]] QTableView *table() const { return m_table; }

Q_SIGNALS:
    void decided(const QList<casewright::Clash> &clashes, const QList<casewright::Side> &sides);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildTable();
    [[nodiscard]] QLayout *buildButtons();
    void choose(Side side);
    bool chooseByKey(int key);
    void decide();
    void showWhole();
    void updateButtons();

    ProjectSchema m_schema;
    QString m_caseId;
    ConflictModel *m_model;
    InlineMessage *m_message;
    QLabel *m_text;
    QLabel *m_merged;
    QTableView *m_table;
    QPlainTextEdit *m_whole; ///< the current cell: in the table a long text ends early
    QPushButton *m_mine = nullptr;
    QPushButton *m_theirs = nullptr;
    QPushButton *m_both = nullptr;
    QPushButton *m_decide = nullptr;
};

} // namespace casewright
