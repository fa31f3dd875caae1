// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <functional>

namespace casewright {

/// What models and panels need of the open project, as functions, so that each can be tried with values alone.
/// accessTo() makes the real one; the workspace must outlive whoever holds it.
struct CaseAccess {
    /// What is shown and edited; null where only the row of a case is known.
    std::function<const TestCase *(CaseKey)> current;
    std::function<bool()> isOnline;
    /// Brings in what is kept on this computer; nobody is asked.
    std::function<Task<void>(QList<CaseKey>)> recall;
    std::function<Task<void>(QList<CaseKey>, QList<FacetId>, workspace::Progress, CancelToken)> read;
    std::function<Result<ChangeSetId>(ChangeSet)> apply;
    /// The first hundred with the text in their name; null in trials with values alone.
    std::function<Task<QStringList>(QString, CancelToken)> people;
    std::function<Task<QList<Ref>>(ServerId field, QString, CancelToken)> fieldValues;
    std::function<Task<workspace::PushReport>(ChangeSetId, workspace::Progress, CancelToken)> pushOnly;
};

[[nodiscard]] CaseAccess accessTo(workspace::Workspace &workspace);

} // namespace casewright
