// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

using namespace casewright;
using namespace casewright::test;

/// What a case was like before, and giving up what waits.
class HistoryTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;
    const CaseKey first = keyOfServerId(1000);
    const CaseKey second = keyOfServerId(1001);

    QString nameAt(ChangeSetId point) const
    {
        const auto value = m->workspace().valueAt(first, point);
        return value ? value->name.valueOr({}) : QString();
    }

    /// Of the changes of a case, oldest first: whether it is noted when it was sent.
    QList<bool> sentAt(CaseKey key) const
    {
        QList<bool> sent;
        const auto points = m->workspace().historyOf(key);
        for (const auto &point : points)
            sent.append(point.sentAt > 1'700'000'000'000);
        return sent;
    }

    void drop(const QList<CaseKey> &keys) { QVERIFY(m->workspace().dropWaiting(QStringLiteral("Drop"), keys)); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WorkspaceFixture>();
        m->server().add(sampleCase(QStringLiteral("Pay by card")));
        m->server().add(sampleCase(QStringLiteral("Pay by invoice")));
        m->open();
        m->pull();
        m->read(first);
    }

    void cleanup() { m.reset(); }

    void tellsWhatWasDoneToOneCase()
    {
        m->rename(first, QStringLiteral("One"));
        m->rename(second, QStringLiteral("Other"));
        m->setTags({first, second}, {QStringLiteral("x")});
        const auto points = m->workspace().historyOf(first);
        QCOMPARE(points.size(), 2);
        QCOMPARE(points.first().change.after->name.value(), QStringLiteral("One"));
        QCOMPARE(points.last().entry.name, QStringLiteral("Retag"));
        QCOMPARE(points.last().entry.keys.size(), 2);
    }

    void tellsWhatTheCaseWasAtEveryPoint()
    {
        const ChangeSetId one = m->rename(first, QStringLiteral("One"));
        const ChangeSetId tagged = m->setTags({first}, {QStringLiteral("x")});
        const ChangeSetId two = m->rename(first, QStringLiteral("Two"));
        QCOMPARE(nameAt(one), QStringLiteral("One"));
        QVERIFY(m->workspace().valueAt(first, one)->tags.value().isEmpty());
        QCOMPARE(nameAt(tagged), QStringLiteral("One"));
        QCOMPARE(m->workspace().valueAt(first, tagged)->tags.value().size(), 1);
        QCOMPARE(nameAt(two), QStringLiteral("Two"));
        QVERIFY(m->workspace().undo());
        QCOMPARE(nameAt(tagged), QStringLiteral("One")); // what was taken back is not in between
    }

    void tellsWhatACaseWasBeforeItsDeletion()
    {
        const ChangeSetId one = m->rename(first, QStringLiteral("One"));
        m->remove(first);
        QCOMPARE(nameAt(one), QStringLiteral("One"));
    }

    void aCaseMadeHereWasNotThereBefore()
    {
        const ChangeSetId before = m->rename(first, QStringLiteral("One"));
        const CaseKey key = m->create(QStringLiteral("New"));
        QVERIFY(!m->workspace().valueAt(key, before));
    }

    void notesWhenTheChangesOfACaseWereSent()
    {
        m->rename(first, QStringLiteral("One"));
        m->setTags({first, second}, {QStringLiteral("x")});
        QCOMPARE(sentAt(first), (QList<bool>{false, false}));
        QVERIFY(m->push({first}).failed.isEmpty());
        m->rename(first, QStringLiteral("Two"));
        QCOMPARE(sentAt(first), (QList<bool>{true, true, false}));
        QCOMPARE(sentAt(second), QList<bool>{false});
        m->reopen();
        QCOMPARE(sentAt(first), (QList<bool>{true, true, false}));
        QCOMPARE(sentAt(second), QList<bool>{false});
    }

    void notesOnlyTheChangeSetThatWasSentByItself()
    {
        m->rename(first, QStringLiteral("One"));
        const ChangeSetId tagged = m->setTags({first}, {QStringLiteral("x")});
        QVERIFY(await(m->workspace().pushOnly(tagged, {}, {}))->failed.isEmpty());
        QCOMPARE(sentAt(first), (QList<bool>{false, true}));
    }

    void notesNothingOfWhatFailed()
    {
        m->rename(first, QStringLiteral("One"));
        m->server().failNext = {makeError(ErrorKind::Forbidden)};
        QCOMPARE(m->push({first}).failed.size(), 1);
        QCOMPARE(sentAt(first), QList<bool>{false});
    }

    void whatWasTakenBackIsNotKnownToBeSent()
    {
        m->rename(first, QStringLiteral("One"));
        QVERIFY(m->push({first}).failed.isEmpty());
        QVERIFY(m->workspace().undo());
        QVERIFY(m->workspace().redo()); // perhaps the server was told of the undo
        QCOMPARE(sentAt(first), QList<bool>{false});
        m->reopen();
        QCOMPARE(sentAt(first), QList<bool>{false});
    }

    void aCaseMadeHereIsNotedAsSent()
    {
        const CaseKey made = m->create(QStringLiteral("New"));
        QVERIFY(m->push({made}).failed.isEmpty());
        QCOMPARE(sentAt(made), QList<bool>{true});
    }

    void droppingGivesUpEditsNewCasesAndDeletions()
    {
        m->rename(first, QStringLiteral("Mine"));
        m->remove(second);
        const CaseKey made = m->create(QStringLiteral("New"));
        drop({first, second, made});
        QVERIFY(m->workspace().waiting().isEmpty());
        QCOMPARE(m->nameOf(first), QStringLiteral("Pay by card"));
        QCOMPARE(m->nameOf(second), QStringLiteral("Pay by invoice"));
        QVERIFY(!m->workspace().record(made));
    }

    void droppingIsTakenBackInOneGo()
    {
        m->rename(first, QStringLiteral("Mine"));
        m->remove(second);
        const CaseKey made = m->create(QStringLiteral("New"));
        drop({first, second, made});
        m->reopen();
        m->pull();
        QVERIFY(m->workspace().undo());
        QCOMPARE(m->nameOf(first), QStringLiteral("Mine"));
        QVERIFY(m->workspace().record(second)->deleted);
        QCOMPARE(m->nameOf(made), QStringLiteral("New"));
        QCOMPARE(m->workspace().waiting().size(), 3);
        QVERIFY(m->workspace().redo());
        QVERIFY(m->workspace().waiting().isEmpty());
    }

    void droppingWhatClashesIsTakenBack()
    {
        m->rename(first, QStringLiteral("Mine"));
        m->server().cases[1000].value.name = QStringLiteral("Theirs");
        m->pull();
        drop({first});
        QVERIFY(m->workspace().undo());
        QCOMPARE(m->nameOf(first), QStringLiteral("Mine"));
        QCOMPARE(m->workspace().waiting(), QList<CaseKey>{first});
    }

    void droppingTakesWhatTheServerHas()
    {
        m->rename(first, QStringLiteral("Mine"));
        m->server().cases[1000].value.name = QStringLiteral("Theirs");
        m->pull();
        drop({first});
        QCOMPARE(m->nameOf(first), QStringLiteral("Theirs"));
        QVERIFY(m->workspace().waiting().isEmpty());
    }
};

CASEWRIGHT_TEST(HistoryTest)
#include "history_test.moc"
