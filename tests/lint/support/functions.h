// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/lint/support/source.h"

namespace casewright::lint {

/// A function with a body, as far as a reader who only matches braces can tell. What it cannot classify (initialisers,
/// lambdas outside functions) it leaves out rather than guessing.
struct FunctionShape {
    QString name;
    int line = 0;      ///< of the opening brace
    int bodyLines = 0; ///< between the braces
    int nesting = 0;   ///< if, for, while, switch, do, try and catch blocks inside each other
    int parameters = 0;
};

[[nodiscard]] QList<FunctionShape> functionsOf(const SourceFile &file);

} // namespace casewright::lint
