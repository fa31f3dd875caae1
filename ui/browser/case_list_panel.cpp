// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/case_list_panel.h"

#include "ui/browser/filter/aql_filter.h"
#include "ui/browser/case_table_view.h"
#include "ui/browser/filter/filter_field.h"
#include "ui/browser/filter/unread_steps.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/models/case_table_model.h"

#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace casewright {

using namespace std::chrono_literals;

namespace {

/// While a pull brings page after page, one look at all of them is enough ten times a second.
constexpr auto listRefreshPause = 100ms;

QString countText(qsizetype cases)
{
    return cases == 1 ? CaseListPanel::tr("1 case") : CaseListPanel::tr("%1 cases").arg(QLocale().toString(cases));
}

} // namespace

CaseListPanel::CaseListPanel(QWidget *parent)
    : QWidget(parent),
      m_model(new CaseTableModel(this)),
      m_filter(new FilterField(this)),
      m_filterMessage(new InlineMessage(this)),
      m_aql(new AqlFilter(m_filter, m_model, m_filterMessage, this)),
      m_stepsMessage(new InlineMessage(this)),
      m_unreadSteps(new UnreadSteps(m_stepsMessage, this)),
      m_message(new InlineMessage(this)),
      m_summary(new QLabel(this)),
      m_pages(new QStackedWidget(this)),
      m_view(new CaseTableView(m_model, this)),
      m_empty(new EmptyState(this)),
      m_refreshTimer(new QTimer(this)),
      m_open(new QAction(tr("&Open"), this)),
      m_clearFilter(new QAction(tr("&Clear filter"), this)),
      m_retry(new QAction(tr("&Retry"), this))
{
    setObjectName(QStringLiteral("caseListPanel"));
    m_filterMessage->setObjectName(QStringLiteral("filterMessage"));
    m_stepsMessage->setObjectName(QStringLiteral("unreadSteps"));
    m_message->setObjectName(QStringLiteral("caseListMessage"));
    m_summary->setObjectName(QStringLiteral("caseListSummary"));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildFilterRow());
    layout->addWidget(m_filterMessage);
    layout->addWidget(m_stepsMessage);
    layout->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    setTabOrder(m_filter, m_view);
    m_refreshTimer->setSingleShot(true);
    m_refreshTimer->setInterval(listRefreshPause);
    connectParts();
    updatePage();
}

QWidget *CaseListPanel::buildFilterRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(metrics::space2, metrics::space2, metrics::space2, metrics::space2);
    layout->setSpacing(metrics::space3);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_summary);
    return row;
}

void CaseListPanel::connectParts()
{
    connect(m_filter, &FilterField::filterChanged, m_model, &CaseTableModel::setFilter);
    connect(m_filter, &FilterField::filterChanged, m_unreadSteps, &UnreadSteps::setFilter);
    connect(m_filter, &FilterField::filterChanged, this, &CaseListPanel::updatePage); // also where no row changed
    connect(m_filter, &FilterField::errorChanged, this, &CaseListPanel::showFilterError);
    connect(m_filter, &FilterField::leftDownwards, this, &CaseListPanel::focusTable);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        if (!m_aql->enter())
            focusTable();
    });
    connect(m_model, &CaseTableModel::modelReset, this, &CaseListPanel::updatePage);
    connect(m_model, &CaseTableModel::rowsInserted, this, &CaseListPanel::updatePage);
    connect(m_model, &CaseTableModel::rowsRemoved, this, &CaseListPanel::updatePage);
    connect(m_model, &CaseTableModel::tagDropped, this, [this](const QString &tag, CaseKey onto) {
        if (!selectedKeys().contains(onto))
            select({onto});
        Q_EMIT tagDropped(tag);
    });
    connect(m_view, &CaseTableView::selectedKeysChanged, this, &CaseListPanel::updateSummary);
    connect(m_view, &CaseTableView::selectedKeysChanged, this, &CaseListPanel::selectionChanged);
    connect(m_view, &CaseTableView::openRequested, this, &CaseListPanel::openRequested);
    connect(m_view, &CaseTableView::leftUpwards, this, &CaseListPanel::focusFilter);
    connect(m_view, &CaseTableView::typed, this, &CaseListPanel::typeIntoFilter);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &CaseListPanel::showMenu);
    connect(m_open, &QAction::triggered, this, [this] { Q_EMIT openRequested(m_view->currentKey()); });
    connect(m_clearFilter, &QAction::triggered, this, [this] {
        m_filter->clear();
        focusFilter();
    });
    connect(m_retry, &QAction::triggered, this, &CaseListPanel::retryRequested);
    connect(m_message, &InlineMessage::buttonClicked, this, &CaseListPanel::retryRequested);
    connect(m_refreshTimer, &QTimer::timeout, this, [this] {
        if (std::exchange(m_isRefreshWanted, false))
            refresh();
    });
}

