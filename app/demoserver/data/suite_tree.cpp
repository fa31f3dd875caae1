// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/data/suite_tree.h"

#include <algorithm>
#include <limits>

namespace casewright::demo {

SuiteTree::SuiteTree(const Catalogue &catalogue, const CaseTable &cases, qint64 projectId)
    : SuiteTree(catalogue, cases, projectId, [&] {
          QList<qint64> fieldIds;
          for (int level = 0; const CustomField *field = catalogue.suiteField(projectId, level); ++level)
              fieldIds.append(field->id);
          return fieldIds;
      }())
{
}

SuiteTree::SuiteTree(const Catalogue &catalogue, const CaseTable &cases, qint64 projectId, const QList<qint64> &fieldIds)
    : m_catalogue(catalogue), m_cases(cases), m_projectId(projectId)
{
    for (int level = 0; level < fieldIds.size(); ++level) {
        const QList<FieldValue> values = catalogue.valuesOf(fieldIds.at(level));
        for (const FieldValue &value : values) {
            if (value.projectId == 0 || value.projectId == projectId)
                m_levels.insert(value.id, level);
        }
    }
}

int SuiteTree::levelOf(qint64 valueId) const
{
    return m_levels.value(valueId, -1);
}

SuiteTree::Place SuiteTree::placeOf(const TestCase &record, const QList<qint64> &path) const
{
    const int last = path.isEmpty() ? -1 : levelOf(path.constLast());
    const bool inside = std::all_of(path.cbegin(), path.cend(), [&](qint64 id) { return record.valueIds.contains(id); });
    if (!inside)
        return {};
    Place place{true, {}};
    int nextLevel = std::numeric_limits<int>::max();
    for (const qint64 id : record.valueIds) {
        const int level = levelOf(id);
        if (level < 0 || path.contains(id))
            continue;
        const bool passedOver = level < last && std::none_of(path.cbegin(), path.cend(), [&](qint64 p) { return levelOf(p) == level; });
        if (passedOver)
            return {};
        if (level <= last || level > nextLevel)
            continue;
        if (level < nextLevel)
            place.next.clear();
        nextLevel = level;
        place.next.append(id);
    }
    return place;
}

QList<SuiteGroup> SuiteTree::groups(const QList<qint64> &path) const
{
    QHash<qint64, int> counts;
    if (path.isEmpty()) {
        for (auto it = m_levels.cbegin(); it != m_levels.cend(); ++it) {
            if (it.value() == 0)
                counts.insert(it.key(), 0);
        }
    }
    for (const qint64 id : m_cases.ofProject(m_projectId)) {
        const Place place = placeOf(*m_cases.find(id), path);
        for (const qint64 valueId : place.next)
            ++counts[valueId];
    }
    QList<SuiteGroup> groups;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        groups.append({*m_catalogue.value(it.key()), it.value()});
    std::sort(groups.begin(), groups.end(), [](const SuiteGroup &a, const SuiteGroup &b) {
        const int order = a.value.name.compare(b.value.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.value.id < b.value.id;
    });
    return groups;
}

QList<qint64> SuiteTree::leaves(const QList<qint64> &path) const
{
    QList<qint64> ids;
    for (const qint64 id : m_cases.ofProject(m_projectId)) {
        const Place place = placeOf(*m_cases.find(id), path);
        if (place.inside && place.next.isEmpty())
            ids.append(id);
    }
    return ids;
}

} // namespace casewright::demo
