// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace casewright {

/// Paints a node of the browser: icon, name, and at the far side the number of its cases.
class SuiteTreeDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit SuiteTreeDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace casewright
