// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/capabilities.h"
#include "core/query/case_index.h"
#include "ui/models/aql_search.h"

#include <QWidget>

#include <functional>

namespace casewright::workspace {
class Workspace;
}

class QAction;
class QLabel;
class QStackedWidget;
class QTimer;
class QTreeView;

namespace casewright {

class AqlFilter;
class CaseTableModel;
class CaseTableView;
class EmptyState;
struct EmptyStateContent;
class FilterField;
class InlineMessage;
class UnreadSteps;

/// The cases of the selected scope as a table with its filter. Selection, current row and place survive whatever changes
/// below it; what the filter hides is no longer selected. Never blank: it says why there is nothing and what to do.
class CaseListPanel final : public QWidget {
    Q_OBJECT
public:
    enum class State {
        NoProject,
        Loading, ///< the first rows are on their way
        Ready,
    };

    explicit CaseListPanel(QWidget *parent = nullptr);

    /// Both must outlive this or closeProject().
    void openProject(const query::CaseIndex *index, const ProjectSchema *schema);
    /// How the server is asked what stands behind `aql:`; closeProject() forgets it.
    void setAqlAccess(AqlAccess access);
    /// Whose steps are read where the filter asks for steps; closeProject() forgets it.
    void setStepsOf(workspace::Workspace *workspace);
    void closeProject();
    void setState(State state);
    /// Shown above the rows, or in their place where there are none; with Retry. Nothing: no error.
    void setError(const std::optional<Error> &error);
    void setFailureText(std::function<QString(CaseKey)> failureText);
    /// Entries of the context menu after "Open"; null: a separator. Not owned.
    void setContextActions(const QList<QAction *> &actions);
    /// What empty states offer, of the shell: New case, and one for no project (Connect). Not owned.
    void setEmptyStateActions(QAction *newCase, QAction *connect);

    void setScope(query::CaseIndex::Scope scope, const SuitePath &suite);
    [[nodiscard]] QString filterText() const;
    /// The words that the filter looks for.
    [[nodiscard]] QStringList filterWords() const;
    void setFilterText(const QString &text);
    /// Puts the AQL of the filter in its place, where the server has AQL.
    void showFilterAsAql();
    void focusFilter();
    void focusTable();

    [[nodiscard]] QList<CaseKey> selectedKeys() const;
    /// Selects those that are shown and scrolls to the first.
    void select(const QList<CaseKey> &keys);
    /// Makes a case visible: clears the filter where it hides it, asks for all cases where the scope does.
    void reveal(CaseKey key);

    /// Header widths and order.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

    [[nodiscard]] QTreeView *view() const;
    [[nodiscard]] FilterField *filterField() const { return m_filter; }
    [[nodiscard]] CaseTableModel *model() const { return m_model; }

public Q_SLOTS:
    void updateCases(const QList<casewright::CaseKey> &keys);
    /// Rows may have changed anywhere; calls that come fast are taken together.
    void refresh();

Q_SIGNALS:
    void selectionChanged(const QList<casewright::CaseKey> &keys);
    void openRequested(casewright::CaseKey key);
    /// A tag was dropped onto a case: onto all that are selected where it is one of them.
    void tagDropped(const QString &tag);
    /// reveal() needs the browser to show all cases.
    void allCasesRequested();
    void retryRequested();
    /// The rows have given way to an empty state with its own button, or come back.
    void emptinessChanged(bool isEmpty);

private:
    QWidget *buildFilterRow();
    void connectParts();
    void typeIntoFilter(const QString &text);
    void showMenu(const QPoint &position);
    void updatePage();
    [[nodiscard]] EmptyStateContent emptyContent() const;
    void updateSummary();
    void showFilterError();

    CaseTableModel *m_model;
    FilterField *m_filter;
    InlineMessage *m_filterMessage;
    AqlFilter *m_aql;
    InlineMessage *m_stepsMessage;
    UnreadSteps *m_unreadSteps;
    InlineMessage *m_message;
    QLabel *m_summary;
    QStackedWidget *m_pages;
    CaseTableView *m_view;
    EmptyState *m_empty;
    QTimer *m_refreshTimer;
    QAction *m_open;
    QAction *m_clearFilter;
    QAction *m_retry;
    QAction *m_newCase = nullptr;
    QAction *m_connect = nullptr;
    QList<QAction *> m_contextActions;
    State m_state = State::NoProject;
    std::optional<Error> m_error;
    query::CaseIndex::Scope m_scope = query::CaseIndex::Scope::Everywhere;
    bool m_isRefreshWanted = false;
};

} // namespace casewright
