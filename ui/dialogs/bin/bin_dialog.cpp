// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/bin/bin_dialog.h"

#include "ui/common/counted.h"
#include "ui/common/desktop/dialog_manners.h"
#include "ui/common/empty_state.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/dialogs/bin/bin_model.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace casewright {

namespace {

constexpr int binLetters = 90;
constexpr int binLines = 26;

} // namespace

BinDialog::BinDialog(QWidget *parent)
    : QDialog(parent),
      m_model(new BinModel(this)),
      m_filter(new QLineEdit(this)),
      m_message(new InlineMessage(this)),
      m_pages(new QStackedWidget(this)),
      m_view(new QTreeView(this)),
      m_empty(new EmptyState(m_pages)),
      m_restore(new QPushButton(this))
{
    setObjectName(QStringLiteral("binDialog"));
    setWindowTitle(tr("Deleted Cases"));
    resizeOnScreen(this, {binLetters * fontMetrics().averageCharWidth(), binLines * fontMetrics().height()});
    build();
    connectParts();
    updateParts();
}

void BinDialog::build()
{
    m_filter->setObjectName(QStringLiteral("binFilter"));
    m_filter->setAccessibleName(tr("Filter deleted cases"));
    m_filter->setPlaceholderText(tr("Filter by name or id"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Filter), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_message->setObjectName(QStringLiteral("binMessage"));
    m_view->setObjectName(QStringLiteral("binCases"));
    m_view->setAccessibleName(tr("Deleted cases"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->resizeSection(BinModel::IdColumn, 12 * fontMetrics().averageCharWidth());
    m_empty->setObjectName(QStringLiteral("binNothing"));
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);
    m_restore->setObjectName(QStringLiteral("binRestore"));
    m_restore->setDefault(true);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_restore, QDialogButtonBox::ActionRole);
    buttons->addButton(QDialogButtonBox::Close)->setObjectName(QStringLiteral("closeButton"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    layout->setSpacing(metrics::space3);
    layout->addWidget(m_filter);
    layout->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
}

void BinDialog::connectParts()
{
    connect(m_filter, &QLineEdit::textChanged, m_model, &BinModel::setFilter);
    connect(m_filter, &QLineEdit::textChanged, this, &BinDialog::updateParts);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BinDialog::updateParts);
    connect(m_restore, &QPushButton::clicked, this, &BinDialog::requestRestore);
    connect(m_message, &InlineMessage::buttonClicked, this, &BinDialog::retryRequested);
}

void BinDialog::setCases(const QList<Ref> &cases)
{
    m_state = State::Ready;
    m_message->clear();
    m_model->setCases(cases);
    updateParts();
}

void BinDialog::setBusy()
{
    m_state = State::Busy;
    m_message->clear();
    updateParts();
}

void BinDialog::fail(const Error &error)
{
    m_state = State::Failed;
    m_message->showError(error);
    updateParts();
}

void BinDialog::updateParts()
{
    const int count = static_cast<int>(selected().size());
    const bool isBusy = m_state == State::Busy;
    m_restore->setText(count == 0 ? tr("&Restore") : counted(count, tr("&Restore 1 Case"), tr("&Restore %1 Cases")));
    m_restore->setEnabled(!isBusy && count > 0);
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    if (isBusy)
        m_empty->setContent({Icon::Pull, tr("Looking into the bin…"), tr("The server is asked for its deleted cases."), nullptr, nullptr});
    else if (m_state == State::Failed)
        m_empty->setContent({Icon::Error, tr("The bin could not be read"), tr("What is wrong is said above."), nullptr, nullptr});
    else if (!m_model->isBinEmpty())
        m_empty->setContent({Icon::Search, tr("Nothing matches"), tr("No deleted case has this in its name or id."), nullptr, nullptr});
    else
        m_empty->setContent({Icon::Check, tr("The bin is empty"), tr("Cases that are deleted on the server are listed here."), nullptr, nullptr});
}

QList<ServerId> BinDialog::selected() const
{
    QList<ServerId> cases;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        cases.append(m_model->idAt(row.row()));
    return cases;
}

void BinDialog::requestRestore()
{
    if (const QList<ServerId> cases = selected(); !cases.isEmpty())
        Q_EMIT restoreRequested(cases);
}

bool BinDialog::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDown = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down;
    if (watched != m_filter || !isDown || m_model->rowCount() == 0)
        return QDialog::eventFilter(watched, event);
    m_view->setFocus(Qt::ShortcutFocusReason);
    if (!m_view->selectionModel()->hasSelection())
        m_view->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    return true;
}

} // namespace casewright
