// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "tests/core/store/texts.h"
#include "tests/support/await.h"
#include "tests/support/runner/test_case.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace casewright;
using casewright::test::text;
using namespace casewright::store;
using casewright::test::await;

namespace {

StoreBatch batchOf(qint64 number)
{
    StoredCase stored;
    stored.key = CaseKey{number};
    stored.mine.emplace();
    stored.mine->name = QString::number(number);
    StoreBatch batch;
    batch.putCases = {stored};
    batch.putHistory = {{ChangeSetId{number}, ChangeSet{QString::number(number), ChangeOrigin::Edit, {}}, 0, false}};
    return batch;
}

// --- what this program does as the other process

/// Commits without end and prints a number once its batch is acknowledged.
QCoro::Task<void> commitForever(Store *store, qint64 first)
{
    for (qint64 number = first;; ++number) {
        const auto done = co_await store->commit(batchOf(number));
        if (!done)
            qFatal("%s", qPrintable(done.error().serverText));
        std::printf("%lld\n", number);
        std::fflush(stdout);
    }
}

int actAsOtherProcess(const QStringList &arguments)
{
    const auto store = await(Store::open(arguments.at(2))).value();
    if (arguments.at(1) == text("--lock")) {
        std::printf("%s\n", store->tryLockSending().value() ? "locked" : "busy");
        std::fflush(stdout);
        return QCoreApplication::exec();
    }
    const auto committing = commitForever(store.get(), arguments.at(3).toLongLong());
    return QCoreApplication::exec();
}

} // namespace

class StoreSharingTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void severalOpenANewFileAtOnce();
    void eachSeesWhatTheOtherWrote();
    void bothMayWriteAtOnce();
    void bothMayTakeNumbersAtOnce();
    void tellsOfChangesByOthersOnly();
    void doesNotTellWhatLoadHasSeen();
    void oneSendsAtATime();
    void aKilledProcessSendsNoMore();
    void aKillLosesNothingAcknowledged();

private:
    std::unique_ptr<Store> opened() { return await(Store::open(m_path)).value(); }
    void startOther(QProcess &process, const QStringList &arguments);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void StoreSharingTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(text("a.sqlite"));
}

void StoreSharingTest::startOther(QProcess &process, const QStringList &arguments)
{
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), QStringList{text("--actAs")} + arguments);
    QVERIFY(process.waitForStarted());
}

void StoreSharingTest::severalOpenANewFileAtOnce()
{
    std::vector<Task<std::unique_ptr<Store>>> tasks;
    for (int i = 0; i < 6; ++i)
        tasks.push_back(Store::open(m_path));
    for (auto &task : tasks) {
        const Result<std::unique_ptr<Store>> store = await(std::move(task));
        QVERIFY2(store, store ? "" : qPrintable(store.error().serverText));
    }
}

void StoreSharingTest::eachSeesWhatTheOtherWrote()
{
    const auto window = opened();
    const auto cli = opened();
    QVERIFY(await(window->commit(batchOf(1))));
    QVERIFY(await(cli->commit(batchOf(2))));
    QCOMPARE(await(window->load()).value().cases.size(), 2);
    QCOMPARE(await(cli->load()).value().cases.size(), 2);
}

void StoreSharingTest::bothMayWriteAtOnce()
{
    const auto window = opened();
    const auto cli = opened();
    std::vector<Task<QList<StoredCase>>> tasks;
    for (qint64 number = 1; number <= 200; ++number)
        tasks.push_back((number % 2 ? window : cli)->commit(batchOf(number)));
    for (auto &task : tasks)
        QVERIFY(await(std::move(task)));
    QCOMPARE(await(window->load()).value().cases.size(), 200);
}

