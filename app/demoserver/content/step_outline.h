// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/records.h"

namespace casewright::demo {

/// Reads the steps of a content table: two spaces of indent a level, a leading Given, When, Then or And is the
/// keyword, a line starting with `=> ` is an expected result of the step above it.
[[nodiscard]] QList<Step> parseStepOutline(const QString &outline);

} // namespace casewright::demo
