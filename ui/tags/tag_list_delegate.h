// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace casewright {

/// A tag of the selection: box with a check, a dash or nothing, the tag as a chip with n/m behind it, and what is pending by sign
/// and colour. A click anywhere in the row, or the space bar, goes one further round the cycle.
class TagListDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit TagListDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

} // namespace casewright
