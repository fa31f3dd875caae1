// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/adopt_keys.h"
#include "core/store/store.h"
#include "core/workspace/workspace.h"

namespace casewright::workspace {

/// The cases that were read, made or changed, by key, with `base` and `mine`; keeps the index in step with them.
/// Pure state: no store, no server, no signals.
class CaseRecords {
public:
    CaseRecords(query::CaseIndex &index, const ProjectSchema &schema) : m_index(index), m_schema(schema) {}

    void restore(const store::StoredCase &stored);
    void drop(CaseKey key);
    /// Takes back a deletion that the server has not been told of.
    void revive(CaseKey key);
    void clear();

    [[nodiscard]] const CaseRecord *find(CaseKey key) const;
    /// The record of `key`, made from its row where there is none yet; null where there is no such case.
    [[nodiscard]] CaseRecord *ensure(CaseKey key);
    [[nodiscard]] CaseKey keyOf(ServerId id) const;
    [[nodiscard]] std::optional<ServerId> serverIdOf(CaseKey key) const;
    [[nodiscard]] QList<CaseKey> keys() const { return m_cases.keys(); }
    /// In the order in which they were first changed.
    [[nodiscard]] QList<CaseKey> waiting() const;
    [[nodiscard]] int waitingCount() const { return static_cast<int>(m_waitingSince.size()); }

    /// Carries out one change in memory. Invalid where it does not start from what the case is now; then nothing is altered.
    [[nodiscard]] Result<void> apply(const Change &change);
    /// News from the server: `base` becomes what was read, and what the analyst changed stays their change on top of it.
    /// True where the shown value changed.
    bool adopt(CaseKey key, const TestCase &fetched, const CaseInfo *info = nullptr, const StepIds &freshIds = {});
    /// The case made here has become that of `info` on the server, where it has `settled` and is empty otherwise. A row or record that the
    /// server's case had of its own goes on as this one.
    void bind(CaseKey key, const CaseInfo &info, const TestCase &settled);
    void setFailure(CaseKey key, std::optional<Error> failure);
    void setCandidates(CaseKey key, const QList<CaseCandidate> &candidates);

    /// The facets that a list row tells, as a partial value.
    [[nodiscard]] TestCase valueOfRow(query::CaseIndex::RowNumber row) const;
    /// Shows the current value of a record in the index.
    void show(CaseKey key);
    [[nodiscard]] store::StoredCase stored(CaseKey key) const;

private:
    /// `value` is a copy: it may be what `record` holds.
    void setMine(CaseRecord &record, TestCase value);
    void noteWaiting(const CaseRecord &record);

    query::CaseIndex &m_index;
    const ProjectSchema &m_schema;
    QHash<CaseKey, CaseRecord> m_cases;
    QHash<CaseKey, StepIds> m_stepIds;
    QHash<ServerId, CaseKey> m_bound; ///< cases made here, by the id they got
    QHash<CaseKey, qint64> m_waitingSince; ///< ordinal numbers
    qint64 m_nextOrdinal = 0;
};

/// `value` reduced to the facets that `like` knows.
[[nodiscard]] TestCase restricted(const TestCase &value, const TestCase &like);

} // namespace casewright::workspace
