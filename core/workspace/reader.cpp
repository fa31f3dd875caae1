// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/reader.h"

#include "core/workspace/slice.h"
#include "core/workspace/work_queue.h"

#include <QSet>

#include <algorithm>

namespace casewright::workspace {
namespace {

/// What one listing has seen. Shared with the sink, which is called while the listing runs.
struct Listed {
    QSet<ServerId> ids;
    std::vector<CaseRows> pages;
};

/// Steps of how many cases are asked of the store at once.
constexpr int textsAtOnce = 1000;

} // namespace

struct Reader::ReadJob {
    WorkQueue queue;
    QList<CaseKey> keys;
    QList<FacetId> facets;
    std::optional<Error> failure;
};

QCoro::Task<void> Reader::show(store::Mirror mirror)
{
    Context *context = &m_context;
    m_schemaIsMirrored = true;
    context->index.reserve(mirror.rows);
    const Moment began = now();
    Slice slice;
    for (const CaseRows &page : mirror.rows) {
        context->index.append(page, [context](ServerId id) { return context->records.keyOf(id); });
        if (slice.isOver())
            co_await slice.next(context->scope.token());
    }
    context->records.setListedAt(mirror.listedAt);
    adoptRows(Listing::Partial, began);
    const auto suites = std::make_shared<const store::MirroredSuites>(std::move(mirror.suites));
    co_await adoptSuites(suites, Listing::Partial);
}

Task<void> Reader::readSchema(CancelToken cancel)
{
    Context *context = &m_context;
    const Result<ProjectSchema> read = co_await context->server->schema(context->schema.project.id, cancel);
    context->noteOutcome(read ? std::nullopt : std::optional(read.error()));
    if (!read)
        co_return failure(read.error());
    m_schemaIsMirrored = false;
    context->schema = read->groupedBy(context->schema.treeId);
    Q_EMIT context->schemaChanged();
    co_return Result<void>();
}

Task<PullReport> Reader::pull(CancelToken cancel)
{
    Context *context = &m_context;
    if (m_schemaIsMirrored) {
        const Result<void> read = co_await readSchema(cancel);
        if (!read)
            co_return failure(read.error());
    }
    const auto seen = std::make_shared<Listed>();
    const qsizetype boundBefore = context->bound.size();
    const Moment asked = now();
    const qint64 askedAt = context->clock();
    const auto sink = [context, seen](const CaseRows &page) {
        context->index.append(page, [context](ServerId id) { return context->records.keyOf(id); });
        for (const CaseRows::Row &row : page.rows)
            seen->ids.insert(row.id);
        seen->pages.push_back(page);
        Q_EMIT context->rowsReset();
    };
    const Result<qint64> listed = co_await context->server->listCases(context->schema.project.id, sink, cancel);
    context->noteOutcome(listed ? std::nullopt : std::optional(listed.error()));
    // Rows listed so far hide edits made here until adoptRows() has laid them over again.
    if (listed) {
        // Made while the listing went on, perhaps behind its back.
        for (qsizetype i = boundBefore; i < context->bound.size(); ++i)
            seen->ids.insert(context->bound.at(i));
        context->index.keepOnly(seen->ids);
        context->records.setListedAt(askedAt);
    }
    const QList<CaseKey> adopted = adoptRows(listed ? Listing::Complete : Listing::Partial, asked);
    if (!listed)
        co_return failure(listed.error());
    Q_EMIT context->rowsReset();

    PullReport report;
    report.rows = seen->ids.size();
    const Result<QList<ServerId>> changed = co_await context->store->keepRows(std::move(seen->pages), askedAt);
    if (!changed)
        co_return failure(changed.error());
    saveSettledSince(asked.settlements);
    for (const ServerId id : *changed)
        report.changed.append(context->records.keyOf(id));
    if (!adopted.isEmpty())
        Q_EMIT context->casesChanged(adopted);
    CO_TRY(co_await recallSearched());
    const Result<void> suites = co_await pullSuites(cancel);
    if (!suites)
        co_return failure(suites.error());
    for (query::CaseIndex::RowNumber row = 0; row < context->index.size(); ++row)
        report.read += context->index.stepsKnown(row) ? 1 : 0;
    co_return report;
}

void Reader::saveSettledSince(qint64 asked)
{
    QList<CaseKey> keys;
    const QList<CaseKey> known = m_context.records.keys();
    std::copy_if(known.cbegin(), known.cend(), std::back_inserter(keys), [&](CaseKey key) {
        return m_context.records.settledAt(key) > asked && m_context.records.find(key)->isAhead;
    });
    if (!keys.isEmpty())
        m_context.saveCases(keys);
}

/// The row tells an older state of the server, or what was edited here since.
bool Reader::isNewerThan(Moment asked, CaseKey key) const
{
    const CaseRecords &records = m_context.records;
    return records.settledAt(key) > asked.settlements || records.shownAt(key) > asked.shows;
}

QList<CaseKey> Reader::adoptRows(Listing listing, Moment asked)
{
    QList<CaseKey> changed;
    QList<CaseKey> toSave;
    CaseRecords &records = m_context.records;
    const QList<CaseKey> known = records.keys();
    for (const CaseKey key : known) {
        const auto row = m_context.index.rowOf(key);
        const CaseRecord *record = records.find(key);
        if (record->deleted) {
            m_context.index.remove(key);
        } else if (!row && listing == Listing::Complete && record->info.serverId && !record->isWaiting()) {
            records.drop(key); // gone from the server
            toSave.append(key);
            changed.append(key);
        } else if (!row || !record->base || (record->isAhead && listing == Listing::Partial) || isNewerThan(asked, key)) {
            records.show(key);
        } else {
            const TestCase listed = restricted(records.valueOfRow(*row), *record->base);
            if (!record->isWaiting() && !record->isAhead && sameKnown(restricted(*record->base, listed), listed))
                continue;
            const CaseRecord before = *record;
            if (records.adoptListed(key, listed, listing == Listing::Complete))
                changed.append(key);
            const CaseRecord &after = *records.find(key);
            if (after.clashes != before.clashes || !sameKnown(*after.base, *before.base))
                toSave.append(key);
        }
    }
    if (!toSave.isEmpty())
        m_context.saveCases(toSave);
    return changed;
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

Task<void> Reader::recall(QList<CaseKey> keys)
{
    Context *context = &m_context;
    keys.removeIf([context](CaseKey key) { return context->recalled.contains(key); });
    if (keys.isEmpty())
        co_return Result<void>();
    const Result<QList<store::StoredCase>> kept = co_await context->store->cases(keys);
    if (!kept)
        co_return failure(kept.error());
    for (const store::StoredCase &stored : *kept) {
        if (context->recalled.contains(stored.key))
            continue; // by another task meanwhile
        const auto row = context->index.rowOf(stored.key);
        std::optional<TestCase> listed;
        if (row && stored.base && !stored.isAhead)
            listed = restricted(context->records.valueOfRow(*row), *stored.base);
        context->saver.takeIn(stored);
        if (!listed || !context->records.find(stored.key)->base)
            continue;
        context->records.adoptListed(stored.key, *listed, false);
    }
    context->recalled.unite(QSet<CaseKey>(keys.cbegin(), keys.cend()));
    co_return Result<void>();
}

Task<void> Reader::recallSearched()
{
    if (std::exchange(m_isSearchedRecalled, true))
        co_return Result<void>();
    Context *context = &m_context;
    const CancelToken cancel = context->scope.token();
    const Result<QList<CaseKey>> linked = co_await context->store->linkedCases();
    if (!linked)
        co_return failure(linked.error());
    for (const CaseKey key : *linked) {
        if (!context->recalled.contains(key))
            context->index.setIssueCount(key, 1);
    }
    CaseKey last{0};
    Slice slice;
    while (!cancel.isCancelled()) {
        const Result<QList<store::StepText>> page = co_await context->store->stepTexts(last, textsAtOnce);
        if (!page)
            co_return failure(page.error());
        for (const store::StepText &one : *page) {
            const CaseRecord *record = context->records.find(one.key);
            if (!record || !record->current().scenario.known())
                context->index.setStepText(one.key, one.text, one.steps);
            if (slice.isOver())
                co_await slice.next(cancel);
        }
        if (page->size() < textsAtOnce)
            break;
        last = page->constLast().key;
    }
    co_return Result<void>();
}

Task<api::FetchedCase> Reader::readSettled(CaseKey key, ServerId id, QList<FacetId> facets, CancelToken cancel)
{
    Context *context = &m_context;
    while (true) {
        const qint64 settled = context->records.settledAt(key);
        Result<api::FetchedCase> fetched = co_await context->server->readCase(context->schema, id, facets, cancel);
        context->noteOutcome(fetched ? std::nullopt : std::optional(fetched.error()));
        // Sent meanwhile: the answer may tell what the server had before.
        if (!fetched || context->records.settledAt(key) == settled)
            co_return fetched;
    }
}

Task<void> Reader::readOne(CaseKey key, QList<FacetId> facets, CancelToken cancel)
{
    const auto id = m_context.records.serverIdOf(key);
    if (!id)
        co_return Result<void>(); // made here: nothing to read
    const QList<CaseKey> alone(1, key); // a braced list in the awaited call is more than GCC 12 can take
    CO_TRY(co_await recall(alone));
    const auto isThere = [this, key] { return m_context.records.find(key) || m_context.index.rowOf(key); };
    const bool wasThere = isThere();
    const Result<api::FetchedCase> fetched = co_await readSettled(key, *id, facets, cancel);
    if (!fetched)
        co_return failure(fetched.error());
    if (wasThere && !isThere())
        co_return failure(ErrorKind::NotFound, QStringLiteral("Case %1 was deleted meanwhile").arg(*id));
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
    CO_TRY(co_await recall(keys));
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
