// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/compared_facets.h"

#include <algorithm>

namespace casewright::workspace {

bool isMergedList(FacetId id)
{
    return id == FacetId::Tags || id == FacetId::Issues || id == FacetId::Fields || id == FacetId::Links || id == FacetId::Members
        || id == FacetId::Relations || id == FacetId::TestKeys;
}

QList<FacetId> facetsToCompare(const Change &change)
{
    QList<FacetId> facets = touchedFacets(change);
    facets.removeIf(&isMergedList);
    return facets;
}

bool mayClashInFields(const Change &change)
{
    const FieldValues &after = change.after->fields;
    return std::any_of(after.keyBegin(), after.keyEnd(), [&](ServerId field) {
        return change.before->fields.value(field).size() <= 1 && after.value(field).size() <= 1;
    });
}

} // namespace casewright::workspace
