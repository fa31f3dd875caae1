// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bulk/bulk_edit_links.h"

#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/sample_tags.h"
#include "tests/support/workspace/workspace_fixture.h"

#include <QSignalSpy>
#include <QtTest>

using namespace casewright;
using test::slow;
using test::smoke;

namespace {

/// A workspace with three cases on the server, listed but not read, and the editing of a selection above it.
struct Bench {
    Bench()
    {
        fixture.server().add(test::sampleCase(QStringLiteral("a"), {slow}));
        fixture.server().add(test::sampleCase(QStringLiteral("b"), {smoke}));
        fixture.server().add(test::sampleCase(QStringLiteral("c")));
        fixture.open();
        fixture.pull();
        bulk.openProject(&fixture.workspace().index(), accessTo(fixture.workspace()), fixture.workspace().schema());
        QObject::connect(&fixture.workspace(), &workspace::Workspace::casesChanged, &bulk, &BulkEdit::updateCases);
    }
    ~Bench() { bulk.closeProject(); }

    test::WorkspaceFixture fixture;
    BulkEdit bulk;
    QSignalSpy finished{&bulk, &BulkEdit::finished};
    QSignalSpy failed{&bulk, &BulkEdit::failed};
    const CaseKey a{1000};
    const CaseKey b{1001};
    const CaseKey c{1002};
    const QList<CaseKey> all{a, b, c};

    [[nodiscard]] BulkOutcome outcome() const { return finished.last().first().value<BulkOutcome>(); }
    [[nodiscard]] const workspace::CaseRecord &record(CaseKey key) { return *fixture.workspace().record(key); }
    [[nodiscard]] qsizetype changeSets() { return fixture.workspace().history().size(); }
    [[nodiscard]] bool isIdle() const { return bulk.activity() == BulkEdit::Activity::Idle; }
};

IssueLink jira(const QString &key)
{
    IssueLink link;
    link.integration = Ref{5, QStringLiteral("Jira")};
    link.key = key;
    return link;
}

} // namespace

class BulkEditTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatTheSelectedCasesHaveInCommon();
    void changesNothingForManyUntilApplied();
    void retagsManyAsOneNamedPlanOnTheServer();
    void sendsADeltaAndKeepsAColleaguesTag();
    void previewsWithoutChangingAnything();
    void appliesWhatWasPreviewedButForWhatIsLeftOut();
    void previewsAPlanThatTheSelectionHasNoPartIn();
    void saysHowManyAreReadFirst();
    void unlinksAnIssueFromMany();
    void keepsFailedCasesWithTheirReason();
    void tellsCasesThatCouldNotBeRead();
    void waitsWhereThereIsNoConnection();
    void changesNothingWhenCancelledWhileReading();
    void keepsWhatWasNotSentWhenCancelledWhileSending();
    void appliesAnEditOfOneCaseAtOnceAndSendsNothing();
    void appliesEditsMadeWhileTheCaseIsRead();
    void readsTheLinksOfOneCase();
    void linksAnIssueToMany();
    void setsFieldsOfManyAndKeepsTheRest();
    void choosingWhatAllHaveIsNoEdit();
    void oneCaseKeepsItsSeveralFeatures();
    void takesAnotherSchema();
    void keepsPendingWhileTheSelectionGrows();
    void dropsPendingForOtherCases();
    void movesManyCasesIntoASuite();
    void movesOneCaseAndLetsItWait();
    void forgetsAResultOfAClosedProject();
};

void BulkEditTest::tellsWhatTheSelectedCasesHaveInCommon()
{
    Bench bench;
    bench.fixture.server().cases[1002].value.layer = Ref{-3, QStringLiteral("API Tests")};
    bench.fixture.pull();
    bench.bulk.setSelection({bench.a, bench.b});
    QCOMPARE(bench.bulk.mode(), BulkEdit::Mode::Many);
    QCOMPARE(bench.bulk.field(CaseField::Layer).common.name, QStringLiteral("UI Tests"));
    QVERIFY(!bench.bulk.field(CaseField::Layer).mixed);
    bench.bulk.setSelection(bench.all);
    QVERIFY(bench.bulk.field(CaseField::Layer).mixed);
    QCOMPARE(bench.bulk.field(CaseField::Status).common.name, QStringLiteral("Active"));
    bench.bulk.setSelection({});
    QCOMPARE(bench.bulk.mode(), BulkEdit::Mode::Nothing);
}

