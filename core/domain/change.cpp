// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/change.h"

namespace casewright {
namespace {

void addKnown(QList<FacetId> &ids, const TestCase &value)
{
    const auto add = [&ids](FacetId id) {
        if (!ids.contains(id))
            ids.append(id);
    };
    forEachFacet([&](auto facet) {
        if ((value.*facet.member).known())
            add(facet.id);
    });
    if (!value.fields.isEmpty())
        add(FacetId::Fields);
}

} // namespace

QList<FacetId> touchedFacets(const Change &change)
{
    QList<FacetId> ids;
    if (change.before)
        addKnown(ids, *change.before);
    if (change.after)
        addKnown(ids, *change.after);
    return ids;
}

std::optional<Change> diff(CaseKey key, const TestCase &base, const TestCase &mine)
{
    TestCase before;
    TestCase after;
    bool differs = false;
    forEachFacet([&](auto facet) {
        const auto &was = base.*facet.member;
        const auto &is = mine.*facet.member;
        if (!was.known() || !is.known() || sameContent(was.value(), is.value()))
            return;
        before.*facet.member = was;
        after.*facet.member = is;
        differs = true;
    });
    for (auto it = base.fields.cbegin(); it != base.fields.cend(); ++it) {
        const auto is = mine.fields.constFind(it.key());
        if (is == mine.fields.cend() || sameContent(it.value(), is.value()))
            continue;
        before.fields.insert(it.key(), it.value());
        after.fields.insert(it.key(), is.value());
        differs = true;
    }
    if (!differs)
        return std::nullopt;
    return Change{key, before, after};
}

Change inverted(const Change &change)
{
    return {change.key, change.after, change.before};
}

Result<TestCase> applied(const TestCase &value, const Change &change)
{
    if (!change.before || !change.after)
        return failure(ErrorKind::Invalid, QStringLiteral("creating or deleting is no change of a value"));
    QString unknown;
    forEachFacet([&](auto facet) {
        if ((change.after.value().*facet.member).known() && !(value.*facet.member).known())
            unknown = facetName(facet.id);
    });
    for (auto it = change.after->fields.cbegin(); it != change.after->fields.cend(); ++it) {
        if (!value.fields.contains(it.key()))
            unknown = QStringLiteral("%1.%2").arg(facetName(FacetId::Fields)).arg(it.key());
    }
    if (!unknown.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("%1 was not read yet").arg(unknown));
    return overlaid(value, *change.after);
}

} // namespace casewright
