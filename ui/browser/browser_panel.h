// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/query/case_index.h"

#include <QSet>
#include <QStringList>
#include <QWidget>

class QAction;
class QModelIndex;
class QStackedWidget;
class QTimer;
class QTreeView;

namespace casewright {

class EmptyState;
class GroupingBox;
class SuiteTreeModel;

/// The browser: projects, the suites of the open one with their counts, and what can be done with them. What is expanded
/// and selected is kept by path, so that it survives a pull and a restart.
class BrowserPanel final : public QWidget {
    Q_OBJECT
public:
    explicit BrowserPanel(QWidget *parent = nullptr);

    /// What is offered while there is no project (Connect). Not owned.
    void setEmptyStateAction(QAction *connectAction);
    void setProjects(const QList<Project> &projects);
    /// Shows the suites of the open project; the index must outlive this or closeProject(). Selects "All cases" where nothing
    /// is to be restored.
    void openProject(const ProjectSchema &schema, const query::CaseIndex *index);
    /// The cases may be grouped by another tree now.
    void setSchema(const ProjectSchema &schema);
    void closeProject();
    /// Nothing is made, renamed or moved by whoever may only read the open project.
    void setReadOnly(bool isReadOnly);

    /// The suite that is selected, or the empty path.
    [[nodiscard]] SuitePath currentSuite() const;
    [[nodiscard]] query::CaseIndex::Scope currentScope() const;
    void selectSuite(const SuitePath &suite);
    void selectAllCases();
    void focusTree();

    /// Expansion and selection of all projects seen so far.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

    [[nodiscard]] QTreeView *view() const { return m_view; }
    [[nodiscard]] SuiteTreeModel *model() const { return m_model; }

public Q_SLOTS:
    /// Suites, counts or rows have changed; calls that come fast are taken together.
    void refresh();

Q_SIGNALS:
    void scopeChanged(casewright::query::CaseIndex::Scope scope, const casewright::SuitePath &suite);
    void groupingRequested(casewright::ServerId tree);
    void projectRequested(casewright::ServerId project);
    void newProjectRequested();
    /// Below the suite given; empty: at the first level.
    void newSuiteRequested(const casewright::SuitePath &parent);
    void renameSuiteRequested(const casewright::SuitePath &suite);
    void newCaseRequested(const casewright::SuitePath &suite);
    void casesDropped(const QList<casewright::CaseKey> &keys, const casewright::SuitePath &suite);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildBar();
    void connectParts();
    void showMenu(const QPoint &position);
    void activate(const QModelIndex &index);
    void currentChanged();
    void updateActions();
    void updatePage();
    [[nodiscard]] static QStringList pathOf(const QModelIndex &index);
    void restoreExpansion();
    void expandInserted(const QModelIndex &parent, int first, int last);
    void noteAllExpanded();
    void collapseSuites();

    SuiteTreeModel *m_model;
    GroupingBox *m_grouping;
    QStackedWidget *m_pages;
    QTreeView *m_view;
    EmptyState *m_empty;
    QTimer *m_refreshTimer;
    QAction *m_newCase;
    QAction *m_newSuite;
    QAction *m_rename;
    QAction *m_openProject;
    QAction *m_newProject;
    QAction *m_expandAll;
    QAction *m_collapseAll;
    QSet<QStringList> m_expanded;
    QStringList m_currentPath;
    ServerId m_tree = 0; ///< that the open project is grouped by
    bool m_isReadOnly = false;
    bool m_isRefreshWanted = false;
};

} // namespace casewright
