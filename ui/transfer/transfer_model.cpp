// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/transfer_model.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace casewright {

namespace {

using workspace::TransferNote;
using Part = TransferNote::Part;

QColor colourOf(TransferNote::Fate fate)
{
    const Theme &theme = Theme::of(QGuiApplication::palette());
    switch (fate) {
    case TransferNote::Fate::Missing:
        return theme.bad;
    case TransferNote::Fate::Lost:
        return theme.warning;
    case TransferNote::Fate::Changed:
        return theme.accent;
    case TransferNote::Fate::Kept:
        break;
    }
    return theme.good;
}

QIcon iconOf(TransferNote::Fate fate)
{
    switch (fate) {
    case TransferNote::Fate::Missing:
        return icon(Icon::Error, colourOf(fate));
    case TransferNote::Fate::Lost:
        return icon(Icon::Warning, colourOf(fate));
    case TransferNote::Fate::Changed:
        return icon(Icon::Edit, colourOf(fate));
    case TransferNote::Fate::Kept:
        break;
    }
    return icon(Icon::Check, colourOf(fate));
}

} // namespace

void TransferModel::setRows(const QList<Row> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

qsizetype TransferModel::count(Fate fate) const
{
    return std::ranges::count_if(m_rows, [fate](const Row &row) { return row.note.fate == fate; });
}

int TransferModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TransferModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TransferModel::partText(const TransferNote &note)
{
    switch (note.part) {
    case Part::Name:
        return tr("Name");
    case Part::Status:
        return tr("Status");
    case Part::Layer:
        return tr("Layer");
    case Part::Feature:
    case Part::Suite:
    case Part::Field:
        return note.field;
    case Part::Issue:
        return note.field.isEmpty() ? tr("Issue") : tr("%1 issue").arg(note.field);
    case Part::Role:
        return note.field.isEmpty() ? tr("Member") : note.field;
    case Part::SharedStep:
        return tr("Shared step");
    case Part::File:
        return tr("File in steps");
    case Part::TestKey:
        return tr("Test key");
    }
    return {};
}

QString TransferModel::thereText(const TransferNote &note)
{
    switch (note.fate) {
    case Fate::Missing:
        return note.part == Part::Name ? tr("no name, or too long") : tr("is asked for");
    case Fate::Lost:
        return note.part == Part::File || note.part == Part::SharedStep ? tr("its name, as a step") : tr("stays behind");
    case Fate::Changed:
        return note.part == Part::SharedStep ? tr("plain steps") : note.becomes;
    case Fate::Kept:
        break;
    }
    return note.value;
}

QVariant TransferModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::DecorationRole && index.column() == ThereColumn)
        return iconOf(row.note.fate);
    if (role == Qt::ForegroundRole && index.column() == ThereColumn && row.note.fate < Fate::Changed)
        return colourOf(row.note.fate);
    if (role == Qt::TextAlignmentRole && index.column() == CasesColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case PartColumn:
        return partText(row.note);
    case HereColumn:
        return row.note.value.isEmpty() ? tr("not set") : row.note.value;
    case ThereColumn:
        return thereText(row.note);
    default:
        return QLocale().toString(row.cases);
    }
}

QVariant TransferModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == CasesColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    static const QStringList titles = {tr("What"), tr("Here"), tr("There"), tr("Cases")};
    return titles.value(section);
}

} // namespace casewright
