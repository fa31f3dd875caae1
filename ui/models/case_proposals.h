// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"
#include "core/domain/change.h"
#include "core/query/case_index.h"

namespace casewright {

/// What the New case dialog asks for.
struct NewCase {
    QString name;
    Ref status;
    Ref layer;
    Ref feature;
    SuitePath suite;
    FieldValues fields = {}; ///< of the other custom fields
};

/// A whole case with every facet known and empty where nothing was said, so that it can be edited at once.
[[nodiscard]] TestCase newCaseValue(const NewCase &input, const ProjectSchema &schema);

/// The layer that most cases of the suite have; not set where none has one.
[[nodiscard]] Ref commonestLayer(const query::CaseIndex &index, const SuitePath &suite, const ProjectSchema &schema);

/// Paths that a rename of the last level of `suite` touches: the value is renamed under every parent.
[[nodiscard]] QList<SuitePath> pathsTouchedByRename(const QList<SuitePath> &suites, const SuitePath &suite);

struct Duplicate {
    TestCase value;
    int filesLeft = 0; ///< that are shown among the steps of the original, and lie there; their names stand in the copy
};
/// A copy for a new case: everything known of `value`, named "NAME (copy)", without what belongs to the original alone.
[[nodiscard]] Duplicate duplicateOf(const TestCase &value);

} // namespace casewright
