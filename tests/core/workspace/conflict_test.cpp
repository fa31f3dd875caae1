// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/records/case_records.h"
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

using namespace casewright;
using namespace casewright::test;

/// Both the analyst and a colleague changed the same: what is kept, asked and sent.
class ConflictTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;
    const CaseKey key = keyOfServerId(1000);

    const workspace::CaseRecord &record() { return *m->workspace().record(key); }
    TestCase &onServer() { return m->server().cases[1000].value; }

    void clashOverTheName()
    {
        m->rename(key, QStringLiteral("Mine"));
        onServer().name = QStringLiteral("Theirs");
        m->pull();
    }

    void clashOverTheDescription()
    {
        onServer().description = QStringLiteral("Theirs");
        Change change{key, TestCase(), TestCase()};
        change.before->description = QString();
        change.after->description = QStringLiteral("Mine");
        QVERIFY(m->workspace().apply({QStringLiteral("Describe"), ChangeOrigin::Edit, {change}}));
        QVERIFY(await(m->workspace().reread(key, {})));
    }

    Result<ChangeSetId> resolve(const QList<Side> &sides)
    {
        return m->workspace().resolve(QStringLiteral("Resolve"), key, record().clashes, sides);
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WorkspaceFixture>();
        m->server().add(sampleCase(QStringLiteral("Pay by card"), {QStringLiteral("smoke")}));
        m->open();
        m->pull();
        m->read(key);
    }

    void cleanup() { m.reset(); }

    void tellsWhatClashesAndKeepsAllThree()
    {
        clashOverTheName();
        QCOMPARE(record().base->name.value(), QStringLiteral("Pay by card"));
        QCOMPARE(record().mine->name.value(), QStringLiteral("Mine"));
        QCOMPARE(record().theirs->name.value(), QStringLiteral("Theirs"));
        QCOMPARE(record().clashes.size(), 1);
        QVERIFY(!record().theirs->status.known());
    }

    void tellsOfAClashThatSendingFinds()
    {
        m->rename(key, QStringLiteral("Mine"));
        onServer().name = QStringLiteral("Theirs");
        QCOMPARE(m->push({key}).failed.size(), 1);
        QCOMPARE(record().theirs->name.value(), QStringLiteral("Theirs"));
        QCOMPARE(m->push({key}).failed.size(), 1);
        QCOMPARE(onServer().name.value(), QStringLiteral("Theirs"));
    }

    void readingTheCaseAgainHidesNothing()
    {
        m->rename(key, QStringLiteral("Mine"));
        onServer().name = QStringLiteral("Theirs");
        onServer().precondition = QStringLiteral("A card");
        QVERIFY(await(m->workspace().reread(key, {})));
        QCOMPARE(record().current().name.value(), QStringLiteral("Mine"));
        QCOMPARE(record().current().precondition.value(), QStringLiteral("A card"));
        QCOMPARE(record().theirs->name.value(), QStringLiteral("Theirs"));
        QCOMPARE(m->push({key}).failed.value(0).error.kind, ErrorKind::Conflict);
    }

    void whatIsDecidedForMineIsSentOverTheirs()
    {
        clashOverTheName();
        const auto set = resolve({Side::Mine});
        QVERIFY(set);
        QVERIFY(!record().theirs);
        QCOMPARE(m->nameOf(key), QStringLiteral("Mine"));
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(onServer().name.value(), QStringLiteral("Mine"));
    }

    void whatIsDecidedForTheirsWaitsNoMoreAndOneUndoBringsMineBack()
    {
        clashOverTheName();
        QVERIFY(resolve({Side::Theirs}));
        QCOMPARE(m->nameOf(key), QStringLiteral("Theirs"));
        QVERIFY(m->workspace().waiting().isEmpty());
        QVERIFY(m->workspace().undo());
        QCOMPARE(m->nameOf(key), QStringLiteral("Mine"));
        QCOMPARE(m->workspace().waiting(), QList<CaseKey>{key});
    }

    void mineThatAnUndoBringsBackIsAskedForAgain()
    {
        clashOverTheName();
        QVERIFY(resolve({Side::Theirs}));
        m->reopen(); // whenever that is
        m->pull();
        QVERIFY(m->workspace().undo());
        QCOMPARE(m->nameOf(key), QStringLiteral("Mine"));
        QCOMPARE(record().clashes.size(), 1);
        QCOMPARE(record().clashes.first().theirs, QStringLiteral("Theirs"));
        QCOMPARE(m->push({key}).failed.value(0).error.kind, ErrorKind::Conflict);
        QCOMPARE(onServer().name.value(), QStringLiteral("Theirs"));
        QVERIFY(resolve({Side::Mine}));
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(onServer().name.value(), QStringLiteral("Mine"));
    }

    void takingTheEditBackAsWellLeavesTheColleaguesValue()
    {
        clashOverTheName();
        QVERIFY(resolve({Side::Theirs}));
        QVERIFY(m->workspace().undo());
        QVERIFY(m->workspace().undo());
        QCOMPARE(m->nameOf(key), QStringLiteral("Theirs"));
        QVERIFY(m->workspace().waiting().isEmpty());
        QVERIFY(record().clashes.isEmpty());
    }

    void aDecisionThatWasSentIsAskedForAgainToo()
    {
        m->rename(key, QStringLiteral("Mine"));
        onServer().name = QStringLiteral("Theirs");
        clashOverTheDescription();
        QVERIFY(resolve({Side::Theirs, Side::Both}));
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(onServer().description.value(), QStringLiteral("Mine\nTheirs"));
        QVERIFY(m->workspace().undo());
        QCOMPARE(m->nameOf(key), QStringLiteral("Mine"));
        QCOMPARE(record().current().description.value(), QStringLiteral("Mine"));
        QCOMPARE(m->push({key}).failed.value(0).error.kind, ErrorKind::Conflict);
        QCOMPARE(onServer().name.value(), QStringLiteral("Theirs"));
        QCOMPARE(onServer().description.value(), QStringLiteral("Mine\nTheirs"));
    }

    void redoDecidesAgainWhatIsStillTheSame()
    {
        clashOverTheDescription();
        QVERIFY(resolve({Side::Both}));
        QVERIFY(m->workspace().undo());
        QVERIFY(m->workspace().redo());
        QVERIFY(record().clashes.isEmpty());
        QCOMPARE(record().current().description.value(), QStringLiteral("Mine\nTheirs"));
        QVERIFY(m->workspace().undo());
        onServer().description = QStringLiteral("Theirs, later");
        QVERIFY(await(m->workspace().reread(key, {})));
        QVERIFY(m->workspace().redo());
        QCOMPARE(record().clashes.size(), 1); // not over what they wrote since
        QCOMPARE(m->push({key}).failed.value(0).error.kind, ErrorKind::Conflict);
        QCOMPARE(onServer().description.value(), QStringLiteral("Theirs, later"));
    }

    void stepsThatDoNotClashAreMerged()
    {
        onServer().scenario = Scenario{{makeStep(QStringLiteral("Open the cart")), makeStep(QStringLiteral("Press the button"))}};
        QVERIFY(await(m->workspace().reread(key, {})));
        Scenario mine = record().current().scenario.value();
        Scenario theirs = mine;
        Change change{key, TestCase(), TestCase()};
        change.before->scenario = mine;
        mine.steps[0].text = QStringLiteral("Open the cart quickly");
        change.after->scenario = mine;
        QVERIFY(m->workspace().apply({QStringLiteral("Edit"), ChangeOrigin::Edit, {change}}));
        theirs.steps[0].text = QStringLiteral("Open the cart page");
        theirs.steps[1].text = QStringLiteral("Press the green button");
        onServer().scenario = theirs;
        QVERIFY(await(m->workspace().reread(key, {})));
        QCOMPARE(m->stepsOf(key), QStringList({QStringLiteral("Open the cart quickly"), QStringLiteral("Press the button")}));
        QCOMPARE(record().clashes.size(), 1);
        QVERIFY(resolve({Side::Both}));
        QCOMPARE(m->stepsOf(key), QStringList({QStringLiteral("Open the cart quickly\nOpen the cart page"), QStringLiteral("Press the green button")}));
        QVERIFY(m->workspace().undo());
        QCOMPARE(m->stepsOf(key), QStringList({QStringLiteral("Open the cart quickly"), QStringLiteral("Press the button")}));
        QCOMPARE(record().clashes.size(), 1);
        QVERIFY(m->workspace().redo());
        QCOMPARE(m->stepsOf(key), QStringList({QStringLiteral("Open the cart quickly\nOpen the cart page"), QStringLiteral("Press the green button")}));
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(onServer().scenario.value().steps.value(0).text, QStringLiteral("Open the cart quickly\nOpen the cart page"));
    }

    void refusesToDecideWhatHasChangedSince()
    {
        clashOverTheName();
        const QList<Clash> seen = record().clashes;
        onServer().name = QStringLiteral("Theirs, later");
        m->pull();
        QCOMPARE(m->workspace().resolve(QStringLiteral("Resolve"), key, seen, {Side::Mine}).error().kind, ErrorKind::Invalid);
        QVERIFY(record().theirs);
    }

    void clashesNoMoreWhenMineIsTakenBack()
    {
        clashOverTheName();
        QVERIFY(m->workspace().undo());
        QVERIFY(!record().theirs);
        QVERIFY(record().clashes.isEmpty());
        QCOMPARE(m->nameOf(key), QStringLiteral("Theirs"));
        QVERIFY(m->workspace().waiting().isEmpty());
    }

    void clashesNoMoreWhenTheColleagueTakesItBack()
    {
        clashOverTheName();
        onServer().name = QStringLiteral("Pay by card");
        m->pull();
        QVERIFY(!record().theirs);
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(onServer().name.value(), QStringLiteral("Mine"));
    }

    void sendsOtherEditsOfACaseThatClashes()
    {
        clashOverTheName();
        const ChangeSetId tags = m->setTags({key}, {QStringLiteral("mine")}, ChangeOrigin::Plan);
        const auto report = await(m->workspace().pushOnly(tags, {}, {}));
        QVERIFY(report && report->failed.isEmpty());
        QCOMPARE(m->tagsOnServer(1000), QStringList{QStringLiteral("mine")});
        QCOMPARE(onServer().name.value(), QStringLiteral("Theirs"));
        QVERIFY(record().theirs);
    }

    void aFieldOfOneValueIsNotOverwritten()
    {
        const ServerId field = m->schema.featureField;
        const auto setFeature = [&](const QString &name) {
            Change change{key, TestCase(), TestCase()};
            change.before->fields.insert(field, record().current().fields.value(field));
            change.after->fields.insert(field, {Ref::named(name)});
            QVERIFY(m->workspace().apply({QStringLiteral("Feature"), ChangeOrigin::Edit, {change}}));
        };
        setFeature(QStringLiteral("Mine"));
        onServer().fields.insert(field, {Ref::named(QStringLiteral("Theirs"))});
        QCOMPARE(m->push({key}).failed.value(0).error.kind, ErrorKind::Conflict);
        QCOMPARE(onServer().fields.value(field).value(0).name, QStringLiteral("Theirs"));
        QVERIFY(resolve({Side::Theirs}));
        QVERIFY(m->workspace().waiting().isEmpty());
    }

    void typingWhileTheCaseIsSentIsNoClash()
    {
        m->rename(key, QStringLiteral("First"));
        auto sending = m->workspace().push({key}, {}, {});
        m->rename(key, QStringLiteral("First and second"));
        const auto report = await(std::move(sending));
        QVERIFY(report && report->failed.isEmpty());
        QVERIFY(!record().theirs);
        QCOMPARE(m->nameOf(key), QStringLiteral("First and second"));
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(onServer().name.value(), QStringLiteral("First and second"));
    }

    void whatArrivedThoughTheAnswerWasLostIsNoClash()
    {
        m->rename(key, QStringLiteral("Sent"));
        Error lost = makeError(ErrorKind::Offline);
        lost.outcomeUnknown = true;
        m->server().failNext = {lost};
        QCOMPARE(m->push({key}).failed.size(), 1);
        onServer().name = QStringLiteral("Sent"); // it arrived all the same
        m->rename(key, QStringLiteral("Sent, and more"));
        m->reopen();
        m->pull();
        QVERIFY(record().clashes.isEmpty());
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(onServer().name.value(), QStringLiteral("Sent, and more"));
        // What a colleague does later is theirs again.
        m->rename(key, QStringLiteral("Mine"));
        onServer().name = QStringLiteral("Theirs");
        QCOMPARE(m->push({key}).failed.value(0).error.kind, ErrorKind::Conflict);
    }

    void whatArrivedIsStillKnownWhenItIsSentAgainAtOnce()
    {
        m->rename(key, QStringLiteral("Sent"));
        Error lost = makeError(ErrorKind::Offline);
        lost.outcomeUnknown = true;
        m->server().failNext = {lost};
        QCOMPARE(m->push({key}).failed.size(), 1);
        onServer().name = QStringLiteral("Sent");
        m->rename(key, QStringLiteral("Sent, and more"));
        m->server().failNext = {lost};
        QCOMPARE(m->push({key}).failed.value(0).error.kind, ErrorKind::Offline);
        m->reopen();
        m->rename(key, QStringLiteral("Sent, and more, and more"));
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(onServer().name.value(), QStringLiteral("Sent, and more, and more"));
    }

    void whatArrivedIsStillKnownAfterAPushThatReachedNobody()
    {
        m->rename(key, QStringLiteral("Sent"));
        Error lost = makeError(ErrorKind::Offline);
        lost.outcomeUnknown = true;
        m->server().failNext = {lost};
        QCOMPARE(m->push({key}).failed.size(), 1);
        onServer().name = QStringLiteral("Sent");
        m->rename(key, QStringLiteral("Sent, and more"));
        m->server().failNextRead = {makeError(ErrorKind::Offline)};
        QCOMPARE(m->push({key}).failed.value(0).error.kind, ErrorKind::Offline);
        CancelSource cancel;
        cancel.cancel();
        QCOMPARE(await(m->workspace().push({key}, {}, cancel.token())).value().failed.size(), 1);
        m->reopen();
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(onServer().name.value(), QStringLiteral("Sent, and more"));
    }

    void oneOfTwoWaitingChangesIsSettledAlone()
    {
        query::CaseIndex index;
        workspace::CaseRecords records(index, m->schema, systemClock());
        const auto tagged = [](const QStringList &names) {
            TestCase value;
            QList<Tag> tags;
            for (const QString &name : names)
                tags.append({std::nullopt, name});
            value.tags = tags;
            return value;
        };
        const QString first = QStringLiteral("first");
        const QString second = QStringLiteral("second");
        const QString theirs = QStringLiteral("theirs");
        (void)records.adopt(key, tagged({}));
        QVERIFY(records.apply({key, tagged({}), tagged({first})}));
        const Change sent{key, tagged({first}), tagged({first, second})};
        QVERIFY(records.apply(sent));
        records.settle(key, sent, tagged({theirs, second}), true);
        const workspace::CaseRecord *record = records.find(key);
        QVERIFY(sameKnown(*record->base, tagged({theirs, second})));
        const QList<Tag> left = record->current().tags.value();
        QVERIFY(std::ranges::any_of(left, [&](const Tag &tag) { return tag.name == first; }));
        QCOMPARE(left.size(), 3);
    }

    void aStepThatAColleagueRewordedIsKnownByItsId()
    {
        query::CaseIndex index;
        workspace::CaseRecords records(index, m->schema, systemClock());
        const auto read = [&](const QStringList &texts) {
            TestCase value = sampleCase(QStringLiteral("Pay by card"));
            Scenario scenario;
            StepIds ids;
            for (const QString &text : texts) {
                scenario.steps.append(makeStep(text));
                ids.insert(scenario.steps.last().key, 10 + ids.size());
            }
            value.scenario = scenario;
            records.adopt(key, value, nullptr, ids);
        };
        read({QStringLiteral("Open the cart"), QStringLiteral("Press the button")});
        const Scenario before = records.find(key)->current().scenario.value();
        Change swap{key, TestCase(), TestCase()};
        swap.before->scenario = before;
        swap.after->scenario = Scenario{{before.steps.at(1), before.steps.at(0)}};
        QVERIFY(records.apply(swap));
        read({QStringLiteral("Quick fox"), QStringLiteral("Lazy dog")});
        const QList<Step> steps = records.find(key)->current().scenario.value().steps;
        QVERIFY(records.find(key)->clashes.isEmpty());
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps.at(0).text, QStringLiteral("Lazy dog"));
        QCOMPARE(steps.at(0).key, before.steps.at(1).key);
        QCOMPARE(steps.at(1).key, before.steps.at(0).key);
    }

    void staysUndecidedOverARestart()
    {
        clashOverTheName();
        m->reopen();
        QCOMPARE(record().theirs->name.value(), QStringLiteral("Theirs"));
        QCOMPARE(record().clashes.size(), 1);
        QVERIFY(resolve({Side::Theirs}));
        QCOMPARE(m->nameOf(key), QStringLiteral("Theirs"));
    }
};

CASEWRIGHT_TEST(ConflictTest)
#include "conflict_test.moc"
