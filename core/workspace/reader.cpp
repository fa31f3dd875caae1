// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/reader.h"

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

/// What a walk through the suites has seen.
struct Walk {
    store::MirroredSuites suites;
    QHash<ServerId, QList<SuitePath>> places;

    void take(const api::SuiteNode &node)
    {
        suites.all.append(node.path);
        for (const ServerId id : node.cases)
            places[id].append(node.path);
    }

    [[nodiscard]] store::MirroredSuites result() const
    {
        store::MirroredSuites all = suites;
        for (auto it = places.cbegin(); it != places.cend(); ++it)
            all.ofCases.push_back({it.key(), it.value()});
        return all;
    }
};

/// How much of a mirror is shown before others have their turn: some milliseconds of work.
constexpr std::size_t pagesAtOnce = 4;
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
    std::size_t shown = 0;
    for (const CaseRows &page : mirror.rows) {
        context->index.append(page, [context](ServerId id) { return context->records.keyOf(id); });
        if (++shown % pagesAtOnce == 0)
            co_await pause(std::chrono::milliseconds(0), context->scope.token());
    }
    adoptRows(Listing::Partial);
    adoptSuites(mirror.suites, Listing::Partial);
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
    }
    const QList<CaseKey> adopted = adoptRows(listed ? Listing::Complete : Listing::Partial);
    if (!listed)
        co_return failure(listed.error());
    Q_EMIT context->rowsReset();

    PullReport report;
    report.rows = seen->ids.size();
    const Result<QList<ServerId>> changed = co_await context->store->keepRows(std::move(seen->pages));
    if (!changed)
        co_return failure(changed.error());
    for (const ServerId id : *changed)
        report.changed.append(context->records.keyOf(id));
    if (!adopted.isEmpty())
        Q_EMIT context->casesChanged(adopted);
    CO_TRY(co_await recallSearched());
    const Result<void> suites = co_await pullSuites(cancel);
    if (!suites)
        co_return failure(suites.error());
    co_return report;
}

QList<CaseKey> Reader::adoptRows(Listing listing)
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
        } else if (!row || !record->base || (record->isAhead && listing == Listing::Partial)) {
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

Task<void> Reader::pullSuites(CancelToken cancel)
{
    Context *context = &m_context;
    const ServerId tree = context->schema.treeId;
    const auto walk = std::make_shared<Walk>();
    const auto sink = [context, walk](const api::SuiteNode &node) {
        walk->take(node);
        context->index.addSuite(node.path);
    };
    const Result<void> walked = co_await context->server->walkSuites(context->schema, sink, cancel);
    if (context->schema.treeId != tree)
        co_return Result<void>(); // grouped by another tree meanwhile
    adoptSuites(walk->result(), walked ? Listing::Complete : Listing::Partial);
    Q_EMIT context->suitesChanged();
    if (!walked)
        co_return failure(walked.error());
    const Result<void> kept = co_await context->store->keepSuites(context->schema, walk->result());
    co_return kept;
}

Task<void> Reader::groupBy(ServerId tree, CancelToken cancel)
{
    Context *context = &m_context;
    const ProjectSchema grouped = context->schema.groupedBy(tree);
    if (grouped.treeId == context->schema.treeId)
        co_return Result<void>();
    const auto walk = std::make_shared<Walk>();
    const auto sink = [walk](const api::SuiteNode &node) { walk->take(node); };
    const Result<void> walked = co_await context->server->walkSuites(grouped, sink, cancel);
    context->noteOutcome(walked ? std::nullopt : std::optional(walked.error()));
    if (!walked)
        co_return failure(walked.error());
    context->schema = context->schema.groupedBy(tree);
    adoptSuites(walk->result(), Listing::Complete);
    const QList<CaseKey> known = context->records.keys();
    for (const CaseKey key : known)
        context->records.show(key); // what was edited here lies where its fields say
    Q_EMIT context->schemaChanged();
    Q_EMIT context->suitesChanged();
    const Result<void> kept = co_await context->store->keepSuites(context->schema, walk->result());
    co_return kept;
}

/// A case whose fields were changed here lies where the analyst put it.
bool Reader::liesWhereTheAnalystPutIt(CaseKey key) const
{
    const CaseRecord *record = m_context.records.find(key);
    const QList<ServerId> levels = m_context.schema.suiteFieldIds();
    return record && record->mine && !levels.isEmpty() && record->mine->fields.contains(levels.first());
}

void Reader::adoptSuites(const store::MirroredSuites &suites, Listing listing)
{
    query::CaseIndex &index = m_context.index;
    QSet<QString> there;
    for (const SuitePath &suite : suites.all) {
        index.addSuite(suite);
        there.insert(suiteText(suite));
    }
    QSet<CaseKey> placed;
    for (const store::MirroredSuites::OfCase &one : suites.ofCases) {
        const CaseKey key = m_context.records.keyOf(one.id);
        placed.insert(key);
        if (!liesWhereTheAnalystPutIt(key))
            index.setSuites(key, one.paths);
    }
    if (listing == Listing::Partial) {
        m_listedSuites += suites.all;
    } else {
        for (query::CaseIndex::RowNumber row = 0; row < index.size(); ++row) {
            const CaseKey key = index.key(row);
            if (!placed.contains(key) && m_context.records.serverIdOf(key) && !liesWhereTheAnalystPutIt(key))
                index.setSuites(key, {});
        }
        for (const SuitePath &suite : std::as_const(m_listedSuites)) {
            if (!there.contains(suiteText(suite)))
                index.removeSuite(suite);
        }
        m_listedSuites = suites.all;
    }
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
    while (!cancel.isCancelled()) {
        const Result<QList<store::StepText>> page = co_await context->store->stepTexts(last, textsAtOnce);
        if (!page)
            co_return failure(page.error());
        for (const store::StepText &one : *page) {
            const CaseRecord *record = context->records.find(one.key);
            if (!record || !record->current().scenario.known())
                context->index.setStepText(one.key, one.text, one.steps);
        }
        if (page->size() < textsAtOnce)
            break;
        last = page->constLast().key;
        co_await pause(std::chrono::milliseconds(0), cancel);
    }
    co_return Result<void>();
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
    const Result<api::FetchedCase> fetched = co_await m_context.server->readCase(m_context.schema, *id, facets, cancel);
    m_context.noteOutcome(fetched ? std::nullopt : std::optional(fetched.error()));
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
