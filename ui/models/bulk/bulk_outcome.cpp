// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bulk/bulk_edit.h"

#include <utility>

// What came of a plan, told case by case.

namespace casewright {

BulkOutcome BulkEdit::outcomeOf(const workspace::Plan &plan, ChangeSetId set, const Result<void> &read)
{
    BulkOutcome outcome{plan.set.name, set, {}, plan.unchanged, {}, false, false};
    for (const CaseKey key : plan.unread)
        outcome.failed.append({key, read ? makeError(ErrorKind::NotFound) : read.error(), {}, {}});
    for (const workspace::Plan::Refusal &refusal : plan.refused)
        outcome.failed.append({refusal.key, refusal.error, {}, {}});
    for (const Change &change : plan.set.changes)
        outcome.changed << change.key;
    return outcome;
}

void BulkEdit::noteSent(BulkOutcome &outcome, const Result<workspace::PushReport> &sent)
{
    outcome.sent = true;
    const QList<CaseKey> planned = std::exchange(outcome.changed, {});
    if (sent) {
        outcome.changed = sent->changed;
        outcome.unchanged += sent->unchanged;
        outcome.failed += sent->failed;
    } else {
        for (const CaseKey key : planned)
            outcome.failed.append({key, sent.error(), {}, {}});
    }
    // What the analyst stopped has not failed: it waits.
    outcome.failed.removeIf([](const auto &failure) { return failure.error.kind == ErrorKind::Cancelled; });
}

} // namespace casewright
