// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/sender.h"
#include "core/workspace/work_queue.h"

#include <QSet>

namespace casewright::workspace {

/// One push while it runs. Only the files of Sender include this.
struct Sender::PushJob {
    WorkQueue queue;
    QList<CaseKey> keys;
    OnlyChanges only;
    ChangeSetId newest; ///< of the history when it began: what was done later is not sent with it
    QSet<CaseKey> present; ///< were here when the push was asked for
    QHash<CaseKey, Change> noted; ///< in the journal: what goes to the server of cases it has
    QSet<CaseKey> unknown; ///< of which a write, of this push or of an earlier one, may have arrived: it stays in the journal
    Result<ServerId> watermark; ///< for creations, see Creator
    PushReport report;

    void noteAnswer(CaseKey key, const std::optional<Error> &error)
    {
        if (!error)
            unknown.remove(key);
        else if (error->outcomeUnknown)
            unknown.insert(key);
    }
};

} // namespace casewright::workspace
