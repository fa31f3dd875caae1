// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/store.h"

namespace casewright::demo {

class Router;
struct ApiRequest;

// The handlers of the seed dialect, one file a subject. The store must outlive the router.
void addProjectRoutes(Router &router, Store &store);
void addCaseRoutes(Router &router, Store &store);
void addScenarioRoutes(Router &router, Store &store);
void addTagRoutes(Router &router, Store &store);
void addIssueRoutes(Router &router, Store &store);
void addFieldRoutes(Router &router, Store &store);
void addTreeRoutes(Router &router, Store &store);
/// What this server knows nothing about and answers with an empty page.
void addEmptyRoutes(Router &router);

// Shared by the handlers of a case.

/// The case the path names; throws 404.
const TestCase &caseOf(const Store &store, const ApiRequest &request);
/// The same, to be changed now; notes who changed it and when.
TestCase &editCaseOf(Store &store, const ApiRequest &request);
/// The project the `projectId` parameter names; throws 400 or 404.
const Project &projectOf(const Store &store, const ApiRequest &request);

} // namespace casewright::demo
