// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/preview_dialog.h"

#include "ui/common/theme.h"
#include "ui/tags/mark_delegate.h"
#include "ui/tags/plan_bar.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace casewright {

PreviewDialog::PreviewDialog(const workspace::Plan &plan, const ProjectSchema &schema,
                             const std::function<BulkPreviewModel::CaseLabel(CaseKey)> &labelOf, QWidget *parent)
    : QDialog(parent), m_plan(plan), m_model(new BulkPreviewModel(this)), m_text(new QLabel(this)), m_view(new QTreeView(this)), m_apply(nullptr)
{
    setObjectName(QStringLiteral("previewDialog"));
    m_model->setChanges(plan.set, schema, labelOf);
    m_view->setObjectName(QStringLiteral("previewTable"));
    m_view->setAccessibleName(tr("Changes by case"));
    m_view->setModel(m_model);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->installEventFilter(this);
    m_view->setItemDelegate(new MarkDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    const int letter = fontMetrics().averageCharWidth();
    m_view->header()->resizeSection(BulkPreviewModel::IdColumn, 16 * letter);
    m_view->header()->resizeSection(BulkPreviewModel::NameColumn, 34 * letter);
    m_view->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    m_text->setObjectName(QStringLiteral("previewText"));
    m_text->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    m_apply = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_apply->setObjectName(QStringLiteral("previewApply"));
    m_apply->setDefault(true);
    buttons->addButton(QDialogButtonBox::Close)->setObjectName(QStringLiteral("previewClose"));
    connect(buttons, &QDialogButtonBox::accepted, this, &PreviewDialog::accept);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { Q_EMIT applyRequested(m_model->leftOut()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &PreviewDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_view, 1);
    layout->addWidget(buttons);
    connect(m_model, &BulkPreviewModel::leftOutChanged, this, &PreviewDialog::refresh);
    refresh();
    resize(130 * letter, 20 * metrics::rowHeight(fontMetrics()));
    m_view->setFocus();
}

void PreviewDialog::refresh()
{
    const QSet<CaseKey> leftOut = m_model->leftOut();
    const workspace::Plan rest = m_plan.without(leftOut);
    const qsizetype cases = rest.set.changes.size();
    setWindowTitle(tr("Preview: %1").arg(rest.set.name));
    QStringList text;
    if (m_plan.set.changes.isEmpty())
        text << tr("Every selected case is already as asked: nothing would change.");
    else
        text << tr("%1 would change. A plus comes, a minus goes, the rest stays. Take a tick away to leave a case out.").arg(casesText(cases));
    if (!m_plan.set.changes.isEmpty() && !m_plan.unchanged.isEmpty())
        text << tr("Already as asked: %1.").arg(casesText(m_plan.unchanged.size()));
    if (const qsizetype missing = m_plan.unread.size() + m_plan.refused.size(); missing > 0)
        text << tr("Cannot be changed: %1.").arg(casesText(missing));
    if (const qsizetype automated = m_model->automatedCount(); automated > 0)
        text << automatedText(automated);
    m_text->setText(text.join(QLatin1Char(' ')));
    m_apply->setText(applyText(cases));
    m_apply->setEnabled(cases > 0);
}

void PreviewDialog::toggleSelected()
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows(BulkPreviewModel::IdColumn);
    if (rows.isEmpty() && m_view->currentIndex().isValid()) // where the focus is when the dialog opens
        rows.append(m_view->currentIndex().siblingAtColumn(BulkPreviewModel::IdColumn));
    if (rows.isEmpty())
        return;
    const bool wasIn = rows.first().data(Qt::CheckStateRole).toInt() == Qt::Checked;
    for (const QModelIndex &row : rows)
        m_model->setData(row, wasIn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

bool PreviewDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        toggleSelected();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace casewright
