// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/store.h"

namespace casewright::demo {

/// Ids of the fields that every project of a real server has.
enum BuiltInField : qint64 { EpicField = -1, FeatureField = -2, StoryField = -3 };

/// What a project of a real server starts with: its fields in use, one of them required and locked, and its trees.
void setUpProject(Store &store, qint64 projectId);

} // namespace casewright::demo
