// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/pages/history_page.h"

#include "core/workspace/case_extras.h"
#include "ui/common/diff/diff_view.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/models/changes/change_lines.h"
#include "ui/models/history/history_model.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace casewright {

HistoryPage::HistoryPage(workspace::Workspace *workspace, CaseKey key, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_key(key), m_model(new HistoryModel(this)), m_message(new InlineMessage(this)),
      m_done(new InlineMessage(this)), m_empty(new EmptyState(this)), m_content(new QWidget(this)), m_list(new QTreeView(this)),
      m_title(new QLabel(this)), m_diff(new DiffView(this)), m_why(new QLabel(this)),
      m_restore(new QPushButton(tr("&Restore This State"), this))
{
    setObjectName(QStringLiteral("historyPage"));
    build();
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HistoryPage::compare);
    connect(m_restore, &QPushButton::clicked, this, &HistoryPage::restore);
    connect(m_done, &InlineMessage::buttonClicked, this, [this] {
        const bool isNext = isRestoredNext();
        forgetRestored();
        if (isNext)
            Q_EMIT undoRequested();
    });
    connect(m_message, &InlineMessage::remedyChosen, this, [this](Remedy remedy) {
        if (remedy == Remedy::Retry)
            loadAudit();
        else
            Q_EMIT remedyChosen(remedy);
    });
    connect(workspace, &workspace::Workspace::historyChanged, this, &HistoryPage::historyChanged);
    refresh();
}

HistoryPage::~HistoryPage()
{
    m_tasks.cancel();
}

void HistoryPage::build()
{
    m_message->setObjectName(QStringLiteral("historyMessage"));
    m_done->setObjectName(QStringLiteral("historyDone"));
    m_empty->setObjectName(QStringLiteral("historyEmpty"));
    m_empty->setContent({Icon::History, tr("Nothing was done to this case yet"),
                         tr("What is changed on this computer is listed here, to be compared and had again."), nullptr, nullptr});
    m_title->setObjectName(QStringLiteral("historyTitle"));
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_diff->setObjectName(QStringLiteral("historyDiff"));
    m_diff->setAccessibleName(tr("What is different between the two states"));
    m_why->setObjectName(QStringLiteral("historyWhy"));
    m_why->setForegroundRole(QPalette::PlaceholderText);
    m_why->setWordWrap(true);
    m_restore->setObjectName(QStringLiteral("historyRestore"));
    buildList();
    auto *below = new QWidget(this);
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, metrics::space2, 0, 0);
    column->addWidget(m_title);
    column->addWidget(m_diff, 1);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_list);
    split->addWidget(below);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_restore);
    foot->addWidget(m_why, 1);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins({});
    content->addWidget(split, 1);
    content->addLayout(foot);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space3, metrics::space4, metrics::space3);
    layout->setSpacing(metrics::space2);
    layout->addWidget(m_message);
    layout->addWidget(m_done);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_content, 1);
}

