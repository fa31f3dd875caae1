// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/store/content/step_index.h"
#include "core/store/content/tables.h"
#include "core/store/file/process_lock.h"
#include "core/store/mirror/mirror_tables.h"
#include "core/store/store_worker.h"

#include <QThread>

namespace casewright::store {

/// The thread with its worker, and the queue to it: the events of that thread.
class Store::Private {
public:
    explicit Private(QString path);
    ~Private();
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    /// Queues `work(worker)`; its value arrives in the thread of `home`.
    template <typename Work>
    auto post(QObject *home, Work work) -> Delivery<std::invoke_result_t<Work, StoreWorker &>>
    {
        const Delivery<std::invoke_result_t<Work, StoreWorker &>> delivery(home);
        const auto run = [worker = m_worker.get(), delivery, work = std::move(work)] {
            delivery.deliver(work(*worker));
        };
        QMetaObject::invokeMethod(m_worker.get(), run, Qt::QueuedConnection);
        return delivery;
    }

    [[nodiscard]] StoreWorker *worker() const { return m_worker.get(); }
    [[nodiscard]] const QString &path() const { return m_path; }

    std::unique_ptr<ProcessLock> sending;
    QString recovery;

private:
    QString m_path;
    QThread m_thread;
    std::unique_ptr<StoreWorker> m_worker;
};

Store::Private::Private(QString path) : m_path(std::move(path)), m_worker(std::make_unique<StoreWorker>())
{
    m_thread.setObjectName(QStringLiteral("store"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

Store::Private::~Private()
{
    // Queued like everything else, so that what was given before is written before. The thread then ends by itself.
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this] {
            m_worker->close();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

Store::Store(std::unique_ptr<Private> d_) : d(std::move(d_))
{
    connect(d->worker(), &StoreWorker::changedByOthers, this, &Store::changedByOthers);
    connect(d->worker(), &StoreWorker::recovered, this, [this](const QString &text) {
        d->recovery = text;
        Q_EMIT recovered(text);
    });
}

Store::~Store() = default;

Task<std::unique_ptr<Store>> Store::open(QString path)
{
    auto d = std::make_unique<Private>(path);
    const auto home = std::make_unique<QObject>();
    const auto opening = d->post(home.get(), [path](StoreWorker &worker) { return worker.open(path); });
    const Result<QString> opened = co_await opening;
    if (!opened)
        co_return failure(opened.error());
    d->recovery = *opened;
    co_return std::unique_ptr<Store>(new Store(std::move(d)));
}

Task<StoreContent> Store::load(QList<CaseKey> also)
{
    const auto loading = d->post(this, [also = std::move(also)](StoreWorker &worker) { return worker.load(also); });
    Result<StoreContent> content = co_await loading;
    co_return content;
}

Task<QList<StoredCase>> Store::cases(QList<CaseKey> keys)
{
    const auto reading = d->post(this, [keys = std::move(keys)](StoreWorker &worker) {
        return worker.use([&](Database &database) { return readSome(database, keys); });
    });
    Result<QList<StoredCase>> cases = co_await reading;
    co_return cases;
}

Task<QList<CaseKey>> Store::linkedCases()
{
    const auto reading = d->post(this, [](StoreWorker &worker) { return worker.use(readLinkedCases); });
    Result<QList<CaseKey>> keys = co_await reading;
    co_return keys;
}

Task<QList<CaseKey>> Store::staleCases()
{
    const auto reading = d->post(this, [](StoreWorker &worker) { return worker.use(readStaleCases); });
    Result<QList<CaseKey>> keys = co_await reading;
    co_return keys;
}

Task<QList<StepText>> Store::stepTexts(CaseKey after, int count)
{
    const auto reading = d->post(this, [after, count](StoreWorker &worker) {
        return worker.use([&](Database &database) { return readStepTexts(database, after, count); });
    });
    Result<QList<StepText>> texts = co_await reading;
    co_return texts;
}

Task<QList<StoredCase>> Store::commit(StoreBatch batch)
{
    const auto writing = d->post(this, [batch = std::move(batch)](StoreWorker &worker) { return worker.commit(batch); });
    Result<QList<StoredCase>> written = co_await writing;
    co_return written;
}

Task<PartialWrite> Store::commitParts(StoreBatch batch)
{
    const auto writing = d->post(this, [batch = std::move(batch)](StoreWorker &worker) { return worker.commitParts(batch); });
    Result<PartialWrite> written = co_await writing;
    co_return written;
}

Task<bool> Store::wasWrittenByOthers()
{
    const auto looking = d->post(this, [](StoreWorker &worker) { return worker.wasWrittenByOthers(); });
    const Result<bool> wasWritten = co_await looking;
    co_return wasWritten;
}

Task<qint64> Store::reserveLocalNumbers(int count)
{
    const auto taking =
        d->post(this, [count](StoreWorker &worker) {
        return worker.use([&](Database &database) { return takeLocalNumbers(database, count); });
    });
    Result<qint64> first = co_await taking;
    co_return first;
}

Task<Mirror> Store::mirror()
{
    const auto reading = d->post(this, [](StoreWorker &worker) { return worker.use(readMirror); });
    Result<Mirror> mirror = co_await reading;
    co_return mirror;
}

Task<QList<ServerId>> Store::keepRows(std::vector<CaseRows> listed, qint64 listedAt)
{
    const auto writing = d->post(
        this, [listed = std::move(listed), listedAt](StoreWorker &worker) {
            return worker.use([&](Database &database) { return replaceRows(database, listed, listedAt); });
        });
    Result<QList<ServerId>> changed = co_await writing;
    co_return changed;
}

Task<void> Store::keepSuites(ProjectSchema schema, MirroredSuites suites)
{
    const auto writing = d->post(this, [schema = std::move(schema), suites = std::move(suites)](StoreWorker &worker) {
        return worker.use([&](Database &database) { return replaceSuites(database, schema, suites); });
    });
    Result<void> written = co_await writing;
    co_return written;
}

Task<StepHits> Store::findInSteps(QString words)
{
    const auto searching = d->post(this, [words](StoreWorker &worker) {
        return worker.use([&](Database &database) { return store::findInSteps(database, words); });
    });
    Result<StepHits> hits = co_await searching;
    co_return hits;
}

QString Store::recovery() const
{
    return d->recovery;
}

Result<bool> Store::tryLockSending()
{
    if (d->sending)
        return true;
    auto lock = std::make_unique<ProcessLock>(d->path() + QStringLiteral(".turn"));
    TRY_ASSIGN(const bool isMine, lock->take({}));
    if (isMine)
        d->sending = std::move(lock);
    return isMine;
}

void Store::unlockSending()
{
    d->sending.reset();
}

QString Store::path() const
{
    return d->path();
}

void Store::watchOthers()
{
    QMetaObject::invokeMethod(d->worker(), &StoreWorker::watchOthers, Qt::QueuedConnection);
}

} // namespace casewright::store
