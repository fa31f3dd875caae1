// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/change.h"
#include "core/domain/merge/step_table.h"

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

/// The clashes found so far, and who decides them.
struct Decisions {
    const ClashJudge &judge;
    QList<Clash> clashes;

    [[nodiscard]] Side decide(const Clash &clash)
    {
        clashes.append(clash);
        return judge ? judge(clash) : Side::Mine;
    }
};

template <typename T>
T bothOf(const T &mine, const T &)
{
    return mine;
}

QString bothOf(const QString &mine, const QString &theirs)
{
    return textOfBoth(mine, theirs);
}

/// Texts of several lines; a case has one name.
bool canKeepBoth(FacetId id)
{
    return id == FacetId::Description || id == FacetId::Precondition || id == FacetId::ExpectedResult;
}

/// One merge of one value: a single thing, of which only one edit can be kept.
template <typename T>
T mergedWhole(const T &base, const T &mine, const T &theirs, Clash place, Decisions &decisions)
{
    if (sameContent(base, mine) || sameContent(mine, theirs))
        return theirs;
    if (sameContent(base, theirs))
        return mine;
    place.base = shown(base);
    place.mine = shown(mine);
    place.theirs = shown(theirs);
    place.canKeepBoth = canKeepBoth(place.facet);
    const Side side = decisions.decide(place);
    if (side == Side::Both && place.canKeepBoth)
        return bothOf(mine, theirs);
    return side == Side::Theirs ? theirs : mine;
}

template <typename T>
T mergedFacet(FacetId id, const T &base, const T &mine, const T &theirs, Decisions &decisions)
{
    return mergedWhole(base, mine, theirs, {id, {}, {}, {}, {}}, decisions);
}

template <typename T>
QList<T> mergedFacet(FacetId, const QList<T> &base, const QList<T> &mine, const QList<T> &theirs, Decisions &)
{
    return mergedSet(base, mine, theirs);
}

/// A table of examples is one thing: rows of two tables with other columns cannot be mixed.
QList<Example> mergedFacet(FacetId id, const QList<Example> &base, const QList<Example> &mine, const QList<Example> &theirs,
                           Decisions &decisions)
{
    return mergedWhole(base, mine, theirs, {id, {}, {}, {}, {}}, decisions);
}

Scenario mergedFacet(FacetId, const Scenario &base, const Scenario &mine, const Scenario &theirs, Decisions &decisions)
{
    const ScenarioMerge merge = mergeScenarios(base, mine, theirs, decisions.judge);
    decisions.clashes += merge.clashes;
    return merge.value;
}

/// A field that never had more than one value is taken for one that cannot: two different new values clash.
QList<Ref> mergedField(ServerId field, const QList<Ref> &base, const QList<Ref> &mine, const QList<Ref> &theirs,
                       Decisions &decisions)
{
    if (std::max({base.size(), mine.size(), theirs.size()}) > 1)
        return mergedSet(base, mine, theirs);
    return mergedWhole(base, mine, theirs, {FacetId::Fields, QString::number(field), {}, {}, {}}, decisions);
}

FieldValues mergedFields(const FieldValues &base, const FieldValues &mine, const FieldValues &theirs,
                         Decisions &decisions)
{
    FieldValues merged = theirs;
    for (auto it = mine.cbegin(); it != mine.cend(); ++it)
        merged.insert(it.key(), it.value());
    for (auto it = base.cbegin(); it != base.cend(); ++it) {
        const QList<Ref> left = mine.value(it.key(), it.value());
        const QList<Ref> right = theirs.value(it.key(), it.value());
        merged.insert(it.key(), mergedField(it.key(), it.value(), left, right, decisions));
    }
    return merged;
}

} // namespace

QString textOfBoth(const QString &mine, const QString &theirs)
{
    return mine.isEmpty() || theirs.isEmpty() ? mine + theirs : mine + QLatin1Char('\n') + theirs;
}

Merge merge(const TestCase &base, const TestCase &mine, const TestCase &theirs, const ClashJudge &judge)
{
    Merge result;
    Decisions decisions{judge, {}};
    forEachFacet([&](auto facet) {
        const auto &was = base.*facet.member;
        const auto &left = mine.*facet.member;
        const auto &right = theirs.*facet.member;
        auto &merged = result.value.*facet.member;
        if (!was.known())
            merged = left.known() ? left : right;
        else
            merged = mergedFacet(facet.id, was.value(), left.valueOr(was.value()), right.valueOr(was.value()),
                                 decisions);
    });
    result.value.fields = mergedFields(base.fields, mine.fields, theirs.fields, decisions);
    result.clashes = decisions.clashes;
    return result;
}

} // namespace casewright
