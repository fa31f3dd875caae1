// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/steps/scenario_sync.h"

#include <algorithm>

namespace casewright {
namespace {

bool sameRow(const Step &a, const Step &b)
{
    return a.kind == b.kind && a.keyword == b.keyword && a.text == b.text && a.target == b.target && a.rest == b.rest;
}

/// Positions in `rows` of a longest rising subsequence: who keeps its place when as few as possible move.
std::vector<size_t> longestRising(const std::vector<int> &rows)
{
    constexpr size_t none = static_cast<size_t>(-1);
    std::vector<size_t> ends; // of the best sequence of each length
    std::vector<size_t> before(rows.size(), none);
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto it = std::lower_bound(ends.begin(), ends.end(), rows[i],
                                         [&rows](size_t end, int row) { return rows[end] < row; });
        if (it != ends.begin())
            before[i] = *std::prev(it);
        if (it == ends.end())
            ends.push_back(i);
        else
            *it = i;
    }
    std::vector<size_t> chosen;
    for (size_t i = ends.empty() ? none : ends.back(); i != none; i = before[i])
        chosen.push_back(i);
    return chosen;
}

} // namespace

ScenarioModel::Sync::Sync(ScenarioModel &model) : m_model(model), m_number(++model.m_syncs) {}

QList<StepKey> ScenarioModel::Sync::run(const Scenario &next)
{
    syncList(m_model.m_root.get(), next.steps);
    for (Node *parent : std::as_const(m_withUnwanted))
        removeUnwanted(parent);
    return m_touched;
}

void ScenarioModel::Sync::syncList(Node *parent, const QList<Step> &want)
{
    if (parent->step.children.isSharedWith(want))
        return;
    align(parent, want);
    for (const Step &step : want) {
        Node *node = m_model.m_nodes.value(step.key);
        update(node, step);
        syncList(node, step.children);
    }
    parent->step.children = want;
}

void ScenarioModel::Sync::align(Node *parent, const QList<Step> &want)
{
    chooseStaying(parent, want);
    size_t at = 0; // right behind the last row in place; what is not wanted drifts behind it
    for (qsizetype i = 0; i < want.size();) {
        Node *node = m_model.m_nodes.value(want.at(i).key);
        if (!node) {
            const qsizetype count = insertRun(parent, at, want, i);
            at += static_cast<size_t>(count);
            i += count;
            continue;
        }
        const bool here = node->parent == parent;
        const auto row = static_cast<size_t>(node->row);
        if (here && (node->stays || row == at)) {
            at = row + 1;
        } else {
            move(node, parent, at);
            at = static_cast<size_t>(node->row) + 1;
        }
        ++i;
    }
}

void ScenarioModel::Sync::chooseStaying(Node *parent, const QList<Step> &want)
{
    std::vector<Node *> here;
    std::vector<int> rows;
    for (const Step &step : want) {
        Node *node = m_model.m_nodes.value(step.key);
        if (!node)
            continue;
        node->wantedIn = m_number;
        node->stays = false;
        if (node->parent == parent) {
            here.push_back(node);
            rows.push_back(node->row);
        }
    }
    if (here.size() < parent->children.size())
        m_withUnwanted.append(parent);
    if (std::is_sorted(rows.cbegin(), rows.cend())) {
        for (Node *node : here)
            node->stays = true;
        return;
    }
    for (const size_t i : longestRising(rows))
        here[i]->stays = true;
}

qsizetype ScenarioModel::Sync::insertRun(Node *parent, size_t at, const QList<Step> &want, qsizetype from)
{
    std::vector<std::unique_ptr<Node>> made;
    for (qsizetype i = from; i < want.size() && !m_model.m_nodes.contains(want.at(i).key); ++i) {
        bool complete = true;
        made.push_back(build(want.at(i), &complete));
        m_touched.append(want.at(i).key);
    }
    const int first = static_cast<int>(at);
    const auto count = static_cast<qsizetype>(made.size());
    m_model.beginInsertRows(m_model.indexOf(parent), first, first + static_cast<int>(count) - 1);
    for (const auto &node : made)
        node->parent = parent;
    parent->children.insert(parent->children.begin() + first, std::make_move_iterator(made.begin()),
                            std::make_move_iterator(made.end()));
    parent->renumber(at);
    m_model.endInsertRows();
    return count;
}

void ScenarioModel::Sync::move(Node *node, Node *parent, size_t at)
{
    Node *from = node->parent;
    const auto row = static_cast<size_t>(node->row);
    const int first = static_cast<int>(row);
    m_model.beginMoveRows(m_model.indexOf(from), first, first, m_model.indexOf(parent), static_cast<int>(at));
    std::unique_ptr<Node> moved = std::move(from->children[row]);
    from->children.erase(from->children.begin() + first);
    const size_t target = from == parent && row < at ? at - 1 : at;
    node->parent = parent;
    parent->children.insert(parent->children.begin() + static_cast<int>(target), std::move(moved));
    if (from != parent)
        from->renumber(row);
    parent->renumber(from == parent ? std::min(row, target) : target);
    m_model.endMoveRows();
    m_touched.append(node->step.key);
}

void ScenarioModel::Sync::update(Node *node, const Step &step)
{
    if (sameRow(node->step, step))
        return;
    const QList<Step> shown = node->step.children;
    node->step = step;
    node->step.children = shown;
    const QModelIndex index = m_model.indexOf(node);
    Q_EMIT m_model.dataChanged(index, index);
    m_touched.append(step.key);
}

void ScenarioModel::Sync::removeUnwanted(Node *parent)
{
    auto &children = parent->children;
    const auto unwanted = [&](size_t row) { return children[row]->wantedIn != m_number; };
    for (size_t end = children.size(); end > 0; --end) {
        if (!unwanted(end - 1))
            continue;
        size_t begin = end - 1;
        while (begin > 0 && unwanted(begin - 1))
            --begin;
        const int first = static_cast<int>(begin);
        const int last = static_cast<int>(end) - 1;
        m_model.beginRemoveRows(m_model.indexOf(parent), first, last);
        for (size_t row = begin; row < end; ++row)
            forget(*children[row]);
        children.erase(children.begin() + first, children.begin() + last + 1);
        parent->renumber(begin);
        m_model.endRemoveRows();
        end = begin + 1;
    }
}

/// A row with all below it that is new too; what is shown elsewhere comes later, by a move.
std::unique_ptr<ScenarioModel::Node> ScenarioModel::Sync::build(const Step &step, bool *complete)
{
    auto node = std::make_unique<Node>();
    node->step = step;
    node->wantedIn = m_number;
    m_model.m_nodes.insert(step.key, node.get());
    bool whole = true;
    for (const Step &child : step.children) {
        if (m_model.m_nodes.contains(child.key)) {
            whole = false;
            continue;
        }
        auto built = build(child, &whole);
        built->parent = node.get();
        node->children.push_back(std::move(built));
    }
    node->renumber(0);
    if (!whole) {
        node->step.children.clear(); // so that syncList() looks at it
        *complete = false;
    }
    return node;
}

void ScenarioModel::Sync::forget(const Node &node)
{
    m_model.m_nodes.remove(node.step.key);
    for (const auto &child : node.children)
        forget(*child);
}

} // namespace casewright
