// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/query/filter.h"

#include <QStringList>

namespace casewright::query {

/// How things are really spelled: filters know them case-folded only, and AQL compares names letter by letter.
struct AqlNames {
    QStringList tags;
    QStringList statuses;
    QStringList layers;
    QStringList features;
    QStringList suiteLevels; ///< the custom fields of the tree, first level first
};

/// `tags` are those in use; the rest is told by the schema.
[[nodiscard]] AqlNames aqlNames(const ProjectSchema &schema, const QStringList &tags);

/// A part of a filter of which AQL says less than it means here.
struct AqlGap {
    enum class Why {
        NamesOnly, ///< a word: AQL looks for it in names, not in tags and steps
        LeftOut,   ///< what the server cannot be asked: has:steps, is:waiting, is:local, id:local:7
    };
    Why why = Why::LeftOut;
    QString part; ///< "-has:steps"
};

struct AqlText {
    QString text; ///< never empty: what matches everything is `true`
    QList<AqlGap> gaps;
};

/// `filter` in the query language of Allure TestOps (testops.md part 8).
[[nodiscard]] AqlText aqlOf(const Filter &filter, const AqlNames &names);

/// What stands behind `aql:` where a filter begins so; nothing for filters in the language of filter.h.
[[nodiscard]] std::optional<QString> typedAql(const QString &filterText);

} // namespace casewright::query
