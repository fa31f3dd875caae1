// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bulk/bulk_preview_model.h"

#include "ui/models/tool_tip.h"

#include <algorithm>

namespace casewright {

BulkPreviewModel::BulkPreviewModel(QObject *parent) : QAbstractTableModel(parent) {}

void BulkPreviewModel::setChanges(const ChangeSet &set, const ProjectSchema &schema,
                                  const std::function<CaseLabel(CaseKey)> &labelOf)
{
    beginResetModel();
    m_rows.clear();
    for (const Change &change : set.changes)
        m_rows.append({change.key, labelOf(change.key), changeMarks(change, schema), false});
    endResetModel();
}

qsizetype BulkPreviewModel::automatedCount() const
{
    return std::ranges::count_if(m_rows, [](const Row &row) { return row.label.isAutomated && !row.isLeftOut; });
}

QSet<CaseKey> BulkPreviewModel::leftOut() const
{
    QSet<CaseKey> keys;
    for (const Row &row : m_rows) {
        if (row.isLeftOut)
            keys.insert(row.key);
    }
    return keys;
}

bool BulkPreviewModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != IdColumn)
        return false;
    m_rows[index.row()].isLeftOut = value.toInt() != Qt::Checked;
    Q_EMIT dataChanged(index, index.siblingAtColumn(ColumnCount - 1));
    Q_EMIT leftOutChanged();
    return true;
}

Qt::ItemFlags BulkPreviewModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == IdColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

int BulkPreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BulkPreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BulkPreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[index.row()];
    if (role == Qt::CheckStateRole && index.column() == IdColumn)
        return row.isLeftOut ? Qt::Unchecked : Qt::Checked;
    if (role == KeyRole)
        return row.key.value;
    if (role == MarksRole)
        return QVariant::fromValue(row.marks);
    if (role == Qt::ToolTipRole)
        return plainToolTip(text(row, index.column()));
    return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? text(row, index.column()) : QVariant();
}

QString BulkPreviewModel::text(const Row &row, int column)
{
    if (column == IdColumn)
        return row.label.id;
    if (column == NameColumn)
        return row.label.name;
    QStringList texts;
    for (const ChangeMark &mark : row.marks)
        texts << mark.signedText();
    return texts.join(QStringLiteral(", "));
}

QVariant BulkPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == IdColumn)
        return tr("Id");
    return section == NameColumn ? tr("Name") : tr("What changes");
}

} // namespace casewright
