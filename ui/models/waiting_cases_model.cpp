// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/waiting_cases_model.h"

#include <QCoreApplication>

#include <algorithm>

namespace casewright {

QString facetLabel(FacetId facet)
{
    switch (facet) {
    case FacetId::Name:
        return WaitingCasesModel::tr("name");
    case FacetId::Description:
        return WaitingCasesModel::tr("description");
    case FacetId::Precondition:
        return WaitingCasesModel::tr("precondition");
    case FacetId::ExpectedResult:
        return WaitingCasesModel::tr("expected result");
    case FacetId::Status:
        return WaitingCasesModel::tr("status");
    case FacetId::Layer:
        return WaitingCasesModel::tr("layer");
    case FacetId::Owner:
        return WaitingCasesModel::tr("owner");
    case FacetId::Tags:
        return WaitingCasesModel::tr("tags");
    case FacetId::Issues:
        return WaitingCasesModel::tr("issue links");
    case FacetId::Links:
        return WaitingCasesModel::tr("links");
    case FacetId::Members:
        return WaitingCasesModel::tr("members");
    case FacetId::Relations:
        return WaitingCasesModel::tr("relations");
    case FacetId::TestKeys:
        return WaitingCasesModel::tr("test keys");
    case FacetId::Examples:
        return WaitingCasesModel::tr("examples");
    case FacetId::Scenario:
        return WaitingCasesModel::tr("scenario");
    case FacetId::Fields:
        return WaitingCasesModel::tr("suite, feature and other fields");
    }
    Q_UNREACHABLE();
}

QList<WaitingCase> waitingCases(const workspace::Workspace &workspace)
{
    QList<WaitingCase> cases;
    for (const CaseKey key : workspace.waiting()) {
        const workspace::CaseRecord *record = workspace.record(key);
        if (!record)
            continue;
        WaitingCase one;
        one.key = key;
        one.id = workspace.displayId(key);
        one.name = record->current().name.valueOr({});
        one.lastFailure = record->lastFailure;
        one.candidates = record->candidates.size();
        if (record->deleted)
            one.what = WaitingCase::What::Deleted;
        else if (!record->base)
            one.what = WaitingCase::What::Created;
        else if (const auto change = diff(key, *record->base, record->current()))
            one.facets = touchedFacets(*change);
        cases << one;
    }
    return cases;
}

WaitingCasesModel::WaitingCasesModel(QObject *parent) : QAbstractTableModel(parent) {}

void WaitingCasesModel::setErrorText(std::function<QString(const Error &)> textOf)
{
    m_errorText = std::move(textOf);
}

void WaitingCasesModel::setCases(const QList<WaitingCase> &cases)
{
    const auto isAmong = [](const QList<WaitingCase> &list, CaseKey key) {
        return std::any_of(list.begin(), list.end(), [key](const WaitingCase &one) { return one.key == key; });
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (isAmong(cases, m_cases[row].key))
            continue;
        beginRemoveRows({}, row, row);
        m_cases.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < cases.size(); ++row) {
        if (row < rowCount() && m_cases[row].key == cases[row].key) {
            m_cases[row] = cases[row];
            continue;
        }
        const auto later = std::find_if(m_cases.begin() + row, m_cases.end(),
                                        [key = cases[row].key](const WaitingCase &one) { return one.key == key; });
        if (later != m_cases.end()) { // it has been changed again and waits in another place
            const int from = static_cast<int>(later - m_cases.begin());
            beginRemoveRows({}, from, from);
            m_cases.removeAt(from);
            endRemoveRows();
        }
        beginInsertRows({}, row, row);
        m_cases.insert(row, cases[row]);
        endInsertRows();
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

CaseKey WaitingCasesModel::keyAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_cases[row].key : CaseKey{};
}

bool WaitingCasesModel::needsChoice(int row) const
{
    return row >= 0 && row < rowCount() && m_cases[row].candidates > 0;
}

int WaitingCasesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cases.size());
}

int WaitingCasesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString WaitingCasesModel::describe(const WaitingCase &one)
{
    if (one.what == WaitingCase::What::Created)
        return tr("new case");
    if (one.what == WaitingCase::What::Deleted)
        return tr("to be deleted");
    QStringList facets;
    for (const FacetId facet : one.facets)
        facets << facetLabel(facet);
    return facets.join(QStringLiteral(", "));
}

QString WaitingCasesModel::trouble(const WaitingCase &one) const
{
    if (one.candidates > 0)
        return tr("The answer was lost; cases of the server that could be it: %1. Choose which it is.").arg(one.candidates);
    return one.lastFailure && m_errorText ? m_errorText(*one.lastFailure) : QString();
}

QVariant WaitingCasesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const WaitingCase &one = m_cases[index.row()];
    if (role == KeyRole)
        return one.key.value;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case IdColumn:
        return one.id;
    case NameColumn:
        return one.name;
    case WhatColumn:
        return describe(one);
    default:
        return trouble(one);
    }
}

QVariant WaitingCasesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case IdColumn:
        return tr("Id");
    case NameColumn:
        return tr("Name");
    case WhatColumn:
        return tr("What waits");
    default:
        return tr("Last attempt");
    }
}

} // namespace casewright
