// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/bulk/bulk_plan.h"

#include "tests/support/runner/test_case.h"

#include <QJsonDocument>
#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::api::testops;

namespace {

using Bulk = BulkWhat;

const Ref draft{-1, QStringLiteral("Draft")};
const Ref active{-3, QStringLiteral("Active")};
const Ref apiLayer{-3, QStringLiteral("API")};
constexpr ServerId suiteField = 40;
constexpr ServerId riskField = 41;
constexpr ServerId priorityField = 42; // required too, but a new case has one by itself

ProjectSchema schemaWithVocabulary()
{
    ProjectSchema schema;
    schema.statuses = {draft, active};
    schema.layers = {apiLayer};
    schema.tags = {{11, QStringLiteral("smoke")}, {12, QStringLiteral("old")}};
    schema.integrations = {{5, QStringLiteral("Jira"), QStringLiteral("jira")}};
    schema.roles = {{81, QStringLiteral("Reviewer")}};
    schema.requiredFields = {riskField};
    schema.fields = {{{riskField, QStringLiteral("Risk")}, true, false, false}, {{priorityField, QStringLiteral("Priority")}, true, false, false}};
    return schema;
}

/// Manual cases are in 1, automated ones in 2; both know "Active".
Workflows twoWorkflows()
{
    return {{{1, QStringLiteral("Manual"), {draft, active}}, {2, QStringLiteral("Automated"), {active}}}, 1};
}

QList<Tag> tagsNamed(const QStringList &names)
{
    QList<Tag> tags;
    for (const QString &name : names)
        tags.append({std::nullopt, name});
    return tags;
}

CaseChange retag(ServerId id, const QStringList &before, const QStringList &after)
{
    Change change;
    change.key = CaseKey{id};
    change.before.emplace().tags = tagsNamed(before);
    change.after.emplace().tags = tagsNamed(after);
    return {id, change};
}

CaseChange withStatus(ServerId id, const Ref &before, const Ref &after)
{
    Change change;
    change.key = CaseKey{id};
    change.before.emplace().status = before;
    change.after.emplace().status = after;
    return {id, change};
}

BulkPlan planned(const QList<CaseChange> &changes, const QHash<ServerId, CaseNow> &now = {})
{
    const ProjectSchema schema = schemaWithVocabulary();
    const Workflows workflows = twoWorkflows();
    const MemberIds memberIds{{{81, QStringLiteral("m.okafor")}, 91}, {{-1, QStringLiteral("demo")}, 92}, {{-1, QStringLiteral("a \"b\"")}, 93}};
    return planOf(changes, {schema, workflows, tagIdsOf(schema), memberIds}, now);
}

CaseNow inWorkflow(ServerId workflow)
{
    return {workflow, {}};
}

/// The same for each of the cases from 1 on.
QList<CaseChange> same(int count, const std::function<void(TestCase &before, TestCase &after)> &edit)
{
    QList<CaseChange> changes;
    for (ServerId id = 1; id <= count; ++id) {
        Change change;
        change.key = CaseKey{id};
        edit(change.before.emplace(), change.after.emplace());
        changes.append({id, change});
    }
    return changes;
}

QList<CaseChange> moved(int count, ServerId field, const QList<Ref> &from, const QList<Ref> &to)
{
    return same(count, [&](TestCase &before, TestCase &after) {
        before.fields.insert(field, from);
        after.fields.insert(field, to);
    });
}

const QString brandNew = QStringLiteral("Brand \"new\"");

QJsonObject fieldValue(const QString &key, const QJsonValue &value)
{
    return {{key, value}, {QStringLiteral("customField"), QJsonObject{{QStringLiteral("id"), suiteField}}}};
}

QJsonArray asJson(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).array();
}

} // namespace

