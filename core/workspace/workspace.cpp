// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/base/log.h"
#include "core/workspace/offline/no_server.h"
#include "core/workspace/workspace_private.h"

#include <QCoro/QCoroSignal>
#include <QRandomGenerator>

namespace casewright::workspace {
namespace {

/// Numbers for cases made here are taken from the store in blocks, so that newCaseKey() need not wait.
constexpr int localNumbersAtOnce = 1000;
constexpr qint64 farNumbers = qint64(1) << 50;

/// A task of the workspace that its caller awaits: close() waits for it too.
template <typename T>
Task<T> guarded(TaskScope *scope, Task<T> task)
{
    const TaskScope::Guard guard(*scope);
    Result<T> result = co_await std::move(task);
    co_return result;
}

} // namespace

Task<std::unique_ptr<Workspace>> Workspace::open(std::shared_ptr<api::TestOpsServer> server, std::unique_ptr<store::Store> store,
                                                 ProjectSchema schema, Clock clock)
{
    auto d = std::make_unique<Private>(std::move(server), std::move(store), std::move(schema), std::move(clock));
    const Result<store::StoreContent> content = co_await d->context.store->load();
    if (!content)
        co_return failure(content.error());
    const Result<qint64> first = co_await d->context.store->reserveLocalNumbers(localNumbersAtOnce);
    if (!first)
        co_return failure(first.error());
    d->nextLocal = *first;
    d->endLocal = *first + localNumbersAtOnce;
    d->restore(*content);
    co_return std::unique_ptr<Workspace>(new Workspace(std::move(d)));
}

Task<std::unique_ptr<Workspace>> Workspace::openMirrored(std::shared_ptr<api::TestOpsServer> server,
                                                         std::unique_ptr<store::Store> store, store::Mirror mirror, Clock clock)
{
    const bool asks = server != nullptr;
    if (!asks)
        server = noServer(mirror.schema->server, mirror.schema->capabilities);
    Result<std::unique_ptr<Workspace>> opened = co_await open(server, std::move(store), *mirror.schema, clock);
    if (!opened)
        co_return failure(opened.error());
    (*opened)->d->context.online = asks;
    co_await (*opened)->d->reader.show(std::move(mirror));
    (*opened)->d->isRecallingSearched = true;
    (*opened)->d->context.scope.start((*opened)->recallSearched());
    co_return opened;
}

Workspace::Workspace(std::unique_ptr<Private> d_) : d(std::move(d_))
{
    d->q = this;
    Context &context = d->context;
    context.takeOver = [this](const store::StoreContent &content) { d->takeOver(content); };
    connect(&context, &Context::casesChanged, this, [this](const QList<CaseKey> &keys) { d->tell(keys); });
    connect(&context, &Context::rowsReset, this, &Workspace::rowsReset);
    connect(&context, &Context::suitesChanged, this, &Workspace::suitesChanged);
    connect(&context, &Context::schemaChanged, this, &Workspace::schemaChanged);
    connect(&context, &Context::onlineChanged, this, &Workspace::onlineChanged);
    connect(context.store.get(), &store::Store::recovered, this, &Workspace::recovered);
    connect(&context.saver, &Saver::savedAt, this, &Workspace::savedAt);
    connect(&context.saver, &Saver::failed, this, &Workspace::saveFailed);
    connect(context.store.get(), &store::Store::changedByOthers, this, [this] { d->context.scope.start(reload()); });
    connect(&context.saver, &Saver::idle, this, [this] {
        if (d->wantsReload)
            d->context.scope.start(reload());
    });
    context.store->watchOthers();
}

Workspace::~Workspace() = default;

QCoro::Task<void> Workspace::close()
{
    d->context.scope.cancel();
    co_await d->context.scope.drained();
}

QCoro::Task<void> Workspace::reload()
{
    d->wantsReload = true;
    if (std::exchange(d->isReloading, true))
        co_return;
    while (std::exchange(d->wantsReload, false) && !d->context.scope.token().isCancelled()) {
        const Result<store::StoreContent> content = co_await d->context.store->load(d->context.records.keys());
        if (content && d->context.saver.isIdle()) {
            d->takeOver(*content);
        } else if (content) {
            // What is on its way to the store is newer than what was read. Nobody waits here: a full disk must not hold up close().
            d->wantsReload = true;
            break;
        }
    }
    d->isReloading = false;
}

const ProjectSchema &Workspace::schema() const
{
    return d->context.schema;
}

const query::CaseIndex &Workspace::index() const
{
    return d->context.index;
}

const CaseRecord *Workspace::record(CaseKey key) const
{
    return d->context.records.find(key);
}

QList<CaseKey> Workspace::waiting() const
{
    return d->context.records.waiting();
}

CaseExtras &Workspace::extras()
{
    return d->extras;
}

QString Workspace::recovery() const
{
    return d->context.store->recovery();
}

bool Workspace::isOnline() const
{
    return d->context.online;
}

QString Workspace::displayId(CaseKey key) const
{
    const auto id = serverIdOf(key);
    return id ? QString::number(*id) : QStringLiteral("local:%1").arg(-key.value);
}

std::optional<CaseKey> Workspace::keyFromText(const QString &text) const
{
    static const QLatin1StringView local("local:");
    if (text.trimmed().startsWith(local)) {
        bool isNumber = false;
        const qint64 number = text.trimmed().mid(local.size()).toLongLong(&isNumber);
        return isNumber && record(CaseKey{-number}) ? std::optional(CaseKey{-number}) : std::nullopt;
    }
    const std::optional<ServerId> id = caseIdFromText(text);
    return id ? std::optional(d->context.records.keyOf(*id)) : std::nullopt;
}

std::optional<ServerId> Workspace::serverIdOf(CaseKey key) const
{
    return d->context.records.serverIdOf(key);
}

Task<PullReport> Workspace::pull(CancelToken cancel)
{
    const TaskScope::Guard guard(d->context.scope);
    Result<PullReport> pulled = co_await d->reader.pull(cancel);
    if (pulled && d->sweeps)
        d->sweep.start();
    co_return pulled;
}

void Workspace::setSweeping(bool on)
{
    d->sweeps = on;
}

Task<void> Workspace::read(QList<CaseKey> keys, QList<FacetId> facets, Progress progress, CancelToken cancel)
{
    d->noteLookedAt(keys);
    return guarded(&d->context.scope, d->reader.read(keys, facets, std::move(progress), cancel));
}

Task<void> Workspace::recall(QList<CaseKey> keys)
{
    d->noteLookedAt(keys);
    return guarded(&d->context.scope, d->reader.recall(keys));
}

Task<void> Workspace::stepsSearchable()
{
    const TaskScope::Guard guard(d->context.scope);
    while (d->isRecallingSearched)
        co_await qCoro(this, &Workspace::rowsReset);
    co_return Result<void>();
}

QCoro::Task<void> Workspace::recallSearched()
{
    const Result<void> recalled = co_await d->reader.recallSearched();
    if (!recalled)
        qCWarning(logWorkspace) << "kept steps cannot be searched:" << recalled.error().serverText;
    d->isRecallingSearched = false;
    Q_EMIT rowsReset();
}

Task<void> Workspace::reread(CaseKey key, CancelToken cancel)
{
    const TaskScope::Guard guard(d->context.scope);
    const QList<CaseKey> keys(1, key);
    d->noteLookedAt(keys);
    const Result<void> read = co_await d->reader.readOne(key, api::allFacets(schema().capabilities), cancel);
    d->tell({key});
    co_return read;
}

CaseKey Workspace::newCaseKey()
{
    // More at once than were reserved: numbers that nobody else draws, either, though they look less well.
    if (d->nextLocal == d->endLocal)
        return CaseKey{-(farNumbers + QRandomGenerator::global()->bounded(farNumbers))};
    const CaseKey key{-d->nextLocal++};
    if (d->endLocal - d->nextLocal <= localNumbersAtOnce / 2 && !std::exchange(d->isReserving, true))
        d->context.scope.start(reserveMore());
    return key;
}

QCoro::Task<void> Workspace::reserveMore()
{
    // The store gives numbers out in growing order; where no one else took some between, the block simply grows.
    const Result<qint64> first = co_await d->context.store->reserveLocalNumbers(localNumbersAtOnce);
    d->isReserving = false;
    if (!first)
        co_return;
    if (*first != d->endLocal)
        d->nextLocal = *first;
    d->endLocal = *first + localNumbersAtOnce;
}

Task<void> Workspace::saved()
{
    return d->context.saver.saved();
}

void Workspace::keepDraft(CaseKey key, const QString &place, const QString &text)
{
    store::StoreBatch batch;
    if (text.isEmpty()) {
        if (!d->drafts.remove({key, place}))
            return;
        batch.dropDrafts.append({key, place});
    } else {
        d->drafts.insert({key, place}, text);
        batch.putDrafts.append({key, place, text, d->context.clock()});
    }
    d->context.saver.save(std::move(batch));
}

QString Workspace::draft(CaseKey key, const QString &place) const
{
    return d->drafts.value({key, place});
}

Task<PushReport> Workspace::push(QList<CaseKey> keys, Progress progress, CancelToken cancel)
{
    return guarded(&d->context.scope, d->sender.push(keys, {}, std::move(progress), cancel));
}

Task<PushReport> Workspace::pushOnly(ChangeSetId set, Progress progress, CancelToken cancel)
{
    QList<CaseKey> keys;
    OnlyChanges only{set, {}};
    if (const store::StoredChangeSet *entry = d->context.history.find(set)) {
        for (const Change &change : entry->set.changes) {
            keys.append(change.key);
            if (change.before && change.after)
                only.changes.insert(change.key, entry->undone ? inverted(change) : change);
        }
    }
    return guarded(&d->context.scope, d->sender.push(keys, only, std::move(progress), cancel));
}

Task<void> Workspace::adopt(CaseKey key, ServerId candidate, CancelToken cancel)
{
    const TaskScope::Guard guard(d->context.scope);
    const Result<void> adopted = co_await d->sender.adopt(key, candidate, cancel);
    co_return adopted;
}

Task<void> Workspace::bringBack(CaseKey key, CancelToken cancel)
{
    const TaskScope::Guard guard(d->context.scope);
    const Result<void> back = co_await d->sender.bringBack(key, cancel);
    if (back)
        d->tell(QList<CaseKey>(1, key));
    co_return back;
}

Result<void> Workspace::createAnew(CaseKey key)
{
    TRY(d->sender.createAnew(key));
    d->tell({key});
    return {};
}

Task<void> Workspace::groupBy(ServerId tree, CancelToken cancel)
{
    return guarded(&d->context.scope, d->reader.groupBy(tree, cancel));
}

Task<void> Workspace::createSuite(SuitePath path, CancelToken cancel)
{
    const TaskScope::Guard guard(d->context.scope);
    // A server holds a suite without cases as a value of the first level only; deeper ones live here until first used.
    if (path.size() == 1) {
        const Result<Ref> made = co_await d->context.server->createSuite(schema(), path.first().name, cancel);
        d->context.noteOutcome(made ? std::nullopt : std::optional(made.error()));
        if (!made)
            co_return failure(made.error());
        path.first() = *made;
    }
    d->context.index.addSuite(path);
    Q_EMIT suitesChanged();
    co_return Result<void>();
}

Task<void> Workspace::renameSuite(SuitePath path, QString name, CancelToken cancel)
{
    const TaskScope::Guard guard(d->context.scope);
    const Ref level = schema().suiteLevels.value(path.size() - 1);
    const Result<void> renamed = co_await d->context.server->renameSuite(schema(), level, path.last(), name, cancel);
    d->context.noteOutcome(renamed ? std::nullopt : std::optional(renamed.error()));
    if (!renamed)
        co_return failure(renamed.error());
    // The value is renamed under every parent: what lies where is asked anew, of the tree and of the cases read.
    const Result<PullReport> pulled = co_await d->reader.pull(cancel);
    if (!pulled)
        co_return failure(pulled.error());
    co_return Result<void>();
}

} // namespace casewright::workspace
