// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/bulk/bulk_plan.h"

#include "core/api/rest/list_delta.h"

#include <QMap>

#include <algorithm>

namespace casewright::api::testops {
namespace {

using namespace rest;

/// Below this, sending each case by itself costs no more and tells more.
constexpr qsizetype fewestTogether = 3;

std::optional<ServerId> idAmong(const Ref &ref, const QList<Ref> &known)
{
    if (ref.id)
        return ref.id;
    const auto found = std::ranges::find(known, ref.name, &Ref::name);
    return found == known.cend() ? std::nullopt : found->id;
}

std::optional<ServerId> idOf(const Tag &tag, const ProjectSchema &schema)
{
    return idAmong({tag.id, tag.name}, schema.tags);
}

ListDelta<Tag> tagDelta(const Change &change)
{
    if (!change.after->tags.known())
        return {{}, {}};
    return {change.before->tags.valueOr({}), change.after->tags.value()};
}

/// What is done to each case, and to which.
using CasesOf = QMap<std::pair<BulkCall::What, QString>, BulkCall>;

void note(CasesOf &calls, const BulkCall &one, ServerId id)
{
    QStringList parts = one.tagNames;
    for (const ServerId target : one.targetIds)
        parts.append(QString::number(target));
    BulkCall &call = calls[{one.what, parts.join(QLatin1Char('\n'))}];
    call.what = one.what;
    call.tagNames = one.tagNames;
    call.targetIds = one.targetIds;
    call.cases.append(id);
}

/// Tags that are added to (taken from) the same cases share a call.
QList<BulkCall> merged(const CasesOf &calls)
{
    QList<BulkCall> result;
    for (const BulkCall &call : calls) {
        const bool isOfTags = call.what == BulkCall::What::AddTags || call.what == BulkCall::What::RemoveTags;
        const auto same = std::ranges::find_if(result, [&](const BulkCall &other) {
            return isOfTags && other.what == call.what && other.cases == call.cases;
        });
        if (same == result.end()) {
            result.append(call);
        } else {
            same->tagNames += call.tagNames;
            same->targetIds += call.targetIds;
        }
    }
    return result;
}

} // namespace

bool isForBulk(const Change &change, const ProjectSchema &schema)
{
    if (!change.before || !change.after || !change.after->fields.isEmpty())
        return false;
    const QList<FacetId> touched = touchedFacets(change);
    const bool isPlain = std::ranges::all_of(touched, [](FacetId id) {
        return id == FacetId::Tags || id == FacetId::Status || id == FacetId::Layer;
    });
    const QList<Tag> removed = tagDelta(change).removed;
    const bool knowsTags = std::ranges::all_of(removed, [&](const Tag &tag) { return idOf(tag, schema).has_value(); });
    const bool knowsStatus = !change.after->status.known() || idAmong(change.after->status.value(), schema.statuses);
    const bool knowsLayer = !change.after->layer.known() || idAmong(change.after->layer.value(), schema.layers);
    return isPlain && !touched.isEmpty() && knowsTags && knowsStatus && knowsLayer;
}

BulkPlan planOf(const QList<CaseChange> &changes, const ProjectSchema &schema, const Workflows &workflows,
                const QHash<ServerId, ServerId> &workflowOfCase)
{
    BulkPlan plan;
    CasesOf calls;
    QList<CaseChange> sorted = changes;
    std::ranges::sort(sorted, {}, &CaseChange::id);
    for (const CaseChange &one : std::as_const(sorted)) {
        const TestCase &after = *one.change.after;
        const std::optional<ServerId> status = after.status.known() ? idAmong(after.status.value(), schema.statuses) : std::nullopt;
        std::optional<ServerId> workflow;
        if (status && workflowOfCase.contains(one.id))
            workflow = workflows.of(*status, workflowOfCase.value(one.id));
        if (!isForBulk(one.change, schema) || (status && !workflow)) {
            plan.singly.append(one);
            continue;
        }
        const ListDelta<Tag> tags = tagDelta(one.change);
        for (const Tag &tag : tags.added)
            note(calls, {BulkCall::What::AddTags, {tag.name}, {}, {}}, one.id);
        for (const Tag &tag : tags.removed)
            note(calls, {BulkCall::What::RemoveTags, {}, {*idOf(tag, schema)}, {}}, one.id);
        if (status)
            note(calls, {BulkCall::What::SetStatus, {}, {*workflow, *status}, {}}, one.id);
        if (after.layer.known())
            note(calls, {BulkCall::What::SetLayer, {}, {*idAmong(after.layer.value(), schema.layers)}, {}}, one.id);
        plan.together.append(one);
    }
    plan.calls = merged(calls);
    if (plan.together.size() < fewestTogether || plan.calls.size() * 2 > plan.together.size()) {
        plan.singly += plan.together;
        plan.together.clear();
        plan.calls.clear();
    }
    return plan;
}

} // namespace casewright::api::testops
