// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bulk/bulk_plan.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/models/sample_tags.h"
#include "ui/models/bulk/bulk_preview_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace casewright;
using test::slow;
using test::smoke;

namespace {

constexpr ServerId suiteField = 10;
constexpr ServerId subSuiteField = 11;
constexpr ServerId featureField = -2;

ProjectSchema schema()
{
    ProjectSchema schema;
    schema.suiteLevels = {{suiteField, QStringLiteral("Suite")}, {subSuiteField, QStringLiteral("Sub-suite")}};
    schema.featureField = featureField;
    schema.tags = {{31, smoke}};
    return schema;
}

TestCase taggedCase(const QStringList &tags)
{
    TestCase value;
    value.name = QStringLiteral("one");
    QList<Tag> list;
    for (const QString &tag : tags)
        list.append({std::nullopt, tag});
    value.tags = list;
    value.status = Ref::named(QStringLiteral("Active"));
    value.layer = Ref();
    value.issues = QList<IssueLink>();
    value.fields = {{suiteField, {Ref{1, QStringLiteral("Checkout")}}},
                    {subSuiteField, {Ref{2, QStringLiteral("Cards")}}},
                    {featureField, {}}};
    return value;
}

IssueLink issue(const QString &key)
{
    return {{5, QStringLiteral("Jira")}, key, {}, {}, false};
}

BulkPlan planFor(const QMap<qint64, TestCase> &cases, const PendingChanges &pending)
{
    QList<CaseKey> keys;
    for (const qint64 key : cases.keys())
        keys << CaseKey{key};
    const auto current = [&cases](CaseKey key) { return &*cases.constFind(key.value); };
    return planChanges(keys, current, pending, schema());
}

QStringList namesOf(const QList<Tag> &tags)
{
    QStringList names;
    for (const Tag &tag : tags)
        names << tag.name;
    return names;
}

QStringList textsOf(const Change &change)
{
    QStringList texts;
    for (const ChangeMark &mark : changeMarks(change, schema()))
        texts << mark.signedText();
    return texts;
}

} // namespace

class BulkPlanTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addsAndRemovesTagsAndKeepsTheRest();
    void leavesOutCasesThatAreAsAskedAlready();
    void tellsCasesThatWereNotRead();
    void changesOnlyWhatIsAsked();
    void clearsAField();
    void movesIntoASuiteAndOutOfAll();
    void addsAndRemovesIssueLinks();
    void changesEveryKindOfLinkByItself();
    void asksOnlyForTheFacetsItNeeds();
    void namesThePlanByWhatItDoes_data();
    void namesThePlanByWhatItDoes();
    void marksWhatComesGoesAndStays();
    void marksFieldsBeforeAndAfter();
    void previewsARowACase();
    void addsAFeatureWhereACaseHasSeveral();
};

void BulkPlanTest::addsAndRemovesTagsAndKeepsTheRest()
{
    PendingChanges pending;
    pending.addTags = {smoke};
    pending.removeTags = {slow};
    const BulkPlan plan = planFor({{1, taggedCase({slow, QStringLiteral("cart")})}}, pending);
    QCOMPARE(plan.set.changes.size(), 1);
    const Change &change = plan.set.changes.first();
    QCOMPARE(namesOf(change.before->tags.value()), QStringList({slow, QStringLiteral("cart")}));
    QCOMPARE(namesOf(change.after->tags.value()), QStringList({QStringLiteral("cart"), smoke}));
    QCOMPARE(change.after->tags.value().last().id, std::optional<ServerId>(31)); // the tag the server has already
}

void BulkPlanTest::leavesOutCasesThatAreAsAskedAlready()
{
    PendingChanges pending;
    pending.addTags = {smoke};
    const BulkPlan plan = planFor({{1, taggedCase({smoke})}, {2, taggedCase({})}}, pending);
    QCOMPARE(plan.unchanged, QList<CaseKey>({CaseKey{1}}));
    QCOMPARE(plan.set.changes.size(), 1);
    QCOMPARE(plan.set.name, QStringLiteral("Retag Case"));
}

void BulkPlanTest::tellsCasesThatWereNotRead()
{
    PendingChanges pending;
    pending.addTags = {smoke};
    TestCase row;
    row.name = QStringLiteral("row only");
    const BulkPlan plan = planFor({{1, row}}, pending);
    QCOMPARE(plan.unread, QList<CaseKey>({CaseKey{1}}));
    QVERIFY(plan.set.changes.isEmpty());
    const BulkPlan none = planChanges({CaseKey{9}}, [](CaseKey) { return nullptr; }, pending, schema());
    QCOMPARE(none.unread, QList<CaseKey>({CaseKey{9}}));
}

