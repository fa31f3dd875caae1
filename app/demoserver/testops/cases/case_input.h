// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/server/context.h"

namespace casewright::demo {

// Lists of a case as bodies carry them. Each is checked as a whole, with 400, before anything is made.

/// `{id?, name?}`; unknown names are made.
[[nodiscard]] QList<qint64> readTags(Context &context, const QList<Body> &items);
/// `{id or name, customField: {id}}`; new names are made, except for locked fields.
[[nodiscard]] QList<qint64> readValues(Context &context, qint64 projectId, const QList<Body> &items);
/// What the project says about all values of a case: required fields have one, single ones at most one.
void checkFieldRules(const Context &context, qint64 projectId, const QList<qint64> &valueIds);
/// Values for the required fields that have none, where the project has a default.
[[nodiscard]] QList<qint64> withDefaults(const Context &context, qint64 projectId, QList<qint64> valueIds);
[[nodiscard]] QList<Link> readLinks(const QList<Body> &items);
/// `{name: <user name>, role: {id}}`.
[[nodiscard]] QList<Member> readMembers(const Context &context, const QList<Body> &items);
/// `{id}` of a link the case has, or `{name: <key>, integrationId}`; without an integration an element is passed over.
[[nodiscard]] QList<IssueLink> readIssues(Context &context, const QList<Body> &items, const QList<IssueLink> &current);

} // namespace casewright::demo
