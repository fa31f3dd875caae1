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
    AddMembers, ///< the owner is one of them
    RemoveMembers,
    AddLinks, ///< twice adds twice
};

/// What a bulk operation does to one case.
struct BulkPart {
    BulkWhat what = BulkWhat::AddTags;
    QJsonObject added;              ///< an element of a list, as it is sent
    QList<ServerId> targetIds = {}; ///< tag, value or issue to take away; the layer; the workflow and the status
    QString proof = {};             ///< a query that finds the cases that have it; empty where every search tells it
    QString unlike = {};            ///< a query that finds the case before, and no more afterwards: what it is to be given in place of
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

/// The ids by which servers take members away in bulk, by role and name.
using MemberIds = QHash<std::pair<ServerId, QString>, ServerId>;
/// The roles of the members and owners that the change takes away; their ids are to be known before it can be done in bulk.
[[nodiscard]] QSet<ServerId> rolesTakenAway(const Change &change, const ProjectSchema &schema);

/// What the parts of changes are told in.
struct BulkTerms {
    const ProjectSchema &schema;
    const Workflows &workflows;
    TagIds tagIds;
    MemberIds memberIds = {};
};

/// The parts of a change; nothing where one of them has no bulk operation, or what that needs is not known: then the case is sent by itself.
[[nodiscard]] std::optional<QList<BulkPart>> bulkParts(const Change &change, const BulkTerms &terms, const std::optional<CaseNow> &now);

} // namespace casewright::api::testops
