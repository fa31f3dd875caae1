// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/coverage/coverage.h"
#include "core/automation/coverage/drift.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace casewright;
using namespace casewright::automation;

namespace {

TestResult ranResult(const QString &name, const QString &link, TestStatus status, qint64 stop)
{
    TestResult result;
    result.name = name;
    result.fullName = u"suite."_s + name;
    result.status = status;
    result.start = stop - 1;
    result.stop = stop;
    if (!link.isEmpty())
        result.links.append({{}, link, u"tms"_s});
    return result;
}

CaseFacts factsOf(ServerId id, const QString &name, const QString &layer = {})
{
    CaseFacts facts;
    facts.id = id;
    facts.name = name;
    facts.layer = layer;
    return facts;
}

Coverage coverageFor(const QList<TestResult> &results, const QList<CaseFacts> &cases)
{
    return coverageOf(results, cases, match(results, cases, {}));
}

/// "name cases/manual/automated/covered status lastRun"
QStringList groupLines(const QList<Group> &groups)
{
    QStringList lines;
    for (const Group &group : groups) {
        const Tally &t = group.tally;
        lines.append(u"%1 %2/%3/%4/%5 %6 %7"_s.arg(group.name.isEmpty() ? u"-"_s : group.name)
                         .arg(t.cases)
                         .arg(t.manual)
                         .arg(t.automated)
                         .arg(t.covered)
                         .arg(t.statuses.worst() ? statusName(*t.statuses.worst()) : u"none"_s)
                         .arg(t.lastRun.value_or(0)));
    }
    return lines;
}

RunStep ran(const QString &name, TestStatus status = TestStatus::Passed, const QList<RunStep> &steps = {})
{
    RunStep step;
    step.name = name;
    step.status = status;
    step.steps = steps;
    return step;
}

/// "= text", "~ written | automated", "- written", "+ automated", two blanks a level.
QStringList driftLines(const Scenario &scenario, const QList<RunStep> &steps)
{
    QStringList lines;
    for (const DriftLine &line : driftOf(scenario, steps)) {
        const QString indent(2 * line.level, u' ');
        switch (line.kind) {
        case DriftLine::Kind::Same:
            lines.append(indent + u"= "_s + line.writtenText);
            break;
        case DriftLine::Kind::Differs:
            lines.append(indent + u"~ "_s + line.writtenText + u" | "_s + line.automatedText);
            break;
        case DriftLine::Kind::OnlyWritten:
            lines.append(indent + u"- "_s + line.writtenText);
            break;
        case DriftLine::Kind::OnlyAutomated:
            lines.append(indent + u"+ "_s + line.automatedText);
            break;
        }
    }
    return lines;
}

} // namespace

class CoverageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsCasesByGroup()
    {
        CaseFacts one = factsOf(1, u"one"_s, u"UI"_s);
        one.suites = {u"Cart"_s, u"Pay > Card"_s};
        one.tags = {u"smoke"_s, u"smoke"_s};
        one.feature = u"Buying"_s;
        one.isAutomated = true;
        CaseFacts two = factsOf(2, u"two"_s, u"API"_s);
        two.suites = {u"Cart"_s};
        const QList<CaseFacts> cases = {one, two, factsOf(3, u"three"_s)};
        const QList<TestResult> results = {ranResult(u"a"_s, u"ATO-1"_s, TestStatus::Failed, 50),
                                           ranResult(u"b"_s, u"ATO-2"_s, TestStatus::Passed, 70)};
        const Coverage coverage = coverageFor(results, cases);
        QCOMPARE(groupLines({{u"all"_s, coverage.project}}), QStringList{u"all 3/2/1/2 failed 70"_s});
        QCOMPARE(groupLines(coverage.suites), (QStringList{u"Cart 2/1/1/2 failed 70"_s, u"Pay > Card 1/0/1/1 failed 50"_s, u"- 1/1/0/0 none 0"_s}));
        QCOMPARE(groupLines(coverage.layers), (QStringList{u"API 1/1/0/1 passed 70"_s, u"UI 1/0/1/1 failed 50"_s, u"- 1/1/0/0 none 0"_s}));
        QCOMPARE(groupLines(coverage.features), (QStringList{u"Buying 1/0/1/1 failed 50"_s, u"- 2/2/0/1 passed 70"_s}));
        QCOMPARE(groupLines(coverage.tags), (QStringList{u"smoke 1/0/1/1 failed 50"_s, u"- 2/2/0/1 passed 70"_s}));
        QCOMPARE(coverage.withoutLayer, QList<qsizetype>{2});
        QCOMPARE(qRound(coverage.project.percent()), 67);
        QCOMPARE(coverage.tests.of(TestStatus::Failed), 1);
    }

    void aCaseIsAsGoodAsTheWorstOfItsTestsAndTheNewestAttemptOfEach()
    {
        const TestResult passed = ranResult(u"a"_s, u"ATO-1"_s, TestStatus::Passed, 20);
        const Coverage retried = coverageFor({ranResult(u"a"_s, u"ATO-1"_s, TestStatus::Failed, 10), passed}, {factsOf(1, u"one"_s)});
        QCOMPARE(retried.covered.value(0).status, TestStatus::Passed);
        QCOMPARE(retried.covered.value(0).lastRun, std::optional<qint64>(20));
        const Coverage several = coverageFor({ranResult(u"b"_s, u"ATO-1"_s, TestStatus::Broken, 10), passed}, {factsOf(1, u"one"_s)});
        QCOMPARE(several.covered.value(0).status, TestStatus::Broken);
        QCOMPARE(several.covered.value(0).tests, (QList<qsizetype>{0, 1}));
        QCOMPARE(several.covered.value(0).lastRun, std::optional<qint64>(20));
    }

    void provesNothingWithoutResults()
    {
        const Coverage coverage = coverageFor({}, {});
        QCOMPARE(coverage.project.percent(), 0.0);
        QVERIFY(!coverage.project.statuses.worst() && !coverage.project.lastRun);
    }

    void suggestsTheLikeliestCaseForATestWithoutAnId()
    {
        QList<CaseFacts> cases;
        for (int i = 0; i < 300; ++i)
            cases.append(factsOf(i + 1, u"Pay for order number %1 with a voucher"_s.arg(i)));
        cases.append(factsOf(900, u"Pay with a stored card"_s));
        cases.append(factsOf(901, u"Вход по паролю"_s));
        const QList<TestResult> results = {ranResult(u"test_pay_with_stored_card[visa]"_s, {}, TestStatus::Passed, 1),
                                           ranResult(u"вход по паролю"_s, {}, TestStatus::Passed, 1),
                                           ranResult(u"testQuux"_s, {}, TestStatus::Passed, 1)};
        const Coverage coverage = coverageFor(results, cases);
        QCOMPARE(coverage.unlinked.size(), 3);
        QCOMPARE(coverage.unlinked.at(0).suggestion->caseIndex, 300);
        QCOMPARE(coverage.unlinked.at(1).suggestion->caseIndex, 301);
        QVERIFY(!coverage.unlinked.at(2).suggestion);
    }

    void takesNamesInCodeApart()
    {
        QCOMPARE(wordsOf(u"testPayByURLNow2"_s), (QStringList{u"pay"_s, u"by"_s, u"url"_s, u"now"_s, u"2"_s}));
        QCOMPARE(wordsOf(u"test_pay-by card!"_s), (QStringList{u"pay"_s, u"by"_s, u"card"_s}));
        QCOMPARE(wordsOf(u"test"_s), QStringList{u"test"_s});
    }

    void laysTheRunBesideTheScenario()
    {
        Step parent = makeStep(u"I pay by card"_s, u"When"_s);
        parent.children = {makeExpected(u"it is accepted"_s), makeStep(u"enter the number"_s), makeStep(u"enter the expiry date"_s)};
        const Scenario scenario{{makeStep(u"a filled cart"_s, u"Given"_s), parent, makeStep(u"the order is sent"_s, u"Then"_s)}};
        RunStep shot = ran(u"screenshot"_s);
        shot.attachments.append({u"screenshot"_s, u"1.png"_s, {}});
        const QList<RunStep> steps = {ran(u"open the shop"_s), ran(u"Given a filled cart"_s), shot,
                                      ran(u"i pay by card"_s, TestStatus::Failed, {ran(u"enter the number"_s), ran(u"enter the expiry month"_s)})};
        QCOMPARE(driftLines(scenario, steps),
                 (QStringList{u"+ open the shop"_s, u"= Given a filled cart"_s, u"= When I pay by card"_s, u"  = enter the number"_s,
                              u"  ~ enter the expiry date | enter the expiry month"_s, u"- Then the order is sent"_s}));
        const QList<DriftLine> lines = driftOf(scenario, steps);
        QCOMPARE(lines.at(2).written, parent.key);
        QCOMPARE(lines.at(2).status, TestStatus::Failed);
        QVERIFY(lines.at(0).written.isNull());
    }

    void aStepOnAnotherLevelDiffers()
    {
        QCOMPARE(driftLines({{makeStep(u"enter the number"_s)}}, {ran(u"pay"_s, TestStatus::Passed, {ran(u"enter the number"_s)})}),
                 (QStringList{u"+ pay"_s, u"~ enter the number | enter the number"_s}));
    }

    void laysThousandsOfStepsBesideEachOther()
    {
        Scenario scenario;
        QList<RunStep> steps;
        for (int i = 0; i < 3000; ++i) {
            scenario.steps.append(makeStep(QString::number(i)));
            steps.append(ran(QString::number(i)));
        }
        QCOMPARE(driftOf(scenario, steps).size(), mostDriftLines + 2 * (3000 - mostDriftLines));
    }

    void tellsWhatAnUploadOverwrites()
    {
        ResultDetails details;
        details.result.name = u"new name"_s;
        details.result.labels = {{u"layer"_s, u"UI"_s}, {u"tag"_s, u"b"_s}, {u"tag"_s, u"a"_s}};
        details.result.links = {{{}, u"ATO-1"_s, u"tms"_s}, {{}, u"https://h/SHOP-2"_s, u"issue"_s}, {{}, u"https://docs"_s, {}}};
        TestCase value;
        value.name = u"old name"_s;
        value.description = u"written by hand"_s;
        value.layer = Ref::named(u"UI"_s);
        value.tags = QList<Tag>{{{}, u"a"_s}, {{}, u"c"_s}};
        value.testKeys = QList<TestKey>{};
        value.issues = QList<IssueLink>{{{}, u"SHOP-1"_s, {}, {}, false}};
        QStringList fields;
        for (const Overwritten &field : overwrittenBy(details, value))
            fields.append(u"%1: %2 -> %3"_s.arg(field.field, field.inCase, field.inResult));
        QCOMPARE(fields, (QStringList{u"name: old name -> new name"_s, u"tags: a, c -> a, b"_s, u"issues: SHOP-1 -> SHOP-2"_s,
                                      u"testKeys:  -> ATO-1"_s}));
    }
};

CASEWRIGHT_TEST(CoverageTest)
#include "coverage_test.moc"
