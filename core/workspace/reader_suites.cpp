// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/reader.h"

#include <QSet>

/// What of Reader is about suites.
namespace casewright::workspace {
namespace {

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

} // namespace casewright::workspace