void CaseListPanel::openProject(const query::CaseIndex *index, const ProjectSchema *schema)
{
    m_filter->setVocabulary(index, schema);
    m_aql->setVocabulary(index, schema);
    m_model->setIndex(index);
    setState(State::Loading);
}

void CaseListPanel::setAqlAccess(AqlAccess access)
{
    m_aql->setAccess(std::move(access));
}

void CaseListPanel::setStepsOf(workspace::Workspace *workspace)
{
    m_unreadSteps->setWorkspace(workspace);
}

void CaseListPanel::closeProject()
{
    m_unreadSteps->setWorkspace(nullptr);
    m_filter->setVocabulary(nullptr, nullptr);
    m_aql->setVocabulary(nullptr, nullptr);
    m_aql->setAccess({});
    m_model->setFound(std::nullopt);
    m_model->setIndex(nullptr);
    m_error.reset();
    m_message->clear();
    setState(State::NoProject);
}

void CaseListPanel::setState(State state)
{
    m_state = state;
    if (state == State::Ready)
        m_aql->refresh(); // the project was listed anew
    updatePage();
}

void CaseListPanel::setError(const std::optional<Error> &error)
{
    m_error = error;
    updatePage();
}

void CaseListPanel::setFailureText(std::function<QString(CaseKey)> failureText)
{
    m_model->setFailureText(std::move(failureText));
}

void CaseListPanel::setContextActions(const QList<QAction *> &actions)
{
    m_contextActions = actions;
}

void CaseListPanel::setEmptyStateActions(QAction *newCase, QAction *connectAction)
{
    m_newCase = newCase;
    m_connect = connectAction;
    updatePage();
}

void CaseListPanel::setScope(query::CaseIndex::Scope scope, const SuitePath &suite)
{
    m_scope = scope;
    m_model->setScope(scope, suite);
    updatePage();
}

QString CaseListPanel::filterText() const
{
    return m_filter->text();
}

QStringList CaseListPanel::filterWords() const
{
    return m_filter->words();
}

void CaseListPanel::setFilterText(const QString &text)
{
    m_filter->setText(text);
}

void CaseListPanel::showFilterAsAql()
{
    m_aql->showAsAql();
}

void CaseListPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void CaseListPanel::focusTable()
{
    if (m_model->rowCount() == 0)
        return;
    m_view->setFocus(Qt::ShortcutFocusReason);
    // A view that gets the focus makes its first row the current one, but selects nothing.
    const QItemSelectionModel::SelectionFlags rows = QItemSelectionModel::Select | QItemSelectionModel::Rows;
    if (!m_view->selectionModel()->hasSelection())
        m_view->selectionModel()->select(m_view->currentIndex(), rows);
}

QList<CaseKey> CaseListPanel::selectedKeys() const
{
    return m_view->selectedKeys();
}

void CaseListPanel::select(const QList<CaseKey> &keys)
{
    m_view->select(keys);
}

QTreeView *CaseListPanel::view() const
{
    return m_view;
}

