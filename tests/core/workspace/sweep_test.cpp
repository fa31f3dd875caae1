// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/sweep.h"
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

#include <QSignalSpy>

using namespace casewright;
using namespace casewright::test;

namespace {

using namespace Qt::Literals::StringLiterals;

QCoro::Task<void> takeLong(FakeServer *server, QStringList *logThen)
{
    co_await pause(5 * workspace::Sweep::pace, {});
    *logThen = server->log;
}

} // namespace

/// What is read in the background, while nobody waits for anything.
class SweepTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;
    const CaseKey first = keyOfServerId(1000);
    const CaseKey second = keyOfServerId(1001);

    qsizetype readings() const { return m->server().log.filter(u"read"_s).size(); }
    bool stepsKnown(CaseKey key) const
    {
        const query::CaseIndex &index = m->workspace().index();
        const auto row = index.rowOf(key);
        return row && index.stepsKnown(*row);
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WorkspaceFixture>();
        TestCase card = sampleCase(u"Pay by card"_s);
        card.scenario = Scenario{{makeStep(u"Open the cart"_s)}};
        m->server().add(card);
        m->server().add(sampleCase(u"Pay by invoice"_s));
        m->open();
        m->workspace().setSweeping(true);
    }

    void readsWhatWasNeverReadAndKeepsItOutOfMemory()
    {
        QSignalSpy told(&m->workspace(), &workspace::Workspace::casesChanged);
        m->pull();
        QCOMPARE(readings(), 0); // not before anything else
        QTRY_VERIFY(stepsKnown(first) && stepsKnown(second));
        QTRY_VERIFY(!told.isEmpty());
        QVERIFY(!m->workspace().record(first));
        const auto filter = std::get<query::Filter>(query::parseFilter(u"cart"_s));
        QCOMPARE(m->workspace().index().find(filter).size(), 1u);
        QCOMPARE(readings(), 2);
        QVERIFY(await(m->workspace().read({first}, {}, {}, {})));
        QCOMPARE(m->workspace().record(first)->current().scenario.value().steps.first().text, u"Open the cart"_s);
        QCOMPARE(readings(), 2); // it was there
    }

    void goesOnWhereItEnded()
    {
        m->pull();
        m->read(first);
        m->reopen();
        m->server().log.clear();
        m->workspace().setSweeping(true);
        m->pull();
        QTRY_VERIFY(stepsKnown(second));
        QCOMPARE(m->server().log.filter(u"read 1000"_s).size(), 0);
    }

    void readsAgainWhatTheListShowsAsChanged()
    {
        m->pull();
        QTRY_VERIFY(stepsKnown(first) && stepsKnown(second));
        m->server().cases[1000].value.name = u"Pay by any card"_s;
        m->server().cases[1000].value.scenario = Scenario{{makeStep(u"Open the basket"_s)}};
        m->server().log.clear();
        m->pull();
        const auto filter = std::get<query::Filter>(query::parseFilter(u"basket"_s));
        QTRY_COMPARE(m->workspace().index().find(filter).size(), 1u);
        QCOMPARE(readings(), 1);
    }

    void waitsWhileAnythingElseIsUnderWay()
    {
        m->pull();
        QStringList logThen;
        m->server().whileListing = [this, &logThen] { return takeLong(&m->server(), &logThen); };
        const qsizetype before = readings();
        m->pull();
        QCOMPARE(logThen.filter(u"read"_s).size(), before);
        QTRY_COMPARE(readings(), before + 2);
    }

    void leavesWhatSomebodyLooksAtInMemory()
    {
        m->server().whileReading = [this]() -> QCoro::Task<void> { return look(); };
        m->pull();
        QTRY_VERIFY(stepsKnown(first) && stepsKnown(second));
        QTRY_VERIFY(!m->workspace().record(second)); // once it is on disk
        QVERIFY(m->workspace().record(first));
    }

    void endsWithoutAServerAndGoesOnWhenThereIsOne()
    {
        m->pull();
        m->server().failNextRead = {makeError(ErrorKind::Offline)};
        QTRY_VERIFY(!m->workspace().isOnline());
        m->pull();
        QTRY_VERIFY(stepsKnown(first) && stepsKnown(second));
        QVERIFY(m->server().log.filter(u"read"_s).at(1).startsWith(u"read 1000"_s)); // it had gone no further
    }

    void oneThatCannotBeReadHoldsUpNone()
    {
        m->pull();
        m->server().failNextRead = {makeError(ErrorKind::Forbidden)};
        QTRY_VERIFY(stepsKnown(second) || stepsKnown(first));
    }

private:
    QCoro::Task<void> look()
    {
        const QList<CaseKey> keys(1, first);
        (void)m->workspace().recall(keys);
        co_return;
    }
};

CASEWRIGHT_TEST(SweepTest)
#include "sweep_test.moc"
