// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/domain/test_case.h"

#include <optional>

namespace casewright::workspace {

/// Between what the clashes of a case were decided, so that an undo asks again in place of sending mine over theirs.
struct Decision {
    TestCase base;   ///< the facets that clashed, as both began with them
    TestCase theirs; ///< and as the server had them
};

/// As a draft of the case keeps it, in a place of its own for each change set.
[[nodiscard]] QString decisionPlace(ChangeSetId decided);
[[nodiscard]] QString toText(const Decision &decision);
/// Nothing for what is no such text.
[[nodiscard]] std::optional<Decision> decisionFromText(const QString &text);

} // namespace casewright::workspace
