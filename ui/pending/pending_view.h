// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace casewright {

class DiffView;
class InlineMessage;
class PendingModel;
class Toast;

/// What waits to be sent: a row a case, with the reason where the last attempt failed, and beside it what the change of the selected one
/// is. Stands beside the window, not before it. What is to be done is asked for by signals; the list follows the workspace, which must
/// outlive the view.
class PendingView final : public QDialog {
    Q_OBJECT
public:
    explicit PendingView(workspace::Workspace *workspace, QWidget *parent = nullptr);

    /// While cases are being sent; done == total ends it.
    void setProgress(qsizetype done, qsizetype total);
    void select(CaseKey key);
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] Toast *toast() const { return m_toast; }

Q_SIGNALS:
    void sendRequested(const QList<casewright::CaseKey> &keys);
    void dropRequested(const QList<casewright::CaseKey> &keys);
    void openRequested(casewright::CaseKey key);
    void resolveRequested(casewright::CaseKey key);
    /// Which case of the server this one is, is to be chosen.
    void choiceRequested(casewright::CaseKey key);
    /// A case that somebody deleted on the server is to be brought back there, with what waits of it.
    void bringBackRequested(casewright::CaseKey key);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildList();
    [[nodiscard]] QWidget *buildDiff();
    [[nodiscard]] QLayout *buildButtons();
    QPushButton *addButton(QLayout *row, const QString &name, void (PendingView::*act)());
    void refresh();
    void updateButtons();
    void showDiff();
    void sendSelected();
    void sendAll();
    void drop();
    void open();
    void resolve();
    void choose();
    void bringBack();
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool isSending() const { return m_done < m_total; }
    [[nodiscard]] QList<CaseKey> selectedKeys() const;
    /// Of the row with the focus.
    [[nodiscard]] const workspace::CaseRecord *current() const;

    workspace::Workspace *m_workspace;
    PendingModel *m_model;
    QLabel *m_summary;
    InlineMessage *m_readOnly;
    QStackedWidget *m_pages;
    QSplitter *m_splitter;
    QTreeView *m_list;
    QLabel *m_title;
    DiffView *m_diff;
    std::optional<Change> m_shown; ///< in m_diff
    QPushButton *m_resolve = nullptr;
    QPushButton *m_choose = nullptr;
    QPushButton *m_bringBack = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_drop = nullptr;
    QPushButton *m_sendSelected = nullptr;
    QPushButton *m_sendAll = nullptr;
    Toast *m_toast;
    qsizetype m_done = 0;
    qsizetype m_total = 0;
};

} // namespace casewright