void CaseListPanel::reveal(CaseKey key)
{
    if (m_model->rowOf(key) < 0)
        m_filter->clear();
    if (m_model->rowOf(key) < 0)
        Q_EMIT allCasesRequested();
    select({key});
}

QByteArray CaseListPanel::saveState() const
{
    return m_view->saveColumns();
}

void CaseListPanel::restoreState(const QByteArray &state)
{
    m_view->restoreColumns(state);
}

void CaseListPanel::updateCases(const QList<CaseKey> &keys)
{
    m_model->updateCases(keys);
}

void CaseListPanel::refresh()
{
    if (m_refreshTimer->isActive()) {
        m_isRefreshWanted = true;
        return;
    }
    m_model->refresh();
    updatePage();
    m_refreshTimer->start();
}

void CaseListPanel::typeIntoFilter(const QString &text)
{
    m_filter->setFocus();
    m_filter->setCursorPosition(static_cast<int>(m_filter->text().size()));
    m_filter->insert(text);
}

void CaseListPanel::showFilterError()
{
    if (m_filter->error())
        m_filterMessage->showMessage(MessageKind::Warning, m_filter->errorText());
    else
        m_filterMessage->clear();
}

EmptyStateContent CaseListPanel::emptyContent() const
{
    const query::CaseIndex *index = m_model->caseIndex();
    if (m_state == State::NoProject || !index) {
        return {Icon::Project, tr("No project is open"),
                tr("Cases of a project are listed here. Open one in the browser, or connect to a server."), m_connect, nullptr};
    }
    if (m_error) {
        const ErrorText said = errorText(*m_error);
        return {Icon::Error, tr("The cases could not be loaded"), said.text + u' ' + said.suggestion, m_retry, nullptr};
    }
    if (m_state == State::Loading)
        return {Icon::Pull, tr("Loading cases…"), tr("They appear as they come. You need not wait for the last one."), nullptr, nullptr};
    if (m_aql->isRefused())
        return {Icon::Search, tr("The query is not understood"), tr("Which cases are meant can be told when the server can read it."), m_clearFilter, nullptr};
    if (m_model->isFiltered())
        return {Icon::Search, tr("Nothing matches"), tr("No case here matches the filter."), m_clearFilter, nullptr};
    if (index->size() == 0)
        return {Icon::Case, tr("No cases yet"), tr("A case holds a scenario with its steps, tags and links."), m_newCase, nullptr};
    if (m_scope == query::CaseIndex::Scope::WithoutSuite)
        return {Icon::Check, tr("Every case lies in a suite"), tr("Cases that lie in none would be listed here."), nullptr, nullptr};
    return {Icon::Suite, tr("No cases in this suite"), tr("Make one here, or drag cases of another suite onto it."), m_newCase, nullptr};
}

void CaseListPanel::updatePage()
{
    const bool isEmpty = m_model->rowCount() == 0;
    if (m_error && !isEmpty)
        m_message->showError(*m_error);
    else
        m_message->clear();
    if (isEmpty)
        m_empty->setContent(emptyContent());
    if (isEmpty && m_view->hasFocus())
        m_filter->setFocus();
    const bool hasChanged = isEmpty != (m_pages->currentWidget() == m_empty);
    m_pages->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_view);
    if (hasChanged)
        Q_EMIT emptinessChanged(isEmpty);
    m_filter->setEnabled(m_model->caseIndex() != nullptr);
    updateSummary();
}

void CaseListPanel::updateSummary()
{
    QString text;
    if (m_model->caseIndex()) {
        text = m_model->isFiltered() ? tr("%1 found").arg(countText(m_model->rowCount())) : countText(m_model->rowCount());
        if (const qsizetype selected = selectedKeys().size(); selected > 1)
            text = tr("%1, %2 selected").arg(text, QLocale().toString(selected));
    }
    m_summary->setText(text);
}

void CaseListPanel::showMenu(const QPoint &position)
{
    if (!m_view->indexAt(position).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("caseMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_open);
    for (QAction *action : m_contextActions) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace casewright
