// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/sender.h"

namespace casewright::workspace {

/// One push while it runs. Only the files of Sender include this.
struct Sender::PushJob {
    WorkQueue queue;
    QList<CaseKey> keys;
    QHash<CaseKey, Change> only;
    QHash<CaseKey, Change> noted; ///< in the journal: what goes to the server of cases it has
    Result<ServerId> watermark; ///< for creations, see Creator
    PushReport report;
};

/// The facets of `change` that are replaced as a whole and would silently take a colleague's edit away. Lists of which both sides'
/// edits are kept are sent as a delta on a fresh read and need no look beforehand.
[[nodiscard]] QList<FacetId> facetsToCompare(const Change &change);

} // namespace casewright::workspace