void StoreSharingTest::bothMayTakeNumbersAtOnce()
{
    const auto window = opened();
    const auto cli = opened();
    std::vector<Task<qint64>> tasks;
    for (int i = 0; i < 200; ++i)
        tasks.push_back((i % 2 ? window : cli)->reserveLocalNumbers(1));
    QSet<qint64> numbers;
    for (Task<qint64> &task : tasks) {
        const Result<qint64> number = await(std::move(task));
        QVERIFY2(number, number ? "" : qPrintable(number.error().serverText));
        numbers.insert(*number);
    }
    QCOMPARE(numbers.size(), 200);
}

void StoreSharingTest::tellsOfChangesByOthersOnly()
{
    const auto window = opened();
    const auto cli = opened();
    window->watchOthers();
    QSignalSpy spy(window.get(), &Store::changedByOthers);
    QVERIFY(await(window->commit(batchOf(1))));
    QVERIFY(!spy.wait(1200)); // two looks
    QVERIFY(await(cli->commit(batchOf(2))));
    QTRY_COMPARE(spy.size(), 1);
    QVERIFY(await(cli->commit(batchOf(3))));
    QTRY_COMPARE(spy.size(), 2);
}

void StoreSharingTest::doesNotTellWhatLoadHasSeen()
{
    const auto window = opened();
    const auto cli = opened();
    QVERIFY(await(cli->commit(batchOf(1))));
    QVERIFY(await(window->load()));
    QSignalSpy spy(window.get(), &Store::changedByOthers);
    window->watchOthers();
    QVERIFY(!spy.wait(1200));

    // What was written between load() and watchOthers() is told, or it would never be seen.
    const auto late = opened();
    QVERIFY(await(late->load()));
    QVERIFY(await(cli->commit(batchOf(2))));
    QSignalSpy lateSpy(late.get(), &Store::changedByOthers);
    late->watchOthers();
    QTRY_COMPARE(lateSpy.size(), 1);
}

void StoreSharingTest::oneSendsAtATime()
{
    const auto window = opened();
    auto cli = opened();
    QVERIFY(cli->tryLockSending().value());
    QVERIFY(cli->tryLockSending().value());
    QVERIFY(!window->tryLockSending().value());
    cli->unlockSending();
    QVERIFY(window->tryLockSending().value());
    QVERIFY(!cli->tryLockSending().value());
    window->unlockSending();
    QVERIFY(cli->tryLockSending().value());
    cli.reset();
    QVERIFY(window->tryLockSending().value());
}

void StoreSharingTest::aKilledProcessSendsNoMore()
{
    const auto window = opened();
    QProcess other;
    startOther(other, {text("--lock"), m_path});
    QVERIFY(other.waitForReadyRead());
    QCOMPARE(other.readLine(), QByteArray("locked\n"));
    QVERIFY(!window->tryLockSending().value());
    other.kill();
    QVERIFY(other.waitForFinished());
    QVERIFY(window->tryLockSending().value());
}

void StoreSharingTest::aKillLosesNothingAcknowledged()
{
    QRandomGenerator random(11);
    qint64 next = 1;
    for (int round = 0; round < 8; ++round) {
        QProcess other;
        startOther(other, {text("--commit"), m_path, QString::number(next)});
        QByteArray output;
        const int enough = 1 + random.bounded(120);
        while (output.count('\n') < enough) {
            QVERIFY(other.waitForReadyRead());
            output += other.readAll();
        }
        other.kill();
        QVERIFY(other.waitForFinished());
        output += other.readAll();

        const qint64 acknowledged = next + output.count('\n') - 1;
        const StoreContent content = await(opened()->load()).value();
        // One more may have been written whose acknowledgement the kill cut off.
        const qint64 written = content.cases.size();
        QVERIFY2(written == acknowledged || written == acknowledged + 1,
                 qPrintable(QStringLiteral("%1 acknowledged, %2 there").arg(acknowledged).arg(written)));
        QCOMPARE(content.history.size(), content.cases.size());
        QCOMPARE(content.cases.last().key, CaseKey{written});
        next = written + 1;
    }
}

static const bool actsAsOtherProcess = casewright::test::registerSecondProcess(actAsOtherProcess);
CASEWRIGHT_TEST(StoreSharingTest)
#include "store_sharing_test.moc"
