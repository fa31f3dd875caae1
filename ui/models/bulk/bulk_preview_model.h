// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/changes/change_marks.h"

#include <QAbstractTableModel>

namespace casewright {

/// The preview of a change set before it is applied: a row a case.
class BulkPreviewModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { IdColumn, NameColumn, ChangesColumn, ColumnCount };
    enum Role { KeyRole = Qt::UserRole + 1, MarksRole /**< QList<ChangeMark> */ };
    struct CaseLabel {
        QString id;
        QString name;
    };

    explicit BulkPreviewModel(QObject *parent = nullptr);
    void setChanges(const ChangeSet &set, const ProjectSchema &schema, const std::function<CaseLabel(CaseKey)> &labelOf);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        CaseKey key;
        CaseLabel label;
        QList<ChangeMark> marks;
    };
    [[nodiscard]] static QString text(const Row &row, int column);

    QList<Row> m_rows;
};

} // namespace casewright
