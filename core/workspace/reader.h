// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/context.h"

namespace casewright::workspace {

/// Brings what the server has into the workspace: rows and suites (pull) and the facets of single cases.
class Reader {
public:
    explicit Reader(Context &context) : m_context(context) {}

    /// Shows what the server told at another time, before it is asked. The next pull then reads the vocabulary as well.
    [[nodiscard]] QCoro::Task<void> show(store::Mirror mirror);
    [[nodiscard]] Task<PullReport> pull(CancelToken cancel);
    /// See Workspace. Where the tree cannot be read, all stays as it is.
    [[nodiscard]] Task<void> groupBy(ServerId tree, CancelToken cancel);
    [[nodiscard]] Task<void> read(QList<CaseKey> keys, QList<FacetId> facets, Progress progress, CancelToken cancel);
    /// Brings in what the store keeps of these cases, read at another time; asks nobody. What the list tells is newer.
    [[nodiscard]] Task<void> recall(QList<CaseKey> keys);
    /// Has the steps and links of all cases that were read searched, those that stay in the store as well. Once; rows have to be there.
    [[nodiscard]] Task<void> recallSearched();
    [[nodiscard]] Task<void> readOne(CaseKey key, QList<FacetId> facets, CancelToken cancel);

private:
    struct ReadJob;
    /// The case as the server has it after all that was settled by the time the answer is there.
    [[nodiscard]] Task<api::FetchedCase> readSettled(CaseKey key, ServerId id, QList<FacetId> facets, CancelToken cancel);
    [[nodiscard]] QCoro::Task<void> readWorker(std::shared_ptr<ReadJob> job);
    [[nodiscard]] Task<void> pullSuites(CancelToken cancel);
    [[nodiscard]] Task<void> readSchema(CancelToken cancel);
    [[nodiscard]] bool liesWhereTheAnalystPutIt(CaseKey key) const;
    [[nodiscard]] QList<FacetId> unknownFacets(CaseKey key, const QList<FacetId> &facets);
    enum class Listing { Complete, Partial };
    /// When a listing was asked for, see CaseRecords::settlements() and shows().
    struct Moment {
        qint64 settlements = 0;
        qint64 shows = 0;
    };
    [[nodiscard]] Moment now() const { return {m_context.records.settlements(), m_context.records.shows()}; }
    [[nodiscard]] bool isNewerThan(Moment asked, CaseKey key) const;
    /// Brings rows and records together after a listing; the cases whose value changed. What was settled after `asked` the rows may not tell
    /// yet, and of what was edited here since they tell the edit: both stay as they are.
    QList<CaseKey> adoptRows(Listing listing, Moment asked);
    /// The cases of which the store must know that what it keeps is newer than the rows it was just given.
    void saveSettledSince(qint64 asked);
    /// In pieces; given up where the cases are grouped by another tree meanwhile.
    [[nodiscard]] QCoro::Task<void> adoptSuites(std::shared_ptr<const store::MirroredSuites> suites, Listing listing);

    Context &m_context;
    QList<SuitePath> m_listedSuites; ///< by the server, the last time
    bool m_schemaIsMirrored = false;
    bool m_isSearchedRecalled = false;
};

} // namespace casewright::workspace
