// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/records/case_records.h"

#include "core/domain/merge/step_table.h"

#include <algorithm>

namespace casewright::workspace {

namespace {

TestCase latestOf(const CaseRecord &record)
{
    return workspace::latestOf(*record.base, record.theirs);
}

bool tellsSomething(const TestCase &value)
{
    return !touchedFacets({{}, TestCase(), value}).isEmpty();
}

/// The part of `latest` that is as in `sent`.
TestCase agreeing(const TestCase &sent, const TestCase &latest)
{
    TestCase part;
    forEachFacet([&](auto facet) {
        const auto &there = latest.*facet.member;
        if (there.known() && (sent.*facet.member).known() && sameContent(there.value(), (sent.*facet.member).value()))
            part.*facet.member = there;
    });
    for (auto it = sent.fields.cbegin(); it != sent.fields.cend(); ++it) {
        if (latest.fields.contains(it.key()) && sameContent(latest.fields.value(it.key()), it.value()))
            part.fields.insert(it.key(), it.value());
    }
    return part;
}

/// The `ids` of the steps in `read` go to `adopted`, where the same steps stand under other keys.
void takeStepIds(const QList<Step> &read, const QList<Step> &adopted, const StepIds &ids, StepIds &into)
{
    for (qsizetype i = 0; i < read.size(); ++i) {
        if (const auto id = ids.constFind(read.at(i).key); id != ids.cend())
            into.insert(adopted.at(i).key, *id);
        takeStepIds(read.at(i).children, adopted.at(i).children, ids, into);
    }
}

} // namespace

/// What a list row tells, too.
TestCase CaseRecords::ofRow(const TestCase &value) const
{
    TestCase part;
    part.name = value.name;
    part.status = value.status;
    part.layer = value.layer;
    part.tags = value.tags;
    if (value.fields.contains(m_schema.featureField))
        part.fields.insert(m_schema.featureField, value.fields.value(m_schema.featureField).mid(0, 1));
    return part;
}

void CaseRecords::restore(const store::StoredCase &stored)
{
    CaseRecord record = m_cases.value(stored.key);
    record.key = stored.key;
    record.info = stored.info;
    record.base = stored.base;
    record.mine = stored.mine;
    record.deleted = stored.deleted;
    record.theirs = stored.theirs;
    record.isAhead = stored.isAhead;
    record.clashes.clear();
    if (record.theirs && record.base && record.mine)
        record.clashes = merge(*record.base, *record.mine, latestOf(record)).clashes;
    m_stepIds.insert(stored.key, stored.stepIds);
    m_revisions.insert(stored.key, stored.revision);
    if (stored.info.serverId)
        m_bound.insert(*stored.info.serverId, stored.key);
    m_cases.insert(stored.key, record);
    noteWaiting(record);
}

void CaseRecords::drop(CaseKey key)
{
    const auto it = m_cases.constFind(key);
    if (it != m_cases.cend() && it->info.serverId)
        m_bound.remove(*it->info.serverId);
    m_cases.remove(key);
    m_stepIds.remove(key);
    m_waitingSince.remove(key);
    m_index.remove(key);
}

void CaseRecords::release(CaseKey key)
{
    m_cases.remove(key);
    m_stepIds.remove(key);
    m_revisions.remove(key);
}

void CaseRecords::revive(CaseKey key)
{
    CaseRecord &record = m_cases[key];
    record.deleted = false;
    noteWaiting(record);
    show(key);
}

void CaseRecords::clear()
{
    m_cases.clear();
    m_stepIds.clear();
    m_underWay.clear();
    m_bound.clear();
    m_waitingSince.clear();
}

const CaseRecord *CaseRecords::find(CaseKey key) const
{
    const auto it = m_cases.constFind(key);
    return it == m_cases.cend() ? nullptr : &*it;
}

CaseRecord *CaseRecords::ensure(CaseKey key)
{
    if (const auto it = m_cases.find(key); it != m_cases.end())
        return &*it;
    const auto row = m_index.rowOf(key);
    if (!row)
        return nullptr;
    CaseRecord record;
    record.key = key;
    record.base = valueOfRow(*row);
    record.info.serverId = serverIdOf(key);
    record.info.automated = m_index.automated(*row);
    record.info.readAt = m_listedAt; // the list is the last word on what it tells
    return &*m_cases.insert(key, record);
}

QList<CaseKey> CaseRecords::waiting() const
{
    QList<CaseKey> keys = m_waitingSince.keys();
    std::sort(keys.begin(), keys.end(), [this](CaseKey a, CaseKey b) { return m_waitingSince.value(a) < m_waitingSince.value(b); });
    return keys;
}

Result<void> CaseRecords::apply(const Change &change)
{
    if (change.isCreation()) {
        if (const CaseRecord *there = find(change.key); there && there->deleted) {
            revive(change.key);
            return {};
        }
        if (find(change.key))
            return failure(ErrorKind::Invalid, QStringLiteral("case %1 is there already").arg(change.key.value));
        CaseRecord record;
        record.key = change.key;
        record.mine = change.after;
        m_cases.insert(change.key, record);
        noteWaiting(record);
        show(change.key);
        return {};
    }
    CaseRecord *record = ensure(change.key);
    if (!record)
        return failure(ErrorKind::NotFound, QStringLiteral("there is no case %1").arg(change.key.value));
    if (change.isDeletion()) {
        if (!record->base) {
            drop(change.key);
            return {};
        }
        record->deleted = true;
        noteWaiting(*record);
        m_index.remove(change.key);
        return {};
    }
    TestCase now = record->current();
    if (!record->base) { // made here: a field of which nobody said anything is empty
        for (const ServerId field : change.before->fields.keys())
            now.fields.insert(field, now.fields.value(field));
    }
    if (!sameKnown(restricted(now, *change.before), *change.before))
        return failure(ErrorKind::Invalid, QStringLiteral("case %1 has changed meanwhile").arg(change.key.value));
    TRY_ASSIGN(const TestCase value, applied(now, change));
    setMine(*record, value);
    if (record->theirs)
        rebase(*record, latestOf(*record)); // it may clash no more
    show(change.key);
    return {};
}

bool CaseRecords::adopt(CaseKey key, const TestCase &fetched, const CaseInfo *info, const StepIds &freshIds)
{
    CaseRecord *record = ensure(key);
    if (!record) {
        // Not among the rows that were listed: opened by its id.
        CaseRecord fresh;
        fresh.key = key;
        fresh.base = TestCase();
        fresh.info.serverId = serverIdOf(key);
        record = &*m_cases.insert(key, fresh);
    }
    if (!record->base)
        return false;
    TestCase fresh = fetched;
    if (fresh.scenario.known()) {
        // What the server has comes of the base; what both sides added alike is found by the merge.
        const Scenario known = (record->base->scenario.known() ? *record->base : record->current()).scenario.valueOr({});
        const Scenario read = fresh.scenario.value();
        fresh.scenario = keyed(key, known, read, freshIds);
        if (!freshIds.isEmpty()) {
            StepIds ids;
            takeStepIds(read.steps, fresh.scenario.value().steps, freshIds, ids);
            m_stepIds.insert(key, ids);
        }
    }
    const TestCase before = record->current();
    const TestCase knownOfRow = ofRow(*record->base);
    const qint64 readAt = record->info.readAt;
    if (info)
        record->info = *info;
    record->info.readAt = tellsSomething(fetched) ? m_clock() : readAt;
    rebase(*record, overlaid(latestOf(*record), fresh));
    record->isAhead = record->isAhead || !sameKnown(knownOfRow, ofRow(*record->base));
    const bool changed = !sameKnown(before, record->current());
    show(key);
    return changed;
}

bool CaseRecords::adoptListed(CaseKey key, const TestCase &listed, bool isFresh)
{
    const qint64 readAt = m_cases.value(key).info.readAt;
    const bool changed = adopt(key, listed);
    CaseRecord &record = m_cases[key];
    record.isAhead = false;
    if (!isFresh)
        record.info.readAt = readAt;
    return changed;
}

void CaseRecords::settle(CaseKey key, const Change &sent, const TestCase &settled, bool isWhole)
{
    if (tellsSomething(settled))
        noteSettled(key);
    if (const auto it = m_cases.find(key); it != m_cases.end() && it->base) {
        const TestCase before = ofRow(*it->base);
        // What was sent may be one change among others that wait: what it began with is not what the server had.
        const TestCase arrived = restricted(*sent.after, isWhole ? settled : agreeing(*sent.after, settled));
        const TestCase known = restricted(*it->base, arrived);
        it->base = overlaid(*it->base, merge(restricted(*sent.before, arrived), arrived, known).value);
        it->isAhead = it->isAhead || !sameKnown(before, ofRow(*it->base));
    }
    adopt(key, settled);
}

void CaseRecords::setUnderWay(CaseKey key, const TestCase &sent)
{
    if (tellsSomething(sent))
        m_underWay.insert(key, sent);
    else
        m_underWay.remove(key);
}

Scenario CaseRecords::keyed(CaseKey key, const Scenario &known, const Scenario &fresh, const StepIds &freshIds) const
{
    const Scenario adopted = adoptKeys(known, m_stepIds.value(key), fresh, freshIds);
    const Facet<Scenario> sent = m_underWay.value(key).scenario;
    return sent.known() ? withArrivedPartsUnified(adopted, known, sent.value()) : adopted;
}

TestCase CaseRecords::arrived(CaseKey key, const TestCase &latest) const
{
    return agreeing(m_underWay.value(key), latest);
}

Change CaseRecords::resolve(CaseKey key, const ClashJudge &judge)
{
    CaseRecord &record = m_cases[key];
    const TestCase latest = latestOf(record);
    const TestCase before = restricted(record.current(), *record.theirs);
    const TestCase decided = merge(*record.base, record.current(), latest, judge).value;
    const Change change{key, before, restricted(decided, *record.theirs)};
    record.base = latest;
    record.theirs.reset();
    record.clashes.clear();
    setMine(record, decided);
    show(key);
    return change;
}

void CaseRecords::setFailure(CaseKey key, std::optional<Error> failure)
{
    if (const auto it = m_cases.find(key); it != m_cases.end())
        it->lastFailure = std::move(failure);
}

void CaseRecords::setCandidates(CaseKey key, const QList<CaseCandidate> &candidates)
{
    if (const auto it = m_cases.find(key); it != m_cases.end())
        it->candidates = candidates;
}

TestCase CaseRecords::valueOfRow(query::CaseIndex::RowNumber row) const
{
    const CaseSummary summary = m_index.summary(row);
    TestCase value;
    value.name = summary.name;
    value.status = summary.status;
    value.layer = summary.layer;
    QList<Tag> tags;
    for (const QString &name : summary.tags)
        tags.append({std::nullopt, name});
    value.tags = tags;
    if (m_schema.featureField != 0)
        value.fields.insert(m_schema.featureField, summary.feature.isNull() ? QList<Ref>() : QList<Ref>{summary.feature});
    return value;
}

void CaseRecords::show(CaseKey key)
{
    m_shownAt.insert(key, ++m_shows);
    const CaseRecord *record = find(key);
    if (record && record->deleted)
        m_index.remove(key);
    if (!record || record->deleted)
        return;
    const TestCase &value = record->current();
    CaseSummary summary;
    if (const auto row = m_index.rowOf(key))
        summary = m_index.summary(*row);
    summary.key = key;
    summary.serverId = record->info.serverId;
    summary.automated = record->info.automated;
    summary.name = value.name.valueOr(summary.name);
    summary.status = value.status.valueOr(summary.status);
    summary.layer = value.layer.valueOr(summary.layer);
    if (value.fields.contains(m_schema.featureField))
        summary.feature = value.fields.value(m_schema.featureField).value(0);
    if (value.tags.known()) {
        summary.tags.clear();
        for (const Tag &tag : value.tags.value())
            summary.tags.append(tag.name);
    }
    m_index.put(summary);
    m_index.setWaiting(key, record->isWaiting());
    if (value.scenario.known())
        m_index.setStepText(key, plainText(value.scenario.value()), stepCount(value.scenario.value()));
    if (value.issues.known())
        m_index.setIssueCount(key, static_cast<int>(value.issues.value().size()));
    const QList<ServerId> levels = m_schema.suiteFieldIds();
    if (!levels.isEmpty() && value.fields.contains(levels.first()))
        m_index.setSuites(key, suitesOf(value.fields, levels));
}

store::StoredCase CaseRecords::stored(CaseKey key) const
{
    const auto it = m_cases.constFind(key);
    if (it == m_cases.cend())
        return {key, {}, {}, {}, {}, false};
    const CaseRecord &record = *it;
    return {key, record.info, record.base, record.mine, m_stepIds.value(key), record.deleted, record.theirs, revisionOf(key), record.isAhead};
}

void CaseRecords::rebase(CaseRecord &record, const TestCase &latest)
{
    const Rebased now = rebased(overlaid(*record.base, arrived(record.key, latest)), record.current(), latest);
    record.clashes = now.clashes;
    record.theirs = now.theirs;
    record.base = now.base;
    if (record.mine)
        setMine(record, now.value);
}

void CaseRecords::setMine(CaseRecord &record, TestCase value)
{
    const bool differs = !record.base || diff(record.key, *record.base, value).has_value();
    record.mine = differs ? std::optional(value) : std::nullopt;
    if (!differs) // facets that only `mine` knew would be lost otherwise
        record.base = overlaid(*record.base, value);
    noteWaiting(record);
}

void CaseRecords::noteWaiting(const CaseRecord &record)
{
    if (!record.isWaiting())
        m_waitingSince.remove(record.key);
    else if (!m_waitingSince.contains(record.key))
        m_waitingSince.insert(record.key, m_nextOrdinal++);
}

} // namespace casewright::workspace
