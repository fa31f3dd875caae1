// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/transfer/transfer.h"

#include <QAbstractTableModel>

namespace casewright {

/// What becomes of everything in the cases, a row each: what is missing or stays behind first, with an icon and in words.
class TransferModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { PartColumn, HereColumn, ThereColumn, CasesColumn, ColumnCount };
    using Row = workspace::TransferPlan::Row;
    using Fate = workspace::TransferNote::Fate;

    explicit TransferModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setRows(const QList<Row> &rows);
    /// How many rows of this kind there are.
    [[nodiscard]] qsizetype count(Fate fate) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString partText(const workspace::TransferNote &note);
    [[nodiscard]] static QString thereText(const workspace::TransferNote &note);

    QList<Row> m_rows;
};

} // namespace casewright
