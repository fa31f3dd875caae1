// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace casewright;
using namespace casewright::test;

/// What is sent, how failures are kept apart, and what a lost answer leads to.
class PushTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;
    const CaseKey first = keyOfServerId(1000);
    const CaseKey second = keyOfServerId(1001);

    static Error lostAnswer()
    {
        Error error = makeError(ErrorKind::Offline);
        error.outcomeUnknown = true;
        return error;
    }

    /// Ctrl+S twice before the first answer.
    void pushTwiceAtOnce(CaseKey key)
    {
        auto once = m->workspace().push({key}, {}, {});
        auto twice = m->workspace().push({key}, {}, {});
        const auto a = await(std::move(once));
        const auto b = await(std::move(twice));
        QVERIFY(a && a->failed.isEmpty());
        QVERIFY(b && b->failed.isEmpty());
        QVERIFY(m->workspace().waiting().isEmpty());
    }

    /// What another program does to the store's file behind its back.
    static void runSql(const QString &path, const QString &sql)
    {
        const QString name = QStringLiteral("push_test");
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            database.setDatabaseName(path);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(sql));
        }
        QSqlDatabase::removeDatabase(name);
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WorkspaceFixture>();
        m->server().add(sampleCase(QStringLiteral("Pay by card"), {QStringLiteral("smoke")}));
        m->server().add(sampleCase(QStringLiteral("Pay by invoice")));
        m->open();
        m->pull();
    }

    void cleanup() { m.reset(); }

    void sendsANewCaseWithAllItsParts()
    {
        const CaseKey key = m->create(QStringLiteral("Refund"));
        m->setSteps(key, {QStringLiteral("Open the order"), QStringLiteral("Refund it")});
        m->setTags({key}, {QStringLiteral("smoke")});
        const auto report = m->push({key});
        QCOMPARE(report.changed, QList<CaseKey>{key});
        QVERIFY(m->workspace().waiting().isEmpty());
        const ServerId id = *m->workspace().serverIdOf(key);
        QCOMPARE(m->workspace().displayId(key), QString::number(id));
        QCOMPARE(m->workspace().keyFromText(QString::number(id)), std::optional(key));
        QCOMPARE(m->tagsOnServer(id), QStringList{QStringLiteral("smoke")});
        QCOMPARE(m->server().cases[id].value.scenario.value().steps.size(), 2);
    }

    void sendsWhatTheAnswerToACreationDoesNotTell()
    {
        const CaseKey key = m->workspace().newCaseKey();
        TestCase value = sampleCase(QStringLiteral("Refund"));
        value.owner = Ref::named(QStringLiteral("anna"));
        value.examples = QList<Example>{{{{QStringLiteral("card"), QStringLiteral("Visa")}}}};
        ChangeSet set;
        set.changes = {{key, std::nullopt, value}};
        QVERIFY(m->workspace().apply(set));
        QVERIFY(m->push({key}).failed.isEmpty());
        QVERIFY(m->workspace().waiting().isEmpty());
        const TestCase &sent = m->server().cases[*m->workspace().serverIdOf(key)].value;
        QCOMPARE(sent.owner.valueOr({}).name, QStringLiteral("anna"));
        QCOMPARE(sent.examples.valueOr({}).size(), 1);
    }

    void showsACreatedCaseOnceAfterThePull()
    {
        const CaseKey key = m->create(QStringLiteral("Refund"));
        QVERIFY(m->push({key}).failed.isEmpty());
        m->pull();
        QCOMPARE(m->workspace().index().size(), 3u);
        QCOMPARE(m->nameOf(key), QStringLiteral("Refund"));
    }

    void keepsAColleaguesTagsWhenSendingItsOwn()
    {
        m->setTags({first}, {QStringLiteral("smoke"), QStringLiteral("mine")});
        m->server().cases[1000].value.tags = QList<Tag>{{{}, QStringLiteral("smoke")}, {{}, QStringLiteral("theirs")}};
        QVERIFY(m->push({first}).failed.isEmpty());
        QCOMPARE(m->tagsOnServer(1000), QStringList({QStringLiteral("mine"), QStringLiteral("smoke"), QStringLiteral("theirs")}));
        QCOMPARE(m->tagsOf(first), QStringList({QStringLiteral("mine"), QStringLiteral("smoke"), QStringLiteral("theirs")}));
        QVERIFY(m->workspace().waiting().isEmpty());
    }

    void doesNotOverwriteAClashingEditOfAColleague()
    {
        m->rename(first, QStringLiteral("Mine"));
        m->server().cases[1000].value.name = QStringLiteral("Theirs");
        const auto report = m->push({first});
        QCOMPARE(report.failed.size(), 1);
        QCOMPARE(report.failed.first().error.kind, ErrorKind::Conflict);
        QCOMPARE(report.failed.first().clashes.size(), 1);
        QCOMPARE(m->server().cases[1000].value.name.value(), QStringLiteral("Theirs"));
        QCOMPARE(m->nameOf(first), QStringLiteral("Mine"));
        QCOMPARE(m->workspace().record(first)->lastFailure->kind, ErrorKind::Conflict);
    }

    void aPullDoesNotHideAClash()
    {
        m->rename(first, QStringLiteral("Mine"));
        m->setTags({first}, {QStringLiteral("mine")});
        m->server().cases[1000].value.name = QStringLiteral("Theirs");
        m->server().cases[1000].value.layer = Ref{-3, QStringLiteral("API Tests")};
        m->pull();
        QCOMPARE(m->nameOf(first), QStringLiteral("Mine"));
        QCOMPARE(m->workspace().record(first)->current().layer.value().name, QStringLiteral("API Tests"));
        const auto report = m->push({first});
        QCOMPARE(report.failed.value(0).error.kind, ErrorKind::Conflict);
        QCOMPARE(m->server().cases[1000].value.name.value(), QStringLiteral("Theirs"));
    }

    void doesNotHoldUpOtherCasesForOneThatFails()
    {
        m->setTags({first, second}, {QStringLiteral("x")});
        m->server().failNext = {makeError(ErrorKind::Server)};
        const auto report = m->push({first, second});
        QCOMPARE(report.failed.size(), 1);
        QCOMPARE(report.changed.size(), 1);
        QCOMPARE(m->workspace().waiting(), QList<CaseKey>{report.failed.first().key});
        QVERIFY(m->push(m->workspace().waiting()).failed.isEmpty());
        QVERIFY(m->workspace().waiting().isEmpty());
    }

    void sendsOnlyTheSetThatWasAskedFor()
    {
        m->rename(first, QStringLiteral("Still thinking"));
        const ChangeSetId tags = m->setTags({first}, {QStringLiteral("mine")}, ChangeOrigin::Plan);
        const auto report = await(m->workspace().pushOnly(tags, {}, {}));
        QVERIFY(report && report->failed.isEmpty());
        QCOMPARE(m->tagsOnServer(1000), QStringList{QStringLiteral("mine")});
        QCOMPARE(m->server().cases[1000].value.name.value(), QStringLiteral("Pay by card"));
        QCOMPARE(m->nameOf(first), QStringLiteral("Still thinking"));
        QCOMPARE(m->workspace().waiting(), QList<CaseKey>{first});
    }

    void aChangeSetSentByItselfLeavesWhatArrivedWithLaterOnes_data()
    {
        QTest::addColumn<bool>("sendsTheName");
        QTest::newRow("name") << true;
        QTest::newRow("tags") << false;
    }

    void aChangeSetSentByItselfLeavesWhatArrivedWithLaterOnes()
    {
        QFETCH(bool, sendsTheName);
        const ChangeSetId renamed = m->rename(first, QStringLiteral("Earlier"));
        const ChangeSetId tagged = m->setTags({first}, {QStringLiteral("earlier")});
        m->rename(first, QStringLiteral("Later"));
        m->setTags({first}, {QStringLiteral("earlier"), QStringLiteral("later")});
        m->server().failNext = {lostAnswer()};
        QCOMPARE(m->push({first}).failed.size(), 1);
        FakeServer::Stored &there = m->server().cases[1000]; // it had arrived
        there.value.name = QStringLiteral("Later");
        there.value.tags = QList<Tag>{{{}, QStringLiteral("earlier")}, {{}, QStringLiteral("later")}};
        QVERIFY(await(m->workspace().saved()));
        const std::unique_ptr<workspace::Workspace> other = m->openSecond(); // which knows by the journal alone what was sent
        QVERIFY(await(other->pushOnly(sendsTheName ? renamed : tagged, {}, {}))->failed.isEmpty());
        QCOMPARE(m->tagsOnServer(1000), QStringList({QStringLiteral("earlier"), QStringLiteral("later")}));
        QCOMPARE(there.value.name.value(), QStringLiteral("Later"));
        QVERIFY(await(other->saved()));
        QVERIFY(other->waiting().isEmpty());
        QTRY_VERIFY(m->workspace().waiting().isEmpty());
        QCOMPARE(m->nameOf(first), QStringLiteral("Later"));
        QCOMPARE(m->tagsOf(first), QStringList({QStringLiteral("earlier"), QStringLiteral("later")}));
    }

    void makesNoSecondCaseAfterALostAnswer()
    {
        const CaseKey key = m->create(QStringLiteral("Refund"));
        m->server().failNext = {lostAnswer()};
        m->server().actBeforeFailing = true;
        QCOMPARE(m->push({key}).failed.size(), 1);
        QCOMPARE(m->server().cases.size(), 3);
        // Even when the program ends in between.
        m->reopen();
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(m->server().cases.size(), 3);
        QCOMPARE(m->workspace().serverIdOf(key), std::optional(m->server().cases.lastKey()));
    }

    void sendsAgainWhatNeverArrived()
    {
        const CaseKey key = m->create(QStringLiteral("Refund"));
        m->server().failNext = {lostAnswer()};
        QCOMPARE(m->push({key}).failed.size(), 1);
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(m->server().cases.size(), 3);
    }

    void tellsWhenTheServerCannotBeReachedAndWhenItCan()
    {
        m->setTags({first}, {QStringLiteral("x")});
        m->server().failNext = {makeError(ErrorKind::Offline)};
        QCOMPARE(m->push({first}).failed.size(), 1);
        QVERIFY(!m->workspace().isOnline());
        QCOMPARE(m->push({first}).failed.size(), 0);
        QVERIFY(m->workspace().isOnline());
    }

    void isNotOnlineAgainWhileNoServerIsAsked()
    {
        m->read(second);
        m->setTags({first}, {QStringLiteral("x")});
        m->server().failNext = {makeError(ErrorKind::Offline)};
        QCOMPARE(m->push({first}).failed.size(), 1);
        QCOMPARE(m->push({second}).unchanged, QList<CaseKey>{second});
        QCOMPARE(m->push({keyOfServerId(5)}).failed.size(), 1); // there is none
        QVERIFY(!m->workspace().isOnline());
    }

    void aNewCaseSentTwiceAtOnceIsMadeOnce()
    {
        pushTwiceAtOnce(m->create(QStringLiteral("Refund")));
        QCOMPARE(m->server().cases.size(), 3);
        QCOMPARE(m->server().log.count(QStringLiteral("create")), 1);
    }

    void anEditSentTwiceAtOnceIsSentOnce()
    {
        m->read(first);
        m->setSteps(first, {QStringLiteral("Open the order")});
        pushTwiceAtOnce(first);
        QCOMPARE(m->server().log.filter(QStringLiteral("send 1000")).size(), 1);
    }

    void aDeletionSentTwiceAtOnceIsSentOnce()
    {
        m->remove(first);
        pushTwiceAtOnce(first);
        QCOMPARE(m->server().log.count(QStringLiteral("delete 1000")), 1);
    }

    void aDeletionTakenBackOnItsWayMakesTheCaseAnew()
    {
        m->read(first);
        m->remove(first);
        m->server().whileDeleting = [this] {
            QVERIFY(m->workspace().undo());
            m->rename(first, QStringLiteral("Edited"));
        };
        QVERIFY(m->push({first}).failed.isEmpty());
        QVERIFY(!m->server().cases.contains(1000));
        m->reopen();
        m->pull();
        QCOMPARE(m->nameOf(first), QStringLiteral("Edited"));
        QVERIFY(m->push(m->workspace().waiting()).failed.isEmpty());
        QVERIFY(m->workspace().waiting().isEmpty());
        const ServerId made = m->server().cases.lastKey();
        QCOMPARE(m->server().cases[made].value.name.value(), QStringLiteral("Edited"));
        QCOMPARE(m->tagsOnServer(made), QStringList{QStringLiteral("smoke")});
        m->pull();
        QCOMPARE(m->workspace().index().size(), 2u);
    }

    /// At every moment: before the request, while it is on its way, after the answer.
    void aCreationTakenBackOnItsWayIsDeletedByTheNextPush()
    {
        for (int wait = 0; wait < 15; ++wait) {
            const CaseKey key = m->create(QStringLiteral("Refund %1").arg(wait));
            m->setSteps(key, {QStringLiteral("Open the order")});
            auto sending = m->workspace().push({key}, {}, {});
            if (wait > 0)
                QCoro::waitFor(pause(std::chrono::milliseconds(wait), {}));
            QVERIFY(m->workspace().undo());
            QVERIFY(m->workspace().undo());
            const auto report = await(std::move(sending));
            QVERIFY(report && report->failed.isEmpty());
            QVERIFY(!m->workspace().record(CaseKey()));
            QVERIFY(m->push(m->workspace().waiting()).failed.isEmpty());
            QVERIFY(m->workspace().waiting().isEmpty());
            QCOMPARE(m->server().cases.size(), 2);
            QCOMPARE(m->workspace().index().size(), 2u);
        }
    }

    void sendsNothingThatItCouldNotWriteDown()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("store.sqlite"));
        const auto server = std::make_shared<FakeServer>();
        server->add(sampleCase(QStringLiteral("Pay by card")));
        auto store = await(store::Store::open(path));
        QVERIFY(store);
        const auto workspace = await(workspace::Workspace::open(server, std::move(*store), m->schema, systemClock())).value();
        QVERIFY(await(workspace->pull({})));
        Change change{first, TestCase(), TestCase()};
        change.before->name = QStringLiteral("Pay by card");
        change.after->name = QStringLiteral("Mine");
        QVERIFY(workspace->apply({QStringLiteral("Rename"), ChangeOrigin::Edit, {change}}));
        QVERIFY(await(workspace->saved()));

        runSql(path, QStringLiteral("ALTER TABLE journal RENAME TO hidden"));
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto report = await(workspace->push({first}, {}, {}));
            QVERIFY(!report);
            QCOMPARE(report.error().kind, ErrorKind::Storage);
        }
        QCOMPARE(server->cases[1000].value.name.value(), QStringLiteral("Pay by card"));
        runSql(path, QStringLiteral("ALTER TABLE hidden RENAME TO journal"));
        const auto report = await(workspace->push({first}, {}, {}));
        QVERIFY(report && report->failed.isEmpty());
        QCOMPARE(server->cases[1000].value.name.value(), QStringLiteral("Mine"));
        QVERIFY(await(workspace->saved()));
    }

    void countsADeletionOfWhatIsGoneAsDone()
    {
        m->remove(first);
        m->server().failNext = {makeError(ErrorKind::NotFound)};
        QVERIFY(m->push({first}).failed.isEmpty());
        QVERIFY(m->workspace().waiting().isEmpty());
    }

    void leavesTheRestWaitingWhenCancelled()
    {
        m->setTags({first, second}, {QStringLiteral("x")});
        CancelSource cancel;
        cancel.cancel();
        const auto report = await(m->workspace().push({first, second}, {}, cancel.token()));
        QVERIFY(report);
        QCOMPARE(report->failed.size(), 2);
        QCOMPARE(m->workspace().waiting().size(), 2);
    }

    void sendsOneProgramAtATime()
    {
        const std::unique_ptr<workspace::Workspace> other = m->openSecond();
        m->setTags({first}, {QStringLiteral("a")});
        QTRY_COMPARE(other->waiting().size(), 1);
        auto theirs = other->push({first}, {}, {});
        auto ours = m->workspace().push({first}, {}, {});
        const auto a = await(std::move(theirs));
        const auto b = await(std::move(ours));
        QVERIFY(a && a->failed.isEmpty());
        QVERIFY(b && b->failed.isEmpty());
        QCOMPARE(m->tagsOnServer(1000), QStringList{QStringLiteral("a")});
    }

    void sendsTheChangesOfTwoProgramsThatSavedAtOnce()
    {
        const std::unique_ptr<workspace::Workspace> other = m->openSecond();
        const auto withTag = [](const workspace::Workspace &workspace, CaseKey key, const QString &name) {
            ChangeSet set;
            set.origin = ChangeOrigin::Plan;
            Change change;
            change.key = key;
            change.before.emplace().tags = workspace.record(key)->current().tags;
            change.after.emplace().tags = change.before->tags.value() + QList<Tag>{{std::nullopt, name}};
            set.changes = {change};
            return set;
        };
        m->read(first);
        QVERIFY(await(other->read({first}, {}, {}, {})));
        const auto mine = m->workspace().apply(withTag(m->workspace(), first, QStringLiteral("mine")));
        const auto theirs = other->apply(withTag(*other, first, QStringLiteral("theirs")));
        QVERIFY(mine && theirs);
        QVERIFY(await(m->workspace().saved()));
        QVERIFY(await(other->saved()));
        // Whoever saved last has found what the other did, and both have both by now.
        const QStringList both{QStringLiteral("mine"), QStringLiteral("smoke"), QStringLiteral("theirs")};
        QTRY_COMPARE(m->tagsOf(first), both);
        QTRY_COMPARE(other->record(first)->current().tags.value().size(), 3);
        QVERIFY(await(m->workspace().pushOnly(*mine, {}, {}))->failed.isEmpty());
        QCOMPARE(m->tagsOnServer(1000), both.first(2));
        QVERIFY(await(m->workspace().saved()));
        QVERIFY(await(other->pushOnly(*theirs, {}, {}))->failed.isEmpty());
        QCOMPARE(m->tagsOnServer(1000), both);
    }
};

CASEWRIGHT_TEST(PushTest)
#include "push_test.moc"
