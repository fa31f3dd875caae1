// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case_extras.h"

#include <QAbstractTableModel>

namespace casewright {

/// The files of a case: name, type and size.
class FilesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, TypeColumn, SizeColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void show(const QList<Attachment> &files);
    [[nodiscard]] std::optional<Attachment> at(int row) const;
    /// -1 where there is none such.
    [[nodiscard]] int rowOf(ServerId file) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Attachment> m_files;
};

} // namespace casewright
