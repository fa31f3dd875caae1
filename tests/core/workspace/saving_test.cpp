// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace casewright;
using namespace casewright::test;

/// What is said to be saved is saved, whatever failed before and whoever else writes.
class SavingTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;
    const CaseKey first = keyOfServerId(1000);
    const CaseKey second = keyOfServerId(1001);

    void run(const QString &sql)
    {
        const QString name = QStringLiteral("saving_test");
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            database.setDatabaseName(m->storePath());
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(sql));
        }
        QSqlDatabase::removeDatabase(name);
    }

    /// The file takes nothing new.
    void letNothingBeWritten(bool nothing)
    {
        const QString full = QStringLiteral("CREATE TRIGGER full BEFORE INSERT ON change_set BEGIN SELECT RAISE(ABORT, 'no room'); END");
        run(nothing ? full : QStringLiteral("DROP TRIGGER full"));
    }

    /// The file does not take case 1000 under a name with "Bad" in it.
    void refuseBadNames()
    {
        run(QStringLiteral("CREATE TRIGGER refuse BEFORE INSERT ON case_state WHEN NEW.key = 1000 AND instr(CAST(NEW.mine AS TEXT), 'Bad') > 0 "
                           "BEGIN SELECT RAISE(ABORT, 'not this one'); END"));
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WorkspaceFixture>();
        m->server().add(sampleCase(QStringLiteral("Pay by card"), {QStringLiteral("smoke")}));
        m->server().add(sampleCase(QStringLiteral("Pay by voucher")));
        m->open();
        m->pull();
    }
    void cleanup() { m.reset(); }

    void whatCouldNotBeWrittenIsWrittenBeforeWhatFollows()
    {
        letNothingBeWritten(true);
        QSignalSpy savedAt(&m->workspace(), &workspace::Workspace::savedAt);
        QSignalSpy failed(&m->workspace(), &workspace::Workspace::saveFailed);
        m->rename(first, QStringLiteral("Mine"));
        QVERIFY(!await(m->workspace().saved()));
        QCOMPARE(failed.size(), 1);
        QVERIFY(savedAt.isEmpty());
        letNothingBeWritten(false);
        m->rename(second, QStringLiteral("Mine, too"));
        QVERIFY(await(m->workspace().saved()));
        QCOMPARE(savedAt.size(), 1);
        m->reopen();
        m->pull();
        QCOMPARE(m->nameOf(first), QStringLiteral("Mine"));
        QCOMPARE(m->nameOf(second), QStringLiteral("Mine, too"));
        QCOMPARE(m->workspace().history().size(), 2);
    }

    void whatCouldNotBeWrittenIsWrittenWhenAskedAgain()
    {
        letNothingBeWritten(true);
        m->rename(first, QStringLiteral("Mine"));
        QVERIFY(!await(m->workspace().saved()));
        QVERIFY(!await(m->workspace().saved()));
        letNothingBeWritten(false);
        QVERIFY(await(m->workspace().saved()));
        m->reopen();
        QCOMPARE(m->workspace().waiting(), QList<CaseKey>{first});
    }

    void closesThoughNothingCanBeWrittenAndAnotherProgramWrote()
    {
        const std::unique_ptr<workspace::Workspace> other = m->openSecond();
        letNothingBeWritten(true);
        m->rename(first, QStringLiteral("Mine"));
        QVERIFY(!await(m->workspace().saved()));
        // All programs look at the file equally often: once a third has seen the second text, this one has noticed the first.
        const std::unique_ptr<workspace::Workspace> witness = m->openSecond();
        for (const QString &text : {QStringLiteral("Typed"), QStringLiteral("Typed, and more")}) {
            other->keepDraft(second, QStringLiteral("description"), text);
            QTRY_COMPARE(witness->draft(second, QStringLiteral("description")), text);
        }
        auto closing = m->workspace().close();
        QTRY_VERIFY(closing.isReady());
        letNothingBeWritten(false); // for the fixture, which wants all of it saved
    }

    void whatTheStoreRefusesHoldsUpNothingElse()
    {
        refuseBadNames();
        QSignalSpy savedAt(&m->workspace(), &workspace::Workspace::savedAt);
        QSignalSpy failed(&m->workspace(), &workspace::Workspace::saveFailed);
        m->rename(first, QStringLiteral("Bad"));
        m->setTags({first, second}, {QStringLiteral("x")}); // one change set: the other case of it is saved
        m->rename(second, QStringLiteral("Fine"));
        m->workspace().keepDraft(second, QStringLiteral("description"), QStringLiteral("Typed"));
        const Result<void> saved = await(m->workspace().saved());
        QVERIFY(!saved);
        QVERIFY2(saved.error().serverText.contains(QStringLiteral("case 1000: ")), qPrintable(saved.error().serverText));
        QVERIFY(saved.error().serverText.contains(QStringLiteral("not this one")));
        QVERIFY(failed.size() >= 1);
        QVERIFY(savedAt.isEmpty()); // not everything is
        QCOMPARE(m->nameOf(first), QStringLiteral("Bad"));
        {
            const std::unique_ptr<workspace::Workspace> other = m->openSecond();
            QCOMPARE(other->waiting(), QList<CaseKey>{second});
            QCOMPARE(other->record(second)->current().name.value(), QStringLiteral("Fine"));
            QCOMPARE(other->record(second)->current().tags.value().size(), 1);
            QCOMPARE(other->draft(second, QStringLiteral("description")), QStringLiteral("Typed"));
            QCOMPARE(other->history().size(), 3);
        }
        run(QStringLiteral("DROP TRIGGER refuse"));
        QVERIFY(await(m->workspace().saved()));
        QCOMPARE(savedAt.size(), 1);
        failed.clear();
        refuseBadNames();
        m->rename(first, QStringLiteral("Bad again"));
        QVERIFY(!await(m->workspace().saved()));
        QVERIFY(!failed.isEmpty()); // told anew
        run(QStringLiteral("DROP TRIGGER refuse"));
        QVERIFY(await(m->workspace().saved()));
        m->reopen();
        m->pull();
        QCOMPARE(m->nameOf(first), QStringLiteral("Bad again"));
        QCOMPARE(m->tagsOf(first), QStringList{QStringLiteral("x")});
    }

    void whatWasRefusedAndIsTakenBackIsSaved()
    {
        refuseBadNames();
        m->rename(first, QStringLiteral("Bad"));
        QVERIFY(!await(m->workspace().saved()));
        QSignalSpy savedAt(&m->workspace(), &workspace::Workspace::savedAt);
        QVERIFY(m->workspace().undo());
        QVERIFY(await(m->workspace().saved()));
        QCOMPARE(savedAt.size(), 1);
    }

    void whatIsRefusedIsSentAllTheSame()
    {
        refuseBadNames();
        m->rename(first, QStringLiteral("Bad"));
        QVERIFY(!await(m->workspace().saved()));
        const CaseKey made = m->create(QStringLiteral("New"));
        QVERIFY(m->push({made, first}).failed.isEmpty());
        QCOMPARE(m->server().cases[1000].value.name.value(), QStringLiteral("Bad"));
        QVERIFY(await(m->workspace().saved())); // what waits here no more is no `mine` any more
    }

    void whatIsRefusedOutlivesTheNewsOfAnotherProgram()
    {
        const std::unique_ptr<workspace::Workspace> other = m->openSecond();
        QVERIFY(await(other->pull({})));
        refuseBadNames();
        m->rename(first, QStringLiteral("Bad"));
        QVERIFY(!await(m->workspace().saved()));
        Change change{second, TestCase(), TestCase()};
        change.before->name = QStringLiteral("Pay by voucher");
        change.after->name = QStringLiteral("Theirs");
        QVERIFY(other->apply({QStringLiteral("Rename"), ChangeOrigin::Edit, {change}}));
        QVERIFY(await(other->saved()));
        const std::unique_ptr<workspace::Workspace> witness = m->openSecond();
        for (const QString &text : {QStringLiteral("Typed"), QStringLiteral("Typed, and more")}) {
            other->keepDraft(second, QStringLiteral("description"), text);
            QTRY_COMPARE(witness->draft(second, QStringLiteral("description")), text);
        }
        QCOMPARE(m->nameOf(first), QStringLiteral("Bad"));
        run(QStringLiteral("DROP TRIGGER refuse"));
        QVERIFY(await(m->workspace().saved()));
        QTRY_COMPARE(m->nameOf(second), QStringLiteral("Theirs"));
        QCOMPARE(m->nameOf(first), QStringLiteral("Bad"));
    }

    void anEditTakenBackInAnotherProgramStaysTakenBack()
    {
        const std::unique_ptr<workspace::Workspace> other = m->openSecond();
        m->rename(first, QStringLiteral("Mine"));
        QVERIFY(await(m->workspace().saved()));
        QTRY_COMPARE(other->waiting(), QList<CaseKey>{first});
        QVERIFY(other->undo());
        QVERIFY(await(other->saved()));
        m->setTags({first}, {QStringLiteral("more")}); // before this one has seen it
        QVERIFY(await(m->workspace().saved()));
        QTRY_COMPARE(m->nameOf(first), QStringLiteral("Pay by card"));
        QCOMPARE(m->tagsOf(first), QStringList{QStringLiteral("more")});
    }

    void whatAnotherProgramDidIsSeenWhileOneTypes()
    {
        const std::unique_ptr<workspace::Workspace> other = m->openSecond();
        QVERIFY(await(other->pull({})));
        Change change{second, TestCase(), TestCase()};
        change.before->name = QStringLiteral("Pay by voucher");
        change.after->name = QStringLiteral("Theirs");
        QVERIFY(other->apply({QStringLiteral("Rename"), ChangeOrigin::Edit, {change}}));
        int typed = 0;
        const auto isSeen = [&] {
            m->workspace().keepDraft(first, QStringLiteral("description"), QString::number(++typed));
            return m->nameOf(second) == QStringLiteral("Theirs");
        };
        QTRY_VERIFY(isSeen());
    }

    void tellsOfTheCasesAloneThatAnotherProgramChanged()
    {
        m->rename(first, QStringLiteral("Mine"));
        QVERIFY(await(m->workspace().saved()));
        const std::unique_ptr<workspace::Workspace> other = m->openSecond();
        QVERIFY(await(other->pull({})));
        QSignalSpy changed(&m->workspace(), &workspace::Workspace::casesChanged);
        Change change{second, TestCase(), TestCase()};
        change.before->name = QStringLiteral("Pay by voucher");
        change.after->name = QStringLiteral("Theirs");
        QVERIFY(other->apply({QStringLiteral("Rename"), ChangeOrigin::Edit, {change}}));
        QTRY_COMPARE(m->nameOf(second), QStringLiteral("Theirs"));
        for (const QList<QVariant> &told : std::as_const(changed))
            QVERIFY(!told.constFirst().value<QList<CaseKey>>().contains(first));
    }

    void noKeyIsGivenOutTwiceHoweverMany()
    {
        QSet<CaseKey> keys;
        for (int i = 0; i < 2500; ++i)
            keys.insert(m->workspace().newCaseKey());
        QCOMPARE(keys.size(), 2500);
        QVERIFY(std::ranges::all_of(keys, [](CaseKey key) { return key.value < 0; }));
        // Once there was time to draw more they look as before.
        QTRY_VERIFY(m->workspace().newCaseKey().value > -100'000);
    }
};

CASEWRIGHT_TEST(SavingTest)
#include "saving_test.moc"
