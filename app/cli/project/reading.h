// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output/case_view.h"
#include "app/cli/project/selection.h"

namespace casewright::cli {

struct Failed {
    QString id;
    Problem error;
};
using Failures = QList<Failed>;

/// Reads `facets` of the selected cases as the server has them now; what waits to be sent stays as it is. The cases that cannot be
/// read are returned. A problem, and nothing more is asked, where it is not about one case: unreachable, not signed in.
[[nodiscard]] QCoro::Task<Outcome<Failures>> readNow(Context *context, workspace::Workspace *workspace,
                                                     Selected selected, QList<FacetId> facets);

/// What a case is now, as far as it is known.
[[nodiscard]] TestCase currentValue(const workspace::Workspace *workspace, CaseKey key);

[[nodiscard]] CaseRow rowOf(const workspace::Workspace *workspace, query::CaseIndex::RowNumber row);
/// A case that was read.
[[nodiscard]] CaseView viewOf(const workspace::Workspace *workspace, CaseKey key);
/// The address of a case; empty for one not yet on the server.
[[nodiscard]] QString urlOf(const workspace::Workspace *workspace, CaseKey key);

} // namespace casewright::cli
