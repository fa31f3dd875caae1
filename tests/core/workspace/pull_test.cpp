// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

using namespace casewright;
using namespace casewright::test;

/// What comes from the server, and what of the analyst's it leaves alone.
class PullTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;
    const CaseKey first = keyOfServerId(1000);

    static QCoro::Task<void> sendAll(WorkspaceFixture *fixture)
    {
        const auto report = co_await fixture->workspace().push(fixture->workspace().waiting(), {}, {});
        if (!report || !report->failed.isEmpty())
            qWarning("could not be sent");
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WorkspaceFixture>();
        TestCase card = sampleCase(QStringLiteral("Pay by card"), {QStringLiteral("smoke")});
        card.scenario = Scenario{{makeStep(QStringLiteral("Open the cart"))}};
        card.fields.insert(10, {Ref{50, QStringLiteral("Checkout")}});
        m->server().add(card);
        m->server().add(sampleCase(QStringLiteral("Pay by invoice")));
        m->open();
    }

    void cleanup() { m.reset(); }

    void listsRowsAndSuites()
    {
        const auto report = await(m->workspace().pull({}));
        QVERIFY(report);
        QCOMPARE(report->rows, 2);
        QCOMPARE(report->changed.size(), 2);
        QCOMPARE(m->workspace().index().suiteCounts().size(), 1);
        QCOMPARE(m->workspace().index().suiteCounts().first().total, 1);
    }

    void tellsOnlyTheRowsThatChanged()
    {
        m->pull();
        m->server().cases[1001].value.name = QStringLiteral("Pay later");
        const auto report = await(m->workspace().pull({}));
        QVERIFY(report);
        QCOMPARE(report->changed, QList<CaseKey>{keyOfServerId(1001)});
        QCOMPARE(m->nameOf(keyOfServerId(1001)), QStringLiteral("Pay later"));
    }

    void forgetsCasesThatAreGone()
    {
        m->pull();
        m->read(keyOfServerId(1001));
        m->server().cases.remove(1001);
        m->pull();
        QCOMPARE(m->workspace().index().size(), 1u);
        QVERIFY(!m->workspace().record(keyOfServerId(1001)));
    }

    void leavesEditsInPlace()
    {
        m->pull();
        m->rename(first, QStringLiteral("Mine"));
        const CaseKey made = m->create(QStringLiteral("Made here"));
        m->server().cases[1000].value.tags = QList<Tag>{{{}, QStringLiteral("theirs")}};
        m->pull();
        QCOMPARE(m->nameOf(first), QStringLiteral("Mine"));
        QCOMPARE(m->tagsOf(first), QStringList{QStringLiteral("theirs")});
        QCOMPARE(m->nameOf(made), QStringLiteral("Made here"));
        QVERIFY(m->workspace().index().waiting(*m->workspace().index().rowOf(first)));
    }

    void doesNotBringBackWhatWasDeletedHere()
    {
        m->pull();
        m->remove(first);
        m->pull();
        QVERIFY(!m->workspace().index().rowOf(first));
    }

    void readsOnlyWhatIsUnknown()
    {
        m->pull();
        m->read(first);
        QCOMPARE(m->stepsOf(first), QStringList{QStringLiteral("Open the cart")});
        m->server().log.clear();
        m->read(first);
        QCOMPARE(m->server().log, QStringList());
        QVERIFY(await(m->workspace().read({keyOfServerId(1001)}, {FacetId::Tags}, {}, {})));
        QCOMPARE(m->server().log, QStringList()); // the row told the tags
        QVERIFY(await(m->workspace().read({keyOfServerId(1001)}, {FacetId::Issues}, {}, {})));
        QCOMPARE(m->server().log, QStringList{QStringLiteral("read 1001 issues")});
    }

    void keepsStepKeysWhenReadingAgain()
    {
        m->pull();
        m->read(first);
        const StepKey key = m->workspace().record(first)->current().scenario.value().steps.first().key;
        m->server().cases[1000].value.scenario
            = Scenario{{makeStep(QStringLiteral("Open the cart")), makeStep(QStringLiteral("Pay"))}};
        QVERIFY(await(m->workspace().reread(first, {})));
        QCOMPARE(m->stepsOf(first).size(), 2);
        QCOMPARE(m->workspace().record(first)->current().scenario.value().steps.first().key, key);
    }

    void opensACaseThatTheListDoesNotHold()
    {
        m->read(first);
        QCOMPARE(m->stepsOf(first), QStringList{QStringLiteral("Open the cart")});
        QCOMPARE(m->nameOf(first), QStringLiteral("Pay by card"));
    }

    /// The row of a case that was listed already shows the edit by the end of the listing: that is not what the server has.
    void anEditMadeWhileItListsStillWaits()
    {
        m->pull();
        m->read(first);
        m->server().whileListing = [this]() -> QCoro::Task<void> {
            m->rename(first, QStringLiteral("Mine"));
            co_return;
        };
        m->pull();
        QCOMPARE(m->nameOf(first), QStringLiteral("Mine"));
        QCOMPARE(m->workspace().waiting(), QList<CaseKey>{first});
        QCOMPARE(m->workspace().record(first)->base->name.value(), QStringLiteral("Pay by card"));
        m->pull();
        QCOMPARE(m->workspace().waiting(), QList<CaseKey>{first});
        QVERIFY(m->push({first}).failed.isEmpty());
        QCOMPARE(m->server().cases.value(1000).value.name.value(), QStringLiteral("Mine"));
    }

    void aCaseMadeWhileItListsStays()
    {
        m->pull();
        const CaseKey made = m->create(QStringLiteral("New"));
        m->server().whileListing = [this] { return sendAll(m.get()); };
        m->pull();
        QVERIFY(m->workspace().serverIdOf(made));
        QCOMPARE(m->nameOf(made), QStringLiteral("New"));
        QVERIFY(m->workspace().index().rowOf(made));
        QVERIFY(m->workspace().undo()); // and is known to have been made here
        QCOMPARE(m->workspace().waiting(), QList<CaseKey>{made});
    }

    void aReadThatComesLateBringsNoDeletedCaseBack()
    {
        m->pull();
        m->read(first);
        m->server().whileReading = [this] {
            m->remove(first);
            return sendAll(m.get());
        };
        QVERIFY(!await(m->workspace().reread(first, {})));
        QVERIFY(!m->workspace().record(first));
        QVERIFY(!m->workspace().index().rowOf(first));
    }

    void aReadThatComesLateTakesNothingBackThatWasSent()
    {
        m->pull();
        m->read(first);
        m->rename(first, QStringLiteral("Mine"));
        m->server().whileReading = [this] { return sendAll(m.get()); };
        QVERIFY(await(m->workspace().reread(first, {}))); // the answer tells what was there before
        QCOMPARE(m->server().cases[1000].value.name.value(), QStringLiteral("Mine"));
        QCOMPARE(m->nameOf(first), QStringLiteral("Mine"));
        QCOMPARE(m->workspace().record(first)->base->name.value(), QStringLiteral("Mine"));
        QVERIFY(m->workspace().waiting().isEmpty());
    }

    void tellsHowManyCasesWereRead()
    {
        QCOMPARE(await(m->workspace().pull({}))->read, 0);
        m->read(first);
        QCOMPARE(await(m->workspace().pull({}))->read, 1);
        m->reopen();
        QCOMPARE(await(m->workspace().pull({}))->read, 1);
    }

    void reportsWhatCouldNotBeRead()
    {
        const auto read = await(m->workspace().read({keyOfServerId(4711)}, {}, {}, {}));
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::NotFound);
        QVERIFY(!m->workspace().index().rowOf(keyOfServerId(4711)));
    }

    void showsARenamedSuiteEverywhere()
    {
        m->pull();
        const SuitePath checkout{Ref{50, QStringLiteral("Checkout")}};
        QVERIFY(await(m->workspace().renameSuite(checkout, QStringLiteral("Till"), {})));
        const auto suites = m->workspace().index().suites(*m->workspace().index().rowOf(first));
        QCOMPARE(suiteText(suites.value(0)), QStringLiteral("Till"));
    }
};

CASEWRIGHT_TEST(PullTest)
#include "pull_test.moc"
