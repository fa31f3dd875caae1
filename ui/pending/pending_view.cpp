// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pending/pending_view.h"

#include "ui/common/counted.h"
#include "ui/common/desktop/dialog_manners.h"
#include "ui/common/diff/diff_view.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"
#include "ui/models/changes/change_lines.h"
#include "ui/models/pending/pending_model.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace casewright {

namespace {

constexpr int viewLetters = 120;
constexpr int viewLines = 42;

} // namespace

PendingView::PendingView(workspace::Workspace *workspace, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_model(new PendingModel(workspace, this)), m_summary(new QLabel(this)),
      m_readOnly(new InlineMessage(this)), m_pages(new QStackedWidget(this)), m_splitter(new QSplitter(this)), m_list(new QTreeView(this)),
      m_title(new QLabel(this)), m_diff(new DiffView(this)), m_toast(new Toast(this))
{
    setObjectName(QStringLiteral("pendingView"));
    setWindowTitle(tr("Waiting to Be Sent"));
    resizeOnScreen(this, {viewLetters * fontMetrics().averageCharWidth(), viewLines * fontMetrics().height()});
    m_model->setErrorText(errorSentences);
    m_summary->setObjectName(QStringLiteral("pendingSummary"));
    m_summary->setWordWrap(true);
    m_readOnly->setObjectName(QStringLiteral("pendingReadOnly"));
    if (!workspace->schema().mayWrite)
        m_readOnly->showMessage(MessageKind::Info, tr("You may read this project but not change it: what waits stays on this computer. "
                                                      "Who administers it on the server can let you send it."));
    buildList();
    m_splitter->setOrientation(Qt::Vertical);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(buildDiff());
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    auto *nothing = new EmptyState(m_pages);
    nothing->setObjectName(QStringLiteral("pendingNothing"));
    nothing->setContent({Icon::Check, tr("Everything is on the server"),
                         tr("What you change is saved on this computer at once and listed here until it is sent."), nullptr, nullptr});
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(nothing);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    layout->setSpacing(metrics::space3);
    layout->addWidget(m_readOnly);
    layout->addWidget(m_summary);
    layout->addWidget(m_pages, 1);
    layout->addLayout(buildButtons());
    connect(m_model, &PendingModel::refreshed, this, &PendingView::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PendingView::updateButtons);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &PendingView::showDiff);
    connect(m_list, &QTreeView::doubleClicked, this, &PendingView::open);
    select(m_model->keyAt(0));
    refresh();
    m_list->setFocus();
}