void BulkEditTest::changesNothingForManyUntilApplied()
{
    Bench bench;
    bench.bulk.setSelection(bench.all);
    bench.bulk.addTag(QStringLiteral("new"));
    bench.bulk.setField(CaseField::Status, Ref::named(QStringLiteral("Outdated")));
    QCOMPARE(bench.bulk.pending().count(), 2);
    QCOMPARE(bench.changeSets(), 0);
    bench.bulk.discard();
    QVERIFY(bench.bulk.pending().isEmpty());
    bench.bulk.apply(); // nothing to do
    QVERIFY(bench.isIdle());
}

void BulkEditTest::retagsManyAsOneNamedPlanOnTheServer()
{
    Bench bench;
    QSignalSpy progress(&bench.bulk, &BulkEdit::progress);
    bench.bulk.setSelection(bench.all);
    bench.bulk.addTag(smoke);
    bench.bulk.tags()->setPending(bench.bulk.tags()->rowOf(slow), TagStatesModel::Pending::Remove);
    bench.bulk.apply();
    QVERIFY(!bench.isIdle());
    QTRY_COMPARE(bench.finished.size(), 1);
    const BulkOutcome outcome = bench.outcome();
    QCOMPARE(outcome.name, QStringLiteral("Retag 2 Cases"));
    QVERIFY(outcome.sent && outcome.failed.isEmpty());
    QCOMPARE(outcome.changed.size(), 2);
    QCOMPARE(outcome.unchanged, QList<CaseKey>({bench.b}));
    QCOMPARE(bench.fixture.tagsOnServer(1000), QStringList({smoke}));
    QCOMPARE(bench.fixture.tagsOnServer(1002), QStringList({smoke}));
    QCOMPARE(bench.changeSets(), 1);
    QCOMPARE(bench.fixture.workspace().history().first().origin, ChangeOrigin::Plan);
    QVERIFY(bench.bulk.pending().isEmpty());
    QVERIFY(bench.isIdle());
    QVERIFY(!progress.isEmpty());
}

void BulkEditTest::sendsADeltaAndKeepsAColleaguesTag()
{
    Bench bench;
    bench.bulk.setSelection(bench.all);
    bench.bulk.addTag(QStringLiteral("new"));
    bench.fixture.server().cases[1000].value.tags = QList<Tag>{{{}, slow}, {{}, QStringLiteral("colleague")}};
    bench.bulk.apply();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.fixture.tagsOnServer(1000), QStringList({QStringLiteral("colleague"), QStringLiteral("new"), slow}));
}

void BulkEditTest::previewsWithoutChangingAnything()
{
    Bench bench;
    QSignalSpy preview(&bench.bulk, &BulkEdit::previewReady);
    bench.bulk.setSelection(bench.all);
    bench.bulk.addTag(smoke);
    bench.bulk.preview();
    QTRY_COMPARE(preview.size(), 1);
    QCOMPARE(preview.first().first().value<workspace::Plan>().set.changes.size(), 2);
    QCOMPARE(bench.changeSets(), 0);
    QCOMPARE(bench.bulk.pending().tags.add, QStringList({smoke}));
    QVERIFY(bench.isIdle());
}

void BulkEditTest::appliesWhatWasPreviewedButForWhatIsLeftOut()
{
    Bench bench;
    QSignalSpy preview(&bench.bulk, &BulkEdit::previewReady);
    bench.bulk.setSelection(bench.all);
    bench.bulk.addTag(QStringLiteral("new"));
    bench.bulk.preview();
    QTRY_COMPARE(preview.size(), 1);
    bench.bulk.applyPreviewed({bench.a});
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.outcome().name, QStringLiteral("Retag 2 Cases"));
    QCOMPARE(bench.fixture.tagsOnServer(1000), QStringList({slow}));
    QCOMPARE(bench.fixture.tagsOnServer(1002), QStringList({QStringLiteral("new")}));
    QVERIFY(bench.bulk.pending().isEmpty()); // leaving out is an answer, too
    bench.bulk.applyPreviewed({}); // once is enough
    QVERIFY(bench.isIdle());
}

