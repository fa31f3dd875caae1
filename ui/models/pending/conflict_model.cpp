// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pending/conflict_model.h"

#include "ui/models/changes/change_lines.h"
#include "ui/models/changes/change_marks.h"
#include "ui/models/tool_tip.h"

namespace casewright {

namespace {

/// What the merge takes of theirs where they do not clash, by facet with the number of its lines.
QString mergedParts(const workspace::CaseRecord &record, const ProjectSchema &schema)
{
    if (!record.base || !record.mine || !record.theirs)
        return {};
    const Merge merged = merge(*record.base, *record.mine, *record.theirs);
    const std::optional<Change> taken = diff(record.key, *record.mine, merged.value);
    if (!taken)
        return {};
    QStringList parts;
    QString heading;
    int count = 0;
    const auto finish = [&] {
        if (count > 0)
            parts.append(ConflictModel::tr("%1 (%2)").arg(heading).arg(count));
        count = 0;
    };
    const QList<ChangeLine> lines = changeLines(*taken, schema);
    for (const ChangeLine &line : lines) {
        if (line.kind == ChangeLine::Kind::Heading) {
            finish();
            heading = line.text;
        } else if (line.kind != ChangeLine::Kind::Kept) {
            ++count;
        }
    }
    finish();
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString sideText(Side side)
{
    switch (side) {
    case Side::Mine:
        return ConflictModel::tr("Mine");
    case Side::Theirs:
        return ConflictModel::tr("Theirs");
    case Side::Both:
        break;
    }
    return ConflictModel::tr("Both");
}

void ConflictModel::show(const workspace::CaseRecord &record, const ProjectSchema &schema)
{
    beginResetModel();
    m_schema = schema;
    QList<Clash> known = std::exchange(m_clashes, record.clashes);
    QList<Side> chosen = std::exchange(m_sides, {});
    for (const Clash &clash : std::as_const(m_clashes)) {
        const qsizetype before = known.indexOf(clash);
        m_sides.append(before >= 0 ? chosen.at(before) : clash.canKeepBoth ? Side::Both : Side::Mine);
        if (before < 0)
            continue;
        known.remove(before); // of two that are equal each keeps its own
        chosen.remove(before);
    }
    m_merged = mergedParts(record, schema);
    endResetModel();
}

bool ConflictModel::choose(int row, Side side)
{
    if (side == Side::Both && !canKeepBoth(row))
        return false;
    m_sides[row] = side;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    return true;
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_clashes.size());
}

int ConflictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ConflictModel::itemText(const Clash &clash) const
{
    if (clash.facet == FacetId::Fields)
        return fieldLabel(clash.where.toLongLong(), m_schema);
    const QString label = facetLabel(clash.facet);
    const QString heading = label.left(1).toUpper() + label.mid(1);
    return clash.where.isEmpty() ? heading : tr("%1: %2").arg(heading, clash.where);
}

bool ConflictModel::isChosen(int row, int column) const
{
    const Side side = m_sides.at(row);
    return (column == MineColumn && side != Side::Theirs) || (column == TheirsColumn && side != Side::Mine);
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == ChosenRole)
        return isChosen(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return plainToolTip(text(index.row(), index.column()));
    case Qt::AccessibleTextRole:
        return isChosen(index.row(), index.column()) ? tr("%1, kept").arg(text(index.row(), index.column())) : text(index.row(), index.column());
    default:
        return {};
    }
}

QString ConflictModel::text(int row, int column) const
{
    const Clash &clash = m_clashes.at(row);
    if (column == ItemColumn)
        return itemText(clash);
    if (column == KeepColumn)
        return sideText(m_sides.at(row));
    const QString value = column == BaseColumn ? clash.base : column == MineColumn ? clash.mine : clash.theirs;
    return value.isEmpty() ? tr("(nothing)") : value;
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ItemColumn:
        return tr("What");
    case BaseColumn:
        return tr("Before");
    case MineColumn:
        return tr("Mine");
    case TheirsColumn:
        return tr("Theirs");
    default:
        return tr("Keep");
    }
}

} // namespace casewright
