// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/bin/bin_model.h"

#include "ui/common/theme.h"

#include <QGuiApplication>

namespace casewright {

void BinModel::setCases(const QList<Ref> &cases)
{
    beginResetModel();
    m_cases = cases;
    show();
    endResetModel();
}

void BinModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = text.trimmed();
    show();
    endResetModel();
}

void BinModel::show()
{
    m_shown.clear();
    for (qsizetype i = 0; i < m_cases.size(); ++i) {
        const Ref &one = m_cases.at(i);
        if (one.name.contains(m_filter, Qt::CaseInsensitive) || QString::number(one.id.value_or(0)).contains(m_filter))
            m_shown.append(i);
    }
}

int BinModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int BinModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BinModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::FontRole && index.column() == IdColumn)
        return keyFont(QGuiApplication::font());
    if (role != Qt::DisplayRole || !index.isValid())
        return {};
    return index.column() == IdColumn ? QString::number(idAt(index.row())) : caseAt(index.row()).name;
}

QVariant BinModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return section == IdColumn ? tr("Id") : tr("Name");
}

} // namespace casewright
