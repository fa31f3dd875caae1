// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/test_case.h"

namespace casewright {

/// How a link is called in lists and previews: "Jira: SHOP-12", "Build plan (https://…)", "duplicates 1234 Pay by card", "Xray: K-7",
/// "Reviewer: ann", "card = Visa, amount = 12".
[[nodiscard]] QString linkText(const IssueLink &link);
[[nodiscard]] QString linkText(const ExternalLink &link);
[[nodiscard]] QString linkText(const Relation &relation);
[[nodiscard]] QString linkText(const TestKey &key);
[[nodiscard]] QString linkText(const Member &member);
[[nodiscard]] QString linkText(const Example &example);

} // namespace casewright
