// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/bulk/bulk_plan.h"

#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::api::testops;

namespace {

using Bulk = BulkCall::What;

const Ref draft{-1, QStringLiteral("Draft")};
const Ref active{-3, QStringLiteral("Active")};
const Ref apiLayer{-3, QStringLiteral("API")};

ProjectSchema schemaWithVocabulary()
{
    ProjectSchema schema;
    schema.statuses = {draft, active};
    schema.layers = {apiLayer};
    schema.tags = {{11, QStringLiteral("smoke")}, {12, QStringLiteral("old")}};
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

BulkPlan planned(const QList<CaseChange> &changes, const QHash<ServerId, ServerId> &workflowOfCase = {})
{
    return planOf(changes, schemaWithVocabulary(), twoWorkflows(), workflowOfCase);
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
        QCOMPARE(QSet<QString>(adds.tagNames.cbegin(), adds.tagNames.cend()), (QSet<QString>{QStringLiteral("smoke"), QStringLiteral("new")}));
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
            QCOMPARE(call.cases, call.tagNames == QStringList{smoke} ? QList<ServerId>{1} : (QList<ServerId>{1, 2, 3, 4}));
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
        QVERIFY(isForBulk(retag(1, {QStringLiteral("old")}, {}).change, schemaWithVocabulary()));
        QVERIFY(!isForBulk(retag(1, {QStringLiteral("nobody knows")}, {}).change, schemaWithVocabulary()));
    }

    void setsAStatusInTheWorkflowThatTheCaseIsIn()
    {
        const BulkPlan plan = planned({withStatus(1, draft, active), withStatus(2, draft, active), withStatus(3, draft, active)},
                                      {{1, 1}, {2, 2}, {3, 1}});
        QCOMPARE(plan.together.size(), 0); // two calls for three cases gain nothing
        const BulkPlan larger = planned({withStatus(1, draft, active), withStatus(2, draft, active), withStatus(3, draft, active), withStatus(4, draft, active)},
                                        {{1, 1}, {2, 2}, {3, 1}, {4, 1}});
        QCOMPARE(larger.calls.size(), 2);
        for (const BulkCall &call : larger.calls) {
            const bool isAutomated = call.cases == QList<ServerId>{2};
            QCOMPARE(call.targetIds, isAutomated ? (QList<ServerId>{2, -3}) : (QList<ServerId>{1, -3}));
        }
    }

    void doesNotGuessAWorkflow()
    {
        const BulkPlan plan = planned({withStatus(1, draft, active), withStatus(2, draft, active), withStatus(3, draft, active), withStatus(4, draft, active)},
                                      {{1, 1}, {2, 1}, {3, 1}});
        QCOMPARE(plan.singly.size(), 1);
        QCOMPARE(plan.singly.first().id, 4);
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
