// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/bulk/plan.h"

#include "tests/core/workspace/bulk/random_project.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using test::bytesBut;
using test::Dice;
using test::planTags;
using test::RandomProject;
using test::some;
using workspace::CaseEdits;
using workspace::Plan;
using workspace::PlanRule;

namespace {

constexpr unsigned seeds = 5;
constexpr int rounds = 12; // with one project, which is slow to open

CaseEdits randomEdits(Dice &dice, const ProjectSchema &schema)
{
    CaseEdits edits;
    edits.tags.add = some(dice, planTags);
    edits.tags.remove = some(dice, planTags);
    for (const QString &tag : some(dice, planTags))
        edits.tags.rename.insert(tag, some(dice, planTags));
    if (dice.oneIn(3))
        edits.name = test::hostileText(dice);
    if (dice.oneIn(3))
        edits.description = test::hostileText(dice);
    if (dice.oneIn(2))
        edits.layer = dice.oneIn(3) ? Ref() : test::randomRef(dice);
    if (dice.oneIn(2))
        edits.owner = test::randomRef(dice);
    if (dice.oneIn(3))
        edits.suite = SuitePath{Ref::named(QStringLiteral("Elsewhere"))};
    if (dice.oneIn(3))
        edits.feature = test::randomRef(dice);
    for (const CustomField &field : some(dice, schema.fields))
        edits.fields.insert(*field.field.id, test::randomList(dice, [&] { return test::randomRef(dice); }));
    if (dice.oneIn(2))
        edits.links.of<ExternalLink>().add = {{QStringLiteral("Wiki"), QStringLiteral("https://wiki.test"), {}}};
    return edits;
}

QByteArray bytesOf(const Plan &plan)
{
    QJsonArray lists;
    for (const QList<CaseKey> &keys : {plan.unchanged, plan.unread}) {
        QJsonArray values;
        for (const CaseKey key : keys)
            values.append(key.value);
        lists.append(values);
    }
    for (const Plan::Refusal &refusal : plan.refused)
        lists.append(refusal.error.serverText + QString::number(refusal.key.value));
    return QJsonDocument(toJson(plan.set)).toJson() + QJsonDocument(lists).toJson();
}

} // namespace

class PlanTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void planApplyUndoGivesTheStartingProject();
    void untouchedFacetsStayBitForBit();
    void aPlanAdjustedIsThePlanOfTheAdjustedSelection();
    void anUndoAfterAColleaguesEditKeepsThatEdit();
    void saysHowManyCasesAreToBeReadFirst();
    void refusesWhatTheRuleCannotDo();
    void findsTheCasesOfTags();
};

void PlanTest::planApplyUndoGivesTheStartingProject()
{
    int changed = 0;
    for (unsigned seed = 0; seed < seeds; ++seed) {
        Dice dice(seed);
        RandomProject project(dice);
        const QMap<CaseKey, TestCase> before = project.all();
        for (int round = 0; round < rounds; ++round) {
            const QByteArray where = "seed " + QByteArray::number(seed) + " round " + QByteArray::number(round);
            const Plan plan = project.planOf(project.keys, project.ruleOf(randomEdits(dice, project.space().schema())));
            QVERIFY2(plan.unread.isEmpty(), where);
            QVERIFY2(project.space().apply(plan.set), where);
            for (const Change &change : plan.set.changes)
                QVERIFY2(!sameKnown(project.now(change.key), before.value(change.key)), where);
            changed += static_cast<int>(plan.set.changes.size());
            QVERIFY2(plan.set.changes.isEmpty() || project.space().undo(), where);
            for (const CaseKey key : project.keys)
                QVERIFY2(sameKnown(project.now(key), before.value(key)), where);
            QVERIFY2(project.space().waiting().isEmpty(), where);
        }
    }
    QVERIFY(changed > 100);
}

void PlanTest::untouchedFacetsStayBitForBit()
{
    for (unsigned seed = 0; seed < seeds; ++seed) {
        Dice dice(1000 + seed);
        RandomProject project(dice);
        for (int round = 0; round < rounds; ++round) {
            const CaseEdits edits = randomEdits(dice, project.space().schema());
            const QMap<CaseKey, TestCase> before = project.all();
            QVERIFY(project.space().apply(project.planOf(project.keys, project.ruleOf(edits)).set));
            const QList<ServerId> fields = edits.touchedFields(project.space().schema());
            for (const CaseKey key : project.keys)
                QCOMPARE(bytesBut(project.now(key), edits.facets(), fields), bytesBut(before.value(key), edits.facets(), fields));
        }
    }
}

