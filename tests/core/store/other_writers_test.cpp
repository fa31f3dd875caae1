// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "tests/support/await.h"
#include "tests/support/runner/test_case.h"

#include <QTemporaryDir>
#include <QTest>

using namespace casewright;
using namespace casewright::store;
using casewright::test::await;

namespace {

using namespace Qt::Literals::StringLiterals;

StoredCase caseOf(qint64 key, const QString &name, qint64 revision = 0)
{
    StoredCase stored;
    stored.key = CaseKey{key};
    stored.mine.emplace();
    stored.mine->name = name;
    stored.revision = revision;
    return stored;
}

StoreBatch putting(const QList<StoredCase> &cases)
{
    StoreBatch batch;
    batch.putCases = cases;
    batch.putDrafts = {{CaseKey{77}, u"name"_s, u"draft"_s, 1}};
    return batch;
}

} // namespace

/// Two processes that write the same case: neither overwrites what it has not seen.
class OtherWritersTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_window = await(Store::open(m_dir->filePath(u"a.sqlite"_s))).value();
        m_cli = await(Store::open(m_dir->filePath(u"a.sqlite"_s))).value();
    }
    void cleanup()
    {
        m_window.reset();
        m_cli.reset();
    }

    void writesAgainWhatItWroteItself()
    {
        // The revision it was read with stays the same in memory, however often it is saved.
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(await(m_window->commit(putting({caseOf(1, name)}))).value().isEmpty());
        QCOMPARE(nameOf(1), u"c"_s);
    }

    void doesNotOverwriteWhatAnotherWrote()
    {
        QVERIFY(await(m_window->commit(putting({caseOf(1, u"window"_s)}))).value().isEmpty());
        StoreBatch batch = putting({caseOf(2, u"new"_s), caseOf(1, u"cli"_s)});
        const QList<StoredCase> others = await(m_cli->commit(batch)).value();
        QCOMPARE(others.size(), 1);
        QCOMPARE(others.first().key, CaseKey{1});
        QCOMPARE(others.first().mine->name.value(), u"window"_s);
        QCOMPARE(nameOf(1), u"window"_s);
        QCOMPARE(nameOf(2), QString()); // the batch is one

        batch.putCases[1].revision = others.first().revision;
        QVERIFY(await(m_cli->commit(batch)).value().isEmpty());
        QCOMPARE(nameOf(1), u"cli"_s);
        QCOMPARE(nameOf(2), u"new"_s);
        // And now the window has something to look at.
        QCOMPARE(await(m_window->commit(putting({caseOf(1, u"again"_s)}))).value().size(), 1);
        QCOMPARE(nameOf(1), u"cli"_s);
    }

    void writesOverWhatItHasRead()
    {
        QVERIFY(await(m_window->commit(putting({caseOf(1, u"window"_s)}))).value().isEmpty());
        const qint64 revision = await(m_cli->load()).value().cases.first().revision;
        QVERIFY(await(m_cli->commit(putting({caseOf(1, u"cli"_s, revision)}))).value().isEmpty());
        QCOMPARE(nameOf(1), u"cli"_s);
    }

    void doesNotDropWhatAnotherChanged()
    {
        QVERIFY(await(m_window->commit(putting({caseOf(1, u"window"_s)}))).value().isEmpty());
        const qint64 seen = await(m_cli->load()).value().cases.first().revision;
        QVERIFY(await(m_window->commit(putting({caseOf(1, u"newer"_s)}))).value().isEmpty());
        StoreBatch drop;
        drop.dropCases = {{CaseKey{1}, seen}};
        QCOMPARE(await(m_cli->commit(drop)).value().size(), 1);
        QCOMPARE(nameOf(1), u"newer"_s);
        drop.dropCases.first().revision = await(m_cli->load()).value().cases.first().revision;
        QVERIFY(await(m_cli->commit(drop)).value().isEmpty());
        QCOMPARE(nameOf(1), QString());
    }

    void bringsBackWhatAnotherDropped()
    {
        QVERIFY(await(m_window->commit(putting({caseOf(1, u"window"_s)}))).value().isEmpty());
        StoreBatch drop;
        drop.dropCases = {{CaseKey{1}, await(m_cli->load()).value().cases.first().revision}};
        QVERIFY(await(m_cli->commit(drop)).value().isEmpty());
        QVERIFY(await(m_window->commit(putting({caseOf(1, u"typed meanwhile"_s)}))).value().isEmpty());
        QCOMPARE(nameOf(1), u"typed meanwhile"_s);
    }

private:
    QString nameOf(qint64 key)
    {
        const StoreContent content = await(m_window->load()).value();
        for (const StoredCase &stored : content.cases) {
            if (stored.key.value == key)
                return stored.mine->name.value();
        }
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Store> m_window;
    std::unique_ptr<Store> m_cli;
};

CASEWRIGHT_TEST(OtherWritersTest)
#include "other_writers_test.moc"