/// Which changes become bulk operations, and how few of them.
class BulkPlanTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void retagsThousandCasesWithTwoCalls()
    {
        QList<CaseChange> changes;
        for (ServerId id = 1; id <= 1000; ++id)
            changes.append(retag(id, {QStringLiteral("old"), QString::number(id)}, {QString::number(id), QStringLiteral("smoke"), QStringLiteral("new")}));
        const BulkPlan plan = planned(changes);
        QCOMPARE(plan.calls.size(), 2);
        QCOMPARE(plan.together.size(), 1000);
        QVERIFY(plan.singly.isEmpty());
        const BulkCall &adds = plan.calls.at(0);
        QCOMPARE(adds.what, Bulk::AddTags);
        QCOMPARE(adds.added, asJson(R"([{"name":"new"},{"name":"smoke"}])"));
        QVERIFY(plan.proofs.isEmpty()); // a search tells tags
        QCOMPARE(adds.cases.size(), 1000);
        QCOMPARE(plan.calls.at(1).what, Bulk::RemoveTags);
        QCOMPARE(plan.calls.at(1).targetIds, QList<ServerId>{12});
    }

    void asksEachCaseOnlyForWhatItLacks()
    {
        const QString smoke = QStringLiteral("smoke");
        const QString fresh = QStringLiteral("fresh");
        const BulkPlan plan = planned({retag(1, {}, {smoke, fresh}), retag(2, {smoke}, {smoke, fresh}), retag(3, {smoke}, {smoke, fresh}),
                                       retag(4, {smoke}, {smoke, fresh})});
        QCOMPARE(plan.calls.size(), 2);
        for (const BulkCall &call : plan.calls)
            QCOMPARE(call.cases, call.added == asJson(R"([{"name":"smoke"}])") ? QList<ServerId>{1} : (QList<ServerId>{1, 2, 3, 4}));
    }

    void leavesOtherPartsOfACaseToBeSentSingly()
    {
        QList<CaseChange> changes = {retag(1, {}, {QStringLiteral("a")}), retag(2, {}, {QStringLiteral("a")}), retag(3, {}, {QStringLiteral("a")}),
                                     retag(4, {}, {QStringLiteral("a")})};
        changes[1].change.before->name = QStringLiteral("x");
        changes[1].change.after->name = QStringLiteral("y");
        const BulkPlan plan = planned(changes);
        QCOMPARE(plan.singly.size(), 1);
        QCOMPARE(plan.singly.first().id, 2);
        QCOMPARE(plan.calls.first().cases, (QList<ServerId>{1, 3, 4}));
    }

    void needsTheIdOfATagToTakeItAway()
    {
        const ProjectSchema schema = schemaWithVocabulary();
        const Workflows workflows;
        const BulkTerms terms{schema, workflows, tagIdsOf(schema)};
        QVERIFY(bulkParts(retag(1, {QStringLiteral("old")}, {}).change, terms, {}));
        QVERIFY(!bulkParts(retag(1, {QStringLiteral("nobody knows")}, {}).change, terms, {}));
    }

    void setsAStatusInTheWorkflowThatTheCaseIsIn()
    {
        const BulkPlan plan = planned({withStatus(1, draft, active), withStatus(2, draft, active), withStatus(3, draft, active)},
                                      {{1, inWorkflow(1)}, {2, inWorkflow(2)}, {3, inWorkflow(1)}});
        QCOMPARE(plan.together.size(), 0); // two calls for three cases gain nothing
        const BulkPlan larger = planned({withStatus(1, draft, active), withStatus(2, draft, active), withStatus(3, draft, active), withStatus(4, draft, active)},
                                        {{1, inWorkflow(1)}, {2, inWorkflow(2)}, {3, inWorkflow(1)}, {4, inWorkflow(1)}});
        QCOMPARE(larger.calls.size(), 2);
        for (const BulkCall &call : larger.calls) {
            const bool isAutomated = call.cases == QList<ServerId>{2};
            QCOMPARE(call.targetIds, isAutomated ? (QList<ServerId>{2, -3}) : (QList<ServerId>{1, -3}));
        }
    }

    void doesNotGuessAWorkflow()
    {
        const BulkPlan plan = planned({withStatus(1, draft, active), withStatus(2, draft, active), withStatus(3, draft, active), withStatus(4, draft, active)},
                                      {{1, inWorkflow(1)}, {2, inWorkflow(1)}, {3, inWorkflow(1)}});
        QCOMPARE(plan.singly.size(), 1);
        QCOMPARE(plan.singly.first().id, 4);
    }

    void movesCasesToAnotherSuiteWithTwoCallsAddingFirst()
    {
        const Ref cart{701, QStringLiteral("Cart")};
        const BulkPlan plan = planned(moved(1000, suiteField, {cart}, {{702, QStringLiteral("Checkout")}, Ref::named(brandNew)}));
        QCOMPARE(plan.calls.size(), 2);
        QCOMPARE(plan.calls.at(0).what, Bulk::AddValues);
        QCOMPARE(plan.calls.at(0).added.size(), 2);
        QCOMPARE(plan.calls.at(0).added.at(0).toObject(), fieldValue(QStringLiteral("id"), 702));
        QCOMPARE(plan.calls.at(0).added.at(1).toObject(), fieldValue(QStringLiteral("name"), brandNew));
        QCOMPARE(plan.calls.at(1).what, Bulk::RemoveValues);
        QCOMPARE(plan.calls.at(1).targetIds, QList<ServerId>{701});
        QMap<QString, std::pair<qsizetype, qsizetype>> proofs;
        for (const BulkProof &proof : plan.proofs)
            proofs.insert(proof.query, {proof.gained.size(), proof.lost.size()});
        QCOMPARE(proofs, (QMap<QString, std::pair<qsizetype, qsizetype>>{{QStringLiteral("cf[40] in [702]"), {1000, 0}},
                                                                         {QStringLiteral("cf[40] in [701]"), {0, 1000}},
                                                                         {QStringLiteral("cf[40] in [\"Brand \\\"new\\\"\"]"), {1000, 0}}}));
    }

    void leavesWhatAServerWouldRefuseToBeRefused()
    {
        for (const ServerId field : {riskField, priorityField}) {
            const BulkPlan emptied = planned(moved(20, field, {{9, QStringLiteral("High")}}, {}));
            QVERIFY(emptied.calls.isEmpty());
            QCOMPARE(emptied.singly.size(), 20);
        }
        const BulkPlan replaced = planned(moved(20, riskField, {{9, QStringLiteral("High")}}, {{8, QStringLiteral("Low")}}));
        QCOMPARE(replaced.together.size(), 20);
    }

    void linksAndUnlinksIssues()
    {
        const Ref jira{5, {}};
        const auto edit = [&](TestCase &before, TestCase &after) {
            before.issues = QList<IssueLink>{{jira, QStringLiteral("SHOP-1"), {}, ServerId(31), false}};
            after.issues = QList<IssueLink>{{Ref::named(QStringLiteral("Jira")), QStringLiteral("SHOP-2"), {}, {}, false}};
        };
        const BulkPlan plan = planned(same(20, edit));
        QCOMPARE(plan.calls.size(), 2);
        QCOMPARE(plan.calls.at(0).added, asJson(R"([{"name":"SHOP-2","integrationId":5}])"));
        QCOMPARE(plan.calls.at(1).what, Bulk::RemoveIssues);
        QCOMPARE(plan.calls.at(1).targetIds, QList<ServerId>{31});
        QCOMPARE(plan.proofs.constLast().query, QStringLiteral("issue = \"SHOP-2\""));
        const auto nowhere = [](TestCase &before, TestCase &after) {
            before.issues = QList<IssueLink>();
            after.issues = QList<IssueLink>{{Ref::named(QStringLiteral("GitHub")), QStringLiteral("#2"), {}, {}, false}};
        };
        QVERIFY(planned(same(20, nowhere)).calls.isEmpty());
    }

    void addsMembersAndTakesThemAway()
    {
        const QList<Member> reviewer{{Ref::named(QStringLiteral("Reviewer")), QStringLiteral("m.okafor")}};
        const auto add = [&](TestCase &before, TestCase &after) {
            before.members = QList<Member>();
            after.members = reviewer;
        };
        const auto remove = [&](TestCase &before, TestCase &after) { add(after, before); };
        const BulkPlan plan = planned(same(20, add));
        QCOMPARE(plan.calls.constFirst().added, asJson(R"([{"name":"m.okafor","role":{"id":81}}])"));
        QCOMPARE(plan.proofs.constFirst().query, QStringLiteral("role[\"Reviewer\"] = \"m.okafor\""));
        const BulkPlan removal = planned(same(20, remove));
        QCOMPARE(removal.calls.size(), 1);
        QCOMPARE(removal.calls.constFirst().what, Bulk::RemoveMembers);
        QCOMPARE(removal.calls.constFirst().targetIds, QList<ServerId>{91});
        QCOMPARE(removal.proofs.constFirst().lost.size(), 20);
        QCOMPARE(rolesTakenAway(same(1, remove).constFirst().change, schemaWithVocabulary()), QSet<ServerId>{81});
        QCOMPARE(rolesTakenAway(same(1, add).constFirst().change, schemaWithVocabulary()), QSet<ServerId>());
        const auto removeStranger = [](TestCase &before, TestCase &after) {
            before.members = QList<Member>{{Ref::named(QStringLiteral("Reviewer")), QStringLiteral("nobody told the id")}};
            after.members = QList<Member>();
        };
        QVERIFY(planned(same(20, removeStranger)).calls.isEmpty());
    }

    void changesOwnersWithTwoCallsAddingFirst()
    {
        const auto change = [](const char *before, const char *after) {
            return [before, after](TestCase &was, TestCase &wanted) {
                was.owner = Ref::named(QString::fromLatin1(before));
                wanted.owner = Ref::named(QString::fromLatin1(after));
            };
        };
        const BulkPlan plan = planned(same(1000, change("demo", "m.okafor")));
        QCOMPARE(plan.calls.size(), 2);
        QCOMPARE(plan.calls.at(0).what, Bulk::AddMembers);
        QCOMPARE(plan.calls.at(0).added, asJson(R"([{"name":"m.okafor","role":{"id":-1}}])"));
        QCOMPARE(plan.calls.at(1).what, Bulk::RemoveMembers);
        QCOMPARE(plan.calls.at(1).targetIds, QList<ServerId>{92});
        QMap<QString, std::pair<qsizetype, qsizetype>> proofs;
        for (const BulkProof &proof : plan.proofs)
            proofs.insert(proof.query, {proof.gained.size(), proof.lost.size()});
        QCOMPARE(proofs, (QMap<QString, std::pair<qsizetype, qsizetype>>{{QStringLiteral("role[\"Owner\"] = \"m.okafor\""), {1000, 0}},
                                                                         {QStringLiteral("role[\"Owner\"] = \"demo\""), {0, 1000}}}));
        QCOMPARE(planned(same(9, change("a \"b\"", ""))).proofs.constFirst().query, QStringLiteral("role[\"Owner\"] = \"a \\\"b\\\"\""));
        const BulkPlan unowned = planned(same(20, change("", "demo")));
        QCOMPARE(unowned.calls.size(), 1);
        QCOMPARE(unowned.proofs.constLast().query, QStringLiteral("role[\"Owner\"] = null"));
        QCOMPARE(unowned.proofs.constLast().lost.size(), 20);
        QVERIFY(planned(same(20, change("nobody told the id", "demo"))).calls.isEmpty());
    }

    void leavesOutCallsThatHaveNoCaseLeft()
    {
        const QList<BulkCall> calls{{Bulk::AddTags, {}, {}, {1, 2}}, {Bulk::RemoveTags, {}, {5}, {2}}};
        const QList<BulkCall> left = withoutCases(calls, {2});
        QCOMPARE(left.size(), 1);
        QCOMPARE(left.constFirst().cases, QList<ServerId>{1});
    }

    void addsNoLinkTwice()
    {
        const ExternalLink link{QStringLiteral("Prices"), QStringLiteral("https://prices.example"), {}};
        const auto add = [&](TestCase &before, TestCase &after) {
            before.links = QList<ExternalLink>();
            after.links = QList<ExternalLink>{link};
        };
        QHash<ServerId, CaseNow> now;
        for (ServerId id = 1; id <= 10; ++id)
            now.insert(id, {});
        now[3].links = {link};
        now.remove(4); // nobody knows what it has
        const BulkPlan plan = planned(same(10, add), now);
        QCOMPARE(plan.calls.constFirst().added, (QJsonArray{QJsonObject{{QStringLiteral("name"), link.name}, {QStringLiteral("url"), link.url}}}));
        QCOMPARE(plan.calls.constFirst().cases, (QList<ServerId>{1, 2, 5, 6, 7, 8, 9, 10}));
        QCOMPARE(plan.singly.size(), 2);
    }

    void provingMayCostMoreThanSendingSingly()
    {
        const QList<CaseChange> few = moved(5, suiteField, {{701, {}}}, {{702, {}}});
        QVERIFY(planned(few).calls.isEmpty());
        QCOMPARE(planned(few).singly.size(), 5);
        QCOMPARE(planned(moved(7, suiteField, {{701, {}}}, {{702, {}}})).together.size(), 7);
    }

    void isNotWorthItForTwoCases()
    {
        const BulkPlan plan = planned({retag(1, {}, {QStringLiteral("a")}), retag(2, {}, {QStringLiteral("a")})});
        QVERIFY(plan.calls.isEmpty());
        QCOMPARE(plan.singly.size(), 2);
    }
};

CASEWRIGHT_TEST(BulkPlanTest)
#include "bulk_plan_test.moc"