void BulkEditTest::previewsAPlanThatTheSelectionHasNoPartIn()
{
    Bench bench;
    QSignalSpy preview(&bench.bulk, &BulkEdit::previewReady);
    bench.bulk.setSelection({bench.a, bench.b});
    bench.bulk.addTag(QStringLiteral("pending"));
    workspace::CaseEdits edits;
    edits.tags.remove = {smoke};
    bench.bulk.previewPlan({bench.b, bench.c}, workspace::ruleFor(edits, bench.bulk.schema(), [](qsizetype) { return QStringLiteral("Tidy"); }));
    QTRY_COMPARE(preview.size(), 1);
    const auto plan = preview.first().first().value<workspace::Plan>();
    QCOMPARE(plan.keys(), QList<CaseKey>{bench.b});
    QCOMPARE(plan.unchanged, QList<CaseKey>{bench.c});
    bench.bulk.applyPreviewed({});
    QTRY_COMPARE(bench.finished.size(), 1);
    QVERIFY(bench.outcome().sent);
    QVERIFY(bench.fixture.tagsOnServer(1001).isEmpty());
    QCOMPARE(bench.bulk.pending().tags.add, QStringList({QStringLiteral("pending")})); // is another matter
}

void BulkEditTest::saysHowManyAreReadFirst()
{
    Bench bench;
    QSignalSpy reading(&bench.bulk, &BulkEdit::readingFirst);
    QSignalSpy preview(&bench.bulk, &BulkEdit::previewReady);
    bench.fixture.read(bench.a);
    bench.bulk.setSelection(bench.all);
    bench.bulk.addTag(QStringLiteral("new"));
    bench.bulk.preview();
    QTRY_COMPARE(preview.size(), 1);
    QVERIFY(reading.isEmpty()); // the list tells tags
    bench.bulk.addLink(jira(QStringLiteral("SHOP-1")));
    bench.bulk.preview();
    QTRY_COMPARE(preview.size(), 2);
    QCOMPARE(reading.size(), 1);
    QCOMPARE(reading.first().first().toInt(), 2);
}

void BulkEditTest::unlinksAnIssueFromMany()
{
    Bench bench;
    for (const ServerId id : {1000, 1002})
        bench.fixture.server().cases[id].value.issues = QList<IssueLink>{jira(QStringLiteral("SHOP-1"))};
    bench.fixture.read(bench.a);
    bench.bulk.setSelection(bench.all);
    QCOMPARE(bench.bulk.links<IssueLink>()->size(), 1); // the other case was not read by now
    bench.bulk.removeLink(jira(QStringLiteral("SHOP-2"))); // nobody is known to have it
    QVERIFY(bench.bulk.pending().isEmpty());
    bench.bulk.removeLink(jira(QStringLiteral("SHOP-1")));
    QCOMPARE(bench.bulk.links<IssueLink>()->first().pending, TagStatesModel::Pending::Remove);
    bench.bulk.apply();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.outcome().name, QStringLiteral("Unlink Issue from 2 Cases"));
    for (const ServerId id : {1000, 1002})
        QVERIFY(bench.fixture.server().cases[id].value.issues.value().isEmpty());
}

void BulkEditTest::keepsFailedCasesWithTheirReason()
{
    Bench bench;
    bench.bulk.setSelection(bench.all);
    bench.bulk.addTag(QStringLiteral("new"));
    bench.fixture.server().failNext = {makeError(ErrorKind::Forbidden, QStringLiteral("not yours"))};
    bench.bulk.apply();
    QTRY_COMPARE(bench.finished.size(), 1);
    const BulkOutcome outcome = bench.outcome();
    QCOMPARE(outcome.changed.size(), 2);
    QCOMPARE(outcome.failed.size(), 1);
    QCOMPARE(outcome.failed.first().error.kind, ErrorKind::Forbidden);
    QVERIFY(bench.record(outcome.failed.first().key).isWaiting());
}

