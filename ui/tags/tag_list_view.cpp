// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/tag_list_view.h"

#include "ui/common/theme.h"
#include "ui/tags/tag_list_delegate.h"

#include <QDrag>
#include <QMimeData>

namespace casewright {

namespace {

constexpr int leastLines = 6;

} // namespace

TagListView::TagListView(QWidget *parent) : QListView(parent)
{
    setObjectName(QStringLiteral("tagList"));
    setAccessibleName(tr("All tags"));
    setItemDelegate(new TagListDelegate(this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setMinimumHeight(leastLines * metrics::rowHeight(fontMetrics()));
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDragDropOverwriteMode(true); // cases are dropped onto a tag, never between two
}

void TagListView::startDrag(Qt::DropActions)
{
    if (!currentIndex().isValid())
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(model()->mimeData({currentIndex()}));
    drag->setPixmap(viewport()->grab(visualRect(currentIndex())));
    drag->exec(Qt::CopyAction);
}

} // namespace casewright
