// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

#include <QSignalSpy>

using namespace casewright;
using namespace casewright::test;
using workspace::CaseCandidate;

/// Creations whose answer was lost, and how it is found out which case they made.
class LostCreationTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;
    ServerId m_ours = 0;
    ServerId m_theirs = 0;

    static Error lostAnswer()
    {
        Error error = makeError(ErrorKind::Offline);
        error.outcomeUnknown = true;
        return error;
    }


    ServerId addAs(const QString &creator, const TestCase &value)
    {
        const ServerId id = m->server().add(value);
        m->server().cases[id].info.createdBy = creator;
        m->server().cases[id].info.createdDate = 1'700'000'000'000;
        return id;
    }

    /// A new case whose answer is lost after the server made it, and a colleague's of the same name.
    CaseKey ambiguous()
    {
        const CaseKey key = m->create(QStringLiteral("Refund"));
        m->server().failNext = {lostAnswer()};
        m->server().actBeforeFailing = true;
        if (m->push({key}).failed.size() != 1)
            QTest::qFail("the answer was not lost", __FILE__, __LINE__);
        m_ours = m->server().cases.lastKey();
        m_theirs = addAs(QStringLiteral("anna"), sampleCase(QStringLiteral("Refund"), {QStringLiteral("hers")}));
        const workspace::PushReport report = m->push({key});
        if (report.failed.size() != 1 || report.failed.constFirst().error.kind != ErrorKind::Conflict)
            QTest::qFail("it is not ambiguous", __FILE__, __LINE__);
        return key;
    }

    Result<void> adopt(CaseKey key, ServerId id) { return await(m->workspace().adopt(key, id, {})); }
    qsizetype creations() const { return m->server().log.count(QStringLiteral("create")); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WorkspaceFixture>();
        m->server().add(sampleCase(QStringLiteral("Pay by card")));
        m->open();
        m->pull();
    }

    void cleanup() { m.reset(); }

    void tellsWhichCasesCouldBeIt()
    {
        const CaseKey key = ambiguous();
        const workspace::PushReport report = m->push({key});
        const QList<CaseCandidate> candidates = report.failed.value(0).candidates;
        QCOMPARE(candidates.size(), 2);
        QCOMPARE(candidates.at(0).id, m_ours);
        QCOMPARE(candidates.at(1), (CaseCandidate{m_theirs, QStringLiteral("Refund"), QStringLiteral("anna"), 1'700'000'000'000}));
        QCOMPARE(m->workspace().record(key)->candidates, candidates);
        QCOMPARE(m->server().cases.size(), 3);
        QVERIFY(!m->workspace().serverIdOf(key));
    }

    void remembersTheCandidatesOverARestart()
    {
        const CaseKey key = ambiguous();
        const QList<CaseCandidate> before = m->workspace().record(key)->candidates;
        m->reopen();
        QCOMPARE(m->workspace().record(key)->candidates, before);
        QVERIFY(adopt(key, m_ours));
        m->reopen();
        QVERIFY(m->workspace().record(key)->candidates.isEmpty());
        QCOMPARE(m->workspace().serverIdOf(key), std::optional(m_ours));
    }

    void anAdoptedCaseKeepsWhatBothSidesDid()
    {
        const CaseKey key = ambiguous();
        m->setSteps(key, {QStringLiteral("Open the order")});
        m->setTags({key}, {QStringLiteral("mine")});
        m->server().cases[m_theirs].value.description = QStringLiteral("She described it");
        QVERIFY(adopt(key, m_theirs));

        const workspace::CaseRecord *record = m->workspace().record(key);
        QCOMPARE(record->base->description.value(), QStringLiteral("She described it"));
        QCOMPARE(record->current().description.value(), QStringLiteral("She described it"));
        QVERIFY(record->candidates.isEmpty());
        QVERIFY(!record->lastFailure);
        QCOMPARE(m->tagsOf(key), QStringList({QStringLiteral("hers"), QStringLiteral("mine")}));
        QCOMPARE(m->workspace().waiting(), QList<CaseKey>{key});

        const qsizetype before = creations();
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(creations(), before);
        QCOMPARE(m->tagsOnServer(m_theirs), QStringList({QStringLiteral("hers"), QStringLiteral("mine")}));
        QCOMPARE(m->server().cases[m_theirs].value.scenario.value().steps.size(), 1);
        QCOMPARE(m->server().cases[m_theirs].value.description.value(), QStringLiteral("She described it"));
        QVERIFY(m->workspace().waiting().isEmpty());
    }

    void anAdoptedCaseKeepsWhatWasTypedAfterTheAttempt()
    {
        const CaseKey key = ambiguous();
        m->rename(key, QStringLiteral("Refund in full"));
        Change described{key, TestCase(), TestCase()};
        described.before->description = QString();
        described.after->description = QStringLiteral("Typed later");
        QVERIFY(m->workspace().apply({QStringLiteral("Describe"), ChangeOrigin::Edit, {described}}));
        QCOMPARE(m->push({key}).failed.size(), 1); // under its new name, too, it is looked for
        QCOMPARE(m->server().cases.size(), 3);
        QVERIFY(adopt(key, m_ours));
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(m->server().cases[m_ours].value.name.value(), QStringLiteral("Refund in full"));
        QCOMPARE(m->server().cases[m_ours].value.description.value(), QStringLiteral("Typed later"));
    }

    void anAdoptedCaseIsShownOnce()
    {
        const CaseKey key = ambiguous();
        m->pull(); // lists both of them
        QCOMPARE(m->workspace().index().size(), 4u);
        m->read(keyOfServerId(m_ours)); // the analyst had a look
        QSignalSpy changed(&m->workspace(), &workspace::Workspace::casesChanged);
        QVERIFY(adopt(key, m_ours));
        QCOMPARE(m->workspace().index().size(), 3u);
        QVERIFY(!m->workspace().record(keyOfServerId(m_ours)));
        QCOMPARE(m->workspace().keyFromText(QString::number(m_ours)), std::optional(key));
        QList<CaseKey> told;
        for (const auto &signal : changed)
            told += signal.value(0).value<QList<CaseKey>>();
        QVERIFY(told.contains(key) && told.contains(keyOfServerId(m_ours)));
        m->reopen();
        m->pull();
        QCOMPARE(m->workspace().index().size(), 3u);
        QVERIFY(!m->workspace().record(keyOfServerId(m_ours)));
    }

    void aCaseFoundByItselfIsShownOnceToo()
    {
        const CaseKey key = m->create(QStringLiteral("Refund"));
        m->server().failNext = {lostAnswer()};
        m->server().actBeforeFailing = true;
        QCOMPARE(m->push({key}).failed.size(), 1);
        m->pull();
        QCOMPARE(m->workspace().index().size(), 3u);
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(m->workspace().index().size(), 2u);
        QVERIFY(!m->workspace().index().rowOf(keyOfServerId(m->server().cases.lastKey())));
    }

    void whatWasDoneToTheCandidateCanBeTakenBack()
    {
        const CaseKey key = ambiguous();
        m->pull();
        const CaseKey listed = keyOfServerId(m_ours);
        m->setTags({listed}, {QStringLiteral("early")});
        QVERIFY(m->push({listed}).failed.isEmpty());
        QVERIFY(adopt(key, m_ours));
        QCOMPARE(m->tagsOf(key), QStringList{QStringLiteral("early")});
        QCOMPARE(m->workspace().undo().value_or(QList<CaseKey>()), QList<CaseKey>{key});
        QCOMPARE(m->tagsOf(key), QStringList());
        m->reopen();
        QCOMPARE(m->workspace().nextUndo()->keys, QList<CaseKey>{key});
    }

    void adoptsNothingElse()
    {
        const CaseKey key = ambiguous();
        QCOMPARE(adopt(key, 1000).error().kind, ErrorKind::Invalid); // an older case
        QCOMPARE(adopt(keyOfServerId(1000), m_ours).error().kind, ErrorKind::Invalid);
        m->pull();
        m->rename(keyOfServerId(m_ours), QStringLiteral("Edited under its own id"));
        QCOMPARE(adopt(key, m_ours).error().kind, ErrorKind::Invalid);
        m->server().cases.remove(m_theirs);
        QCOMPARE(adopt(key, m_theirs).error().kind, ErrorKind::NotFound);
        QVERIFY(!m->workspace().serverIdOf(key));
        QCOMPARE(m->workspace().record(key)->candidates.size(), 2);
    }

    void takesTheOneThatIsLeft()
    {
        const CaseKey key = ambiguous();
        m->server().cases.remove(m_theirs);
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(m->workspace().serverIdOf(key), std::optional(m_ours));
        QVERIFY(m->workspace().record(key)->candidates.isEmpty());
    }

    void doesNotTakeACaseThatTheAnalystEditsAsAnother()
    {
        const CaseKey key = m->create(QStringLiteral("Refund"));
        m->server().failNext = {lostAnswer()};
        m->server().actBeforeFailing = true;
        QCOMPARE(m->push({key}).failed.size(), 1);
        m->pull();
        const ServerId found = m->server().cases.lastKey();
        m->setTags({keyOfServerId(found)}, {QStringLiteral("x")});
        const workspace::PushReport report = m->push({key});
        QCOMPARE(report.failed.value(0).error.kind, ErrorKind::Conflict);
        QCOMPARE(report.failed.value(0).candidates.value(0).id, found);
        QVERIFY(m->push({keyOfServerId(found)}).failed.isEmpty());
        QVERIFY(adopt(key, found));
        QCOMPARE(m->tagsOf(key), QStringList{QStringLiteral("x")});
    }

    void createsAnotherWhereNoneIsIt()
    {
        const CaseKey key = ambiguous();
        QVERIFY(m->workspace().createAnew(key));
        QVERIFY(m->workspace().record(key)->candidates.isEmpty());
        QVERIFY(!m->workspace().record(key)->lastFailure);
        m->reopen(); // the answer is kept, too
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(m->server().cases.size(), 4);
        QCOMPARE(m->workspace().serverIdOf(key), std::optional(m->server().cases.lastKey()));
    }

    void neverTakesACaseThatWasSaidNotToBeIt()
    {
        const CaseKey key = ambiguous();
        QVERIFY(m->workspace().createAnew(key));
        m->server().cases.remove(m_theirs); // leaves exactly one of that name
        m->server().failNext = {lostAnswer()};
        m->server().actBeforeFailing = false;
        QCOMPARE(m->push({key}).failed.size(), 1);
        QVERIFY(m->push({key}).failed.isEmpty());
        QVERIFY(*m->workspace().serverIdOf(key) > m_ours);
    }

    void createsAnewOnlyWhatIsNew()
    {
        QCOMPARE(m->workspace().createAnew(keyOfServerId(1000)).error().kind, ErrorKind::Invalid);
        QCOMPARE(m->workspace().createAnew(CaseKey{-99}).error().kind, ErrorKind::Invalid);
    }

    void forgetsTheAttemptWhereTheServerSaidNo()
    {
        const CaseKey key = m->create(QStringLiteral("Refund"));
        m->server().failNext = {makeError(ErrorKind::Conflict)}; // 409, an answer
        QCOMPARE(m->push({key}).failed.size(), 1);
        QVERIFY(m->workspace().record(key)->candidates.isEmpty());
        addAs(QStringLiteral("anna"), sampleCase(QStringLiteral("Refund")));
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(m->server().cases.size(), 3); // hers, and one of our own
    }

    void doesNotTakeAColleaguesCaseThatWasListedLate()
    {
        // Made after our last pull and before our attempt, which never arrives.
        addAs(QStringLiteral("anna"), sampleCase(QStringLiteral("Refund")));
        const CaseKey key = m->create(QStringLiteral("Refund"));
        m->server().failNext = {lostAnswer()};
        QCOMPARE(m->push({key}).failed.size(), 1);
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(m->server().cases.size(), 3);
    }

    void twoProgramsMakeOneCase()
    {
        const CaseKey key = m->create(QStringLiteral("Refund"));
        const std::unique_ptr<workspace::Workspace> other = m->openSecond();
        QTRY_COMPARE(other->waiting().size(), 1);
        auto theirs = other->push({key}, {}, {});
        auto ours = m->workspace().push({key}, {}, {});
        const auto a = await(std::move(theirs));
        const auto b = await(std::move(ours));
        QVERIFY(a && a->failed.isEmpty());
        QVERIFY(b && b->failed.isEmpty());
        QCOMPARE(m->server().cases.size(), 2);
        QCOMPARE(m->workspace().serverIdOf(key), other->serverIdOf(key));
    }
};

CASEWRIGHT_TEST(LostCreationTest)
#include "lost_creation_test.moc"
