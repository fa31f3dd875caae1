// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case_extras.h"
#include "core/workspace/workspace.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QTreeView;

namespace casewright {

class DiffView;
class EmptyState;
class HistoryModel;
class InlineMessage;
enum class Remedy;

/// What happened to an open case, newest first. Two of its rows are compared with each other, one with the case as it is now, and any state
/// can be had again, as a new change. What the server noted is read each time the page is opened. The workspace must outlive it.
class HistoryPage final : public QWidget {
    Q_OBJECT
public:
    HistoryPage(workspace::Workspace *workspace, CaseKey key, QWidget *parent = nullptr);
    ~HistoryPage() override;

    void refresh();

Q_SIGNALS:
    void undoRequested();
    void remedyChosen(casewright::Remedy remedy);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void buildList();
    void loadAudit();
    [[nodiscard]] static QCoro::Task<void> runLoadAudit(QPointer<HistoryPage> self);
    void compare();
    void showDiff(const std::optional<TestCase> &from, const std::optional<TestCase> &to, const QString &title);
    void showRestorable();
    void restore();
    void historyChanged();
    /// The undo of the window would take back what was restored here, and nothing else.
    [[nodiscard]] bool isRestoredNext() const;
    void forgetRestored();
    [[nodiscard]] QList<int> selectedRows() const;
    [[nodiscard]] QString pointText(int row) const;

    workspace::Workspace *m_workspace;
    CaseKey m_key;
    HistoryModel *m_model;
    InlineMessage *m_message;
    InlineMessage *m_done; ///< what was restored, with Undo
    EmptyState *m_empty;
    QWidget *m_content;
    QTreeView *m_list;
    QLabel *m_title;
    DiffView *m_diff;
    std::optional<Change> m_shown; ///< in m_diff
    QLabel *m_why;
    QPushButton *m_restore;
    QList<AuditEntry> m_audit;
    ChangeSetId m_restored;        ///< what m_done tells of
    bool m_isStale = false;        ///< changed while nobody looked
    bool m_isLoading = false;
    TaskScope m_tasks;
};

} // namespace casewright
