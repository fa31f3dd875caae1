// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/records/rebase.h"

#include <QSet>

namespace casewright::workspace {
namespace {

/// What `latest` has of the facets and fields that clash.
TestCase heldBack(const QList<Clash> &clashes, const TestCase &latest)
{
    TestCase held;
    for (const Clash &clash : clashes) {
        forEachFacet([&](auto facet) {
            if (facet.id == clash.facet)
                held.*facet.member = latest.*facet.member;
        });
        const ServerId field = clash.where.toLongLong();
        if (clash.facet == FacetId::Fields)
            held.fields.insert(field, latest.fields.value(field));
    }
    return held;
}

const TestCase &currentOf(const store::StoredCase &stored)
{
    return stored.mine ? *stored.mine : *stored.base;
}

QSet<StepKey> keysOf(const QList<Step> &steps)
{
    QSet<StepKey> keys;
    for (const Step &step : steps) {
        keys.insert(step.key);
        keys.unite(keysOf(step.children));
    }
    return keys;
}

/// `other` with our keys for steps that both processes read from the server, each for itself.
store::StoredCase withOurKeys(store::StoredCase other, const store::StoredCase &ours)
{
    const Facet<Scenario> known = currentOf(ours).scenario;
    const Facet<Scenario> read = currentOf(other).scenario;
    if (!known.known() || !read.known() || keysOf(known.value().steps).intersects(keysOf(read.value().steps)))
        return other;
    for (std::optional<TestCase> *value : {&other.base, &other.mine, &other.theirs}) {
        if (*value && (*value)->scenario.known())
            (*value)->scenario = adoptKeys(known.value(), ours.stepIds, (*value)->scenario.value(), other.stepIds);
    }
    other.stepIds = ours.stepIds;
    return other;
}

/// A case made here has heard nothing of the server yet.
Rebased onto(const TestCase &latest, const store::StoredCase &stored)
{
    return stored.base ? rebased(*stored.base, currentOf(stored), latest) : Rebased{latest, currentOf(stored), {}, {}};
}

} // namespace

TestCase restricted(const TestCase &value, const TestCase &like)
{
    TestCase part;
    forEachFacet([&](auto facet) {
        if ((like.*facet.member).known())
            part.*facet.member = value.*facet.member;
    });
    for (auto it = like.fields.cbegin(); it != like.fields.cend(); ++it) {
        if (value.fields.contains(it.key()))
            part.fields.insert(it.key(), value.fields.value(it.key()));
    }
    return part;
}

TestCase latestOf(const TestCase &base, const std::optional<TestCase> &theirs)
{
    return theirs ? overlaid(base, *theirs) : base;
}

Rebased rebased(const TestCase &base, const TestCase &value, const TestCase &latest)
{
    const Merge merged = merge(base, value, latest);
    const TestCase held = heldBack(merged.clashes, latest);
    return {overlaid(latest, restricted(base, held)), overlaid(merged.value, restricted(value, held)),
            merged.clashes.isEmpty() ? std::nullopt : std::optional(held), merged.clashes};
}

store::StoredCase mergedCase(const store::StoredCase &ours, store::StoredCase other, const std::optional<store::StoredCase> &stored)
{
    other = withOurKeys(std::move(other), ours);
    const bool oursIsNewer = !other.base || (ours.base && ours.info.readAt >= other.info.readAt);
    const store::StoredCase &newer = oursIsNewer ? ours : other;
    const store::StoredCase &older = oursIsNewer ? other : ours;
    store::StoredCase both = newer;
    both.revision = other.revision;
    both.isAhead = ours.isAhead || other.isAhead;
    if (newer.info.createdDate == 0 && older.base) { // only its row of the list was known
        both.info = older.info;
        both.info.readAt = newer.info.readAt;
    }
    if (both.stepIds.isEmpty())
        both.stepIds = older.stepIds;
    // An edit here of what was deleted there brings it back; looking at it does not.
    both.deleted = ours.mine ? ours.deleted : ours.deleted || other.deleted;
    if (!newer.base) { // the server has not got it yet
        both.mine = stored ? merge(currentOf(*stored), currentOf(ours), currentOf(other)).value : currentOf(ours);
        return both;
    }
    TestCase latest = latestOf(*newer.base, newer.theirs);
    if (older.base)
        latest = overlaid(latestOf(*older.base, older.theirs), latest);
    const Rebased mine = onto(latest, ours);
    const Rebased theirs = onto(latest, other);
    // A case made here began as what was saved of it, or as it is on the server.
    const TestCase ancestor = stored ? onto(latest, *stored).value : latest;
    const TestCase value = merge(ancestor, mine.value, theirs.value).value;
    both.base = latest;
    both.theirs.reset();
    for (const Rebased *one : {&theirs, &mine}) {
        if (!one->theirs)
            continue;
        both.base = overlaid(*both.base, restricted(one->base, *one->theirs));
        both.theirs = overlaid(both.theirs.value_or(TestCase()), *one->theirs);
    }
    if (diff(both.key, *both.base, value)) {
        both.mine = value;
    } else {
        both.base = overlaid(latestOf(*both.base, both.theirs), value);
        both.mine.reset();
        both.theirs.reset();
    }
    return both;
}

} // namespace casewright::workspace
