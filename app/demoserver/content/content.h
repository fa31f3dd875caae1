// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/store.h"

namespace casewright::demo {

/// Raised whenever the content changes, because a state file holds only differences from it.
constexpr int contentVersion = 1;

/// Fills an empty store: project 1 an online shop, project 2 a mobile bank, 250 cases written by hand, and above that
/// variants of the shop's for other browsers, systems and languages. The same number gives the same cases.
void addContent(Store &store, int cases);

} // namespace casewright::demo