void BulkPlanTest::changesOnlyWhatIsAsked()
{
    PendingChanges pending;
    pending.layer = Ref{-1, QStringLiteral("UI")};
    const BulkPlan plan = planFor({{1, taggedCase({smoke})}}, pending);
    QCOMPARE(touchedFacets(plan.set.changes.first()), QList<FacetId>({FacetId::Layer}));
    QCOMPARE(plan.set.changes.first().after->layer.value().name, QStringLiteral("UI"));
}

void BulkPlanTest::clearsAField()
{
    TestCase value = taggedCase({});
    value.fields[featureField] = {Ref{3, QStringLiteral("Cart")}};
    PendingChanges pending;
    pending.feature = Ref();
    const BulkPlan plan = planFor({{1, value}}, pending);
    QVERIFY(plan.set.changes.first().after->fields.contains(featureField));
    QVERIFY(plan.set.changes.first().after->fields.value(featureField).isEmpty());
}

void BulkPlanTest::addsAFeatureWhereACaseHasSeveral()
{
    const Ref cart{3, QStringLiteral("Cart")};
    const Ref search{4, QStringLiteral("Search")};
    const Ref pay{5, QStringLiteral("Payment")};
    TestCase one = taggedCase({});
    one.fields[featureField] = {cart};
    TestCase several = one;
    several.fields[featureField] = {cart, search};
    PendingChanges pending;
    pending.feature = pay;
    const BulkPlan plan = planFor({{1, one}, {2, several}}, pending);
    QCOMPARE(plan.set.changes.first().after->fields.value(featureField), QList<Ref>{pay});
    QCOMPARE(plan.set.changes.last().after->fields.value(featureField), (QList<Ref>{cart, search, pay}));
    pending.feature = search;
    QCOMPARE(planFor({{2, several}}, pending).unchanged.size(), 1);
}

void BulkPlanTest::movesIntoASuiteAndOutOfAll()
{
    PendingChanges pending;
    pending.suite = SuitePath{Ref{7, QStringLiteral("Login")}};
    const BulkPlan into = planFor({{1, taggedCase({})}}, pending);
    const FieldValues after = into.set.changes.first().after->fields;
    QCOMPARE(after.value(suiteField), QList<Ref>({Ref{7, QStringLiteral("Login")}}));
    QVERIFY(after.contains(subSuiteField) && after.value(subSuiteField).isEmpty());
    pending.suite = SuitePath();
    const BulkPlan out = planFor({{1, taggedCase({})}}, pending);
    QVERIFY(out.set.changes.first().after->fields.value(suiteField).isEmpty());
    QVERIFY(!out.set.changes.first().after->fields.contains(featureField));
}

void BulkPlanTest::addsAndRemovesIssueLinks()
{
    TestCase value = taggedCase({});
    value.issues = QList<IssueLink>{issue(QStringLiteral("SHOP-1"))};
    PendingChanges pending;
    pending.links.of<IssueLink>().add = {issue(QStringLiteral("SHOP-1")), issue(QStringLiteral("SHOP-2"))};
    const BulkPlan added = planFor({{1, value}}, pending);
    QCOMPARE(added.set.changes.first().after->issues.value().size(), 2);
    PendingChanges removal;
    removal.links.of<IssueLink>().remove = {issue(QStringLiteral("SHOP-1"))};
    QVERIFY(planFor({{1, value}}, removal).set.changes.first().after->issues.value().isEmpty());
}

void BulkPlanTest::changesEveryKindOfLinkByItself()
{
    const ExternalLink wiki{QStringLiteral("Wiki"), QStringLiteral("https://wiki.test"), {}};
    const Relation clone{QStringLiteral("clones"), 7, QStringLiteral("Pay")};
    const TestKey xray{QStringLiteral("X-1"), Ref{5, QStringLiteral("Xray")}, {}};
    TestCase value = taggedCase({});
    value.links = QList<ExternalLink>{wiki};
    value.relations = QList<Relation>();
    PendingChanges pending;
    pending.links.of<ExternalLink>().remove = {wiki};
    pending.links.of<Relation>().add = {clone};
    QCOMPARE(pending.count(), 2);
    QCOMPARE(facetsNeeded(pending), QList<FacetId>({FacetId::Links, FacetId::Relations}));
    const BulkPlan plan = planFor({{1, value}}, pending);
    QCOMPARE(textsOf(plan.set.changes.first()),
             QStringList({QStringLiteral("− Link Wiki (https://wiki.test)"), QStringLiteral("+ Relation clones 7 Pay")}));
    pending.links.of<TestKey>().add = {xray};
    QCOMPARE(planFor({{1, value}}, pending).unread.size(), 1); // its test keys were not read
}

