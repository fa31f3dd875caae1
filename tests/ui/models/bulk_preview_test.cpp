// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bulk/bulk_preview_model.h"

#include "tests/core/workspace/bulk/edited_cases.h"
#include "tests/support/runner/test_case.h"
#include "ui/models/bulk/plan_name.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace casewright;
using namespace casewright::test;
using workspace::CaseEdits;
using workspace::Plan;

namespace {

QStringList textsOf(const Change &change)
{
    QStringList texts;
    for (const ChangeMark &mark : changeMarks(change, editedSchema()))
        texts << mark.signedText();
    return texts;
}

} // namespace

class BulkPreviewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThePlanByWhatItDoes_data();
    void namesThePlanByWhatItDoes();
    void marksWhatComesGoesAndStays();
    void marksFieldsBeforeAndAfter();
    void previewsARowACase();
    void leavesOutRowsWhoseTickIsTaken();
};

void BulkPreviewTest::namesThePlanByWhatItDoes_data()
{
    QTest::addColumn<CaseEdits>("edits");
    QTest::addColumn<int>("cases");
    QTest::addColumn<QString>("name");
    CaseEdits tags;
    tags.tags.add = {smoke};
    tags.tags.remove = {slow};
    QTest::newRow("tags of many") << tags << 42 << QStringLiteral("Retag 42 Cases");
    QTest::newRow("tags of one") << tags << 1 << QStringLiteral("Retag Case");
    CaseEdits layer;
    layer.layer = Ref();
    QTest::newRow("layer") << layer << 3 << QStringLiteral("Change Layer of 3 Cases");
    CaseEdits mixed = tags;
    mixed.layer = Ref();
    QTest::newRow("several things") << mixed << 3 << QStringLiteral("Edit 3 Cases");
    CaseEdits link;
    link.links.of<IssueLink>().add = {jiraIssue(QStringLiteral("A-1"))};
    QTest::newRow("link") << link << 2 << QStringLiteral("Link Issue to 2 Cases");
    CaseEdits pages;
    pages.links.of<ExternalLink>().add = {{QStringLiteral("Wiki"), QStringLiteral("https://wiki.test"), {}}};
    QTest::newRow("links") << pages << 2 << QStringLiteral("Change Links of 2 Cases");
    CaseEdits relations;
    relations.links.of<Relation>().add = {{QStringLiteral("clones"), 7, {}}};
    QTest::newRow("relations") << relations << 1 << QStringLiteral("Change Relations");
    CaseEdits testKeys;
    testKeys.links.of<TestKey>().add = {{QStringLiteral("X-1"), {}, {}}};
    QTest::newRow("test keys") << testKeys << 1 << QStringLiteral("Change Test Keys");
    CaseEdits move;
    move.suite = SuitePath();
    CaseEdits owner;
    owner.owner = Ref::named(QStringLiteral("ann"));
    QTest::newRow("owner") << owner << 3 << QStringLiteral("Change Owner of 3 Cases");
    CaseEdits field;
    field.fields.insert(40, {});
    QTest::newRow("field") << field << 1 << QStringLiteral("Change Field");
    QTest::newRow("move") << move << 2 << QStringLiteral("Move 2 Cases");
}

void BulkPreviewTest::namesThePlanByWhatItDoes()
{
    QFETCH(CaseEdits, edits);
    QFETCH(int, cases);
    QFETCH(QString, name);
    QCOMPARE(planName(edits, cases), name);
}

void BulkPreviewTest::marksWhatComesGoesAndStays()
{
    CaseEdits edits;
    edits.tags.add = {smoke};
    edits.tags.remove = {slow};
    edits.links.of<IssueLink>().add = {jiraIssue(QStringLiteral("SHOP-2"))};
    const Plan plan = planned({{1, taggedCase({slow, QStringLiteral("cart")})}}, edits);
    QCOMPARE(textsOf(plan.set.changes.first()),
             QStringList({QStringLiteral("cart"), QStringLiteral("− slow"), QStringLiteral("+ smoke"),
                          QStringLiteral("+ Issue Jira: SHOP-2")}));
}

void BulkPreviewTest::marksFieldsBeforeAndAfter()
{
    CaseEdits edits;
    edits.layer = Ref{-1, QStringLiteral("UI")};
    edits.status = Ref::named(QStringLiteral("Outdated"));
    edits.suite = SuitePath{Ref{7, QStringLiteral("Login")}};
    const Plan plan = planned({{1, taggedCase({})}}, edits);
    QCOMPARE(textsOf(plan.set.changes.first()),
             QStringList({QStringLiteral("Status: Active → Outdated"), QStringLiteral("Layer: not set → UI"),
                          QStringLiteral("Suite: Checkout → Login"), QStringLiteral("Sub-suite: Cards → not set")}));
}

void BulkPreviewTest::previewsARowACase()
{
    CaseEdits edits;
    edits.tags.add = {smoke};
    const Plan plan = planned({{1, taggedCase({})}, {2, taggedCase({slow})}}, edits);
    BulkPreviewModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setChanges(plan.set, editedSchema(), [](CaseKey key) {
        return BulkPreviewModel::CaseLabel{QString::number(key.value), QStringLiteral("name")};
    });
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1, BulkPreviewModel::IdColumn).data().toString(), QStringLiteral("2"));
    QCOMPARE(model.index(1, BulkPreviewModel::ChangesColumn).data().toString(), QStringLiteral("slow, + smoke"));
    QCOMPARE(model.index(1, 0).data(BulkPreviewModel::MarksRole).value<QList<ChangeMark>>().size(), 2);
}

void BulkPreviewTest::leavesOutRowsWhoseTickIsTaken()
{
    CaseEdits edits;
    edits.tags.add = {smoke};
    const Plan plan = planned({{1, taggedCase({})}, {2, taggedCase({})}}, edits);
    BulkPreviewModel model;
    model.setChanges(plan.set, editedSchema(), [](CaseKey) { return BulkPreviewModel::CaseLabel(); });
    QVERIFY(model.leftOut().isEmpty());
    QCOMPARE(model.index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QSignalSpy changed(&model, &BulkPreviewModel::leftOutChanged);
    QVERIFY(model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(!model.setData(model.index(0, 1), Qt::Unchecked, Qt::CheckStateRole)); // the tick stands before the id alone
    QCOMPARE(model.leftOut(), QSet<CaseKey>({CaseKey{1}}));
    QCOMPARE(changed.size(), 1);
}

CASEWRIGHT_TEST(BulkPreviewTest)
#include "bulk_preview_test.moc"
