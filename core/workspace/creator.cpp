// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/creator.h"

#include "core/api/case_extras.h"

#include <QSet>

#include <algorithm>

namespace casewright::workspace {
namespace {

CaseCandidate candidateOf(const api::FetchedCase &fetched)
{
    return {fetched.info.serverId.value_or(0), fetched.value.name.valueOr({}), fetched.info.createdBy, fetched.info.createdDate};
}

/// What a creation sends of `value`; tags, links and steps follow it.
TestCase sentAtOnce(const TestCase &value)
{
    TestCase sent;
    sent.name = value.name;
    sent.description = value.description;
    sent.precondition = value.precondition;
    sent.status = value.status;
    sent.layer = value.layer;
    sent.expectedResult = value.expectedResult;
    sent.links = value.links;
    return sent;
}

} // namespace

bool Creator::isNew(CaseKey key) const
{
    const CaseRecord *record = m_context.records.find(key);
    return record && !record->base && record->mine && !record->deleted;
}

bool Creator::isEditedUnderItsOwnKey(ServerId id) const
{
    const CaseRecord *record = m_context.records.find(keyOfServerId(id));
    return record && record->isWaiting();
}

Task<ServerId> Creator::prepare(QList<CaseKey> keys, CancelToken cancel)
{
    keys.removeIf([this](CaseKey key) { return !isNew(key); });
    if (keys.isEmpty())
        co_return ServerId(0);
    const QSet<CaseKey> made(keys.cbegin(), keys.cend());
    Context *context = &m_context;
    // What was settled so far has to be there before it is read.
    CO_TRY(co_await context->saver.tried());
    const Result<store::StoreContent> content = co_await context->store->load();
    if (!content)
        co_return failure(content.error());
    for (const store::StoredCase &stored : content->cases) {
        if (stored.info.serverId && made.contains(stored.key) && isNew(stored.key)) {
            context->records.bind(stored.key, stored.info, stored.base.value_or(TestCase()));
            context->unsettled.remove(stored.key);
        }
    }
    for (const store::JournalEntry &entry : content->journal) {
        if (made.contains(entry.key) && isNew(entry.key))
            context->unsettled.insert(entry.key, entry);
    }
    const Result<ServerId> newest = co_await context->server->newestCase(context->schema.project.id, cancel);
    context->noteOutcome(newest);
    co_return newest;
}

Task<api::CreateGuard> Creator::begin(CaseKey key, ServerId watermark)
{
    Context *context = &m_context;
    store::JournalEntry entry = context->unsettled.value(key);
    CreationIntent intent = creationIntent(entry.intent);
    api::CreateGuard guard;
    guard.isKnown = [context](ServerId id) { return context->records.keyOf(id) != keyOfServerId(id); };
    guard.attemptedNames = intent.names;
    const TestCase mine = *context->records.find(key)->mine;
    if (intent.names.isEmpty()) {
        intent.watermark = std::max(intent.watermark, watermark);
        intent.sent = sentAtOnce(mine);
    }
    guard.watermark = intent.watermark;
    const QString name = mine.name.valueOr({});
    if (!intent.names.contains(name))
        intent.names.append(name);
    if (entry.id == 0)
        entry.id = History::newId(context->clock()).value;
    entry.key = key;
    entry.operation = QStringLiteral("create");
    entry.time = context->clock();
    entry.intent = toJson(intent);
    store::StoreBatch batch;
    batch.putJournal.append(entry);
    CO_TRY(co_await context->saver.write(batch));
    context->unsettled.insert(key, entry);
    co_return guard;
}

Task<void> Creator::create(CaseKey key, ServerId watermark, CancelToken cancel)
{
    Context *context = &m_context;
    const TestCase value = *context->records.find(key)->mine;
    Result<api::CreateGuard> guard = co_await begin(key, watermark);
    if (!guard)
        co_return failure(guard.error());
    const auto candidates = std::make_shared<QList<CaseCandidate>>();
    guard->several = [candidates](const QList<api::FetchedCase> &found) {
        for (const api::FetchedCase &one : found)
            candidates->append(candidateOf(one));
    };
    Result<api::FetchedCase> made = co_await context->server->createCase(context->schema, value, *guard, cancel);
    context->noteOutcome(made);
    if (made && isEditedUnderItsOwnKey(made->info.serverId.value_or(0))) {
        // The one that fits was found by its name, and the analyst treats it as another case: not ours without a word.
        candidates->append(candidateOf(*made));
        made = failure(ErrorKind::Conflict);
    }
    if (!made) {
        end(key, made.error(), *candidates);
        co_return failure(made.error());
    }
    save(key, made->info.serverId.value_or(0), settle(key, value, made->info, made->value));
    co_return Result<void>();
}

Result<void> Creator::mayRestore(CaseKey key, ServerId id) const
{
    if (key != keyOfServerId(id) && isEditedUnderItsOwnKey(id))
        return failure(ErrorKind::Conflict, QStringLiteral("Case %1 is back on the server and has changes of its own here that wait").arg(id));
    return {};
}

Task<bool> Creator::restore(CaseKey key, CancelToken cancel)
{
    Context *context = &m_context;
    api::CaseExtras *extras = context->server->extras();
    if (!extras || !context->schema.capabilities.restoreDeleted || !context->deletions.contains(key))
        co_return false;
    const store::SentDeletion deleted = context->deletions.value(key);
    const ServerId id = deleted.serverId;
    CO_TRY(mayRestore(key, id));
    const TestCase mine = *context->records.find(key)->mine;
    const Result<void> restored = co_await extras->restore(id, cancel);
    context->noteOutcome(restored);
    if (!restored && restored.error().kind == ErrorKind::NotFound) {
        forgetDeletion(key); // gone for good: it is made anew
        co_return false;
    }
    if (!restored)
        co_return failure(restored.error());
    const QList<FacetId> facets = api::allFacets(context->schema.capabilities);
    const Result<api::FetchedCase> fetched = co_await context->server->readCase(context->schema, id, facets, cancel);
    context->noteOutcome(fetched);
    if (!fetched)
        co_return failure(fetched.error());
    CO_TRY(mayRestore(key, id)); // the analyst went on meanwhile
    context->deletions.remove(key);
    // What colleagues changed before it was deleted stays theirs.
    store::StoreBatch settled = settle(key, mine, fetched->info, deleted.base);
    settled.dropDeletions.append(key);
    context->records.adopt(key, fetched->value, &fetched->info, fetched->stepIds);
    save(key, id, settled);
    co_return true;
}

void Creator::forgetDeletion(CaseKey key)
{
    m_context.deletions.remove(key);
    store::StoreBatch batch;
    batch.dropDeletions.append(key);
    m_context.saver.save(batch);
}

void Creator::end(CaseKey key, const Error &error, const QList<CaseCandidate> &candidates)
{
    if (!candidates.isEmpty()) {
        CreationIntent intent = creationIntent(m_context.unsettled.value(key).intent);
        intent.candidates = candidates;
        writeDown(key, intent);
    } else if (!error.outcomeUnknown && error.kind != ErrorKind::Cancelled) {
        // Only where nothing can have happened is the intent forgotten.
        store::StoreBatch batch;
        batch.dropJournal.append(m_context.unsettled.take(key).id);
        m_context.saver.save(batch);
        m_context.records.setCandidates(key, {});
    }
}

void Creator::writeDown(CaseKey key, const CreationIntent &intent)
{
    store::JournalEntry &entry = m_context.unsettled[key];
    entry.intent = toJson(intent);
    store::StoreBatch batch;
    batch.putJournal.append(entry);
    m_context.saver.save(batch);
    m_context.records.setCandidates(key, intent.candidates);
}

store::StoreBatch Creator::settle(CaseKey key, const TestCase &made, const CaseInfo &info, const TestCase &base)
{
    store::StoreBatch batch;
    batch.dropJournal.append(m_context.unsettled.take(key).id);
    const CaseKey listed = keyOfServerId(info.serverId.value_or(0));
    batch.putHistory = m_context.history.rekey({{listed, key}});
    m_context.bound.append(info.serverId.value_or(0));
    if (m_context.records.find(key))
        m_context.records.bind(key, info, base);
    else
        m_context.records.bindTakenBack(key, made, info, base);
    Q_EMIT m_context.casesChanged({listed});
    return batch;
}

void Creator::save(CaseKey key, ServerId id, const store::StoreBatch &settled)
{
    QList<CaseKey> keys{key};
    if (keyOfServerId(id) != key)
        keys.append(keyOfServerId(id));
    m_context.saveCases(keys, settled);
}

Result<void> Creator::mayAdopt(CaseKey key, ServerId candidate) const
{
    if (!isNew(key))
        return failure(ErrorKind::Invalid, QStringLiteral("No new case waits here under this id"));
    const QList<CaseCandidate> candidates = m_context.records.find(key)->candidates;
    const bool isOne = std::any_of(candidates.cbegin(), candidates.cend(), [candidate](const CaseCandidate &one) { return one.id == candidate; });
    if (!isOne)
        return failure(ErrorKind::Invalid, QStringLiteral("Case %1 is none of those that could be it").arg(candidate));
    if (m_context.records.keyOf(candidate) != keyOfServerId(candidate))
        return failure(ErrorKind::Invalid, QStringLiteral("Case %1 was made here as another one").arg(candidate));
    if (isEditedUnderItsOwnKey(candidate))
        return failure(ErrorKind::Invalid, QStringLiteral("Case %1 has changes of its own that wait; send them or take them back first").arg(candidate));
    return {};
}

Task<void> Creator::adopt(CaseKey key, ServerId candidate, CancelToken cancel)
{
    CO_TRY(mayAdopt(key, candidate));
    Context *context = &m_context;
    const QList<FacetId> facets = api::allFacets(context->schema.capabilities);
    const Result<api::FetchedCase> fetched = co_await context->server->readCase(context->schema, candidate, facets, cancel);
    context->noteOutcome(fetched);
    if (!fetched)
        co_return failure(fetched.error());
    CO_TRY(mayAdopt(key, candidate)); // the analyst went on meanwhile
    // As if the creation had been answered and the case read later: what others did to it since is theirs, and stays.
    TestCase sent = creationIntent(context->unsettled.value(key).intent).sent;
    sent.name = fetched->value.name;
    const store::StoreBatch settled = settle(key, *context->records.find(key)->mine, fetched->info, sent);
    context->records.adopt(key, fetched->value, &fetched->info, fetched->stepIds);
    context->records.setFailure(key, std::nullopt);
    save(key, candidate, settled);
    Q_EMIT context->casesChanged({key});
    co_return Result<void>();
}

Result<void> Creator::createAnew(CaseKey key)
{
    if (!isNew(key))
        return failure(ErrorKind::Invalid, QStringLiteral("No new case waits here under this id"));
    if (!m_context.unsettled.contains(key))
        return {};
    const CreationIntent before = creationIntent(m_context.unsettled.value(key).intent);
    CreationIntent intent;
    intent.watermark = before.watermark;
    for (const CaseCandidate &candidate : before.candidates)
        intent.watermark = std::max(intent.watermark, candidate.id);
    writeDown(key, intent);
    m_context.records.setFailure(key, std::nullopt);
    return {};
}

} // namespace casewright::workspace
