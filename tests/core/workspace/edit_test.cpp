// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

#include <QSignalSpy>

using namespace casewright;
using namespace casewright::test;

/// What apply(), undo() and redo() do in memory and in the store.
class EditTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;

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

    void showsAnEditAtOnceAndKeepsTheServersValue()
    {
        const CaseKey key = keyOfServerId(1000);
        QSignalSpy changed(&m->workspace(), &workspace::Workspace::casesChanged);
        QVERIFY(!m->rename(key, QStringLiteral("Pay by debit card")).isNull());
        QCOMPARE(m->nameOf(key), QStringLiteral("Pay by debit card"));
        QCOMPARE(m->workspace().record(key)->base->name.value(), QStringLiteral("Pay by card"));
        QCOMPARE(m->workspace().waiting(), QList<CaseKey>{key});
        QCOMPARE(changed.size(), 1);
    }

    void refusesAChangeThatStartsFromSomethingElse()
    {
        const CaseKey key = keyOfServerId(1000);
        Change change{key, TestCase(), TestCase()};
        change.before->name = QStringLiteral("not its name");
        change.after->name = QStringLiteral("x");
        const auto applied = m->workspace().apply({QStringLiteral("Rename"), ChangeOrigin::Edit, {change}});
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, ErrorKind::Invalid);
        QCOMPARE(m->nameOf(key), QStringLiteral("Pay by card"));
    }

    void refusesToEditWhatWasNeverRead()
    {
        const CaseKey key = keyOfServerId(1000);
        Change change{key, TestCase(), TestCase()};
        change.before->scenario = Scenario();
        change.after->scenario = Scenario{{makeStep(QStringLiteral("Open the cart"))}};
        QVERIFY(!m->workspace().apply({QStringLiteral("Edit"), ChangeOrigin::Edit, {change}}));
        QVERIFY(m->workspace().waiting().isEmpty());
    }

    void aFieldOfACaseMadeHereIsEmptyUntilSomebodySetsIt()
    {
        const CaseKey made = m->create(QStringLiteral("Pay twice"));
        QVERIFY(!m->workspace().record(made)->current().fields.contains(77)); // as scripts leave them
        Change change{made, TestCase(), TestCase()};
        change.before->fields = {{77, {}}};
        change.after->fields = {{77, {Ref::named(QStringLiteral("Web"))}}};
        QVERIFY(m->workspace().apply({QStringLiteral("Change Platform"), ChangeOrigin::Edit, {change}}));
        QCOMPARE(m->workspace().record(made)->current().fields.value(77), change.after->fields.value(77));
        QVERIFY(m->workspace().undo());
        QCOMPARE(m->workspace().record(made)->current().fields.value(77), QList<Ref>());
        change.key = keyOfServerId(1000); // of a case of the server nobody knows what it has there
        QVERIFY(!m->workspace().apply({QStringLiteral("Change Platform"), ChangeOrigin::Edit, {change}}));
    }

    void altersAllCasesOfASetOrNone()
    {
        Change good{keyOfServerId(1000), TestCase(), TestCase()};
        good.before->name = QStringLiteral("Pay by card");
        good.after->name = QStringLiteral("renamed");
        Change bad = good;
        bad.key = keyOfServerId(1001);
        QVERIFY(!m->workspace().apply({QStringLiteral("Rename"), ChangeOrigin::Edit, {good, bad}}));
        QCOMPARE(m->nameOf(keyOfServerId(1000)), QStringLiteral("Pay by card"));
        QVERIFY(m->workspace().waiting().isEmpty());
        QVERIFY(!m->workspace().nextUndo());
    }

    void recordsNothingForAnEditWithoutEffect()
    {
        QVERIFY(m->rename(keyOfServerId(1000), QStringLiteral("Pay by card")).isNull());
        QVERIFY(!m->workspace().nextUndo());
    }

    void waitsNoLongerWhenEditedBack()
    {
        const CaseKey key = keyOfServerId(1000);
        m->rename(key, QStringLiteral("x"));
        m->rename(key, QStringLiteral("Pay by card"));
        QVERIFY(m->workspace().waiting().isEmpty());
    }

    void undoesAndRedoesAcrossCases()
    {
        const QList<CaseKey> keys{keyOfServerId(1000), keyOfServerId(1001)};
        m->setTags(keys, {QStringLiteral("severity:critical")});
        QVERIFY(m->workspace().undo());
        QCOMPARE(m->tagsOf(keys[0]), QStringList{QStringLiteral("smoke")});
        QCOMPARE(m->tagsOf(keys[1]), QStringList());
        QVERIFY(m->workspace().waiting().isEmpty());
        QVERIFY(m->workspace().redo());
        QCOMPARE(m->tagsOf(keys[0]), QStringList{QStringLiteral("severity:critical")});
        QCOMPARE(m->workspace().waiting().size(), 2);
    }

    void buriesWhatWasUndoneUnderANewEdit()
    {
        const CaseKey key = keyOfServerId(1000);
        m->rename(key, QStringLiteral("a"));
        QVERIFY(m->workspace().undo());
        m->rename(key, QStringLiteral("b"));
        QVERIFY(!m->workspace().nextRedo());
        QCOMPARE(m->workspace().history().size(), 1);
    }

    void undoKeepsAColleaguesLaterEdit()
    {
        const CaseKey key = keyOfServerId(1000);
        m->setTags({key}, {QStringLiteral("smoke"), QStringLiteral("mine")});
        QVERIFY(m->push({key}).failed.isEmpty());
        m->server().cases[1000].value.tags
            = QList<Tag>{{{}, QStringLiteral("smoke")}, {{}, QStringLiteral("mine")}, {{}, QStringLiteral("theirs")}};
        m->pull();
        QVERIFY(m->workspace().undo());
        QCOMPARE(m->tagsOf(key), QStringList({QStringLiteral("smoke"), QStringLiteral("theirs")}));
    }

    void undoOfACreationRemovesTheCase()
    {
        const CaseKey key = m->create(QStringLiteral("New"));
        QCOMPARE(m->workspace().displayId(key), QStringLiteral("local:%1").arg(-key.value));
        QVERIFY(m->workspace().undo());
        QVERIFY(!m->workspace().record(key));
        QVERIFY(!m->workspace().index().rowOf(key));
        QVERIFY(m->workspace().redo());
        QCOMPARE(m->nameOf(key), QStringLiteral("New"));
    }

    void undoOfADeletionThatWasSentMakesTheCaseAnew()
    {
        const CaseKey key = keyOfServerId(1000);
        m->read(key);
        m->remove(key);
        QVERIFY(!m->workspace().index().rowOf(key));
        QVERIFY(m->push({key}).failed.isEmpty());
        QVERIFY(!m->server().cases.contains(1000));
        QVERIFY(m->workspace().undo());
        const QList<CaseKey> waiting = m->workspace().waiting();
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(m->nameOf(waiting.first()), QStringLiteral("Pay by card"));
        QVERIFY(m->push(waiting).failed.isEmpty());
        QCOMPARE(m->server().cases.last().value.name.value(), QStringLiteral("Pay by card"));
    }

    void keepsEverythingOverARestart()
    {
        const CaseKey made = m->create(QStringLiteral("Made here"));
        m->setSteps(made, {QStringLiteral("Open the cart"), QStringLiteral("Pay")});
        m->rename(keyOfServerId(1000), QStringLiteral("Renamed"));
        m->workspace().keepDraft(made, QStringLiteral("step:0"), QStringLiteral("half a wo"));
        m->reopen();
        QCOMPARE(m->stepsOf(made), QStringList({QStringLiteral("Open the cart"), QStringLiteral("Pay")}));
        QCOMPARE(m->nameOf(keyOfServerId(1000)), QStringLiteral("Renamed"));
        QCOMPARE(m->workspace().waiting().size(), 2);
        QCOMPARE(m->workspace().draft(made, QStringLiteral("step:0")), QStringLiteral("half a wo"));
        QVERIFY(m->workspace().undo());
        QCOMPARE(m->nameOf(keyOfServerId(1000)), QStringLiteral("Pay by card"));
        QVERIFY(m->workspace().undo());
        QCOMPARE(m->stepsOf(made), QStringList());
    }

    void neverGivesTheSameKeyTwiceOverARestart()
    {
        const CaseKey first = m->workspace().newCaseKey();
        m->reopen();
        QVERIFY(m->workspace().newCaseKey() != first);
    }

    void seesWhatAnotherProgramOnTheSameProfileDid()
    {
        const std::unique_ptr<workspace::Workspace> second = m->openSecond();
        m->rename(keyOfServerId(1000), QStringLiteral("From the other window"));
        const auto shown = [&] {
            const workspace::CaseRecord *record = second->record(keyOfServerId(1000));
            return record && record->current().name.valueOr({}) == QStringLiteral("From the other window");
        };
        QTRY_VERIFY(shown());
        QCOMPARE(second->waiting().size(), 1);
    }
};

CASEWRIGHT_TEST(EditTest)
#include "edit_test.moc"
