// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/suite_tree.h"
#include "app/demoserver/testops/server/context.h"

namespace casewright::demo {

/// A place in a tree: one value a level from the root on, levels may be missing.
struct TreePlace {
    Tree tree;
    QList<qint64> path;
};

/// The tree of this id, the project's first without one; throws 404.
[[nodiscard]] const Tree &treeOfProject(const Context &context, qint64 projectId, std::optional<qint64> treeId);
/// What the parameters `projectId`, `treeId` and `path` name.
[[nodiscard]] TreePlace placeOf(const Context &context, const ApiRequest &request);

/// Groups right below, with those that somebody made and that hold no case yet.
[[nodiscard]] QList<SuiteGroup> groupsAt(const Context &context, const TreePlace &place);
[[nodiscard]] QList<qint64> leavesAt(const Context &context, const TreePlace &place);
/// Whether the case lies there or below.
[[nodiscard]] bool liesBelow(const TestCase &record, const QList<qint64> &path);

enum class IfThere { Refuse, Take };
/// The value of the group; throws 400 below the deepest level, and 409 for one that is there if it is to be refused.
qint64 addGroup(Context &context, const TreePlace &place, const QString &name, IfThere ifThere);
void renameGroup(Context &context, qint64 valueId, const QString &name);
/// A new case at this place.
qint64 addLeaf(Context &context, const TreePlace &place, const QString &name);
void renameLeaf(Context &context, qint64 caseId, const QString &name);
/// The values of a case after it was dropped there: those of the tree's fields are replaced.
[[nodiscard]] QList<qint64> droppedInto(const Context &context, const TreePlace &place, const QList<qint64> &valueIds);

} // namespace casewright::demo
