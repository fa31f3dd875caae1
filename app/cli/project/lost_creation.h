// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/project/change_report.h"

namespace casewright::cli {

/// What to do with creations whose answer was lost and that several cases of the server could have come of.

[[nodiscard]] QList<Candidate> shownCandidates(const ProjectSchema &schema,
                                               const QList<workspace::CaseCandidate> &candidates);
/// How a script says which of them it is; `id` is that of the waiting case, "local:7".
[[nodiscard]] QString howToChoose(const QString &id);
/// The failure of one case of a push, with the candidates where there are several.
[[nodiscard]] Problem problemOf(const workspace::Workspace *workspace, const workspace::PushReport::Failure &failure);

/// What --adopt and --create-anew say, in order.
struct Choice {
    QString id;                        ///< of the waiting case
    std::optional<ServerId> candidate; ///< nothing: none of them, another one is to be made
};
/// Usage problem where one of them cannot be read or a case is named twice.
[[nodiscard]] Outcome<QList<Choice>> choicesFrom(const Arguments &arguments);

/// What became of the choices: those that failed are not to be sent.
struct Chosen {
    ChangeReport report;
    QList<CaseKey> failed;
};
[[nodiscard]] QCoro::Task<Outcome<Chosen>> carryOut(Context *context, workspace::Workspace *workspace,
                                                    QList<Choice> choices);

} // namespace casewright::cli