void HistoryPage::buildList()
{
    m_list->setObjectName(QStringLiteral("historyList"));
    m_list->setAccessibleName(tr("What was done to the case, newest first; two rows are compared"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    QHeaderView *header = m_list->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(12 * fontMetrics().averageCharWidth());
    header->setSectionResizeMode(HistoryModel::TimeColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(HistoryModel::WhatColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(HistoryModel::TouchedColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(HistoryModel::StateColumn, QHeaderView::ResizeToContents);
}

void HistoryPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        refresh();
    if (m_workspace->schema().capabilities.audit && m_workspace->serverIdOf(m_key))
        loadAudit();
}

void HistoryPage::loadAudit()
{
    if (m_isLoading)
        return;
    m_isLoading = true;
    m_message->clear();
    m_tasks.start(runLoadAudit(this));
}

QCoro::Task<void> HistoryPage::runLoadAudit(QPointer<HistoryPage> self)
{
    auto reading = self->m_workspace->extras().audit(self->m_key, self->m_tasks.token());
    const Result<QList<AuditEntry>> audit = co_await reading;
    if (!self)
        co_return;
    self->m_isLoading = false;
    if (audit) {
        self->m_audit = *audit;
        self->refresh();
    } else if (audit.error().kind != ErrorKind::Cancelled) {
        self->m_message->showError(audit.error());
    }
}

bool HistoryPage::isRestoredNext() const
{
    const std::optional<workspace::Workspace::HistoryEntry> next = m_workspace->nextUndo();
    return !m_restored.isNull() && next && next->id == m_restored;
}

void HistoryPage::forgetRestored()
{
    m_restored = {};
    m_done->clear();
}

void HistoryPage::historyChanged()
{
    if (!m_restored.isNull() && !isRestoredNext())
        forgetRestored(); // Undo would take back something else
    // Every page that was ever opened is told of every change of every case.
    if (isVisible())
        refresh();
    else
        m_isStale = true;
}

void HistoryPage::refresh()
{
    m_isStale = false;
    QList<ChangeSetId> selected;
    const QList<int> rows = selectedRows();
    for (const int row : rows)
        selected.append(m_model->idAt(row));
    m_model->show(m_workspace->historyOf(m_key), m_workspace->record(m_key), m_audit);
    m_empty->setVisible(m_model->rowCount() == 0);
    m_content->setVisible(m_model->rowCount() > 0);
    if (selectedRows().isEmpty()) {
        for (const ChangeSetId id : std::as_const(selected)) {
            if (const int row = id.isNull() ? -1 : m_model->rowOf(id); row >= 0)
                m_list->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    compare();
}

QList<int> HistoryPage::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList selected = m_list->selectionModel()->selectedRows();
    for (const QModelIndex &row : selected)
        rows.append(row.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString HistoryPage::pointText(int row) const
{
    return tr("“%1” (%2)").arg(m_model->nameAt(row), m_model->timeAt(row));
}

void HistoryPage::compare()
{
    showRestorable();
    const QList<int> rows = selectedRows();
    for (const int row : rows) {
        if (!m_model->idAt(row).isNull())
            continue;
        showDiff(std::nullopt, std::nullopt, tr("The server tells that something was done, but not what the case was."));
        return;
    }
    if (rows.size() == 1) {
        const workspace::CaseRecord *record = m_workspace->record(m_key);
        const bool isThere = record && (record->mine || record->base);
        showDiff(m_workspace->valueAt(m_key, m_model->idAt(rows.first())), isThere ? std::optional(record->current()) : std::nullopt,
                 tr("From %1 to now").arg(pointText(rows.first())));
    } else if (rows.size() == 2) { // the newest stands first
        showDiff(m_workspace->valueAt(m_key, m_model->idAt(rows.last())), m_workspace->valueAt(m_key, m_model->idAt(rows.first())),
                 tr("From %1 to %2").arg(pointText(rows.last()), pointText(rows.first())));
    } else {
        showDiff(std::nullopt, std::nullopt, tr("Select a row to compare it with the case as it is now, or two to compare them."));
    }
}

void HistoryPage::showDiff(const std::optional<TestCase> &from, const std::optional<TestCase> &to, const QString &title)
{
    std::optional<Change> change;
    if (from && to)
        change = diff(m_key, *from, *to);
    const bool isSame = from && to && !change;
    if (!isSameChange(change, m_shown))
        m_diff->setLines(change ? changeLines(*change, m_workspace->schema()) : QList<ChangeLine>());
    m_shown = change;
    m_title->setText(isSame ? tr("%1: no difference.").arg(title) : title);
}

void HistoryPage::showRestorable()
{
    const QList<int> rows = selectedRows();
    QString why;
    if (!m_workspace->schema().mayWrite)
        why = tr("You may read this project but not change it.");
    else if (rows.size() != 1 || m_model->idAt(rows.first()).isNull())
        why = tr("Select one change of this computer to have the case again as it was right after it.");
    else if (const auto value = m_workspace->valueAt(m_key, m_model->idAt(rows.first())); !value)
        why = tr("The case was not there then.");
    m_restore->setEnabled(why.isEmpty());
    m_why->setText(why);
}

void HistoryPage::restore()
{
    const int row = selectedRows().first();
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    const std::optional<TestCase> value = m_workspace->valueAt(m_key, m_model->idAt(row));
    const std::optional<Change> change = record && value ? diff(m_key, record->current(), *value) : std::nullopt;
    if (!change) {
        m_restored = {};
        m_done->showMessage(MessageKind::Info, tr("The case is as it was then."));
        return;
    }
    const QString point = pointText(row);
    const Result<ChangeSetId> restored = m_workspace->apply({tr("Restore %1").arg(point), ChangeOrigin::Edit, {*change}});
    if (!restored) {
        m_message->showError(restored.error());
        return;
    }
    m_restored = *restored;
    m_done->showMessage(MessageKind::Good, tr("Restored the case as it was after %1.").arg(point), tr("Undo"));
}

} // namespace casewright
