// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/project/reading.h"

namespace casewright::cli {

/// Whether the report tells what was done or what would be.
enum class Run { Real, Dry };

/// What a command did with each case. Ids are as the cases are shown.
struct ChangeReport {
    QStringList changed;
    QStringList unchanged;
    Failures failed;

    /// Where nothing succeeded, what made all of it fail; 1 where only some failed.
    [[nodiscard]] ExitCode exitCode() const;
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QString text(Run run) const;
};

/// How the cases of a change set are called before it is carried out: a deleted case has no id any more afterwards.
using ShownIds = QHash<CaseKey, QString>;
[[nodiscard]] ShownIds shownIds(const workspace::Workspace *workspace, const QList<CaseKey> &keys);

/// Adds what became of the cases that were sent.
void addOutcomes(ChangeReport &report, const workspace::PushReport &pushed, const workspace::Workspace *workspace,
                 const ShownIds &earlier);

/// Adds cases that were changed here while the server is not asked: they wait, which a person who works so knows. Where the server
/// should have been reached, that is a failure.
void addWaiting(ChangeReport &report, const Context *context, const QStringList &ids);

/// Writes the report out; the exit code it means.
[[nodiscard]] ExitCode printReport(Context *context, const ChangeReport &report, Run run);

} // namespace casewright::cli