void BulkPlanTest::asksOnlyForTheFacetsItNeeds()
{
    PendingChanges pending;
    QVERIFY(facetsNeeded(pending).isEmpty() && pending.isEmpty());
    pending.removeTags = {smoke};
    pending.status = Ref::named(QStringLiteral("Active"));
    QCOMPARE(facetsNeeded(pending), QList<FacetId>({FacetId::Tags, FacetId::Status}));
    pending.suite = SuitePath();
    QVERIFY(facetsNeeded(pending).contains(FacetId::Fields));
    QCOMPARE(pending.count(), 3);
}

void BulkPlanTest::namesThePlanByWhatItDoes_data()
{
    QTest::addColumn<PendingChanges>("pending");
    QTest::addColumn<int>("cases");
    QTest::addColumn<QString>("name");
    PendingChanges tags;
    tags.addTags = {smoke};
    tags.removeTags = {slow};
    QTest::newRow("tags of many") << tags << 42 << QStringLiteral("Retag 42 Cases");
    QTest::newRow("tags of one") << tags << 1 << QStringLiteral("Retag Case");
    PendingChanges layer;
    layer.layer = Ref();
    QTest::newRow("layer") << layer << 3 << QStringLiteral("Change Layer of 3 Cases");
    PendingChanges mixed = tags;
    mixed.layer = Ref();
    QTest::newRow("several things") << mixed << 3 << QStringLiteral("Edit 3 Cases");
    PendingChanges link;
    link.links.of<IssueLink>().add = {issue(QStringLiteral("A-1"))};
    QTest::newRow("link") << link << 2 << QStringLiteral("Link Issue to 2 Cases");
    PendingChanges pages;
    pages.links.of<ExternalLink>().add = {{QStringLiteral("Wiki"), QStringLiteral("https://wiki.test"), {}}};
    QTest::newRow("links") << pages << 2 << QStringLiteral("Change Links of 2 Cases");
    PendingChanges relations;
    relations.links.of<Relation>().add = {{QStringLiteral("clones"), 7, {}}};
    QTest::newRow("relations") << relations << 1 << QStringLiteral("Change Relations");
    PendingChanges testKeys;
    testKeys.links.of<TestKey>().add = {{QStringLiteral("X-1"), {}, {}}};
    QTest::newRow("test keys") << testKeys << 1 << QStringLiteral("Change Test Keys");
    PendingChanges move;
    move.suite = SuitePath();
    QTest::newRow("move") << move << 2 << QStringLiteral("Move 2 Cases");
}

void BulkPlanTest::namesThePlanByWhatItDoes()
{
    QFETCH(PendingChanges, pending);
    QFETCH(int, cases);
    QFETCH(QString, name);
    QCOMPARE(planName(pending, cases), name);
}

void BulkPlanTest::marksWhatComesGoesAndStays()
{
    PendingChanges pending;
    pending.addTags = {smoke};
    pending.removeTags = {slow};
    pending.links.of<IssueLink>().add = {issue(QStringLiteral("SHOP-2"))};
    const BulkPlan plan = planFor({{1, taggedCase({slow, QStringLiteral("cart")})}}, pending);
    QCOMPARE(textsOf(plan.set.changes.first()),
             QStringList({QStringLiteral("cart"), QStringLiteral("− slow"), QStringLiteral("+ smoke"),
                          QStringLiteral("+ Issue Jira: SHOP-2")}));
}

void BulkPlanTest::marksFieldsBeforeAndAfter()
{
    PendingChanges pending;
    pending.layer = Ref{-1, QStringLiteral("UI")};
    pending.status = Ref::named(QStringLiteral("Outdated"));
    pending.suite = SuitePath{Ref{7, QStringLiteral("Login")}};
    const BulkPlan plan = planFor({{1, taggedCase({})}}, pending);
    QCOMPARE(textsOf(plan.set.changes.first()),
             QStringList({QStringLiteral("Status: Active → Outdated"), QStringLiteral("Layer: not set → UI"),
                          QStringLiteral("Suite: Checkout → Login"), QStringLiteral("Sub-suite: Cards → not set")}));
}

void BulkPlanTest::previewsARowACase()
{
    PendingChanges pending;
    pending.addTags = {smoke};
    const BulkPlan plan = planFor({{1, taggedCase({})}, {2, taggedCase({slow})}}, pending);
    BulkPreviewModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setChanges(plan.set, schema(), [](CaseKey key) {
        return BulkPreviewModel::CaseLabel{QString::number(key.value), QStringLiteral("name")};
    });
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1, BulkPreviewModel::IdColumn).data().toString(), QStringLiteral("2"));
    QCOMPARE(model.index(1, BulkPreviewModel::ChangesColumn).data().toString(), QStringLiteral("slow, + smoke"));
    QCOMPARE(model.index(1, 0).data(BulkPreviewModel::MarksRole).value<QList<ChangeMark>>().size(), 2);
}

CASEWRIGHT_TEST(BulkPlanTest)
#include "bulk_plan_test.moc"
