// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/reader.h"

#include "core/workspace/slice.h"

#include <QSet>

/// What of Reader is about suites.
namespace casewright::workspace {
namespace {

/// What a walk through the suites has seen.
struct Walk {
    store::MirroredSuites suites;
    QHash<ServerId, std::size_t> places; ///< in suites.ofCases

    void take(const api::SuiteNode &node)
    {
        suites.all.append(node.path);
        for (const ServerId id : node.cases) {
            const auto known = places.constFind(id);
            if (known != places.cend()) {
                suites.ofCases[*known].paths.append(node.path);
            } else {
                places.insert(id, suites.ofCases.size());
                suites.ofCases.push_back({id, {node.path}});
            }
        }
    }
};

/// What `walk` has seen, kept alive with it: 100,000 cases are not copied.
std::shared_ptr<const store::MirroredSuites> seenBy(const std::shared_ptr<Walk> &walk)
{
    return {walk, &walk->suites};
}

} // namespace

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
    const auto seen = seenBy(walk);
    co_await adoptSuites(seen, walked ? Listing::Complete : Listing::Partial);
    if (context->schema.treeId != tree)
        co_return Result<void>();
    Q_EMIT context->suitesChanged();
    if (!walked)
        co_return failure(walked.error());
    const Result<void> kept = co_await context->store->keepSuites(context->schema, std::move(walk->suites));
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
    const auto seen = seenBy(walk);
    co_await adoptSuites(seen, Listing::Complete);
    if (context->schema.treeId != grouped.treeId)
        co_return Result<void>(); // by yet another one meanwhile
    const QList<CaseKey> known = context->records.keys();
    for (const CaseKey key : known)
        context->records.show(key); // what was edited here lies where its fields say
    Q_EMIT context->schemaChanged();
    Q_EMIT context->suitesChanged();
    const Result<void> kept = co_await context->store->keepSuites(context->schema, std::move(walk->suites));
    co_return kept;
}

/// A case whose fields were changed here lies where the analyst put it.
bool Reader::liesWhereTheAnalystPutIt(CaseKey key) const
{
    const CaseRecord *record = m_context.records.find(key);
    const QList<ServerId> levels = m_context.schema.suiteFieldIds();
    return record && record->mine && !levels.isEmpty() && record->mine->fields.contains(levels.first());
}

QCoro::Task<void> Reader::adoptSuites(std::shared_ptr<const store::MirroredSuites> suites, Listing listing)
{
    Context *context = &m_context;
    query::CaseIndex *index = &context->index;
    const ServerId tree = context->schema.treeId;
    Slice slice;
    QSet<QString> there;
    for (const SuitePath &suite : suites->all) {
        index->addSuite(suite);
        there.insert(suiteText(suite));
    }
    QSet<CaseKey> placed;
    placed.reserve(static_cast<qsizetype>(suites->ofCases.size()));
    for (const store::MirroredSuites::OfCase &one : suites->ofCases) {
        const CaseKey key = context->records.keyOf(one.id);
        placed.insert(key);
        if (!liesWhereTheAnalystPutIt(key))
            index->setSuites(key, one.paths);
        if (slice.isOver())
            co_await slice.next(context->scope.token());
        if (context->schema.treeId != tree)
            co_return; // these are the suites of a tree that is not shown any more
    }
    if (listing == Listing::Partial) {
        m_listedSuites += suites->all;
        co_return;
    }
    // By key: rows move when one of them goes meanwhile.
    std::vector<CaseKey> keys;
    keys.reserve(index->size());
    for (query::CaseIndex::RowNumber row = 0; row < index->size(); ++row)
        keys.push_back(index->key(row));
    for (const CaseKey key : keys) {
        if (!placed.contains(key) && context->records.serverIdOf(key) && !liesWhereTheAnalystPutIt(key))
            index->setSuites(key, {});
        if (slice.isOver())
            co_await slice.next(context->scope.token());
        if (context->schema.treeId != tree)
            co_return;
    }
    for (const SuitePath &suite : std::as_const(m_listedSuites)) {
        if (!there.contains(suiteText(suite)))
            index->removeSuite(suite);
    }
    m_listedSuites = suites->all;
}

} // namespace casewright::workspace
