// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/steps/step_breadcrumb.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace casewright {
namespace {

constexpr int widestPart = 240;

} // namespace

StepBreadcrumb::StepBreadcrumb(StepTreeView &view, QWidget *parent)
    : QWidget(parent), m_view(view), m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("stepBreadcrumb"));
    setAccessibleName(tr("Steps zoomed into"));
    m_row->setContentsMargins(metrics::space2, metrics::space1, metrics::space2, metrics::space1);
    m_row->setSpacing(metrics::space1);
    connect(&view, &StepTreeView::zoomChanged, this, &StepBreadcrumb::rebuild);
    connect(view.model(), &QAbstractItemModel::dataChanged, this, &StepBreadcrumb::rebuild);
    hide();
}

void StepBreadcrumb::rebuild()
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        std::unique_ptr<QLayoutItem> gone(item);
    }
    QList<QModelIndex> path;
    for (QModelIndex index = m_view.rootIndex(); index.isValid(); index = index.parent())
        path.prepend(index);
    setVisible(!path.isEmpty());
    if (path.isEmpty())
        return;
    addPart(tr("Scenario"), {});
    for (const QModelIndex &index : path) {
        auto *arrow = new QLabel(this);
        arrow->setPixmap(icon(Icon::ChevronRight, palette()).pixmap(metrics::iconSize(fontMetrics())));
        m_row->addWidget(arrow);
        addPart(index.data().toString(), m_view.editor().model().keyOf(index));
    }
    m_row->addStretch();
}

void StepBreadcrumb::addPart(const QString &text, StepKey step)
{
    auto *part = new QToolButton(this);
    part->setObjectName(QStringLiteral("breadcrumbPart"));
    part->setAutoRaise(true);
    const QString line = text.section(u'\n', 0, 0);
    part->setText(fontMetrics().elidedText(line.isEmpty() ? tr("Empty step") : line, Qt::ElideRight, widestPart));
    part->setToolTip(text);
    part->setFocusPolicy(Qt::TabFocus);
    connect(part, &QToolButton::clicked, this, [this, step] {
        m_view.zoomTo(step);
        m_view.setFocus();
    });
    m_row->addWidget(part);
}

} // namespace casewright
