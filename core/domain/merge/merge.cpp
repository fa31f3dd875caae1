// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/change.h"

#include <algorithm>

namespace casewright {
namespace {

QString shown(const QString &text)
{
    return text;
}

QString shown(const Ref &ref)
{
    return ref.name;
}

QString shown(const QList<Ref> &refs)
{
    QStringList names;
    for (const Ref &ref : refs)
        names.append(ref.name);
    return names.join(QStringLiteral(", "));
}

QString shown(const QList<Example> &examples)
{
    QStringList rows;
    for (const Example &example : examples) {
        QStringList cells;
        for (const ParameterValue &each : example.values)
            cells.append(each.name + QStringLiteral(" = ") + each.value);
        rows.append(cells.join(QStringLiteral(", ")));
    }
    return rows.join(QLatin1Char('\n'));
}

template <typename T>
QList<T> without(QList<T> list, const QList<T> &others)
{
    list.removeIf([&others](const T &item) { return others.contains(item); });
    return list;
}

/// What one side removed goes, what one side added comes; theirs are the copies with the server's ids.
template <typename T>
QList<T> mergedSet(const QList<T> &base, const QList<T> &mine, const QList<T> &theirs)
{
    if (sameContent(base, mine) || sameContent(mine, theirs))
        return theirs;
    if (sameContent(base, theirs))
        return mine;
    return without(theirs, without(base, mine)) + without(without(mine, base), theirs);
}

/// One merge of one value: a single thing, of which only one edit can be kept.
template <typename T>
T mergedWhole(const T &base, const T &mine, const T &theirs, Clash place, QList<Clash> &clashes)
{
    if (sameContent(base, mine) || sameContent(mine, theirs))
        return theirs;
    if (!sameContent(base, theirs)) {
        place.base = shown(base);
        place.mine = shown(mine);
        place.theirs = shown(theirs);
        clashes.append(place);
    }
    return mine;
}

template <typename T>
T mergedFacet(FacetId id, const T &base, const T &mine, const T &theirs, QList<Clash> &clashes)
{
    return mergedWhole(base, mine, theirs, {id, {}, {}, {}, {}}, clashes);
}

template <typename T>
QList<T> mergedFacet(FacetId, const QList<T> &base, const QList<T> &mine, const QList<T> &theirs, QList<Clash> &)
{
    return mergedSet(base, mine, theirs);
}

/// A table of examples is one thing: rows of two tables with other columns cannot be mixed.
QList<Example> mergedFacet(FacetId id, const QList<Example> &base, const QList<Example> &mine, const QList<Example> &theirs,
                           QList<Clash> &clashes)
{
    return mergedWhole(base, mine, theirs, {id, {}, {}, {}, {}}, clashes);
}

Scenario mergedFacet(FacetId, const Scenario &base, const Scenario &mine, const Scenario &theirs,
                     QList<Clash> &clashes)
{
    const ScenarioMerge merge = mergeScenarios(base, mine, theirs);
    clashes += merge.clashes;
    return merge.value;
}

/// A field that never had more than one value is taken for one that cannot: two different new values clash.
QList<Ref> mergedField(ServerId field, const QList<Ref> &base, const QList<Ref> &mine, const QList<Ref> &theirs,
                       QList<Clash> &clashes)
{
    if (std::max({base.size(), mine.size(), theirs.size()}) > 1)
        return mergedSet(base, mine, theirs);
    return mergedWhole(base, mine, theirs, {FacetId::Fields, QString::number(field), {}, {}, {}}, clashes);
}

FieldValues mergedFields(const FieldValues &base, const FieldValues &mine, const FieldValues &theirs,
                         QList<Clash> &clashes)
{
    FieldValues merged = theirs;
    for (auto it = mine.cbegin(); it != mine.cend(); ++it)
        merged.insert(it.key(), it.value());
    for (auto it = base.cbegin(); it != base.cend(); ++it) {
        const QList<Ref> left = mine.value(it.key(), it.value());
        const QList<Ref> right = theirs.value(it.key(), it.value());
        merged.insert(it.key(), mergedField(it.key(), it.value(), left, right, clashes));
    }
    return merged;
}

} // namespace

Merge merge(const TestCase &base, const TestCase &mine, const TestCase &theirs)
{
    Merge result;
    forEachFacet([&](auto facet) {
        const auto &was = base.*facet.member;
        const auto &left = mine.*facet.member;
        const auto &right = theirs.*facet.member;
        auto &merged = result.value.*facet.member;
        if (!was.known())
            merged = left.known() ? left : right;
        else
            merged = mergedFacet(facet.id, was.value(), left.valueOr(was.value()), right.valueOr(was.value()),
                                 result.clashes);
    });
    result.value.fields = mergedFields(base.fields, mine.fields, theirs.fields, result.clashes);
    return result;
}

} // namespace casewright
