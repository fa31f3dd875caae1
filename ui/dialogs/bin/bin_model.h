// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/reference.h"

#include <QAbstractTableModel>
#include <QList>

namespace casewright {

/// The cases in the bin of a server, in its order, as far as a text stands in their name or id.
class BinModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { IdColumn, NameColumn, ColumnCount };

    explicit BinModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setCases(const QList<Ref> &cases);
    void setFilter(const QString &text);
    [[nodiscard]] bool isBinEmpty() const { return m_cases.isEmpty(); }
    [[nodiscard]] ServerId idAt(int row) const { return caseAt(row).id.value_or(0); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const Ref &caseAt(int row) const { return m_cases.at(m_shown.at(row)); }
    void show();

    QList<Ref> m_cases;
    QList<qsizetype> m_shown; ///< places in m_cases
    QString m_filter;
};

} // namespace casewright
