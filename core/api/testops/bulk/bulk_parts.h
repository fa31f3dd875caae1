// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/read/session.h"
#include "core/api/testops_server.h"

#include <QJsonObject>

namespace casewright::api::testops {

enum class BulkWhat {
    // Adding comes before taking away, so that a required field is never empty in between.
    AddTags,
    RemoveTags,
    SetStatus,
    SetLayer,
    AddValues, ///< of custom fields
    RemoveValues,
    AddIssues,
    RemoveIssues,
    AddMembers,
    AddLinks, ///< twice adds twice
};

/// What a bulk operation does to one case.
struct BulkPart {
    BulkWhat what = BulkWhat::AddTags;
    QJsonObject added;              ///< an element of a list, as it is sent
    QList<ServerId> targetIds = {}; ///< tag, value or issue to take away; the layer; the workflow and the status
    QString proof = {};             ///< a query that finds the cases that have it; empty where every search tells it
};

/// What must be known of a case before its status is set or it gets links.
struct CaseNow {
    std::optional<ServerId> workflow;
    QList<ExternalLink> links;
};

/// True where the parts of `change` cannot be told without CaseNow.
[[nodiscard]] bool needsCaseNow(const Change &change);

/// The tags of a project by name: there may be thousands, and as many changes.
using TagIds = QHash<QString, ServerId>;
[[nodiscard]] TagIds tagIdsOf(const ProjectSchema &schema);

/// The parts of a change; nothing where one of them has no bulk operation, or what that needs is not known: then the case is sent by itself.
[[nodiscard]] std::optional<QList<BulkPart>> bulkParts(const Change &change, const ProjectSchema &schema, const Workflows &workflows,
                                                       const TagIds &tagIds, const std::optional<CaseNow> &now);

} // namespace casewright::api::testops
