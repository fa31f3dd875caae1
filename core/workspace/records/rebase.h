// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/change.h"
#include "core/store/content/stored.h"

#include <optional>

namespace casewright::workspace {

/// A case that was changed here, on top of news from the server.
struct Rebased {
    TestCase base;  ///< what the server has; of facets in `theirs` what both began with
    TestCase value; ///< with the analyst's changes
    std::optional<TestCase> theirs; ///< what the server has of the facets in which both changed the same
    QList<Clash> clashes;           ///< there where `theirs` is
};

/// `value`, which began as `base`, with what makes `latest` of `base`.
[[nodiscard]] Rebased rebased(const TestCase &base, const TestCase &value, const TestCase &latest);

/// What the server last said of the case, clashing facets with it.
[[nodiscard]] TestCase latestOf(const TestCase &base, const std::optional<TestCase> &theirs);

/// `value` reduced to the facets that `like` knows.
[[nodiscard]] TestCase restricted(const TestCase &value, const TestCase &like);

/// What two processes made of one case: the news of whichever heard of the server last, with the changes of both. `stored` is what both
/// began with where it had changes already. Where both changed the same, `ours` counts as the later one.
[[nodiscard]] store::StoredCase mergedCase(const store::StoredCase &ours, store::StoredCase other, const std::optional<store::StoredCase> &stored);

} // namespace casewright::workspace
