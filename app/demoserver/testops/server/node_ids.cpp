// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/server/node_ids.h"

namespace casewright::demo {

qint64 NodeIds::idOf(const TreeNode &node)
{
    QString key = QString::number(node.treeId) + u'/' + QString::number(node.caseId);
    for (const qint64 id : node.path)
        key += u'/' + QString::number(id);
    const auto known = m_ids.constFind(key);
    if (known != m_ids.cend())
        return *known;
    m_nodes.append(node);
    return *m_ids.insert(key, first + m_nodes.size() - 1);
}

std::optional<TreeNode> NodeIds::find(qint64 id) const
{
    if (id < first || id >= first + m_nodes.size())
        return std::nullopt;
    return m_nodes.at(id - first);
}

} // namespace casewright::demo
