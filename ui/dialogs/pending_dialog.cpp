// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pending_dialog.h"

#include "ui/common/empty_state.h"
#include "ui/common/theme.h"
#include "ui/dialogs/note_label.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace casewright {

namespace {

constexpr int pendingLetters = 100;
constexpr int pendingLines = 28;

} // namespace

PendingDialog::PendingDialog(QWidget *parent)
    : QDialog(parent),
      m_model(new WaitingCasesModel(this)),
      m_summary(new QLabel(this)),
      m_pages(new QStackedWidget(this)),
      m_view(new QTreeView(this)),
      m_send(new QPushButton(this)),
      m_open(new QPushButton(tr("&Open Case"), this)),
      m_choose(new QPushButton(tr("C&hoose…"), this))
{
    setObjectName(QStringLiteral("pendingDialog"));
    setWindowTitle(tr("Waiting to Be Sent"));
    resize(pendingLetters * fontMetrics().averageCharWidth(), pendingLines * fontMetrics().height());
    m_model->setErrorText(errorSentences);
    build();
    connect(m_send, &QPushButton::clicked, this, &PendingDialog::sendNow);
    connect(m_open, &QPushButton::clicked, this, [this] { openRow(m_view->currentIndex().row()); });
    connect(m_choose, &QPushButton::clicked, this, [this] { Q_EMIT choiceRequested(selectedKeys().constFirst()); });
    connect(m_view, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) { openRow(index.row()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PendingDialog::updateButtons);
    updateButtons();
}

void PendingDialog::build()
{
    m_summary->setObjectName(QStringLiteral("pendingSummary"));
    m_view->setObjectName(QStringLiteral("pendingCases"));
    m_view->setAccessibleName(tr("Cases that wait"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    QHeaderView *header = m_view->header();
    header->setSectionResizeMode(WaitingCasesModel::IdColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(WaitingCasesModel::NameColumn, QHeaderView::Stretch);
    header->setStretchLastSection(false); // two that stretch overflow by a few pixels
    header->resizeSection(WaitingCasesModel::WhatColumn, 22 * fontMetrics().averageCharWidth());
    header->resizeSection(WaitingCasesModel::FailureColumn, 30 * fontMetrics().averageCharWidth());

    auto *nothing = new EmptyState(m_pages);
    nothing->setObjectName(QStringLiteral("pendingNothing"));
    nothing->setContent({Icon::Check, tr("Everything is on the server"),
                         tr("What you change is saved on this computer at once and listed here until it is sent."), nullptr, nullptr});
    m_pages->addWidget(m_view);
    m_pages->addWidget(nothing);

    m_send->setObjectName(QStringLiteral("pendingSend"));
    m_send->setDefault(true);
    m_open->setObjectName(QStringLiteral("pendingOpen"));
    m_choose->setObjectName(QStringLiteral("pendingChoose"));
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_choose, QDialogButtonBox::ActionRole);
    buttons->addButton(m_open, QDialogButtonBox::ActionRole);
    buttons->addButton(m_send, QDialogButtonBox::ActionRole);
    buttons->addButton(QDialogButtonBox::Close)->setObjectName(QStringLiteral("closeButton"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    layout->setSpacing(metrics::space3);
    layout->addWidget(m_summary);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
    m_view->setFocus();
}

void PendingDialog::setCases(const QList<WaitingCase> &cases)
{
    m_failed = 0;
    for (const WaitingCase &one : cases)
        m_failed += one.lastFailure ? 1 : 0;
    m_model->setCases(cases);
    updateButtons();
}

void PendingDialog::setProgress(qsizetype done, qsizetype total)
{
    m_done = done;
    m_total = total;
    updateButtons();
}

QString PendingDialog::summary() const
{
    if (isSending())
        return tr("Sending %1 of %2…").arg(m_done + 1).arg(m_total);
    const int waiting = m_model->rowCount();
    if (waiting == 0)
        return {};
    if (m_failed == 0)
        return tr("Saved on this computer and not sent yet: %1.").arg(waiting);
    return tr("Saved on this computer and not sent yet: %1. The last attempt failed for %2 of them.").arg(waiting).arg(m_failed);
}

void PendingDialog::updateButtons()
{
    const int waiting = m_model->rowCount();
    const auto selected = static_cast<int>(selectedKeys().size());
    m_pages->setCurrentIndex(waiting > 0 ? 0 : 1);
    m_summary->setText(summary());
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_send->setText(selected > 0 ? tr("&Send %1 Selected").arg(selected) : tr("&Send All %1").arg(waiting));
    m_send->setVisible(waiting > 0);
    m_send->setEnabled(!isSending());
    m_open->setVisible(waiting > 0);
    m_open->setEnabled(selected == 1);
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    m_choose->setVisible(rows.size() == 1 && m_model->needsChoice(rows.constFirst().row()));
    m_choose->setEnabled(!isSending());
}

QList<CaseKey> PendingDialog::selectedKeys() const
{
    QList<CaseKey> keys;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        keys.append(m_model->keyAt(row.row()));
    return keys;
}

void PendingDialog::sendNow()
{
    QList<CaseKey> keys = selectedKeys();
    if (keys.isEmpty()) {
        for (int row = 0; row < m_model->rowCount(); ++row)
            keys.append(m_model->keyAt(row));
    }
    Q_EMIT sendRequested(keys);
}

void PendingDialog::openRow(int row)
{
    const CaseKey key = m_model->keyAt(row);
    if (key.isNull())
        return;
    Q_EMIT openRequested(key);
    accept(); // it stands before the window that shows the case now
}

} // namespace casewright
