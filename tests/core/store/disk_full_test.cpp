// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "tests/support/await.h"
#include "tests/support/runner/test_case.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <sys/mount.h>
#endif

using namespace casewright;
using namespace casewright::store;
using casewright::test::await;

namespace {

StoreBatch batchOfText(qint64 key, qsizetype size)
{
    StoredCase stored;
    stored.key = CaseKey{key};
    stored.mine.emplace();
    stored.mine->description = QString(size, QLatin1Char('x'));
    StoreBatch batch;
    batch.putCases = {stored};
    return batch;
}

} // namespace

/// A disk that is really full: a file system of 2 MB in memory. Where none may be mounted the tests are skipped.
class DiskFullTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
#ifdef Q_OS_LINUX
        m_mounted = mount("tmpfs", qPrintable(m_dir->path()), "tmpfs", MS_NOSUID | MS_NODEV, "size=2m") == 0;
#endif
        if (!m_mounted)
            QSKIP("no file system may be mounted here");
    }

    void cleanup()
    {
#ifdef Q_OS_LINUX
        if (m_mounted)
            QCOMPARE(umount2(qPrintable(m_dir->path()), MNT_DETACH), 0);
#endif
        m_mounted = false;
    }

    void saysSoDamagesNothingAndGoesOnWithRoom()
    {
        const QString path = m_dir->filePath(QStringLiteral("a.sqlite"));
        {
            const auto store = await(Store::open(path)).value();
            QVERIFY(await(store->commit(batchOfText(1, 1000))));
            fillUp();
            const auto refused = await(store->commit(batchOfText(2, 500'000)));
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Storage);
            QVERIFY2(refused.error().serverText.contains(QStringLiteral("The disk is full")), qPrintable(refused.error().serverText));
            QCOMPARE(await(store->load()).value().cases.size(), 1);
            makeRoom();
            QVERIFY(await(store->commit(batchOfText(3, 500'000))));
        }
        const auto store = await(Store::open(path)).value();
        const StoreContent content = await(store->load()).value();
        QVERIFY(store->recovery().isEmpty());
        QCOMPARE(content.cases.size(), 2);
        QCOMPARE(content.cases.last().key, CaseKey{3});
    }

    void leavesADamagedFileWhereThereIsNoRoomToRepairIt()
    {
        const QString path = m_dir->filePath(QStringLiteral("a.sqlite"));
        const QByteArray damaged = QByteArray("damaged ").repeated(1000);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(damaged) == damaged.size());
        file.close();
        fillUp();
        const auto refused = await(Store::open(path));
        QVERIFY(!refused);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), damaged);
        makeRoom();
        QVERIFY(await(Store::open(path)));
    }

private:
    [[nodiscard]] QString ballast() const { return m_dir->filePath(QStringLiteral("ballast")); }

    void fillUp()
    {
        QFile file(ballast());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (file.write(QByteArray(4096, 'b')) == 4096) {
        }
    }

    void makeRoom() { QVERIFY(QFile::remove(ballast())); }

    std::unique_ptr<QTemporaryDir> m_dir;
    bool m_mounted = false;
};

CASEWRIGHT_TEST(DiskFullTest)
#include "disk_full_test.moc"
