// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/data/step_tree.h"

#include "app/demoserver/data/json_parts.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

const StepNode *StepTree::find(qint64 id) const
{
    const auto found = m_nodes.constFind(id);
    return found == m_nodes.cend() ? nullptr : &*found;
}

QList<qint64> &StepTree::listOf(qint64 parentId)
{
    return parentId == 0 ? m_roots : m_nodes[parentId].children;
}

std::optional<qint64> StepTree::parentOf(qint64 id) const
{
    if (m_roots.contains(id))
        return 0;
    for (const StepNode &node : m_nodes) {
        if (node.children.contains(id))
            return node.id;
    }
    return std::nullopt;
}

bool StepTree::has(const StepPlace &place) const
{
    if (place.beforeId)
        return parentOf(*place.beforeId).has_value();
    if (place.afterId)
        return parentOf(*place.afterId).has_value();
    const StepNode *parent = find(place.parentId);
    return place.parentId == 0 || (parent && (parent->kind == StepNode::Kind::Body || parent->kind == StepNode::Kind::Expected));
}

void StepTree::insert(qint64 id, const StepPlace &place)
{
    if (!place.beforeId && !place.afterId) {
        listOf(place.parentId).append(id);
        return;
    }
    const qint64 sibling = place.beforeId ? *place.beforeId : *place.afterId;
    QList<qint64> &list = listOf(parentOf(sibling).value_or(0));
    list.insert(list.indexOf(sibling) + (place.beforeId ? 0 : 1), id);
}

void StepTree::takeOut(qint64 id)
{
    if (const std::optional<qint64> parentId = parentOf(id))
        listOf(*parentId).removeAll(id);
}

qint64 StepTree::add(StepNode node, const StepPlace &place)
{
    node.id = ++m_lastId;
    m_nodes.insert(node.id, node);
    insert(node.id, place);
    return node.id;
}

qint64 StepTree::ensureExpected(qint64 id)
{
    if (m_nodes[id].expectedId == 0) {
        StepNode container;
        container.id = ++m_lastId;
        container.kind = StepNode::Kind::Expected;
        container.body = u"Expected Result"_s;
        container.createdDate = container.lastModifiedDate = m_nodes[id].lastModifiedDate;
        m_nodes.insert(container.id, container);
        m_nodes[id].expectedId = container.id;
    }
    return m_nodes[id].expectedId;
}

void StepTree::dropExpected(qint64 id)
{
    if (m_nodes[id].expectedId != 0)
        remove(m_nodes[id].expectedId);
}

QList<qint64> StepTree::withAllBelow(qint64 id) const
{
    QList<qint64> all{id};
    for (qsizetype i = 0; i < all.size(); ++i) {
        const StepNode &node = *find(all.at(i));
        all += node.children;
        if (node.expectedId != 0)
            all.append(node.expectedId);
    }
    return all;
}

void StepTree::remove(qint64 id)
{
    takeOut(id);
    for (StepNode &node : m_nodes) {
        if (node.expectedId == id)
            node.expectedId = 0;
    }
    const QList<qint64> gone = withAllBelow(id);
    for (const qint64 each : gone)
        m_nodes.remove(each);
}

bool StepTree::move(qint64 id, const StepPlace &place)
{
    const qint64 target = place.beforeId ? *place.beforeId : place.afterId ? *place.afterId : place.parentId;
    if (!has(place) || withAllBelow(id).contains(target))
        return false;
    takeOut(id);
    insert(id, place);
    return true;
}

qint64 StepTree::copy(qint64 id, const StepPlace &place)
{
    const StepNode original = *find(id);
    StepNode node = original;
    node.children.clear();
    node.expectedId = 0;
    const qint64 made = add(node, place);
    if (original.expectedId != 0) {
        const qint64 container = ensureExpected(made);
        const QList<qint64> lines = find(original.expectedId)->children;
        for (const qint64 line : lines)
            copy(line, {container});
    }
    for (const qint64 child : original.children)
        copy(child, {made});
    return made;
}

void StepTree::clear()
{
    m_roots.clear();
    m_nodes.clear();
}

QJsonObject StepTree::toJson() const
{
    QJsonArray nodes;
    for (const StepNode &node : m_nodes) {
        nodes.append(QJsonObject{{u"id"_s, node.id}, {u"kind"_s, static_cast<int>(node.kind)}, {u"body"_s, textOrNull(node.body)},
                                 {u"bodyJson"_s, node.bodyJson}, {u"keyword"_s, textOrNull(node.keyword)},
                                 {u"expectedResult"_s, textOrNull(node.expectedResult)}, {u"expectedId"_s, node.expectedId},
                                 {u"target"_s, node.target}, {u"children"_s, idsToJson(node.children)},
                                 {u"createdDate"_s, node.createdDate}, {u"lastModifiedDate"_s, node.lastModifiedDate}});
    }
    return {{u"lastId"_s, m_lastId}, {u"roots"_s, idsToJson(m_roots)}, {u"nodes"_s, nodes}};
}

StepTree StepTree::fromJson(const QJsonObject &json)
{
    StepTree tree;
    tree.m_lastId = json["lastId"_L1].toInteger();
    tree.m_roots = idsFromJson(json["roots"_L1].toArray());
    const QJsonArray nodes = json["nodes"_L1].toArray();
    for (const QJsonValue &item : nodes) {
        StepNode node;
        node.id = item["id"_L1].toInteger();
        node.kind = static_cast<StepNode::Kind>(item["kind"_L1].toInt());
        node.body = item["body"_L1].toString();
        node.bodyJson = item["bodyJson"_L1].toObject();
        node.keyword = item["keyword"_L1].toString();
        node.expectedResult = item["expectedResult"_L1].toString();
        node.expectedId = item["expectedId"_L1].toInteger();
        node.target = item["target"_L1].toInteger();
        node.children = idsFromJson(item["children"_L1].toArray());
        node.createdDate = item["createdDate"_L1].toInteger();
        node.lastModifiedDate = item["lastModifiedDate"_L1].toInteger();
        tree.m_nodes.insert(node.id, node);
    }
    return tree;
}

} // namespace casewright::demo
