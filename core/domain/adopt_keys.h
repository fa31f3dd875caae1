// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario.h"

#include <QHash>

namespace casewright {

/// Server ids of the steps of one case, kept beside `base`, where the dialect has them.
using StepIds = QHash<StepKey, ServerId>;

/// `fresh`, as a codec yields it, with the keys of `known` wherever a step is recognisably the same: first by server id
/// (`freshIds` speaks of the keys that the codec gave provisionally; a step whose id `knownIds` knows keeps its key even where it has
/// been taken out of `known`), then by equal content below the same parent, then by
/// equal content found once elsewhere, then among the left-over siblings of matched parents by likeness of text or for
/// standing alone between the same neighbours, at last by any equal content. What is not recognised gets a new key. No
/// key is given twice. Linear for equal trees; likeness is only tried within a list of siblings and near by.
[[nodiscard]] Scenario adoptKeys(const Scenario &known, const StepIds &knownIds, Scenario fresh, const StepIds &freshIds);

[[nodiscard]] inline Scenario adoptKeys(const Scenario &known, const Scenario &fresh)
{
    return adoptKeys(known, {}, fresh, {});
}

} // namespace casewright