void BulkEditTest::tellsCasesThatCouldNotBeRead()
{
    Bench bench;
    bench.bulk.setSelection(bench.all);
    bench.bulk.addTag(QStringLiteral("new"));
    bench.bulk.setField(CaseField::Feature, Ref{4, QStringLiteral("Cart")});
    bench.fixture.server().cases.remove(1001); // a colleague has deleted it
    bench.bulk.apply();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.outcome().failed.size(), 1);
    QCOMPARE(bench.outcome().failed.first().key, bench.b);
    QCOMPARE(bench.outcome().failed.first().error.kind, ErrorKind::NotFound);
    QCOMPARE(bench.outcome().changed.size(), 2);
}

void BulkEditTest::waitsWhereThereIsNoConnection()
{
    Bench bench;
    CaseAccess offline = accessTo(bench.fixture.workspace());
    offline.isOnline = [] { return false; };
    bench.bulk.openProject(&bench.fixture.workspace().index(), offline, bench.fixture.workspace().schema());
    bench.bulk.setSelection(bench.all);
    bench.bulk.addTag(QStringLiteral("new"));
    bench.bulk.apply();
    QTRY_COMPARE(bench.finished.size(), 1);
    QVERIFY(!bench.outcome().sent);
    QCOMPARE(bench.outcome().changed.size(), 3);
    QVERIFY(bench.record(bench.a).isWaiting());
    QVERIFY(!bench.fixture.tagsOnServer(1000).contains(QStringLiteral("new")));
}

void BulkEditTest::changesNothingWhenCancelledWhileReading()
{
    Bench bench;
    bench.bulk.setSelection(bench.all);
    bench.bulk.addLink(jira(QStringLiteral("SHOP-1"))); // links have to be read first
    bench.bulk.apply();
    QCOMPARE(bench.bulk.activity(), BulkEdit::Activity::Reading);
    bench.bulk.cancel();
    QTRY_VERIFY(bench.isIdle());
    QCOMPARE(bench.finished.size() + bench.failed.size(), 0);
    QCOMPARE(bench.changeSets(), 0);
    QCOMPARE(bench.bulk.pending().count(), 1); // still there to be applied
}

void BulkEditTest::keepsWhatWasNotSentWhenCancelledWhileSending()
{
    Bench bench;
    bench.bulk.setSelection(bench.all);
    bench.bulk.addTag(QStringLiteral("new"));
    connect(&bench.bulk, &BulkEdit::activityChanged, this, [&bench] {
        if (bench.bulk.activity() == BulkEdit::Activity::Sending)
            bench.bulk.cancel();
    });
    bench.bulk.apply();
    QTRY_COMPARE(bench.finished.size(), 1);
    QVERIFY(bench.outcome().cancelled);
    QVERIFY(bench.outcome().failed.isEmpty()); // what was stopped has not failed
    QVERIFY(bench.fixture.tagsOf(bench.a).contains(QStringLiteral("new")));
    const qsizetype settled = bench.outcome().changed.size();
    QCOMPARE(bench.fixture.workspace().waiting().size(), 3 - settled);
}

void BulkEditTest::appliesAnEditOfOneCaseAtOnceAndSendsNothing()
{
    Bench bench;
    bench.bulk.setSelection({bench.a});
    bench.bulk.addTag(QStringLiteral("new"));
    QTRY_COMPARE(bench.changeSets(), 1);
    QTRY_VERIFY(bench.isIdle());
    bench.bulk.setField(CaseField::Layer, Ref{-3, QStringLiteral("API Tests")});
    QTRY_COMPARE(bench.changeSets(), 2);
    QCOMPARE(bench.fixture.workspace().history().last().name, QStringLiteral("Change Layer"));
    QCOMPARE(bench.fixture.workspace().history().last().origin, ChangeOrigin::Edit);
    QCOMPARE(bench.fixture.tagsOf(bench.a), QStringList({QStringLiteral("new"), slow}));
    QVERIFY(bench.record(bench.a).isWaiting());
    QVERIFY(!bench.fixture.tagsOnServer(1000).contains(QStringLiteral("new")));
    QCOMPARE(bench.finished.size(), 0);
    QTRY_VERIFY(bench.bulk.pending().isEmpty());
}

