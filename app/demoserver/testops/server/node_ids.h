// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace casewright::demo {

/// What a node of the tree of 25 and later stands for; case 0: the group itself.
struct TreeNode {
    qint64 treeId = 0;
    QList<qint64> path;
    qint64 caseId = 0;
};

/// Ids of the nodes of trees, which are neither those of cases nor of field values. Given out on first sight and good
/// until the program ends.
class NodeIds final {
public:
    qint64 idOf(const TreeNode &node);
    [[nodiscard]] std::optional<TreeNode> find(qint64 id) const;

private:
    static constexpr qint64 first = 7'000'001;

    QHash<QString, qint64> m_ids;
    QList<TreeNode> m_nodes;
};

} // namespace casewright::demo
