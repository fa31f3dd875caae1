// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/domain/change.h"

#include <QMetaType>

namespace casewright {

/// One piece of a change: a tag, link or value that stays, comes or goes.
struct ChangeMark {
    enum class Kind { Kept, Added, Removed, Replaced };
    Kind kind = Kind::Kept;
    QString field;  ///< "Layer", "Status", ... ; empty for tags
    QString before; ///< of Replaced
    QString text;

    /// With its sign, so that colour is never needed to read it: "+ smoke", "− old", "Layer: API → UI".
    [[nodiscard]] QString signedText() const;
    friend bool operator==(const ChangeMark &, const ChangeMark &) = default;
};

/// What a change does to its case, piece by piece, but for texts and steps: changeLines() has those.
[[nodiscard]] QList<ChangeMark> changeMarks(const Change &change, const ProjectSchema &schema);

/// As in the middle of a sentence: "issue links".
[[nodiscard]] QString facetLabel(FacetId facet);
/// "Feature", "Epic", "Browser"; a number where the project has no such field any more.
[[nodiscard]] QString fieldLabel(ServerId field, const ProjectSchema &schema);

} // namespace casewright

Q_DECLARE_METATYPE(QList<casewright::ChangeMark>)
