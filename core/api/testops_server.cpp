// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops_server.h"

namespace casewright::api {

QList<FacetId> allFacets(const Capabilities &capabilities)
{
    QList<FacetId> facets = {FacetId::Name,   FacetId::Description, FacetId::Precondition,
                             FacetId::Status, FacetId::Layer,       FacetId::Tags,
                             FacetId::Issues, FacetId::Scenario,    FacetId::Fields};
    if (capabilities.caseExpectedResult)
        facets.append(FacetId::ExpectedResult);
    if (capabilities.owner)
        facets.append(FacetId::Owner);
    if (capabilities.externalLinks)
        facets.append(FacetId::Links);
    return facets;
}

} // namespace casewright::api
