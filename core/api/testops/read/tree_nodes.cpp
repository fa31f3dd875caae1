// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/read/tree_nodes.h"

#include "core/api/json/page.h"
#include "core/api/rest/suites.h"
#include "core/api/rest/values_codec.h"
#include "core/api/side_by_side.h"

namespace casewright::api::testops {
namespace {

using namespace rest;

/// What lies in a node: a group, or a case. Their `id` is that of the node, never that of the value or the case.
struct TreeChild {
    ServerId node = 0;
    bool isGroup = false;
    Group group;
    std::optional<ServerId> caseId;
};

TreeChild readChild(JsonReader &in)
{
    TreeChild child;
    in.object([&](JsonReader::Key key) {
        if (key == "id")
            child.node = in.integer().value_or(0);
        else if (key == "type")
            child.isGroup = in.text() == QLatin1StringView("GROUP");
        else if (key == "name")
            child.group.value.name = in.text();
        else if (key == "count")
            child.group.count = in.integer().value_or(0);
        else if (key == "customFieldValueId")
            child.group.value.id = in.integer();
        else if (key == "testCaseId")
            child.caseId = in.integer();
    });
    return child;
}

Result<Page<TreeChild>> decodeNode(const QByteArray &json)
{
    JsonReader in(json);
    Page<TreeChild> page;
    bool hasChildren = false;
    in.object([&](JsonReader::Key key) {
        if (key == "children") {
            hasChildren = true;
            page.info = readPage(in, [&] { page.items.append(readChild(in)); });
        }
    });
    if (!hasChildren)
        in.missing("children", "a page");
    TRY(in.finish());
    return page;
}

/// A node that is still to be looked into.
struct OpenNode {
    std::optional<ServerId> node; ///< none: the root
    SuiteNode suite;
};

struct NodeWalk {
    TestOpsSession *session = nullptr;
    ServerId project = 0;
    ServerId tree = 0;
    CancelToken cancel;
    std::function<void(SuiteNode)> sink;
    QList<OpenNode> next; ///< of the level below, found so far
};

Request inBackground(const NodeWalk &walk, const QString &path, QUrlQuery query)
{
    query.addQueryItem(QStringLiteral("treeId"), QString::number(walk.tree));
    query.addQueryItem(QStringLiteral("size"), QStringLiteral("1000"));
    Request request = getRequest(path, query, walk.cancel);
    request.urgency = Urgency::Background;
    return request;
}

Task<QList<TreeChild>> readChildren(std::shared_ptr<NodeWalk> walk, std::optional<ServerId> node)
{
    QUrlQuery query;
    if (node)
        query.addQueryItem(QStringLiteral("parentNodeId"), QString::number(*node));
    const QString path = walk->session->path(QLatin1StringView("v2/project/%1/test-case/tree/tree-node")).arg(walk->project);
    const Request request = inBackground(*walk, path, query);
    Result<QList<TreeChild>> children = co_await readWholeList<TreeChild>(&walk->session->client, request, &decodeNode);
    co_return children;
}

/// Some servers leave out which case a leaf is; the older tree always tells.
Task<QList<ServerId>> readLeaves(std::shared_ptr<NodeWalk> walk, SuitePath path)
{
    QUrlQuery query = ofProject(walk->project);
    for (const Ref &value : path)
        query.addQueryItem(QStringLiteral("path"), QString::number(value.id.value_or(0)));
    const Request request = inBackground(*walk, walk->session->path(QLatin1StringView("testcasetree/leaf")), query);
    Result<QList<ServerId>> leaves = co_await readWholeList<ServerId>(&walk->session->client, request, &decodePage<ServerId, readLeaf>);
    co_return leaves;
}

Task<bool> visitNode(std::shared_ptr<NodeWalk> walk, OpenNode open)
{
    const Result<QList<TreeChild>> children = co_await readChildren(walk, open.node);
    CO_TRY(children);
    bool isCaseHidden = false;
    for (const TreeChild &child : *children) {
        if (child.isGroup)
            walk->next.append({child.node, {open.suite.path + SuitePath{child.group.value}, child.group.count, {}}});
        else if (child.caseId)
            open.suite.cases.append(*child.caseId);
        else
            isCaseHidden = true;
    }
    if (!open.node)
        co_return true; // cases at the root are in no suite
    if (isCaseHidden) {
        const Result<QList<ServerId>> leaves = co_await readLeaves(walk, open.suite.path);
        CO_TRY(leaves);
        open.suite.cases = *leaves;
    }
    walk->sink(open.suite);
    co_return true;
}

} // namespace

Task<void> walkTreeNodes(TestOpsSession *session, ProjectSchema schema, std::function<void(SuiteNode)> sink, CancelToken cancel)
{
    const auto walk = std::make_shared<NodeWalk>();
    walk->session = session;
    walk->project = schema.project.id;
    walk->cancel = cancel;
    walk->sink = std::move(sink);
    walk->tree = schema.treeId;
    if (schema.suiteLevels.isEmpty())
        co_return {};
    walk->next = {OpenNode()};
    while (!walk->next.isEmpty()) {
        const QList<OpenNode> level = std::exchange(walk->next, {});
        const auto visitOne = [walk, level](qsizetype i) { return visitNode(walk, level.at(i)); };
        const Result<void> visited = co_await sideBySide(level.size(), session->client.transport()->width(), visitOne);
        CO_TRY(visited);
    }
    co_return {};
}

} // namespace casewright::api::testops
