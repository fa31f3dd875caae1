// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/workspace/records/case_record.h"

namespace casewright::workspace {

/// Work on many items, some at a time. Each worker takes the next index until none is left or `cancel` says stop.
struct WorkQueue {
    qsizetype next = 0;
    qsizetype done = 0;
    qsizetype total = 0;
    Progress progress;
    CancelToken cancel;

    [[nodiscard]] std::optional<qsizetype> take()
    {
        return next < total && !cancel.isCancelled() ? std::optional(next++) : std::nullopt;
    }
    void finishOne()
    {
        ++done;
        if (progress)
            progress(done, total);
    }
};

/// Cases handled side by side: enough to keep six connections of several managers busy, few enough to cancel quickly.
inline constexpr qsizetype casesAtOnce = 24;

} // namespace casewright::workspace
