// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/files_model.h"

#include "ui/models/tool_tip.h"

#include <QLocale>
#include <QMimeDatabase>

namespace casewright {

namespace {

/// In the words of this system, as file managers have it.
QString typeText(const QString &contentType)
{
    const QMimeType type = QMimeDatabase().mimeTypeForName(contentType);
    return type.isValid() && !type.comment().isEmpty() ? type.comment() : contentType;
}

} // namespace

void FilesModel::show(const QList<Attachment> &files)
{
    beginResetModel();
    m_files = files;
    endResetModel();
}

std::optional<Attachment> FilesModel::at(int row) const
{
    return row >= 0 && row < m_files.size() ? std::optional(m_files.at(row)) : std::nullopt;
}

int FilesModel::rowOf(ServerId file) const
{
    for (int row = 0; row < m_files.size(); ++row) {
        if (m_files.at(row).id == file)
            return row;
    }
    return -1;
}

int FilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int FilesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FilesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Attachment &file = m_files.at(index.row());
    if (role == Qt::TextAlignmentRole && index.column() == SizeColumn)
        return QVariant::fromValue(Qt::AlignTrailing | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return file.isMissing ? tr("The server has lost the content of this file.") : plainToolTip(file.contentType);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return file.name;
    case TypeColumn:
        return file.isMissing ? tr("Missing on the server") : typeText(file.contentType);
    default:
        return QLocale().formattedDataSize(file.size);
    }
}

QVariant FilesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return section == NameColumn ? tr("Name") : section == TypeColumn ? tr("Type") : tr("Size");
}

} // namespace casewright
