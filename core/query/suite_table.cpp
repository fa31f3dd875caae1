// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/suite_table.h"

#include "core/query/fold.h"

#include <QRegularExpression>

#include <algorithm>
#include <tuple>

namespace casewright::query {

SuiteTable::SuiteTable() : m_nodes(1) {}

quint32 SuiteTable::intern(const SuitePath &path)
{
    // Cases come suite by suite and share its path. Equal is not enough: refs of one id are equal under two names.
    if (path.constData() == m_lastPath.constData() && path.size() == m_lastPath.size())
        return m_lastNumber;
    quint32 at = 0;
    for (qsizetype level = 0; level < path.size(); ++level) {
        const Ref &ref = path[level];
        const auto known = m_numbers.constFind({at, ref.name});
        if (known != m_numbers.cend()) {
            at = *known;
            if (ref.id)
                m_nodes[at].ref.id = ref.id;
            continue;
        }
        const quint32 made = size();
        m_nodes.push_back({ref, at, false, foldText(ref.name), foldText(suiteText(path.first(level + 1))), {}});
        m_nodes[at].children.push_back(made);
        m_numbers.insert({at, ref.name}, made);
        at = made;
    }
    m_lastPath = path;
    m_lastNumber = at;
    return at;
}

std::optional<quint32> SuiteTable::find(const SuitePath &path) const
{
    quint32 at = 0;
    for (const Ref &ref : path) {
        const auto known = m_numbers.constFind({at, ref.name});
        if (known == m_numbers.cend())
            return std::nullopt;
        at = *known;
    }
    return at;
}

SuitePath SuiteTable::path(quint32 suite) const
{
    SuitePath path;
    for (; suite != 0; suite = m_nodes[suite].parent)
        path.prepend(m_nodes[suite].ref);
    return path;
}

RowBits SuiteTable::atOrBelow(quint32 suite) const
{
    RowBits suites(size());
    suites.set(suite);
    for (quint32 below = suite + 1; below < size(); ++below) {
        if (suites.test(m_nodes[below].parent))
            suites.set(below);
    }
    return suites;
}

RowBits SuiteTable::matching(const QString &folded) const
{
    static const QRegularExpression arrow(QStringLiteral("\\s*>\\s*"));
    const QString needle = QString(folded).replace(arrow, QStringLiteral(" > "));
    RowBits suites(size());
    for (quint32 suite = 1; suite < size(); ++suite) {
        const Node &node = m_nodes[suite];
        // A level that holds ">" is quoted in the path, therefore its name is looked at as well.
        if (node.foldedPath.contains(needle) || node.foldedName.contains(folded) || suites.test(node.parent))
            suites.set(suite);
    }
    return suites;
}

std::vector<quint32> SuiteTable::inOrder() const
{
    std::vector<quint32> suites;
    suites.reserve(m_nodes.size() - 1);
    appendSorted(0, suites);
    return suites;
}

void SuiteTable::appendSorted(quint32 suite, std::vector<quint32> &out) const
{
    std::vector<quint32> children = m_nodes[suite].children;
    std::sort(children.begin(), children.end(), [this](quint32 a, quint32 b) {
        return std::tie(m_nodes[a].foldedName, m_nodes[a].ref.name) <
               std::tie(m_nodes[b].foldedName, m_nodes[b].ref.name);
    });
    for (const quint32 child : children) {
        out.push_back(child);
        appendSorted(child, out);
    }
}

} // namespace casewright::query
