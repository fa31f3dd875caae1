// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/adopt_keys.h"
#include "core/query/case_index.h"
#include "core/store/store.h"
#include "core/workspace/records/case_record.h"
#include "core/workspace/records/rebase.h"

namespace casewright::workspace {

/// The cases that were read, made or changed, by key, with `base` and `mine`; keeps the index in step with them.
/// Pure state: no store, no server, no signals.
class CaseRecords {
public:
    CaseRecords(query::CaseIndex &index, const ProjectSchema &schema, Clock clock) : m_index(index), m_schema(schema), m_clock(std::move(clock)) {}

    void restore(const store::StoredCase &stored);
    void drop(CaseKey key);
    /// Forgets a record that the store keeps; its row stays. Only for one that does not wait.
    void release(CaseKey key);
    /// adopt() of what a list tells; one that was kept here (`isFresh` false) is no newer word of the server.
    bool adoptListed(CaseKey key, const TestCase &listed, bool isFresh);
    /// When the rows of the index were listed, ms since 1970: what is known by its row alone is as old as that.
    void setListedAt(qint64 time) { m_listedAt = time; }
    /// Takes back a deletion that the server has not been told of.
    void revive(CaseKey key);
    /// The server has the case no more, and it stays here: as a new one under the key it has, with all that is known of it.
    void unbind(CaseKey key);
    void clear();

    [[nodiscard]] const CaseRecord *find(CaseKey key) const;
    /// The record of `key`, made from its row where there is none yet; null where there is no such case.
    [[nodiscard]] CaseRecord *ensure(CaseKey key);
    [[nodiscard]] CaseKey keyOf(ServerId id) const;
    [[nodiscard]] std::optional<ServerId> serverIdOf(CaseKey key) const;
    /// Of the steps that the server had when the case was last read, where it has ids of steps.
    [[nodiscard]] StepIds stepIds(CaseKey key) const { return m_stepIds.value(key); }
    [[nodiscard]] QList<CaseKey> keys() const { return m_cases.keys(); }
    /// In the order in which they were first changed.
    [[nodiscard]] QList<CaseKey> waiting() const;
    [[nodiscard]] int waitingCount() const { return static_cast<int>(m_waitingSince.size()); }

    /// Carries out one change in memory. Invalid where it does not start from what the case is now; then nothing is altered.
    [[nodiscard]] Result<void> apply(const Change &change);
    /// News from the server: `base` becomes what was read, and what the analyst changed stays their change on top of it. Facets in which
    /// both changed the same keep their base, see CaseRecord::theirs. True where the shown value changed.
    bool adopt(CaseKey key, const TestCase &fetched, const CaseInfo *info = nullptr, const StepIds &freshIds = {});
    /// What was sent of `sent` is on the server, which now has `settled` of it: no clash, whatever was typed meanwhile. Unless all of
    /// it arrived (`isWhole`), what differs there is still to be sent.
    void settle(CaseKey key, const Change &sent, const TestCase &settled, bool isWhole);
    /// What was sent of a case and may have arrived; an empty value: nothing. News that are the same are ours and clash with nothing.
    void setUnderWay(CaseKey key, const TestCase &sent);
    /// Grows whenever the server has taken something of any case from here.
    [[nodiscard]] qint64 settlements() const { return m_settlements; }
    /// settlements() when that was so of this case the last time; 0: never since the project was opened. What was asked for before tells of
    /// an older state, whenever the answer comes.
    [[nodiscard]] qint64 settledAt(CaseKey key) const { return m_settledAt.value(key); }
    [[nodiscard]] TestCase underWay(CaseKey key) const { return m_underWay.value(key); }
    /// `fresh`, as it was just read, with our keys wherever a step is one of `known` or of what was under way.
    [[nodiscard]] Scenario keyed(CaseKey key, const Scenario &known, const Scenario &fresh, const StepIds &freshIds) const;
    /// The part of `latest` that was under way.
    [[nodiscard]] TestCase arrived(CaseKey key, const TestCase &latest) const;
    /// The clashes of a case are decided: what the server has is the base of what is left of mine. The change that this makes to the case.
    [[nodiscard]] Change resolve(CaseKey key, const ClashJudge &judge);
    /// That was taken back: where the server still differs from mine, both have begun with `base` again, and it is asked once more.
    void askAgain(CaseKey key, const TestCase &base);
    /// That is carried out again: asks no more, unless the server has something other by now than `theirs`, over which it was decided.
    void leaveDecided(CaseKey key, const TestCase &theirs);
    /// The case made here has become that of `info` on the server, where it has `settled` and is empty otherwise. A row or record that the
    /// server's case had of its own goes on as this one.
    void bind(CaseKey key, const CaseInfo &info, const TestCase &settled);
    /// The same for a case that was taken back here, where it was `made`, meanwhile: it waits to be deleted there as well.
    void bindTakenBack(CaseKey key, const TestCase &made, const CaseInfo &info, const TestCase &settled);
    void setFailure(CaseKey key, std::optional<Error> failure);
    void setCandidates(CaseKey key, const QList<CaseCandidate> &candidates);

    /// The facets that a list row tells, as a partial value.
    [[nodiscard]] TestCase valueOfRow(query::CaseIndex::RowNumber row) const;
    /// Shows the current value of a record in the index; a deleted one not at all.
    void show(CaseKey key);
    /// Grows with each show(); shownAt() is that of the last one of a case, 0 for none. A row that was listed and shown since says what was made of
    /// it here, not what the server has.
    [[nodiscard]] qint64 shows() const { return m_shows; }
    [[nodiscard]] qint64 shownAt(CaseKey key) const { return m_shownAt.value(key); }
    [[nodiscard]] store::StoredCase stored(CaseKey key) const;
    /// With which the case was read from the store, also after it was dropped here; 0 where it was not.
    [[nodiscard]] qint64 revisionOf(CaseKey key) const { return m_revisions.value(key); }

private:
    /// `value` is a copy: it may be what `record` holds.
    void setMine(CaseRecord &record, TestCase value);
    /// `latest` is what the server has: it becomes the base but for what clashes with mine.
    void rebase(CaseRecord &record, const TestCase &latest);
    void noteWaiting(const CaseRecord &record);
    void noteSettled(CaseKey key) { m_settledAt.insert(key, ++m_settlements); }
    [[nodiscard]] TestCase ofRow(const TestCase &value) const;

    query::CaseIndex &m_index;
    const ProjectSchema &m_schema;
    Clock m_clock;
    QHash<CaseKey, CaseRecord> m_cases;
    QHash<CaseKey, StepIds> m_stepIds;
    QHash<CaseKey, TestCase> m_underWay;
    QHash<CaseKey, qint64> m_revisions;
    QHash<ServerId, CaseKey> m_bound; ///< cases made here, by the id they got
    QHash<CaseKey, qint64> m_waitingSince; ///< ordinal numbers
    qint64 m_nextOrdinal = 0;
    QHash<CaseKey, qint64> m_settledAt;
    qint64 m_settlements = 0;
    QHash<CaseKey, qint64> m_shownAt;
    qint64 m_shows = 0;
    qint64 m_listedAt = 0;
};

} // namespace casewright::workspace
