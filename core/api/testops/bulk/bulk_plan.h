// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/read/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::testops {

/// One bulk operation of the server: the same for all of its cases. Each may be repeated without harm.
struct BulkCall {
    enum class What { AddTags, RemoveTags, SetStatus, SetLayer };
    What what = What::AddTags;
    QStringList tagNames;      ///< to add
    QList<ServerId> targetIds; ///< tags to remove; the layer; the workflow and the status
    QList<ServerId> cases;     ///< in rising order
};

/// How many changes become few requests.
struct BulkPlan {
    QList<BulkCall> calls;
    QList<CaseChange> together; ///< what the calls do
    QList<CaseChange> singly;   ///< what there is no bulk operation for, or too few of a kind to gain by it
};

/// True for a change of tags, status and layer alone of which the server has all ids.
[[nodiscard]] bool isForBulk(const Change &change, const ProjectSchema &schema);

/// Equal parts of the changes go into one call each; `workflows` tells the one each case is in, for the status.
[[nodiscard]] BulkPlan planOf(const QList<CaseChange> &changes, const ProjectSchema &schema, const Workflows &workflows,
                              const QHash<ServerId, ServerId> &workflowOfCase);

} // namespace casewright::api::testops
