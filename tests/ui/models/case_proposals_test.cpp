// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/case_proposals.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/models/sample_index.h"

#include <QtTest>

using namespace casewright;
using test::putCase;
using test::suite;

namespace {

const QString checkout = QStringLiteral("Checkout");

ProjectSchema projectSchema()
{
    ProjectSchema schema;
    schema.layers = {{1, QStringLiteral("UI")}, {2, QStringLiteral("API")}};
    schema.suiteLevels = {{10, QStringLiteral("Suite")}, {11, QStringLiteral("Sub-suite")}};
    schema.featureField = -2;
    return schema;
}

} // namespace

class CaseProposalsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void proposesTheLayerMostCasesOfTheSuiteHave();
    void proposesNoLayerWhereThereIsNoneToGoBy();
    void makesACaseWithEveryFacetKnown();
    void leavesUnknownWhatTheServerLacks();
    void aDuplicateHasNoKeysAndFilesOfTheOther();
    void findsEveryPathARenameTouches();
    void duplicatesWithoutWhatIsTheOriginalsOwn();
};

void CaseProposalsTest::proposesTheLayerMostCasesOfTheSuiteHave()
{
    query::CaseIndex index;
    const QStringList layers = {QStringLiteral("API"), QStringLiteral("UI"), QStringLiteral("API"), QString()};
    for (int i = 0; i < layers.size(); ++i) {
        putCase(index, i + 1, QStringLiteral("x"), {}, layers[i]);
        index.setSuites(CaseKey{i + 1}, {suite({checkout, QStringLiteral("Cards")})});
    }
    putCase(index, 9, QStringLiteral("elsewhere"));
    const Ref layer = commonestLayer(index, suite({checkout}), projectSchema());
    QCOMPARE(layer.name, QStringLiteral("API"));
    QCOMPARE(layer.id, std::optional<ServerId>(2));
}

void CaseProposalsTest::proposesNoLayerWhereThereIsNoneToGoBy()
{
    query::CaseIndex index;
    putCase(index, 1, QStringLiteral("x"));
    index.addSuite(suite({checkout}));
    QVERIFY(commonestLayer(index, suite({checkout}), projectSchema()).isNull());
    QVERIFY(commonestLayer(index, {}, projectSchema()).isNull());
}

void CaseProposalsTest::makesACaseWithEveryFacetKnown()
{
    NewCase input;
    input.name = QStringLiteral("New");
    input.layer = Ref{1, QStringLiteral("UI")};
    input.feature = Ref{4, QStringLiteral("Cart")};
    input.suite = suite({checkout});
    const TestCase value = newCaseValue(input, projectSchema());
    QCOMPARE(value.name.value(), QStringLiteral("New"));
    QCOMPARE(value.layer.value().name, QStringLiteral("UI"));
    QVERIFY(value.description.known() && value.precondition.known() && value.status.known() && value.tags.known());
    QVERIFY(value.issues.known() && value.scenario.known());
    QCOMPARE(value.fields.value(10).first().name, checkout);
    QVERIFY(value.fields.contains(11) && value.fields.value(11).isEmpty());
    QCOMPARE(value.fields.value(-2).first().name, QStringLiteral("Cart"));
    input.suite.clear();
    QVERIFY(newCaseValue(input, projectSchema()).fields.contains(10));
}

void CaseProposalsTest::leavesUnknownWhatTheServerLacks()
{
    ProjectSchema rich = projectSchema();
    QVERIFY(!newCaseValue({}, rich).owner.known());
    QVERIFY(!newCaseValue({}, rich).expectedResult.known());
    QVERIFY(!newCaseValue({}, rich).links.known());
    rich.capabilities.owner = true;
    rich.capabilities.caseExpectedResult = true;
    rich.capabilities.externalLinks = true;
    QVERIFY(newCaseValue({}, rich).owner.known());
    QVERIFY(newCaseValue({}, rich).expectedResult.known());
    QVERIFY(newCaseValue({}, rich).links.known());
    QVERIFY(!newCaseValue({}, rich).examples.known());
    rich.capabilities.members = rich.capabilities.relations = rich.capabilities.testKeys = rich.capabilities.examples = true;
    rich.fields = {{{40, QStringLiteral("Browser")}}};
    const TestCase all = newCaseValue({}, rich);
    QVERIFY(all.members.known() && all.relations.known() && all.testKeys.known() && all.examples.known());
    QVERIFY(all.fields.contains(40) && all.fields.value(40).isEmpty());
}

void CaseProposalsTest::aDuplicateHasNoKeysAndFilesOfTheOther()
{
    TestCase value;
    value.testKeys = QList<TestKey>{{QStringLiteral("T-1"), {}, {}}};
    Step file = makeStep(QStringLiteral("a.png"));
    file.kind = StepKind::Attachment;
    file.target = 7;
    Step shared = makeStep(QStringLiteral("Sign in"));
    shared.kind = StepKind::Shared;
    shared.target = 8;
    Step pay = makeStep(QStringLiteral("Pay"));
    pay.children = {file};
    value.scenario = Scenario{{pay, shared, file}};
    const Duplicate duplicate = duplicateOf(value);
    QCOMPARE(duplicate.filesLeft, 2);
    const TestCase copy = duplicate.value;
    QVERIFY(copy.testKeys.value().isEmpty());
    const Step name = makeStep(QStringLiteral("[picture a.png]"));
    pay.children = {name};
    QCOMPARE(copy.scenario.value(), (Scenario{{pay, shared, name}}));
}

void CaseProposalsTest::findsEveryPathARenameTouches()
{
    const QString cards = QStringLiteral("Cards");
    const QList<SuitePath> suites = {suite({checkout}), suite({checkout, cards}), suite({checkout, cards, QStringLiteral("Visa")}),
                                     suite({QStringLiteral("Refund"), cards}), suite({cards})};
    QCOMPARE(pathsTouchedByRename(suites, suite({checkout, cards})), QList<SuitePath>({suites[1], suites[2], suites[3]}));
    QCOMPARE(pathsTouchedByRename(suites, suite({checkout})), QList<SuitePath>({suites[0], suites[1], suites[2]}));
    QVERIFY(pathsTouchedByRename(suites, {}).isEmpty());
}

void CaseProposalsTest::duplicatesWithoutWhatIsTheOriginalsOwn()
{
    TestCase original;
    original.name = QStringLiteral("Pay by card");
    IssueLink link;
    link.key = QStringLiteral("SHOP-1");
    link.linkId = 77;
    original.issues = QList<IssueLink>{link};
    Scenario scenario;
    scenario.steps = {makeStep(QStringLiteral("open"))};
    scenario.steps.first().children = {makeStep(QStringLiteral("wait"))};
    original.scenario = scenario;
    const Duplicate duplicate = duplicateOf(original);
    QCOMPARE(duplicate.filesLeft, 0);
    const TestCase copy = duplicate.value;
    QCOMPARE(copy.name.value(), QStringLiteral("Pay by card (copy)"));
    QCOMPARE(copy.issues.value(), original.issues.value());
    QVERIFY(!copy.issues.value().first().linkId);
    QVERIFY(copy.scenario.value() == scenario);
    QVERIFY(copy.scenario.value().steps.first().key != scenario.steps.first().key);
    QVERIFY(copy.scenario.value().steps.first().children.first().key != scenario.steps.first().children.first().key);
    QVERIFY(!copy.description.known());
}

CASEWRIGHT_TEST(CaseProposalsTest)
#include "case_proposals_test.moc"
