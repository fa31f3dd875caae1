// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/records/case_records.h"

/// Which case of the server a case here is.
namespace casewright::workspace {

CaseKey CaseRecords::keyOf(ServerId id) const
{
    return m_bound.value(id, keyOfServerId(id));
}

std::optional<ServerId> CaseRecords::serverIdOf(CaseKey key) const
{
    if (const CaseRecord *record = find(key); record && record->info.serverId)
        return record->info.serverId;
    // Keys of cases that a server listed are their ids; those of cases made here are negative.
    return key.value > 0 && !find(key) ? std::optional<ServerId>(key.value) : std::nullopt;
}

void CaseRecords::bind(CaseKey key, const CaseInfo &info, const TestCase &settled)
{
    if (info.serverId && keyOfServerId(*info.serverId) != key)
        drop(keyOfServerId(*info.serverId));
    noteSettled(key);
    CaseRecord &record = m_cases[key];
    record.key = key;
    TestCase base = settled;
    if (!base.tags.known())
        base.tags = QList<Tag>();
    if (!base.issues.known())
        base.issues = QList<IssueLink>();
    if (!base.scenario.known())
        base.scenario = Scenario();
    if (record.mine) {
        // What the answer to the creation does not tell is not set yet on the server.
        forEachFacet([&]<typename T>(FacetMember<T> facet) {
            if (!(base.*facet.member).known() && (*record.mine.*facet.member).known())
                base.*facet.member = T();
        });
        for (auto it = record.mine->fields.cbegin(); it != record.mine->fields.cend(); ++it) {
            if (!base.fields.contains(it.key()))
                base.fields.insert(it.key(), {});
        }
    }
    record.info = info;
    record.info.readAt = m_clock();
    record.isAhead = true;
    record.candidates.clear();
    if (info.serverId)
        m_bound.insert(*info.serverId, key);
    record.base = base;
    if (record.mine)
        setMine(record, *record.mine);
    show(key);
}

void CaseRecords::bindTakenBack(CaseKey key, const TestCase &made, const CaseInfo &info, const TestCase &settled)
{
    m_cases[key].mine = made;
    bind(key, info, settled);
    CaseRecord &record = m_cases[key];
    record.deleted = true;
    noteWaiting(record);
    show(key);
}

void CaseRecords::unbind(CaseKey key)
{
    CaseRecord &record = m_cases[key];
    if (record.info.serverId)
        m_bound.remove(*record.info.serverId);
    record.mine = TestCase(record.current());
    record.base.reset();
    record.theirs.reset();
    record.clashes.clear();
    record.info = CaseInfo();
    m_stepIds.remove(key);
    noteWaiting(record);
    show(key);
}

} // namespace casewright::workspace
