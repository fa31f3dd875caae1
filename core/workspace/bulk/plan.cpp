// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/bulk/plan.h"

#include <algorithm>

namespace casewright::workspace {
namespace {

/// What the list of cases tells of each.
const QList<FacetId> &listedFacets()
{
    static const QList<FacetId> facets = {FacetId::Name, FacetId::Status, FacetId::Layer, FacetId::Tags};
    return facets;
}

bool knows(const TestCase &now, const PlanRule &rule)
{
    bool isKnown = std::all_of(rule.fields.cbegin(), rule.fields.cend(), [&now](ServerId field) { return now.fields.contains(field); });
    forEachFacet([&](auto facet) { isKnown = isKnown && ((now.*facet.member).known() || !rule.facets.contains(facet.id)); });
    return isKnown;
}

} // namespace

QList<CaseKey> Plan::keys() const
{
    QList<CaseKey> keys;
    keys.reserve(set.changes.size());
    for (const Change &change : set.changes)
        keys.append(change.key);
    return keys;
}

Plan Plan::without(const QSet<CaseKey> &leftOut) const
{
    Plan rest = *this;
    const auto isOut = [&leftOut](CaseKey key) { return leftOut.contains(key); };
    rest.set.changes.removeIf([&](const Change &change) { return isOut(change.key); });
    rest.unchanged.removeIf(isOut);
    rest.unread.removeIf(isOut);
    rest.refused.removeIf([&](const Refusal &refusal) { return isOut(refusal.key); });
    rest.set.name = nameOf(rest.set.changes.size());
    return rest;
}

Plan planFor(const QList<CaseKey> &keys, const CurrentCase &current, const PlanRule &rule)
{
    Plan plan;
    plan.set.origin = ChangeOrigin::Plan;
    plan.nameOf = rule.nameOf;
    for (const CaseKey key : keys) {
        const TestCase *now = current(key);
        if (!now || !knows(*now, rule)) {
            plan.unread.append(key);
            continue;
        }
        const Result<std::optional<Change>> change = rule.changeOf(key, *now);
        if (!change)
            plan.refused.append({key, change.error()});
        else if (!*change)
            plan.unchanged.append(key);
        else
            plan.set.changes.append(**change);
    }
    plan.set.name = plan.nameOf(plan.set.changes.size());
    return plan;
}

QList<CaseKey> casesToRead(const QList<CaseKey> &keys, const CurrentCase &current, const PlanRule &rule)
{
    const bool isListed = std::all_of(rule.facets.cbegin(), rule.facets.cend(), [](FacetId facet) { return listedFacets().contains(facet); });
    QList<CaseKey> unread;
    for (const CaseKey key : keys) {
        const TestCase *now = current(key);
        if (now ? !knows(*now, rule) : !isListed)
            unread.append(key);
    }
    return unread;
}

QList<CaseKey> keysById(const query::CaseIndex &index, query::CaseIndex::Rows rows)
{
    index.sort(rows, query::SortKey::Id, Qt::AscendingOrder);
    QList<CaseKey> keys;
    keys.reserve(static_cast<qsizetype>(rows.size()));
    for (const auto row : rows)
        keys.append(index.key(row));
    return keys;
}

QList<CaseKey> casesWithTags(const query::CaseIndex &index, const QStringList &tags)
{
    const QSet<QString> wanted(tags.cbegin(), tags.cend());
    query::CaseIndex::Rows rows;
    for (query::CaseIndex::RowNumber row = 0; row < index.size(); ++row) {
        const QStringList own = index.tags(row);
        if (std::any_of(own.cbegin(), own.cend(), [&wanted](const QString &tag) { return wanted.contains(tag); }))
            rows.push_back(row);
    }
    return keysById(index, std::move(rows));
}

} // namespace casewright::workspace
