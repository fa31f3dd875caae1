// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/server/context.h"

namespace casewright::demo {

/// What a clone takes along and where it goes.
struct CloneOptions {
    QString nameSuffix;
    qint64 toProjectId = 0; ///< 0: the project it is in
    qint64 statusId = 0;
    qint64 workflowId = 0;
    bool ignoreScenario = false;
    bool ignoreTags = false;
    bool ignoreLinks = false;
    bool ignoreAttachments = false;
    bool ignoreMembers = false;
    bool ignoreRelations = false;
    bool ignoreIssueLinks = false;
    bool ignoreCfv = false;
    bool ignoreParameters = false;
    bool ignoreTestKeys = false;

    [[nodiscard]] static CloneOptions of(const Context &context, const Body &body);
};

/// The id of the new case.
qint64 cloneCase(Context &context, qint64 id, const CloneOptions &options);
void moveCase(Context &context, qint64 id, qint64 toProjectId);

} // namespace casewright::demo
