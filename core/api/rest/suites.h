// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/session.h"
#include "core/api/rest/values_codec.h"
#include "core/api/testops_server.h"

namespace casewright::api::rest {

/// The trees of a project; none where the server does not tell any.
[[nodiscard]] Task<QList<Tree>> readTrees(Session *session, ServerId project, CancelToken cancel);
/// Sets what a schema knows of trees and fields, `fields` being all custom fields as listed, and groups by the tree to begin with. The
/// feature must be known.
void takeTrees(ProjectSchema &schema, const QList<Tree> &trees, const QList<CustomField> &fields);
/// Walks the tree by which `schema` groups.
[[nodiscard]] Task<void> walkSuiteTree(Session *session, ProjectSchema schema, std::function<void(SuiteNode)> sink,
                                       CancelToken cancel);
[[nodiscard]] Task<Ref> makeSuite(Session *session, ProjectSchema schema, QString name, CancelToken cancel);
/// A value of the custom field of one level.
struct SuiteValue {
    ServerId project = 0;
    Ref level;
    Ref value;
};
[[nodiscard]] Task<void> renameSuiteValue(Session *session, SuiteValue suite, QString name, CancelToken cancel);

} // namespace casewright::api::rest