void BulkEditTest::appliesEditsMadeWhileTheCaseIsRead()
{
    Bench bench;
    bench.bulk.setSelection({bench.a});
    bench.bulk.addTag(QStringLiteral("one")); // starts reading the case
    bench.bulk.addTag(QStringLiteral("two"));
    bench.bulk.tags()->cycle(bench.bulk.tags()->rowOf(QStringLiteral("one"))); // and takes the first back
    QTRY_VERIFY(bench.isIdle() && bench.changeSets() > 0);
    QCOMPARE(bench.fixture.tagsOf(bench.a), QStringList({slow, QStringLiteral("two")}));
    QVERIFY(bench.bulk.pending().isEmpty());
}

void BulkEditTest::readsTheLinksOfOneCase()
{
    Bench bench;
    bench.fixture.server().cases[1000].value.issues = QList<IssueLink>{jira(QStringLiteral("SHOP-1"))};
    bench.bulk.setSelection({bench.a});
    QVERIFY(!bench.bulk.links<IssueLink>());
    QTRY_VERIFY(bench.bulk.links<IssueLink>());
    QCOMPARE(bench.bulk.links<IssueLink>()->size(), 1);
    bench.bulk.removeLink(jira(QStringLiteral("SHOP-1")));
    bench.bulk.addLink(jira(QStringLiteral("SHOP-2")));
    QTRY_COMPARE(bench.record(bench.a).current().issues.value(), QList<IssueLink>({jira(QStringLiteral("SHOP-2"))}));
    QTRY_VERIFY(bench.bulk.pending().isEmpty());
}

void BulkEditTest::linksAnIssueToMany()
{
    Bench bench;
    bench.bulk.setSelection(bench.all);
    bench.bulk.addLink(jira(QStringLiteral("SHOP-9")));
    bench.bulk.addLink(jira(QStringLiteral("SHOP-9")));
    QCOMPARE(bench.bulk.pending().count(), 1);
    bench.bulk.addLink(jira(QStringLiteral("SHOP-8")));
    bench.bulk.removeLink(jira(QStringLiteral("SHOP-8"))); // takes the addition back
    QCOMPARE(bench.bulk.links<IssueLink>()->size(), 1);
    bench.bulk.apply();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.fixture.server().cases[1001].value.issues.value(), QList<IssueLink>({jira(QStringLiteral("SHOP-9"))}));
}

void BulkEditTest::setsFieldsOfManyAndKeepsTheRest()
{
    Bench bench;
    bench.bulk.setSelection(bench.all);
    bench.bulk.setField(CaseField::Layer, Ref{-3, QStringLiteral("API Tests")});
    bench.bulk.apply();
    QTRY_COMPARE(bench.finished.size(), 1);
    const TestCase &value = bench.fixture.server().cases[1001].value;
    QCOMPARE(value.layer.value().name, QStringLiteral("API Tests"));
    QCOMPARE(value.status.value().name, QStringLiteral("Active"));
    QCOMPARE(bench.fixture.tagsOnServer(1001), QStringList({smoke}));
    QCOMPARE(bench.outcome().name, QStringLiteral("Change Layer of 3 Cases"));
}

void BulkEditTest::choosingWhatAllHaveIsNoEdit()
{
    Bench bench;
    bench.bulk.setSelection(bench.all);
    bench.bulk.setField(CaseField::Layer, Ref{-3, QStringLiteral("API Tests")});
    QCOMPARE(bench.bulk.pending().count(), 1);
    bench.bulk.setField(CaseField::Layer, Ref{-1, QStringLiteral("UI Tests")});
    QCOMPARE(bench.bulk.pending().count(), 0);
}

void BulkEditTest::oneCaseKeepsItsSeveralFeatures()
{
    Bench bench;
    const ServerId field = bench.fixture.workspace().schema().featureField;
    bench.fixture.server().cases[1000].value.fields[field] = {Ref{4, QStringLiteral("Cart")}, Ref{5, QStringLiteral("Payment")}};
    bench.fixture.read(bench.a);
    bench.bulk.setSelection({bench.a});
    QCOMPARE(bench.bulk.field(CaseField::Feature).several, QStringList({QStringLiteral("Cart"), QStringLiteral("Payment")}));
    bench.bulk.setField(CaseField::Feature, std::nullopt); // keep
    QCOMPARE(bench.changeSets(), 0);
    bench.bulk.setField(CaseField::Feature, Ref{6, QStringLiteral("Search")});
    QTRY_COMPARE(bench.changeSets(), 1);
    QCOMPARE(bench.record(bench.a).current().fields.value(field).size(), 3);
    bench.bulk.setField(CaseField::Feature, Ref());
    QTRY_COMPARE(bench.changeSets(), 2);
    QCOMPARE(bench.record(bench.a).current().fields.value(field).size(), 0);
}

