// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/test_case.h"

#include <QAbstractTableModel>

namespace casewright {

/// The examples of a case as a table: a column for each parameter, a row for each example. It is never edited itself: what is typed
/// into a cell is handed on as the next list, and show() brings what has become of it. Values of parameters that the first example
/// does not have are kept, unseen.
class ExamplesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(const QList<Example> &examples);
    void setReadOnly(bool readOnly) { m_isReadOnly = readOnly; }
    [[nodiscard]] QStringList parameters() const;

    // --- what the list would be next
    /// Where there is no example yet, one is made to hold it.
    [[nodiscard]] QList<Example> withParameter(const QString &name) const;
    [[nodiscard]] QList<Example> withRenamed(int column, const QString &name) const;
    [[nodiscard]] QList<Example> withoutParameter(int column) const;
    /// An empty one at `row`.
    [[nodiscard]] QList<Example> withRow(int row) const;
    [[nodiscard]] QList<Example> withoutRows(const QList<int> &rows) const;
    [[nodiscard]] QList<Example> withValues(const QModelIndexList &cells, const QString &value) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void typed(const QList<casewright::Example> &next);

private:
    QList<Example> m_examples;
    bool m_isReadOnly = false;
};

} // namespace casewright
