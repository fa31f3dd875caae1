// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace casewright {

/// Paints the pieces of a preview side by side: tags as chips with their sign, other facets as text with it. What changes
/// stands first.
class MarkDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit MarkDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace casewright
