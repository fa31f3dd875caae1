// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/session.h"
#include "core/api/testops_server.h"

namespace casewright::api::rest {

/// The custom fields of the tree named "Suites", first level first; none where the project has no such tree.
[[nodiscard]] Task<QList<Ref>> readSuiteLevels(Session *session, ServerId project, CancelToken cancel);
[[nodiscard]] Task<void> walkSuiteTree(Session *session, ProjectSchema schema, std::function<void(SuiteNode)> sink,
                                       CancelToken cancel);
[[nodiscard]] Task<Ref> makeSuite(Session *session, ProjectSchema schema, QString name, CancelToken cancel);
[[nodiscard]] Task<void> renameSuiteValue(Session *session, Ref level, Ref value, QString name, CancelToken cancel);

} // namespace casewright::api::rest
