// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/suites.h"
#include "core/query/row_bits.h"

#include <QHash>

namespace casewright::query {

/// The tree of suites. A suite is told apart by the names on its path; parents have smaller numbers than their
/// children, and number 0 is the root, which is no suite.
class SuiteTable {
public:
    SuiteTable();

    /// The number of `path`, made with its parents where it is new. Ids that were not known are taken over.
    quint32 intern(const SuitePath &path);
    [[nodiscard]] std::optional<quint32> find(const SuitePath &path) const;
    /// Whether the suite is there even when no case lies in it.
    void setAdded(quint32 suite, bool added) { m_nodes[suite].added = added; }
    [[nodiscard]] bool isAdded(quint32 suite) const { return m_nodes[suite].added; }

    [[nodiscard]] quint32 size() const { return quint32(m_nodes.size()); }
    [[nodiscard]] quint32 parent(quint32 suite) const { return m_nodes[suite].parent; }
    [[nodiscard]] SuitePath path(quint32 suite) const;
    [[nodiscard]] RowBits atOrBelow(quint32 suite) const;
    /// The suites whose path as text holds `folded`.
    [[nodiscard]] RowBits matching(const QString &folded) const;
    /// All suites, each parent before its children, siblings by name.
    [[nodiscard]] std::vector<quint32> inOrder() const;

private:
    struct Node {
        Ref ref;
        quint32 parent = 0;
        bool added = false;
        QString foldedName;
        QString foldedPath;
        std::vector<quint32> children;
    };
    void appendSorted(quint32 suite, std::vector<quint32> &out) const;

    std::vector<Node> m_nodes;
    QHash<std::pair<quint32, QString>, quint32> m_numbers; ///< by parent and name
    SuitePath m_lastPath; ///< that was interned, and its number
    quint32 m_lastNumber = 0;
};

} // namespace casewright::query
