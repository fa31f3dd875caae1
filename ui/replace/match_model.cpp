// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replace/match_model.h"

#include "ui/common/counted.h"

namespace casewright {

namespace {

QString whereText(const TextPlace &place, const QString &step)
{
    switch (place.facet) {
    case FacetId::Name:
        return MatchModel::tr("Name");
    case FacetId::Description:
        return MatchModel::tr("Description");
    case FacetId::Precondition:
        return MatchModel::tr("Precondition");
    case FacetId::Scenario:
        return place.kind == StepKind::Expected ? MatchModel::tr("Expected result of step %1").arg(step) : MatchModel::tr("Step %1").arg(step);
    default:
        return MatchModel::tr("Expected result");
    }
}

} // namespace

void MatchModel::setFound(const QList<FoundCase> &cases)
{
    beginResetModel();
    m_cases = cases;
    m_ticks.clear();
    m_ticked = 0;
    for (const FoundCase &one : cases) {
        m_ticks.append(QList<bool>(one.matches.size(), true));
        m_ticked += one.matches.size();
    }
    endResetModel();
    Q_EMIT tickedChanged();
}

QList<CaseKey> MatchModel::tickedCases() const
{
    QList<CaseKey> keys;
    for (int row = 0; row < m_cases.size(); ++row) {
        if (tickedIn(row) > 0)
            keys.append(m_cases.at(row).key);
    }
    return keys;
}

QHash<CaseKey, QList<workspace::LeftOutMatch>> MatchModel::leftOut() const
{
    QHash<CaseKey, QList<workspace::LeftOutMatch>> leftOut;
    for (int row = 0; row < m_cases.size(); ++row) {
        const FoundCase &one = m_cases.at(row);
        for (qsizetype i = 0; i < one.matches.size(); ++i) {
            const TextMatches &text = one.texts.at(one.matches.at(i).text);
            if (!m_ticks.at(row).at(i))
                leftOut[one.key].append({text.place, text.matches.at(one.matches.at(i).match).start});
        }
    }
    return leftOut;
}

QModelIndex MatchModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex MatchModel::parent(const QModelIndex &child) const
{
    return !child.isValid() || isCase(child) ? QModelIndex() : createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0));
}

int MatchModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_cases.size());
    return isCase(parent) ? static_cast<int>(m_cases.at(parent.row()).matches.size()) : 0;
}

int MatchModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant MatchModel::caseData(int row, int role) const
{
    const FoundCase &one = m_cases.at(row);
    const qsizetype ticked = tickedIn(row);
    if (role == Qt::CheckStateRole)
        return ticked == 0 ? Qt::Unchecked : ticked == one.matches.size() ? Qt::Checked : Qt::PartiallyChecked;
    if (role == Qt::DisplayRole)
        return tr("%1 (%2)").arg(one.name, counted(one.matches.size(), tr("one match"), tr("%1 matches")));
    return {};
}

QVariant MatchModel::matchData(int caseRow, int row, int role) const
{
    const FoundCase &one = m_cases.at(caseRow);
    const FoundMatch &match = one.matches.at(row);
    const QString where = whereText(one.texts.at(match.text).place, match.step);
    switch (role) {
    case Qt::CheckStateRole:
        return m_ticks.at(caseRow).at(row) ? Qt::Checked : Qt::Unchecked;
    case Qt::DisplayRole:
        return where + QStringLiteral(": ") + match.context.before() + QStringLiteral(" → ") + match.context.after();
    case Qt::AccessibleTextRole:
        return tr("%1: changed from %2 to %3").arg(where, match.context.before(), match.context.after());
    case WhereRole:
        return where;
    case ContextRole:
        return QVariant::fromValue(match.context);
    default:
        return {};
    }
}

QVariant MatchModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    return isCase(index) ? caseData(index.row(), role) : matchData(index.parent().row(), index.row(), role);
}

bool MatchModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    const bool isTicked = value.toInt() == Qt::Checked;
    const QModelIndex branch = isCase(index) ? index : index.parent();
    QList<bool> &ticks = m_ticks[branch.row()];
    m_ticked -= ticks.count(true);
    if (isCase(index))
        ticks.fill(isTicked);
    else
        ticks[index.row()] = isTicked;
    m_ticked += ticks.count(true);
    Q_EMIT dataChanged(branch, branch, {Qt::CheckStateRole});
    Q_EMIT dataChanged(this->index(0, 0, branch), this->index(rowCount(branch) - 1, 0, branch), {Qt::CheckStateRole});
    Q_EMIT tickedChanged();
    return true;
}

Qt::ItemFlags MatchModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable : Qt::NoItemFlags;
}

} // namespace casewright
