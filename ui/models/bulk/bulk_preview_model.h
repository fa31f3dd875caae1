// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/changes/change_marks.h"

#include <QAbstractTableModel>
#include <QSet>

namespace casewright {

/// The preview of a change set before it is applied: a row a case, ticked as long as it is not left out.
class BulkPreviewModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { IdColumn, NameColumn, ChangesColumn, ColumnCount };
    enum Role { KeyRole = Qt::UserRole + 1, MarksRole /**< QList<ChangeMark> */ };
    struct CaseLabel {
        QString id;
        QString name;
        bool isAutomated = false; ///< the next upload of results may overwrite what people write
    };

    explicit BulkPreviewModel(QObject *parent = nullptr);
    void setChanges(const ChangeSet &set, const ProjectSchema &schema, const std::function<CaseLabel(CaseKey)> &labelOf);

    /// How many automated cases are not left out.
    [[nodiscard]] qsizetype automatedCount() const;
    /// The cases whose tick was taken away.
    [[nodiscard]] QSet<CaseKey> leftOut() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void leftOutChanged();

private:
    struct Row {
        CaseKey key;
        CaseLabel label;
        QList<ChangeMark> marks;
        bool isLeftOut = false;
    };
    [[nodiscard]] static QString text(const Row &row, int column);

    QList<Row> m_rows;
};

} // namespace casewright
