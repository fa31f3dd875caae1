// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QStyledItemDelegate>

namespace casewright {

/// Paints the case table straight from the model: ids in the fixed font, tags as chips, a badge where the layer is missing,
/// icons for automated and waiting. It leaves QStyledItemDelegate's own painting out, which takes three times as long.
class CaseTableDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CaseTableDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintTags(QPainter *painter, const QStyleOptionViewItem &option, const QStringList &tags);
    static void paintMissingLayer(QPainter *painter, const QStyleOptionViewItem &option, const Theme &theme);
    static void paintFlag(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, const Theme &theme);
};

} // namespace casewright
