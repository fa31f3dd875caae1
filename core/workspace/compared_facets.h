// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/change.h"

namespace casewright::workspace {

/// Lists of which both sides' edits are kept, and which are sent as the difference to what the server has by then.
[[nodiscard]] bool isMergedList(FacetId id);

/// The facets of `change` that are replaced as a whole and would silently take a colleague's edit away: what is to be compared with the
/// server before it is sent. Merged lists need no look beforehand.
[[nodiscard]] QList<FacetId> facetsToCompare(const Change &change);

/// The exception among the merged lists: of a field of one value only one edit can be kept.
[[nodiscard]] bool mayClashInFields(const Change &change);

} // namespace casewright::workspace
