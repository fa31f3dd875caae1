// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/api_request.h"
#include "app/demoserver/data/scenario_tree.h"
#include "app/demoserver/data/store.h"
#include "app/demoserver/testops/server/later.h"
#include "app/demoserver/testops/server/node_ids.h"
#include "app/demoserver/testops/server/settings.h"

#include <functional>

namespace casewright::demo {

/// What every handler of the real dialects works with. Owned by the dialect.
struct Context {
    Store &store;
    const TestOpsSettings &settings;
    Later &later;
    NodeIds &nodes;

    [[nodiscard]] bool isFour() const { return settings.generation == Generation::Four; }
    [[nodiscard]] bool hasNewerTrees() const { return !isFour() && settings.gateway == Gateway::AllPaths; }
    [[nodiscard]] StepStyle stepStyle() const { return isFour() ? StepStyle::Text : StepStyle::Containers; }
};

/// Who is signed in.
[[nodiscard]] QString currentUser();
[[nodiscard]] qint64 now();

/// The case of this id, in the bin or not; throws 404.
[[nodiscard]] const TestCase &caseOf(const Context &context, qint64 id);
[[nodiscard]] const Project &projectOf(const Context &context, qint64 id);
/// The project that the parameter `projectId` names; throws 400 or 404.
[[nodiscard]] const Project &projectOf(const Context &context, const ApiRequest &request);
/// Throws 404 where there is no such thing.
template <typename Record>
[[nodiscard]] Record &existing(Record *record, const char *what, qint64 id)
{
    if (!record)
        throw ApiError{404, QStringLiteral("%1 with id %2 not found").arg(QLatin1String(what)).arg(id)};
    return *record;
}

/// Changes one case and writes into its audit what is different afterwards. The date of the last change moves, except
/// for custom fields and members alone, as on real servers.
void changeCase(Context &context, qint64 id, const std::function<void(TestCase &)> &change);
/// The first line of the audit of a new case.
void auditNewCase(Context &context, qint64 id);

[[nodiscard]] bool queryFlag(const ApiRequest &request, const char *name);
[[nodiscard]] QString queryText(const ApiRequest &request, const char *name);

} // namespace casewright::demo
