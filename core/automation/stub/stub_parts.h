// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/stub/test_stub.h"

namespace casewright::automation {

// For testStub(): one for each family of languages.
[[nodiscard]] QString pytestStub(const StubCase &stub);
[[nodiscard]] QString javaStub(const StubCase &stub, StubFramework framework);
[[nodiscard]] QString scriptStub(const StubCase &stub, StubFramework framework);
[[nodiscard]] QString cucumberStub(const StubCase &stub);

/// In double quotes with escapes that Python, Java and JavaScript have in common.
[[nodiscard]] QString quoted(const QString &text);
/// On one line and without what could end a comment or be taken for an escape by Java, which looks for them in comments too.
[[nodiscard]] QString inComment(const QString &text);
/// Letters, digits of ASCII, and words joined: "pay_by_card", or with capitals "PayByCard".
enum class WordsJoined { ByUnderscores, ByCapitals };
[[nodiscard]] QString identifier(const QString &name, WordsJoined joined);
/// Keyword and text on one line.
[[nodiscard]] QString stepText(const Step &step);

} // namespace casewright::automation
