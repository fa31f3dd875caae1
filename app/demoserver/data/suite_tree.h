// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/case_table.h"
#include "app/demoserver/data/catalogue.h"

namespace casewright::demo {

struct SuiteGroup {
    FieldValue value;
    int count = 0; ///< cases in it, at any depth
};

/// A tree of the project, the one named Suites unless other fields are named, as the cases' field values make it. A path is one value id a level from the root;
/// a level for which a case has no value is passed over. A case with two values of one level lies under both.
class SuiteTree final {
public:
    SuiteTree(const Catalogue &catalogue, const CaseTable &cases, qint64 projectId);
    /// A tree of other fields, one a level.
    SuiteTree(const Catalogue &catalogue, const CaseTable &cases, qint64 projectId, const QList<qint64> &fieldIds);

    /// Groups right below the path, by name. At the root also values of the first level that hold no case.
    [[nodiscard]] QList<SuiteGroup> groups(const QList<qint64> &path) const;
    /// Cases that lie exactly at the path, by id.
    [[nodiscard]] QList<qint64> leaves(const QList<qint64> &path) const;

private:
    struct Place {
        bool inside = false;
        QList<qint64> next; ///< values of the next level; empty: the case is a leaf here
    };

    [[nodiscard]] Place placeOf(const TestCase &record, const QList<qint64> &path) const;
    [[nodiscard]] int levelOf(qint64 valueId) const;

    const Catalogue &m_catalogue;
    const CaseTable &m_cases;
    qint64 m_projectId;
    QHash<qint64, int> m_levels; ///< level of each value that belongs to the tree
};

} // namespace casewright::demo
