// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/domain/change.h"

#include <QAbstractTableModel>

namespace casewright {

/// One piece of the preview of a case: a tag, link or field value that stays, comes or goes.
struct ChangeMark {
    enum class Kind { Kept, Added, Removed, Replaced };
    Kind kind = Kind::Kept;
    QString field;  ///< "Layer", "Status", ... ; empty for tags
    QString before; ///< of Replaced
    QString text;

    /// With its sign, so that colour is never needed to read it: "+ smoke", "− old", "Layer: API → UI".
    [[nodiscard]] QString signedText() const;
    friend bool operator==(const ChangeMark &, const ChangeMark &) = default;
};

/// What a change does to its case, piece by piece.
[[nodiscard]] QList<ChangeMark> changeMarks(const Change &change, const ProjectSchema &schema);

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
    QList<Row> m_rows;
};

} // namespace casewright

Q_DECLARE_METATYPE(QList<casewright::ChangeMark>)
