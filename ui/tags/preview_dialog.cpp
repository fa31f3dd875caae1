// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/preview_dialog.h"

#include "ui/common/theme.h"
#include "ui/tags/mark_delegate.h"
#include "ui/tags/plan_bar.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace casewright {

PreviewDialog::PreviewDialog(const ChangeSet &set, const ProjectSchema &schema,
                             const std::function<BulkPreviewModel::CaseLabel(CaseKey)> &labelOf, QWidget *parent)
    : QDialog(parent), m_view(new QTreeView(this)), m_apply(nullptr)
{
    setObjectName(QStringLiteral("previewDialog"));
    setWindowTitle(tr("Preview: %1").arg(set.name));
    auto *model = new BulkPreviewModel(this);
    model->setChanges(set, schema, labelOf);
    m_view->setObjectName(QStringLiteral("previewTable"));
    m_view->setAccessibleName(tr("Changes by case"));
    m_view->setModel(model);
    m_view->setItemDelegate(new MarkDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    const int letter = fontMetrics().averageCharWidth();
    m_view->header()->resizeSection(BulkPreviewModel::IdColumn, 10 * letter);
    m_view->header()->resizeSection(BulkPreviewModel::NameColumn, 34 * letter);
    m_view->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    const qsizetype cases = set.changes.size();
    auto *text = new QLabel(cases == 0 ? tr("Every selected case is already as asked: nothing would change.")
                                       : tr("%1 would change. A plus comes, a minus goes, the rest stays.").arg(casesText(cases)),
                            this);
    text->setObjectName(QStringLiteral("previewText"));
    text->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    m_apply = buttons->addButton(applyText(cases), QDialogButtonBox::AcceptRole);
    m_apply->setObjectName(QStringLiteral("previewApply"));
    m_apply->setEnabled(cases > 0);
    m_apply->setDefault(true);
    buttons->addButton(QDialogButtonBox::Close)->setObjectName(QStringLiteral("previewClose"));
    connect(buttons, &QDialogButtonBox::accepted, this, &PreviewDialog::accept);
    connect(buttons, &QDialogButtonBox::accepted, this, &PreviewDialog::applyRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &PreviewDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(m_view, 1);
    layout->addWidget(buttons);
    resize(130 * letter, 20 * metrics::rowHeight(fontMetrics()));
    m_view->setFocus();
}

} // namespace casewright
