// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/project/case_edit.h"
#include "app/cli/project/change_report.h"
#include "app/cli/project/tag_warnings.h"

namespace casewright::cli {

/// A change as one command makes it of many cases.
struct EditPlan {
    Selection selection;
    CaseEdit edit;
    QString verb; ///< "Retag": names the change set, as in "Retag 42 Cases"
    Run run = Run::Real;
    std::optional<TagPolicy> policy = std::nullopt; ///< what to warn by
};

/// Opens the project, reads what has to be known, changes the cases and sends that; or only says what would change.
[[nodiscard]] CommandTask carryOut(Context *context, EditPlan plan);

/// Applies `set`, waits until it is on disk, and sends what it changed. Cases are added to `report`.
[[nodiscard]] QCoro::Task<Outcome<ChangeReport>> applyAndSend(Context *context, workspace::Workspace *workspace,
                                                              ChangeSet set, ChangeReport report);

/// Sends all that waits of cases which an earlier run changed but could not send.
[[nodiscard]] QCoro::Task<Outcome<ChangeReport>> sendAgain(Context *context, workspace::Workspace *workspace,
                                                           QList<CaseKey> keys, ChangeReport report);

/// `keys` without the cases that could not be read.
[[nodiscard]] QList<CaseKey> readable(const workspace::Workspace *workspace, const QList<CaseKey> &keys,
                                      const Failures &failures);

/// Says how many keywords were replaced.
void noteKeywords(Context *context, const ResolvedEdit &resolved);

/// For a profile that works without a server.
void noteQueued(Context *context);
/// Says what can be done about changes that were not sent.
void noteWaiting(Context *context, const workspace::Workspace *workspace, const ChangeReport &report);

} // namespace casewright::cli
