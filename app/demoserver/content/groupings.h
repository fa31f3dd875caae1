// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/store.h"

namespace casewright::demo {

/// Fills the fields by which the other trees of the projects group: epics and stories around the features, and components, for which
/// a project that has such a field gets a tree. Some cases have no value on a level, as everywhere.
void addGroupings(Store &store);

} // namespace casewright::demo