void PlanTest::aPlanAdjustedIsThePlanOfTheAdjustedSelection()
{
    for (unsigned seed = 0; seed < seeds; ++seed) {
        Dice dice(2000 + seed);
        RandomProject project(dice);
        for (int round = 0; round < rounds; ++round) {
            PlanRule rule = project.ruleOf(randomEdits(dice, project.space().schema()));
            const auto changeOf = rule.changeOf;
            rule.changeOf = [changeOf](CaseKey key, const TestCase &now) -> Result<std::optional<Change>> {
                if (key.value % 3 == 0)
                    return failure(ErrorKind::Invalid, QStringLiteral("not this one"));
                return changeOf(key, now);
            };
            const QList<CaseKey> outs = some(dice, project.keys);
            const QSet<CaseKey> leftOut(outs.cbegin(), outs.cend());
            QList<CaseKey> rest = project.keys;
            rest.removeIf([&leftOut](CaseKey key) { return leftOut.contains(key); });
            QCOMPARE(bytesOf(project.planOf(project.keys, rule).without(leftOut)), bytesOf(project.planOf(rest, rule)));
        }
    }
}

void PlanTest::anUndoAfterAColleaguesEditKeepsThatEdit()
{
    Dice dice(7);
    RandomProject project(dice);
    const CaseKey key = project.keys.first();
    CaseEdits edits;
    edits.tags.add = {QStringLiteral("bulk")};
    edits.layer = Ref{-9, QStringLiteral("Bulk layer")};
    const TestCase before = project.now(key);
    const Plan plan = project.planOf({key}, project.ruleOf(edits));
    QVERIFY(project.space().apply(plan.set));
    QVERIFY(project.fixture().push({key}).failed.isEmpty());
    TestCase &onServer = project.fixture().server().cases[key.value].value;
    onServer.tags = onServer.tags.value() + QList<Tag>{{std::nullopt, QStringLiteral("colleague")}};
    onServer.description = QStringLiteral("a colleague's words");
    QVERIFY(test::await(project.space().reread(key, {})));
    QVERIFY(project.space().undo());
    QVERIFY(project.fixture().push({key}).failed.isEmpty());
    const TestCase after = project.fixture().server().cases.value(key.value).value;
    QVERIFY(sameContent(after.tags.value(), before.tags.value() + QList<Tag>{{std::nullopt, QStringLiteral("colleague")}}));
    QCOMPARE(after.description.value(), QStringLiteral("a colleague's words"));
    QVERIFY(sameContent(after.layer.value(), before.layer.value()));
}

void PlanTest::saysHowManyCasesAreToBeReadFirst()
{
    test::WorkspaceFixture fixture;
    QList<CaseKey> keys;
    for (int i = 0; i < 3; ++i)
        keys << CaseKey{fixture.server().add(test::sampleCase(QString::number(i)))};
    fixture.open();
    fixture.pull();
    const auto current = [&fixture](CaseKey key) -> const TestCase * {
        const workspace::CaseRecord *record = fixture.workspace().record(key);
        return record ? &record->current() : nullptr;
    };
    const auto ruleOf = [&fixture](const CaseEdits &edits) {
        return workspace::ruleFor(edits, fixture.workspace().schema(), [](qsizetype) { return QString(); });
    };
    CaseEdits tags;
    tags.tags.add = {QStringLiteral("new")};
    QVERIFY(workspace::casesToRead(keys, current, ruleOf(tags)).isEmpty()); // the list tells tags
    CaseEdits texts;
    texts.description = QString();
    QCOMPARE(workspace::casesToRead(keys, current, ruleOf(texts)), keys);
    fixture.read(keys[1]);
    QCOMPARE(workspace::casesToRead(keys, current, ruleOf(texts)), QList<CaseKey>({keys[0], keys[2]}));
}

void PlanTest::refusesWhatTheRuleCannotDo()
{
    PlanRule rule;
    rule.nameOf = [](qsizetype cases) { return QString::number(cases); };
    rule.changeOf = [](CaseKey, const TestCase &) -> Result<std::optional<Change>> {
        return failure(ErrorKind::Invalid, QStringLiteral("no"));
    };
    const TestCase value;
    const Plan plan = workspace::planFor({CaseKey{1}}, [&value](CaseKey) { return &value; }, rule);
    QCOMPARE(plan.refused.size(), 1);
    QCOMPARE(plan.refused.first().error.serverText, QStringLiteral("no"));
    QVERIFY(plan.keys().isEmpty() && plan.unread.isEmpty() && plan.unchanged.isEmpty());
}

void PlanTest::findsTheCasesOfTags()
{
    test::WorkspaceFixture fixture;
    const CaseKey a{fixture.server().add(test::sampleCase(QStringLiteral("a"), {QStringLiteral("x"), QStringLiteral("y")}))};
    const CaseKey b{fixture.server().add(test::sampleCase(QStringLiteral("b"), {QStringLiteral("y")}))};
    fixture.server().add(test::sampleCase(QStringLiteral("c"), {QStringLiteral("Y")}));
    fixture.open();
    fixture.pull();
    const query::CaseIndex &index = fixture.workspace().index();
    QCOMPARE(workspace::casesWithTags(index, {QStringLiteral("x"), QStringLiteral("y")}), QList<CaseKey>({a, b}));
    QCOMPARE(workspace::casesWithTags(index, {QStringLiteral("x")}), QList<CaseKey>({a}));
    QVERIFY(workspace::casesWithTags(index, {QStringLiteral("z")}).isEmpty());
}

CASEWRIGHT_TEST(PlanTest)
#include "plan_test.moc"