void BulkEditTest::takesAnotherSchema()
{
    Bench bench;
    bench.bulk.setSelection({bench.a});
    const QSignalSpy changed(&bench.bulk, &BulkEdit::changed);
    ProjectSchema schema = bench.fixture.workspace().schema();
    schema.suiteLevels = {{77, QStringLiteral("Component")}};
    bench.bulk.setSchema(schema);
    QCOMPARE(bench.bulk.schema().suiteLevels.first().id, std::optional<ServerId>(77));
    QCOMPARE(bench.bulk.selection().size(), 1); // and what is selected stays
    QCOMPARE(changed.size(), 1);
}

void BulkEditTest::keepsPendingWhileTheSelectionGrows()
{
    Bench bench;
    bench.bulk.setSelection({bench.a, bench.b});
    bench.bulk.addTag(QStringLiteral("new"));
    bench.bulk.tags()->setPending(bench.bulk.tags()->rowOf(slow), TagStatesModel::Pending::Remove);
    bench.bulk.setField(CaseField::Status, Ref::named(QStringLiteral("Outdated")));
    bench.bulk.setSelection(bench.all);
    QCOMPARE(bench.bulk.pending().tags.add, QStringList({QStringLiteral("new")}));
    QCOMPARE(bench.bulk.pending().tags.remove, QStringList({slow}));
    QVERIFY(bench.bulk.pending().status.has_value());
}

void BulkEditTest::dropsPendingForOtherCases()
{
    Bench bench;
    bench.bulk.setSelection({bench.a, bench.b});
    bench.bulk.addTag(QStringLiteral("new"));
    bench.bulk.addLink(jira(QStringLiteral("SHOP-1")));
    bench.bulk.setSelection({bench.c});
    QVERIFY(bench.bulk.pending().isEmpty());
    QTRY_VERIFY(bench.bulk.links<IssueLink>()); // it has been read by now
    QCOMPARE(bench.changeSets(), 0);
}

void BulkEditTest::movesManyCasesIntoASuite()
{
    Bench bench;
    bench.bulk.moveToSuite({bench.a, bench.b}, {Ref{7, QStringLiteral("Login")}});
    QTRY_COMPARE(bench.finished.size(), 1);
    QVERIFY(bench.outcome().sent);
    QCOMPARE(bench.fixture.server().cases[1000].value.fields.value(10).first().name, QStringLiteral("Login"));
    QCOMPARE(bench.outcome().name, QStringLiteral("Move 2 Cases"));
}

void BulkEditTest::movesOneCaseAndLetsItWait()
{
    Bench bench;
    bench.bulk.setSelection({bench.b, bench.c});
    bench.bulk.addTag(QStringLiteral("new")); // stays pending, being of other cases
    bench.bulk.moveToSuite({bench.a}, {Ref{7, QStringLiteral("Login")}});
    QTRY_COMPARE(bench.finished.size(), 1);
    QVERIFY(!bench.outcome().sent);
    QCOMPARE(bench.record(bench.a).current().fields.value(10).first().name, QStringLiteral("Login"));
    QVERIFY(bench.fixture.server().cases[1000].value.fields.value(10).isEmpty());
    QCOMPARE(bench.bulk.pending().tags.add, QStringList({QStringLiteral("new")}));
}

void BulkEditTest::forgetsAResultOfAClosedProject()
{
    Bench bench;
    bench.bulk.setSelection(bench.all);
    bench.bulk.addLink(jira(QStringLiteral("SHOP-1"))); // links have to be read first
    bench.bulk.apply();
    bench.bulk.closeProject();
    QCOMPARE(bench.bulk.mode(), BulkEdit::Mode::Nothing);
    QVERIFY(bench.isIdle());
    bench.fixture.pull(); // lets everything under way end
    QCOMPARE(bench.finished.size() + bench.failed.size(), 0);
    QCOMPARE(bench.changeSets(), 0);
}

CASEWRIGHT_TEST(BulkEditTest)
#include "bulk_edit_test.moc"
