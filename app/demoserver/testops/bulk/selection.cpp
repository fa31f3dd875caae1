// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/bulk/selection.h"

#include "app/demoserver/data/json_parts.h"
#include "app/demoserver/testops/trees/tree_place.h"

#include <QSet>

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

using Paths = QList<QList<qint64>>;

struct Selection {
    bool inverted = false;
    QList<qint64> include;
    QList<qint64> exclude;
    Paths groupsInclude;
    Paths groupsExclude;
    QList<qint64> within; ///< a path that everything lies below
    QString search;
};

bool isBelowAny(const TestCase &record, const Paths &paths)
{
    return std::any_of(paths.cbegin(), paths.cend(), [&](const QList<qint64> &path) { return liesBelow(record, path); });
}

QList<qint64> resolve(const Context &context, const Body &body, const Selection &selection)
{
    const qint64 projectId = projectOf(context, body.requiredId("projectId")).id;
    const bool deleted = body.flag("deleted").value_or(false);
    const QSet<qint64> include(selection.include.cbegin(), selection.include.cend());
    const QSet<qint64> exclude(selection.exclude.cbegin(), selection.exclude.cend());
    QList<qint64> chosen;
    for (const qint64 id : deleted ? context.store.cases.binOf(projectId) : context.store.cases.ofProject(projectId)) {
        const TestCase &record = caseOf(context, id);
        const bool named = include.contains(id) || isBelowAny(record, selection.groupsInclude);
        const bool excepted = exclude.contains(id) || isBelowAny(record, selection.groupsExclude);
        const bool inside = liesBelow(record, selection.within) && record.name.contains(selection.search, Qt::CaseInsensitive);
        if (selection.inverted ? inside && !named && !excepted : named && !excepted)
            chosen.append(id);
    }
    return chosen;
}

Selection common(const Body &body)
{
    body.expectObject();
    Selection selection;
    selection.inverted = body.flag("inverted").value_or(false);
    selection.search = body.text("search").value_or(QString());
    return selection;
}

Paths pathsOf(const QList<Body> &items)
{
    Paths paths;
    for (const Body &item : items) {
        item.expectArray();
        paths.append(idsFromJson(item.json().toArray()));
    }
    return paths;
}

Paths pathsOfNodes(const Context &context, const QList<qint64> &ids)
{
    Paths paths;
    for (const qint64 id : ids) {
        if (const std::optional<TreeNode> node = context.nodes.find(id))
            paths.append(node->path);
    }
    return paths;
}

QList<qint64> casesOfNodes(const Context &context, const QList<qint64> &ids)
{
    QList<qint64> caseIds;
    for (const qint64 id : ids) {
        const std::optional<TreeNode> node = context.nodes.find(id);
        if (node && node->caseId != 0)
            caseIds.append(node->caseId);
    }
    return caseIds;
}

void takeNodeGroups(const Context &context, const Body &body, Selection &selection)
{
    selection.groupsInclude = pathsOfNodes(context, body.ids("groupsInclude"));
    selection.groupsExclude = pathsOfNodes(context, body.ids("groupsExclude"));
    if (const std::optional<qint64> nodeId = body.id("nodeId"))
        selection.within = pathsOfNodes(context, {*nodeId}).value(0);
}

} // namespace

QList<qint64> selectedV1(const Context &context, const Body &body)
{
    Selection selection = common(body);
    selection.include = body.ids("leafsInclude");
    selection.exclude = body.ids("leafsExclude");
    selection.groupsInclude = pathsOf(body.member("groupsInclude").items());
    selection.groupsExclude = pathsOf(body.member("groupsExclude").items());
    selection.within = body.ids("path");
    return resolve(context, body, selection);
}

QList<qint64> selectedV2(const Context &context, const Body &body)
{
    Selection selection = common(body);
    selection.include = body.ids("testCasesInclude");
    selection.exclude = body.ids("testCasesExclude");
    takeNodeGroups(context, body, selection);
    return resolve(context, body, selection);
}

QList<qint64> selectedNodes(const Context &context, const Body &body)
{
    Selection selection = common(body);
    selection.include = casesOfNodes(context, body.ids("leavesInclude"));
    selection.exclude = casesOfNodes(context, body.ids("leavesExclude"));
    takeNodeGroups(context, body, selection);
    return resolve(context, body, selection);
}

} // namespace casewright::demo
