// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/bulk/case_edits.h"

#include "tests/core/workspace/bulk/edited_cases.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace casewright::test;
using workspace::CaseEdits;
using workspace::Plan;

class CaseEditsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addsAndRemovesTagsAndKeepsTheRest();
    void leavesOutCasesThatAreAsAskedAlready();
    void tellsCasesThatWereNotRead();
    void changesOnlyWhatIsAsked();
    void clearsAField();
    void addsAFeatureWhereACaseHasSeveral();
    void movesIntoASuiteAndOutOfAll();
    void addsAndRemovesIssueLinks();
    void changesEveryKindOfLinkByItself();
    void asksOnlyForTheFacetsItNeeds();
    void replacesEveryFeatureWhereThatIsAsked();
    void takesOffAnIssueNamedByItsKeyAlone();
    void setsOtherFieldsAndTheOwner();
};

void CaseEditsTest::addsAndRemovesTagsAndKeepsTheRest()
{
    CaseEdits edits;
    edits.tags.add = {smoke};
    edits.tags.remove = {slow};
    const Plan plan = planned({{1, taggedCase({slow, QStringLiteral("cart")})}}, edits);
    QCOMPARE(plan.set.changes.size(), 1);
    const Change &change = plan.set.changes.first();
    QCOMPARE(tagNames(change.before->tags.value()), QStringList({slow, QStringLiteral("cart")}));
    QCOMPARE(tagNames(change.after->tags.value()), QStringList({QStringLiteral("cart"), smoke}));
    QCOMPARE(change.after->tags.value().last().id, std::optional<ServerId>(31)); // the tag the server has already
}

void CaseEditsTest::leavesOutCasesThatAreAsAskedAlready()
{
    CaseEdits edits;
    edits.tags.add = {smoke};
    const Plan plan = planned({{1, taggedCase({smoke})}, {2, taggedCase({})}}, edits);
    QCOMPARE(plan.unchanged, QList<CaseKey>({CaseKey{1}}));
    QCOMPARE(plan.set.changes.size(), 1);
    QCOMPARE(plan.set.name, QStringLiteral("1"));
}

void CaseEditsTest::tellsCasesThatWereNotRead()
{
    CaseEdits edits;
    edits.tags.add = {smoke};
    TestCase row;
    row.name = QStringLiteral("row only");
    const Plan plan = planned({{1, row}}, edits);
    QCOMPARE(plan.unread, QList<CaseKey>({CaseKey{1}}));
    QVERIFY(plan.set.changes.isEmpty());
    const auto nothing = [](CaseKey) { return nullptr; };
    const Plan none = workspace::planFor({CaseKey{9}}, nothing, countingRule(edits));
    QCOMPARE(none.unread, QList<CaseKey>({CaseKey{9}}));
}

void CaseEditsTest::changesOnlyWhatIsAsked()
{
    CaseEdits edits;
    edits.layer = Ref{-1, QStringLiteral("UI")};
    const Plan plan = planned({{1, taggedCase({smoke})}}, edits);
    QCOMPARE(touchedFacets(plan.set.changes.first()), QList<FacetId>({FacetId::Layer}));
    QCOMPARE(plan.set.changes.first().after->layer.value().name, QStringLiteral("UI"));
}

void CaseEditsTest::clearsAField()
{
    TestCase value = taggedCase({});
    value.fields[featureField] = {Ref{3, QStringLiteral("Cart")}};
    CaseEdits edits;
    edits.feature = Ref();
    const Plan plan = planned({{1, value}}, edits);
    QVERIFY(plan.set.changes.first().after->fields.contains(featureField));
    QVERIFY(plan.set.changes.first().after->fields.value(featureField).isEmpty());
}

void CaseEditsTest::addsAFeatureWhereACaseHasSeveral()
{
    const Ref cart{3, QStringLiteral("Cart")};
    const Ref search{4, QStringLiteral("Search")};
    const Ref pay{5, QStringLiteral("Payment")};
    TestCase one = taggedCase({});
    one.fields[featureField] = {cart};
    TestCase several = one;
    several.fields[featureField] = {cart, search};
    CaseEdits edits;
    edits.feature = pay;
    const Plan plan = planned({{1, one}, {2, several}}, edits);
    QCOMPARE(plan.set.changes.first().after->fields.value(featureField), QList<Ref>{pay});
    QCOMPARE(plan.set.changes.last().after->fields.value(featureField), (QList<Ref>{cart, search, pay}));
    edits.feature = search;
    QCOMPARE(planned({{2, several}}, edits).unchanged.size(), 1);
}

void CaseEditsTest::movesIntoASuiteAndOutOfAll()
{
    CaseEdits edits;
    edits.suite = SuitePath{Ref{7, QStringLiteral("Login")}};
    const Plan into = planned({{1, taggedCase({})}}, edits);
    const FieldValues after = into.set.changes.first().after->fields;
    QCOMPARE(after.value(suiteField), QList<Ref>({Ref{7, QStringLiteral("Login")}}));
    QVERIFY(after.contains(subSuiteField) && after.value(subSuiteField).isEmpty());
    edits.suite = SuitePath();
    const Plan out = planned({{1, taggedCase({})}}, edits);
    QVERIFY(out.set.changes.first().after->fields.value(suiteField).isEmpty());
    QVERIFY(!out.set.changes.first().after->fields.contains(featureField));
}

