// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/records/rebase.h"
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

#include <QSignalSpy>

using namespace casewright;
using namespace casewright::test;

namespace {

using namespace Qt::Literals::StringLiterals;

QCoro::Task<void> closeWorkspace(workspace::Workspace *workspace, bool *done)
{
    co_await workspace->close();
    *done = true;
}

QCoro::Task<void> sendAll(workspace::Workspace *workspace)
{
    const QList<CaseKey> waiting = workspace->waiting();
    const auto report = co_await workspace->push(waiting, {}, {});
    if (!report || !report->failed.isEmpty())
        qWarning("could not be sent");
}

} // namespace

/// The project as it was when the program ended, shown before the server is asked.
class WorkspaceMirrorTest final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::shared_ptr<FakeServer> m_server;
    std::unique_ptr<workspace::Workspace> m_workspace;
    qint64 m_now = 1'700'000'000'000;
    const CaseKey first = keyOfServerId(1000);
    const CaseKey second = keyOfServerId(1001);

    std::unique_ptr<store::Store> store() { return await(store::Store::open(m_folder.filePath(u"store.sqlite"_s))).value(); }
    Clock clock()
    {
        return [this] { return ++m_now; };
    }

    void openFresh() { m_workspace = await(workspace::Workspace::open(m_server, store(), FakeServer::sampleSchema(), clock())).value(); }

    /// A start of the program with what the last one has left.
    void openMirrored(std::shared_ptr<api::TestOpsServer> server)
    {
        close();
        auto opened = store();
        Result<store::Mirror> mirror = await(opened->mirror());
        QVERIFY(mirror && mirror->schema);
        m_workspace = await(workspace::Workspace::openMirrored(server, std::move(opened), std::move(*mirror), clock())).value();
    }

    void close()
    {
        if (!m_workspace)
            return;
        QVERIFY(await(m_workspace->saved()));
        bool closed = false;
        auto closing = closeWorkspace(m_workspace.get(), &closed);
        QTRY_VERIFY(closed);
        m_workspace.reset();
    }

    QString nameOf(CaseKey key) const
    {
        const auto row = m_workspace->index().rowOf(key);
        return row ? m_workspace->index().name(*row) : QString();
    }

    QStringList suitesOfCase(CaseKey key) const
    {
        QStringList texts;
        for (const SuitePath &suite : m_workspace->index().suites(*m_workspace->index().rowOf(key)))
            texts.append(suiteText(suite));
        return texts;
    }

    void rename(CaseKey key, const QString &name)
    {
        Change change{key, TestCase(), TestCase()};
        change.before->name = nameOf(key);
        change.after->name = name;
        QVERIFY(m_workspace->apply({u"Rename"_s, ChangeOrigin::Edit, {change}}));
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        QFile::remove(m_folder.filePath(u"store.sqlite"_s));
        m_server = std::make_shared<FakeServer>();
        TestCase card = sampleCase(u"Pay by card"_s, {u"smoke"_s});
        card.scenario = Scenario{{makeStep(u"Open the cart"_s)}};
        card.fields.insert(10, {Ref{50, u"Checkout"_s}});
        m_server->add(card);
        m_server->add(sampleCase(u"Pay by invoice"_s));
        openFresh();
        QVERIFY(await(m_workspace->pull({})));
    }

    void cleanup() { close(); }

    void showsRowsAndSuitesWithoutAWordToTheServer()
    {
        m_server->log.clear();
        openMirrored(nullptr);
        QCOMPARE(m_workspace->index().size(), 2u);
        QCOMPARE(nameOf(first), u"Pay by card"_s);
        QCOMPARE(m_workspace->index().tags(*m_workspace->index().rowOf(first)), QStringList{u"smoke"_s});
        QCOMPARE(suitesOfCase(first), QStringList{u"Checkout"_s});
        QCOMPARE(m_workspace->index().suiteCounts().size(), 1);
        QCOMPARE(m_workspace->schema().project.id, FakeServer::sampleSchema().project.id);
        QVERIFY(!m_workspace->isOnline());
        QCOMPARE(m_server->log, QStringList());
    }

    void bringsItUpToDateWithAPull()
    {
        openMirrored(m_server);
        m_server->cases[1001].value.name = u"Pay later"_s;
        m_server->cases[1000].value.fields[10].clear();
        m_server->add(sampleCase(u"Refund"_s));
        const auto report = await(m_workspace->pull({}));
        QVERIFY(report);
        QCOMPARE(report->changed, (QList<CaseKey>{second, keyOfServerId(1002)}));
        QCOMPARE(nameOf(second), u"Pay later"_s);
        QCOMPARE(suitesOfCase(first), QStringList()); // it has left its suite
        m_server->cases.remove(1001);
        QVERIFY(await(m_workspace->pull({})));
        openMirrored(nullptr);
        QCOMPARE(m_workspace->index().size(), 2u);
        QCOMPARE(nameOf(second), QString());
    }

    void laysWaitingEditsOverTheMirror()
    {
        rename(first, u"Mine"_s);
        const CaseKey made = m_workspace->newCaseKey();
        QVERIFY(m_workspace->apply({u"Create"_s, ChangeOrigin::Edit, {{made, std::nullopt, sampleCase(u"Made here"_s)}}}));
        QVERIFY(m_workspace->apply({u"Delete"_s, ChangeOrigin::Plan, {{second, TestCase(), std::nullopt}}}));
        openMirrored(nullptr);
        QCOMPARE(nameOf(first), u"Mine"_s);
        QVERIFY(m_workspace->index().waiting(*m_workspace->index().rowOf(first)));
        QCOMPARE(nameOf(made), u"Made here"_s);
        QVERIFY(!m_workspace->index().rowOf(second));
        QCOMPARE(m_workspace->waiting().size(), 3);
    }

    void aListThatComesLateTakesNothingBackThatWasSent()
    {
        rename(first, u"Mine"_s);
        m_server->whileListing = [this] { return sendAll(m_workspace.get()); };
        QVERIFY(await(m_workspace->pull({}))); // its rows tell what was there before
        QCOMPARE(m_server->cases[1000].value.name.value(), u"Mine"_s);
        QCOMPARE(nameOf(first), u"Mine"_s);
        openMirrored(nullptr);
        QCOMPARE(nameOf(first), u"Mine"_s);
        QVERIFY(m_workspace->waiting().isEmpty());
        openMirrored(m_server);
        m_server->cases[1000].value.name = u"Theirs"_s;
        QVERIFY(await(m_workspace->pull({})));
        QCOMPARE(nameOf(first), u"Theirs"_s);
    }

    void aCaseOfTheKeptListIsAsOldAsTheList()
    {
        const qint64 pulled = m_now;
        m_now += 1'000'000;
        openMirrored(nullptr);
        rename(second, u"Mine"_s);
        const qint64 readAt = m_workspace->record(second)->info.readAt;
        QVERIFY(readAt > 0);
        QVERIFY(readAt <= pulled);
    }

    void showsTheNewerRowOfACaseThatWasReadBefore()
    {
        QVERIFY(await(m_workspace->read({first}, {}, {}, {})));
        m_server->cases[1000].value.name = u"Renamed by a colleague"_s;
        QVERIFY(await(m_workspace->pull({})));
        openMirrored(nullptr);
        QCOMPARE(nameOf(first), u"Renamed by a colleague"_s);
        QVERIFY(await(m_workspace->recall({first})));
        QCOMPARE(nameOf(first), u"Renamed by a colleague"_s);
        QCOMPARE(m_workspace->record(first)->current().name.value(), u"Renamed by a colleague"_s);
        QCOMPARE(m_workspace->record(first)->current().scenario.value().steps.size(), 1);
    }

    void forgetsCasesThatWereReadAndAreGone()
    {
        QVERIFY(await(m_workspace->read({second}, {}, {}, {})));
        m_server->cases.remove(1001);
        QVERIFY(await(m_workspace->pull({})));
        openMirrored(nullptr);
        QVERIFY(!m_workspace->index().rowOf(second));
    }

    void readsTheVocabularyWithTheFirstPull()
    {
        openMirrored(m_server);
        QSignalSpy spy(m_workspace.get(), &workspace::Workspace::schemaChanged);
        QVERIFY(await(m_workspace->pull({})));
        QVERIFY(await(m_workspace->pull({})));
        QCOMPARE(spy.size(), 1);
    }

    /// What was read is kept, but comes into memory when it is looked at.
    void bringsInWhatWasReadWhenItIsLookedAt()
    {
        QVERIFY(await(m_workspace->read({first}, {}, {}, {})));
        openMirrored(nullptr);
        QVERIFY(!m_workspace->record(first));
        QVERIFY(await(m_workspace->read({first}, {}, {}, {})));
        QCOMPARE(m_workspace->record(first)->current().scenario.value().steps.first().text, u"Open the cart"_s);
        QVERIFY(m_workspace->waiting().isEmpty());
    }

    void findsStepsOfCasesThatStayInTheStore()
    {
        QVERIFY(await(m_workspace->read({first}, {}, {}, {})));
        const auto found = [this](const QString &filter) {
            const query::CaseIndex &index = m_workspace->index();
            QList<CaseKey> keys;
            for (const auto row : index.find(std::get<query::Filter>(query::parseFilter(filter))))
                keys.append(index.key(row));
            return keys;
        };
        openMirrored(nullptr);
        QVERIFY(await(m_workspace->stepsSearchable()));
        QCOMPARE(found(u"cart"_s), QList<CaseKey>{first});
        QCOMPARE(found(u"has:steps"_s), QList<CaseKey>{first});
        QVERIFY(m_workspace->index().stepsKnown(*m_workspace->index().rowOf(first)));
        QVERIFY(!m_workspace->index().stepsKnown(*m_workspace->index().rowOf(second)));
        close();
        openFresh(); // as the CLI does
        QVERIFY(await(m_workspace->pull({})));
        QCOMPARE(found(u"cart"_s), QList<CaseKey>{first});
        QVERIFY(!m_workspace->record(first));
    }

    /// Renamed in the list, or by an undo, while the values stay in the store: both end up in one record, whoever else has renamed it before.
    void anEditFromTheListKeepsWhatStaysInTheStore()
    {
        QVERIFY(await(m_workspace->read({first}, {}, {}, {})));
        close();
        m_server->cases[1000].value.name = u"Pay by debit card"_s;
        openFresh();
        QVERIFY(await(m_workspace->pull({})));
        QCOMPARE(nameOf(first), u"Pay by debit card"_s);
        rename(first, u"Pay by any card"_s);
        QVERIFY(await(m_workspace->saved()));
        const workspace::CaseRecord *record = m_workspace->record(first);
        QCOMPARE(record->current().name.value(), u"Pay by any card"_s);
        QCOMPARE(record->base->name.value(), u"Pay by debit card"_s);
        QCOMPARE(record->current().scenario.value().steps.first().text, u"Open the cart"_s);
        QVERIFY(record->clashes.isEmpty());
        QVERIFY(m_workspace->undo());
        QVERIFY(m_workspace->waiting().isEmpty());
        QVERIFY(await(m_workspace->saved()));
        openMirrored(nullptr);
        QVERIFY(await(m_workspace->recall({first})));
        QCOMPARE(m_workspace->record(first)->current().scenario.value().steps.first().text, u"Open the cart"_s);
    }

    /// The list was kept before it was sent.
    void whatWasSentIsNewerThanTheKeptList()
    {
        rename(first, u"Pay by any card"_s);
        QVERIFY(await(m_workspace->push({first}, {}, {})).value().failed.isEmpty());
        openMirrored(nullptr);
        QCOMPARE(nameOf(first), u"Pay by any card"_s);
        QVERIFY(m_workspace->waiting().isEmpty());
        QVERIFY(m_workspace->undo());
        QCOMPARE(nameOf(first), u"Pay by card"_s);
        QCOMPARE(m_workspace->waiting(), QList<CaseKey>{first});
        m_server->cases[1000].value.name = u"Pay by any card"_s;
        openMirrored(m_server);
        QVERIFY(await(m_workspace->pull({})));
        QCOMPARE(nameOf(first), u"Pay by card"_s);
        QVERIFY(m_workspace->record(first)->clashes.isEmpty());
    }

    void aCaseThatLooksAsListedStaysInTheStore()
    {
        QVERIFY(await(m_workspace->read({first, second}, {}, {}, {})));
        close();
        const auto kept = store();
        QVERIFY(await(kept->load()).value().cases.isEmpty());
        QCOMPARE(await(kept->cases({first, second})).value().size(), 2);
    }

    void whatIsGoneFromTheServerIsKeptNoLonger()
    {
        QVERIFY(await(m_workspace->read({first, second}, {}, {}, {})));
        close();
        m_server->cases.remove(1000);
        openFresh();
        QVERIFY(await(m_workspace->pull({})));
        close();
        const auto kept = store();
        QCOMPARE(await(kept->cases({first, second})).value().size(), 1);
        QCOMPARE(await(kept->stepTexts(CaseKey{0}, 10)).value().size(), 1);
    }

    void anUndoOfStepsAfterARestartHasThem()
    {
        QVERIFY(await(m_workspace->read({first}, {}, {}, {})));
        TestCase after = m_workspace->record(first)->current();
        after.scenario = Scenario{{makeStep(u"Open the basket"_s)}};
        QVERIFY(m_workspace->apply({u"Reword"_s, ChangeOrigin::Edit, {*diff(first, m_workspace->record(first)->current(), after)}}));
        QVERIFY(await(m_workspace->push({first}, {}, {})).value().failed.isEmpty());
        openMirrored(m_server);
        QVERIFY(m_workspace->undo());
        QCOMPARE(m_workspace->record(first)->current().scenario.value().steps.first().text, u"Open the cart"_s);
        QCOMPARE(m_workspace->waiting(), QList<CaseKey>{first});
    }

    void twoProgramsEndWithBothEditsOfOneCase()
    {
        QVERIFY(await(m_workspace->read({first}, {}, {}, {})));
        auto other = await(workspace::Workspace::open(m_server, store(), FakeServer::sampleSchema(), clock())).value();
        QVERIFY(await(other->recall({first})));
        rename(first, u"By the window"_s);
        Change change{first, TestCase(), TestCase()};
        change.before->description = other->record(first)->current().description;
        change.after->description = u"By the other"_s;
        QVERIFY(other->apply({u"Describe"_s, ChangeOrigin::Edit, {change}}));
        QVERIFY(await(m_workspace->saved()));
        QVERIFY(await(other->saved()));
        bool closed = false;
        auto closing = closeWorkspace(other.get(), &closed);
        QTRY_VERIFY(closed);
        other.reset();
        openMirrored(nullptr);
        QCOMPARE(m_workspace->record(first)->current().name.value(), u"By the window"_s);
        QCOMPARE(m_workspace->record(first)->current().description.value(), u"By the other"_s);
        QCOMPARE(m_workspace->waiting(), QList<CaseKey>{first});
    }

    /// What one has sent while the other, too, had the case waits for nobody, whichever of them saves last.
    void whatOneProgramHasSentDoesNotWaitInTheOther_data()
    {
        QTest::addColumn<bool>("senderSavesLast");
        QTest::newRow("the one that sent saves last") << true;
        QTest::newRow("the other saves last") << false;
    }

    void whatOneProgramHasSentDoesNotWaitInTheOther()
    {
        QFETCH(bool, senderSavesLast);
        const auto tagged = [](const QStringList &names) {
            TestCase value;
            QList<Tag> tags;
            for (const QString &name : names)
                tags.append({std::nullopt, name});
            value.tags = tags;
            return value;
        };
        const TestCase before = tagged({u"smoke"_s});
        store::StoredCase sent{first, {}, tagged({u"smoke"_s, u"sent"_s}), {}, {}};
        sent.info.readAt = 2;
        store::StoredCase typed{first, {}, before, tagged({u"smoke"_s, u"typed"_s}), {}};
        typed.info.readAt = 1;
        (senderSavesLast ? typed : sent).revision = 7;
        const store::StoredCase both = senderSavesLast ? workspace::mergedCase(sent, typed, {}) : workspace::mergedCase(typed, sent, {});
        QCOMPARE(both.revision, 7);
        QVERIFY(sameKnown(*both.base, *sent.base));
        QVERIFY(both.mine);
        const auto waits = diff(first, *both.base, *both.mine);
        QCOMPARE(touchedFacets(*waits), QList<FacetId>{FacetId::Tags});
        QCOMPARE(waits->after->tags.value().size(), 3);
        typed.mine.reset();
        QVERIFY(!workspace::mergedCase(sent, typed, {}).mine);
        QVERIFY(!workspace::mergedCase(typed, sent, {}).mine);
    }

    void whatClashesBetweenProgramsStaysAClash()
    {
        store::StoredCase sent{first, {}, sampleCase(u"By a colleague"_s), {}, {}};
        sent.info.readAt = 2;
        store::StoredCase typed{first, {}, sampleCase(u"Pay by card"_s), sampleCase(u"By me"_s), {}};
        typed.info.readAt = 1;
        for (const store::StoredCase &both : {workspace::mergedCase(sent, typed, {}), workspace::mergedCase(typed, sent, {})}) {
            QCOMPARE(both.mine->name.value(), u"By me"_s);
            QCOMPARE(both.base->name.value(), u"Pay by card"_s);
            QCOMPARE(both.theirs->name.value(), u"By a colleague"_s);
        }
    }
};

CASEWRIGHT_TEST(WorkspaceMirrorTest)
#include "mirror_test.moc"
