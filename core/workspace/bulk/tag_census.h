// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/domain/tags/tag_policy.h"
#include "core/domain/tags/tag_twins.h"
#include "core/query/case_index.h"

namespace casewright::workspace {

/// A tag as the tag manager lists it.
struct TagUse {
    QString name;
    int cases = 0; ///< of this project; 0: the server or the policy knows it, and nobody uses it here
    QList<TagTwin> twins;
    std::optional<TagFinding> finding; ///< why the policy does not allow it
};

/// Every tag of the project, most used first, then those without a case by name.
[[nodiscard]] QList<TagUse> tagCensus(const query::CaseIndex &index, const ProjectSchema &schema, const TagPolicy &policy);

/// The policy in a file. NotFound or Storage where it cannot be read, Invalid where it is none; the text names the file and the line or
/// place in it.
[[nodiscard]] Result<TagPolicy> readTagPolicy(const QString &path);
/// Writes it whole or not at all.
[[nodiscard]] Result<void> writeTagPolicy(const QString &path, const TagPolicy &policy);

} // namespace casewright::workspace
