// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/reader.h"

#include <QSet>

#include <algorithm>

namespace casewright::workspace {
namespace {

/// 64-bit FNV-1a, going on from `digest`. Digests are kept in the store, and qHash() mixes in a seed of the process.
quint64 digestOf(QByteArrayView bytes, quint64 digest = 14695981039346656037ULL)
{
    for (const char byte : bytes)
        digest = (digest ^ static_cast<uchar>(byte)) * 1099511628211ULL;
    return (digest ^ 0xFFU) * 1099511628211ULL; // no byte of UTF-8: ends the text
}

/// Digest of what a row tells, to find the rows that changed since the last pull: servers have no reliable mark of it.
quint64 digestOf(const CaseRows &page, const CaseRows::Row &row)
{
    const auto nameAt = [&page](CaseRows::NameIndex index) {
        return index < 0 ? QByteArray() : page.names[static_cast<std::size_t>(index)].name.toUtf8();
    };
    quint64 digest = digestOf(page.nameOf(row));
    for (const CaseRows::NameIndex name : {row.status, row.layer, row.feature})
        digest = digestOf(nameAt(name), digest);
    quint64 tags = row.automated ? 1 : 0; // a sum, because the order of tags means nothing
    for (quint16 i = 0; i < row.tagCount; ++i)
        tags += digestOf(nameAt(page.tags[row.tagsBegin + i]));
    return digest ^ (tags * 1099511628211ULL);
}

/// What one listing has seen. Shared with the sink, which is called while the listing runs.
struct Seen {
    QSet<ServerId> ids;
    QHash<ServerId, quint64> digests;
};

/// `theirs` without the facets that clash with what the analyst made of the case: those are known as they were, so that sending still
/// finds the clash and overwrites nothing.
TestCase withoutClashes(const CaseRecord &record, TestCase theirs)
{
    if (!record.mine)
        return theirs;
    const QList<Clash> clashes = merge(restricted(*record.base, theirs), restricted(*record.mine, theirs), theirs).clashes;
    for (const Clash &clash : clashes) {
        forEachFacet([&](auto facet) {
            if (facet.id == clash.facet)
                (theirs.*facet.member).forget();
        });
        if (clash.facet == FacetId::Fields)
            theirs.fields.clear();
    }
    return theirs;
}

} // namespace

struct Reader::ReadJob {
    WorkQueue queue;
    QList<CaseKey> keys;
    QList<FacetId> facets;
    std::optional<Error> failure;
};

Task<PullReport> Reader::pull(CancelToken cancel)
{
    const auto seen = std::make_shared<Seen>();
    Context *context = &m_context;
    const auto sink = [context, seen](const CaseRows &page) {
        context->index.append(page, [context](ServerId id) { return context->records.keyOf(id); });
        for (const CaseRows::Row &row : page.rows) {
            seen->ids.insert(row.id);
            seen->digests.insert(row.id, digestOf(page, row));
        }
        Q_EMIT context->rowsReset();
    };
    const Result<qint64> listed = co_await context->server->listCases(context->schema.project.id, sink, cancel);
    context->noteOutcome(listed ? std::nullopt : std::optional(listed.error()));
    // Rows listed so far hide edits made here until adoptRows() has laid them over again.
    if (listed)
        context->index.keepOnly(seen->ids);
    const QList<CaseKey> adopted = adoptRows(listed ? Listing::Complete : Listing::Partial);
    if (!listed)
        co_return failure(listed.error());
    Q_EMIT context->rowsReset();

    const Result<QHash<ServerId, quint64>> known = co_await context->store->rowDigests();
    PullReport report;
    report.rows = seen->ids.size();
    if (known) {
        for (auto it = seen->digests.cbegin(); it != seen->digests.cend(); ++it) {
            const auto before = known->constFind(it.key());
            if (before == known->cend() || *before != it.value())
                report.changed.append(context->records.keyOf(it.key()));
        }
        std::sort(report.changed.begin(), report.changed.end());
        const Result<void> kept = co_await context->store->replaceRowDigests(seen->digests);
        if (!kept)
            co_return failure(kept.error());
    }
    if (!adopted.isEmpty())
        Q_EMIT context->casesChanged(adopted);
    const Result<void> suites = co_await pullSuites(cancel);
    if (!suites)
        co_return failure(suites.error());
    co_return report;
}

QList<CaseKey> Reader::adoptRows(Listing listing)
{
    QList<CaseKey> changed;
    CaseRecords &records = m_context.records;
    const QList<CaseKey> known = records.keys();
    for (const CaseKey key : known) {
        const auto row = m_context.index.rowOf(key);
        const CaseRecord *record = records.find(key);
        if (record->deleted) {
            m_context.index.remove(key);
        } else if (!row && listing == Listing::Complete && record->info.serverId && !record->isWaiting()) {
            records.drop(key); // gone from the server
            changed.append(key);
        } else if (!row || !record->base) {
            records.show(key);
        } else if (records.adopt(key, withoutClashes(*record, restricted(records.valueOfRow(*row), *record->base)))) {
            changed.append(key);
        }
    }
    return changed;
}

Task<void> Reader::pullSuites(CancelToken cancel)
{
    Context *context = &m_context;
    const auto suitesOfCase = std::make_shared<QHash<ServerId, QList<SuitePath>>>();
    const auto sink = [context, suitesOfCase](const api::SuiteNode &node) {
        context->index.addSuite(node.path);
        for (const ServerId id : node.cases)
            (*suitesOfCase)[id].append(node.path);
    };
    const Result<void> walked = co_await context->server->walkSuites(context->schema, sink, cancel);
    for (auto it = suitesOfCase->cbegin(); it != suitesOfCase->cend(); ++it) {
        const CaseKey key = context->records.keyOf(it.key());
        const CaseRecord *record = context->records.find(key);
        // A case whose fields were changed here lies where the analyst put it.
        const QList<ServerId> levels = context->schema.suiteFieldIds();
        const bool ours = record && record->mine && !levels.isEmpty() && record->mine->fields.contains(levels.first());
        if (!ours)
            context->index.setSuites(key, it.value());
    }
    Q_EMIT context->suitesChanged();
    co_return walked;
}

QList<FacetId> Reader::unknownFacets(CaseKey key, const QList<FacetId> &facets)
{
    const CaseRecord *record = m_context.records.ensure(key);
    const QList<FacetId> wanted = facets.isEmpty() ? api::allFacets(m_context.schema.capabilities) : facets;
    if (!record || !record->base)
        return record && !record->base ? QList<FacetId>() : wanted;
    const TestCase &base = *record->base;
    QSet<FacetId> known;
    forEachFacet([&](auto facet) {
        if ((base.*facet.member).known())
            known.insert(facet.id);
    });
    const QList<ServerId> levels = m_context.schema.suiteFieldIds();
    if (levels.isEmpty() ? !base.fields.isEmpty() : base.fields.contains(levels.first()))
        known.insert(FacetId::Fields);
    QList<FacetId> unknown;
    std::copy_if(wanted.cbegin(), wanted.cend(), std::back_inserter(unknown), [&](FacetId id) { return !known.contains(id); });
    return unknown;
}

Task<void> Reader::readOne(CaseKey key, QList<FacetId> facets, CancelToken cancel)
{
    const auto id = m_context.records.serverIdOf(key);
    if (!id)
        co_return Result<void>(); // made here: nothing to read
    const Result<api::FetchedCase> fetched = co_await m_context.server->readCase(m_context.schema, *id, facets, cancel);
    m_context.noteOutcome(fetched ? std::nullopt : std::optional(fetched.error()));
    if (!fetched)
        co_return failure(fetched.error());
    m_context.records.adopt(key, fetched->value, &fetched->info, fetched->stepIds);
    m_context.saveCases({key});
    co_return Result<void>();
}

QCoro::Task<void> Reader::readWorker(std::shared_ptr<ReadJob> job)
{
    while (const auto index = job->queue.take()) {
        const CaseKey key = job->keys.at(*index);
        const QList<FacetId> unknown = unknownFacets(key, job->facets);
        if (!unknown.isEmpty()) {
            const Result<void> result = co_await readOne(key, unknown, job->queue.cancel);
            if (!result && !job->failure)
                job->failure = result.error();
        }
        job->queue.finishOne();
    }
}

Task<void> Reader::read(QList<CaseKey> keys, QList<FacetId> facets, Progress progress, CancelToken cancel)
{
    const auto job = std::make_shared<ReadJob>();
    job->keys = keys;
    job->facets = facets;
    job->queue.total = keys.size();
    job->queue.progress = std::move(progress);
    job->queue.cancel = cancel;
    std::vector<QCoro::Task<void>> workers;
    for (qsizetype i = 0; i < std::min(casesAtOnce, keys.size()); ++i)
        workers.push_back(readWorker(job));
    for (auto &worker : workers)
        co_await worker;
    if (!keys.isEmpty())
        Q_EMIT m_context.casesChanged(keys);
    if (cancel.isCancelled())
        co_return failure(ErrorKind::Cancelled);
    if (job->failure)
        co_return failure(*job->failure);
    co_return Result<void>();
}

} // namespace casewright::workspace