void CaseEditsTest::addsAndRemovesIssueLinks()
{
    TestCase value = taggedCase({});
    value.issues = QList<IssueLink>{jiraIssue(QStringLiteral("SHOP-1"))};
    CaseEdits edits;
    edits.links.of<IssueLink>().add = {jiraIssue(QStringLiteral("SHOP-1")), jiraIssue(QStringLiteral("SHOP-2"))};
    const Plan added = planned({{1, value}}, edits);
    QCOMPARE(added.set.changes.first().after->issues.value().size(), 2);
    CaseEdits removal;
    removal.links.of<IssueLink>().remove = {jiraIssue(QStringLiteral("SHOP-1"))};
    QVERIFY(planned({{1, value}}, removal).set.changes.first().after->issues.value().isEmpty());
}

void CaseEditsTest::changesEveryKindOfLinkByItself()
{
    const ExternalLink wiki{QStringLiteral("Wiki"), QStringLiteral("https://wiki.test"), {}};
    const Relation clone{QStringLiteral("clones"), 7, QStringLiteral("Pay")};
    const TestKey xray{QStringLiteral("X-1"), Ref{5, QStringLiteral("Xray")}, {}};
    TestCase value = taggedCase({});
    value.links = QList<ExternalLink>{wiki};
    value.relations = QList<Relation>();
    CaseEdits edits;
    edits.links.of<ExternalLink>().remove = {wiki};
    edits.links.of<Relation>().add = {clone};
    QCOMPARE(edits.count(), 2);
    QCOMPARE(edits.facets(), QList<FacetId>({FacetId::Links, FacetId::Relations}));
    const Plan plan = planned({{1, value}}, edits);
    QVERIFY(plan.set.changes.first().after->links.value().isEmpty());
    QCOMPARE(plan.set.changes.first().after->relations.value(), QList<Relation>{clone});
    QCOMPARE(touchedFacets(plan.set.changes.first()), QList<FacetId>({FacetId::Links, FacetId::Relations}));
    edits.links.of<TestKey>().add = {xray};
    QCOMPARE(planned({{1, value}}, edits).unread.size(), 1); // its test keys were not read
}

void CaseEditsTest::asksOnlyForTheFacetsItNeeds()
{
    CaseEdits edits;
    QVERIFY(edits.facets().isEmpty() && edits.isEmpty());
    edits.tags.remove = {smoke};
    edits.status = Ref::named(QStringLiteral("Active"));
    QCOMPARE(edits.facets(), QList<FacetId>({FacetId::Tags, FacetId::Status}));
    edits.suite = SuitePath();
    QVERIFY(edits.facets().contains(FacetId::Fields));
    QCOMPARE(edits.count(), 3);
}

void CaseEditsTest::replacesEveryFeatureWhereThatIsAsked()
{
    TestCase several = taggedCase({});
    several.fields[featureField] = {Ref{3, QStringLiteral("Cart")}, Ref{4, QStringLiteral("Search")}};
    CaseEdits edits;
    edits.feature = Ref{5, QStringLiteral("Payment")};
    edits.ofSeveral = CaseEdits::OfSeveral::Replace;
    QCOMPARE(planned({{1, several}}, edits).set.changes.first().after->fields.value(featureField), QList<Ref>{*edits.feature});
}

void CaseEditsTest::takesOffAnIssueNamedByItsKeyAlone()
{
    TestCase value = taggedCase({});
    value.issues = QList<IssueLink>{jiraIssue(QStringLiteral("SHOP-1")), jiraIssue(QStringLiteral("SHOP-2"))};
    CaseEdits edits;
    edits.links.of<IssueLink>().remove = {IssueLink{{}, QStringLiteral("SHOP-1"), {}, {}, false}};
    QCOMPARE(planned({{1, value}}, edits).set.changes.first().after->issues.value(), QList<IssueLink>{jiraIssue(QStringLiteral("SHOP-2"))});
    edits.links.of<IssueLink>().remove = {IssueLink{{9, QStringLiteral("GitHub")}, QStringLiteral("SHOP-1"), {}, {}, false}};
    QCOMPARE(planned({{1, value}}, edits).unchanged.size(), 1); // another integration's
}

void CaseEditsTest::setsOtherFieldsAndTheOwner()
{
    TestCase value = taggedCase({});
    value.owner = Ref::named(QStringLiteral("ann"));
    value.fields[77] = {Ref{1, QStringLiteral("Low")}};
    CaseEdits edits;
    edits.owner = Ref::named(QStringLiteral("bob"));
    edits.fields[77] = {Ref{2, QStringLiteral("High")}};
    QCOMPARE(edits.count(), 2);
    const Plan plan = planned({{1, value}, {2, taggedCase({})}}, edits);
    QCOMPARE(plan.set.changes.first().after->owner.value().name, QStringLiteral("bob"));
    QCOMPARE(plan.set.changes.first().after->fields, FieldValues({{77, {Ref{2, QStringLiteral("High")}}}}));
    QCOMPARE(plan.unread, QList<CaseKey>{CaseKey{2}}); // neither was read of it
}

CASEWRIGHT_TEST(CaseEditsTest)
#include "case_edits_test.moc"