void PendingView::buildList()
{
    m_list->setObjectName(QStringLiteral("pendingCases"));
    m_list->setAccessibleName(tr("Cases that wait"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const int letter = fontMetrics().averageCharWidth();
    QHeaderView *header = m_list->header();
    header->setSectionResizeMode(PendingModel::NameColumn, QHeaderView::Stretch);
    header->setStretchLastSection(false); // two that stretch overflow by a few pixels
    header->resizeSection(PendingModel::IdColumn, 12 * letter);
    header->resizeSection(PendingModel::WhatColumn, 28 * letter);
    header->resizeSection(PendingModel::TroubleColumn, 38 * letter);
}

QWidget *PendingView::buildDiff()
{
    auto *pane = new QWidget(this);
    m_title->setObjectName(QStringLiteral("pendingTitle"));
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_diff->setObjectName(QStringLiteral("pendingDiff"));
    m_diff->setAccessibleName(tr("What changes in the selected case"));
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, metrics::space2, 0, 0);
    column->setSpacing(metrics::space2);
    column->addWidget(m_title);
    column->addWidget(m_diff, 1);
    return pane;
}

QPushButton *PendingView::addButton(QLayout *row, const QString &name, void (PendingView::*act)())
{
    auto *button = new QPushButton(this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

QLayout *PendingView::buildButtons()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space2);
    m_resolve = addButton(row, QStringLiteral("pendingResolve"), &PendingView::resolve);
    m_resolve->setText(tr("&Resolve…"));
    m_choose = addButton(row, QStringLiteral("pendingChoose"), &PendingView::choose);
    m_choose->setText(tr("C&hoose…"));
    m_bringBack = addButton(row, QStringLiteral("pendingBringBack"), &PendingView::bringBack);
    m_bringBack->setText(tr("&Bring Back"));
    m_open = addButton(row, QStringLiteral("pendingOpen"), &PendingView::open);
    m_open->setText(tr("&Open Case"));
    m_drop = addButton(row, QStringLiteral("pendingDrop"), &PendingView::drop);
    row->addStretch(1);
    m_sendSelected = addButton(row, QStringLiteral("pendingSend"), &PendingView::sendSelected);
    m_sendAll = addButton(row, QStringLiteral("pendingSendAll"), &PendingView::sendAll);
    m_sendAll->setDefault(true);
    return row;
}

void PendingView::setProgress(qsizetype done, qsizetype total)
{
    m_done = done;
    m_total = total;
    if (isSending())
        refresh();
    else
        m_model->refresh(); // failures are news of cases that wait as before
}

void PendingView::select(CaseKey key)
{
    if (const int row = m_model->rowOf(key); row >= 0)
        m_list->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

QString PendingView::summary() const
{
    if (isSending())
        return tr("Sending %1 of %2…").arg(m_done + 1).arg(m_total);
    const int waiting = m_model->rowCount();
    if (waiting == 0)
        return {};
    QString text = counted(waiting, tr("One case is saved on this computer and not sent yet."),
                           tr("%1 cases are saved on this computer and not sent yet."));
    const PendingModel::Troubles troubles = m_model->troubles();
    if (troubles.failed > 0)
        text += QLatin1Char(' ') + counted(troubles.failed, tr("The last attempt failed for one of them."), tr("The last attempt failed for %1 of them."));
    if (troubles.clashing > 0)
        text += QLatin1Char(' ') + counted(troubles.clashing, tr("One clashes with what the server has."), tr("%1 clash with what the server has."));
    return text;
}

void PendingView::refresh()
{
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    m_summary->setText(summary());
    m_summary->setVisible(!m_summary->text().isEmpty());
    showDiff();
    updateButtons();
}

void PendingView::updateButtons()
{
    const int waiting = m_model->rowCount();
    const qsizetype selected = m_list->selectionModel()->selectedRows().size();
    const bool mayWrite = m_workspace->schema().mayWrite;
    const QString why = mayWrite ? QString() : m_readOnly->text();
    m_sendSelected->setText(tr("&Send %1 Selected").arg(selected));
    m_sendAll->setText(waiting == 1 ? tr("Send &All") : tr("Send &All %1").arg(waiting));
    m_drop->setText(selected == 1 ? tr("&Drop Changes") : tr("&Drop Changes of %1").arg(selected));
    for (QPushButton *button : {m_sendSelected, m_sendAll, m_drop}) {
        button->setVisible(waiting > 0);
        button->setToolTip(why);
    }
    m_sendAll->setEnabled(mayWrite && !isSending());
    m_sendSelected->setEnabled(mayWrite && !isSending() && selected > 0);
    m_drop->setEnabled(mayWrite && !isSending() && selected > 0);
    const workspace::CaseRecord *record = selected == 1 ? current() : nullptr;
    m_open->setVisible(waiting > 0);
    m_open->setEnabled(record && !record->deleted);
    m_resolve->setVisible(record && !record->clashes.isEmpty());
    m_resolve->setEnabled(mayWrite && !isSending());
    m_choose->setVisible(record && !record->candidates.isEmpty());
    m_choose->setEnabled(!isSending());
    m_bringBack->setVisible(record && wasDeletedThere(*record));
    m_bringBack->setEnabled(mayWrite && !isSending());
}

const workspace::CaseRecord *PendingView::current() const
{
    const CaseKey key = m_model->keyAt(m_list->currentIndex().row());
    return key.isNull() ? nullptr : m_workspace->record(key);
}

void PendingView::showDiff()
{
    const workspace::CaseRecord *record = current();
    const std::optional<Change> change = record ? waitingChange(*record) : std::nullopt;
    // Asked for whenever something comes in: of a long scenario only once it is another change.
    if (!isSameChange(change, m_shown))
        m_diff->setLines(change ? changeLines(*change, m_workspace->schema()) : QList<ChangeLine>());
    m_shown = change;
    if (!record) {
        m_title->setText(tr("Select a case to see what changes in it."));
        return;
    }
    const int row = m_model->rowOf(record->key);
    const auto cell = [this, row](int column) { return m_model->index(row, column).data(PendingModel::FullTextRole).toString(); };
    const QString trouble = cell(PendingModel::TroubleColumn);
    const QString title = cell(PendingModel::IdColumn) + QLatin1Char(' ') + cell(PendingModel::NameColumn);
    m_title->setText(trouble.isEmpty() ? title : title + QLatin1Char('\n') + trouble);
}

QList<CaseKey> PendingView::selectedKeys() const
{
    QList<CaseKey> keys;
    QModelIndexList rows = m_list->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows))
        keys.append(m_model->keyAt(row.row()));
    return keys;
}

void PendingView::sendSelected()
{
    Q_EMIT sendRequested(selectedKeys());
}

void PendingView::sendAll()
{
    Q_EMIT sendRequested(m_model->keys());
}

void PendingView::bringBack()
{
    if (const workspace::CaseRecord *record = current())
        Q_EMIT bringBackRequested(record->key);
}

void PendingView::drop()
{
    Q_EMIT dropRequested(selectedKeys());
}

void PendingView::open()
{
    const workspace::CaseRecord *record = current();
    if (record && !record->deleted)
        Q_EMIT openRequested(record->key);
}

void PendingView::resolve()
{
    if (const workspace::CaseRecord *record = current())
        Q_EMIT resolveRequested(record->key);
}

void PendingView::choose()
{
    if (const workspace::CaseRecord *record = current())
        Q_EMIT choiceRequested(record->key);
}

void PendingView::keyPressEvent(QKeyEvent *event)
{
    if (isEnter(*event)) {
        if (!clickFocusedButton(this) && m_list->hasFocus())
            m_sendAll->click();
    } else if (event->key() == Qt::Key_Delete && m_list->hasFocus() && m_drop->isEnabled()) {
        drop();
    } else {
        QDialog::keyPressEvent(event);
    }
}

} // namespace casewright
