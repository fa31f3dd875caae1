// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/api/testops/testops_fixture.h"
#include "tests/support/runner/test_case.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

const QByteArray people = R"([{"id":41,"name":"demo","role":{"id":-1,"name":"Owner"}},{"id":42,"name":"m.okafor","role":{"id":81,"name":"Reviewer"},"since":5}])";
const Member reviewer{{ServerId(81), QStringLiteral("Reviewer")}, QStringLiteral("m.okafor")};

TestCase withMembers(const QList<Member> &members)
{
    TestCase value;
    value.members = members;
    return value;
}

TestCase withOwner(const QString &name)
{
    TestCase value;
    value.owner = Ref::named(name);
    return value;
}

TestCase withValues(const QList<Ref> &values)
{
    TestCase value;
    value.fields.insert(5, values);
    return value;
}

QJsonDocument json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text);
}

} // namespace

/// Which requests a change of lists becomes, and what is believed of the answers.
class SendLinksTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedTestOps> m_testOps;

private Q_SLOTS:
    void init() { m_testOps = std::make_unique<ScriptedTestOps>(); }

    void sendsWhatItDoesNotKnowBackUntouched()
    {
        m_testOps->tell(R"(,"members":)" + people);
        const QByteArray after = R"([{"id":42,"name":"m.okafor","role":{"id":81,"name":"Reviewer"},"since":5},{"id":43,"name":"t.lindqvist","role":{"id":-1}}])";
        m_testOps->raw().on("POST /api/testcase/7/members", RawAnswer::json(after));
        const Sent sent = m_testOps->send(withOwner(QStringLiteral("demo")), withOwner(QStringLiteral("t.lindqvist")));
        QVERIFY(!sent.failure);
        QCOMPARE(sent.settled.owner.value().name, QStringLiteral("t.lindqvist"));
        QVERIFY(!sent.settled.members.known());
        const QByteArray wanted = R"([{"id":42,"name":"m.okafor","role":{"id":81,"name":"Reviewer"},"since":5},{"name":"t.lindqvist","role":{"id":-1}}])";
        QCOMPARE(m_testOps->bodies("POST /api/testcase/7/members").size(), 1);
        QCOMPARE(json(m_testOps->bodies("POST /api/testcase/7/members").constFirst()), json(wanted));
        // The answer shows it: nothing is read beside the case itself.
        QCOMPARE(m_testOps->raw().lines(), QList<QByteArray>({"GET /api/testcase/7/overview", "POST /api/testcase/7/members"}));
    }

    void readsWhatTheAnswerDoesNotShow()
    {
        m_testOps->tell(R"(,"members":)" + people);
        m_testOps->raw().on("POST /api/testcase/7/members", RawAnswer::status(200));
        m_testOps->raw().on("GET /api/testcase/7/members", RawAnswer::json(R"([{"id":41,"name":"demo","role":{"id":-1}}])"));
        const Sent sent = m_testOps->send(withMembers({reviewer}), withMembers({}));
        QVERIFY(!sent.failure);
        QVERIFY(sent.settled.members.value().isEmpty());
    }

    void tellsThatTheServerKeptOtherMembers()
    {
        m_testOps->tell(R"(,"members":)" + people);
        m_testOps->raw().on("POST /api/testcase/7/members", RawAnswer::json(people));
        m_testOps->raw().on("GET /api/testcase/7/members", RawAnswer::json(people));
        const Sent sent = m_testOps->send(withMembers({reviewer}), withMembers({}));
        QVERIFY(sent.failure);
        QCOMPARE(sent.failure->kind, ErrorKind::Protocol);
        QCOMPARE(sent.settled.members.value(), QList<Member>{reviewer});
    }

    /// Taken for "nobody", a list that is not told would cost the owner.
    void asksForAListThatTheCaseDoesNotTell()
    {
        m_testOps->tell({});
        m_testOps->raw().on("GET /api/testcase/7/members", RawAnswer::json(people));
        m_testOps->raw().on("POST /api/testcase/7/members", RawAnswer::json(R"([{"name":"demo","role":{"id":-1}}])"));
        const Sent sent = m_testOps->send(withMembers({reviewer}), withMembers({}));
        QVERIFY(!sent.failure);
        QCOMPARE(json(m_testOps->bodies("POST /api/testcase/7/members").constFirst()),
                 json(R"([{"id":41,"name":"demo","role":{"id":-1,"name":"Owner"}}])"));

        m_testOps->raw().on("GET /api/testcase/7/members", RawAnswer::status(404));
        m_testOps->raw().on("POST /api/testcase/7/members", RawAnswer::json("[]"));
        QVERIFY(m_testOps->send(withMembers({reviewer}), withMembers({})).failure);
        QVERIFY(m_testOps->bodies("POST /api/testcase/7/members").isEmpty());
    }

    void findsTheIdOfARole()
    {
        m_testOps->tell(R"(,"members":[])");
        m_testOps->raw().on("GET /api/role", RawAnswer::json(R"([{"id":-1,"name":"Owner"},{"id":81,"name":"Reviewer"}])"));
        m_testOps->raw().on("POST /api/testcase/7/members", RawAnswer::json(R"([{"name":"m.okafor","role":{"id":81}}])"));
        const Member named{Ref::named(QStringLiteral("reviewer")), QStringLiteral("m.okafor")};
        QVERIFY(!m_testOps->send(withMembers({}), withMembers({named})).failure);
        QCOMPARE(json(m_testOps->bodies("POST /api/testcase/7/members").constFirst()), json(R"([{"name":"m.okafor","role":{"id":81}}])"));

        const Member unknown{Ref::named(QStringLiteral("King")), QStringLiteral("m.okafor")};
        const Sent sent = m_testOps->send(withMembers({}), withMembers({unknown}));
        QVERIFY(sent.failure);
        QCOMPARE(sent.failure->kind, ErrorKind::Invalid);
        QVERIFY(m_testOps->bodies("POST /api/testcase/7/members").isEmpty());
    }

    void aTestKeyNeedsAnIntegration()
    {
        m_testOps->tell(R"(,"testKeys":[{"id":3,"integrationId":11,"name":"TMS-1"}])");
        TestCase before;
        before.testKeys = QList<TestKey>{{QStringLiteral("TMS-1"), {ServerId(11), QStringLiteral("Jira")}, {}}};
        TestCase after = before;
        after.testKeys = before.testKeys.value() + QList<TestKey>{{QStringLiteral("TMS-2"), {}, {}}};
        const Sent sent = m_testOps->send(before, after);
        QVERIFY(sent.failure);
        QCOMPARE(sent.failure->kind, ErrorKind::Invalid);
        QCOMPARE(m_testOps->raw().lines(), QList<QByteArray>{"GET /api/testcase/7/overview"});
    }

    void examplesOfSomebodyElseAreNotOverwritten()
    {
        m_testOps->tell(R"(,"examples":[{"id":1,"parameters":[{"name":"currency","value":"PLN"}]}])");
        TestCase before;
        before.examples = QList<Example>{{{{QStringLiteral("currency"), QStringLiteral("EUR")}}}};
        TestCase after;
        after.examples = QList<Example>();
        const Sent sent = m_testOps->send(before, after);
        QVERIFY(sent.failure);
        QCOMPARE(sent.failure->kind, ErrorKind::Conflict);
        QCOMPARE(m_testOps->raw().lines(), QList<QByteArray>{"GET /api/testcase/7/overview"});
    }

    void aChangeOfManyListsReadsTheCaseOnce()
    {
        m_testOps->tell(R"(,"tags":[{"id":1,"name":"old"}],"members":[],"testKeys":[],"examples":[],"issues":[])");
        m_testOps->raw().on("PATCH /api/testcase/7", RawAnswer::json(R"({"id":7,"name":"Pay twice"})"));
        m_testOps->raw().on("POST /api/testcase/7/tag", RawAnswer::json(R"([{"id":1,"name":"old"},{"id":2,"name":"new"}])"));
        m_testOps->raw().on("POST /api/testcase/7/members", RawAnswer::json(R"([{"name":"m.okafor","role":{"id":81}}])"));
        TestCase before = withMembers({});
        before.name = QStringLiteral("Pay");
        before.tags = QList<Tag>{{std::nullopt, QStringLiteral("old")}};
        TestCase after = withMembers({reviewer});
        after.name = QStringLiteral("Pay twice");
        after.tags = before.tags.value() + QList<Tag>{{std::nullopt, QStringLiteral("new")}};
        const Sent sent = m_testOps->send(before, after);
        QVERIFY(!sent.failure);
        QVERIFY(sameKnown(sent.settled, after));
        QCOMPARE(m_testOps->raw().lines(), QList<QByteArray>({"GET /api/testcase/7/overview", "PATCH /api/testcase/7?v2=true", "POST /api/testcase/7/tag",
                                                              "POST /api/testcase/7/members"}));
    }

    void whatWasReadJustNowIsNotReadAgain()
    {
        const ProjectSchema schema = await(m_testOps->server().schema(1, {})).value_or(ProjectSchema());
        m_testOps->tell(R"(,"tags":[{"id":1,"name":"theirs"}])");
        const QByteArray steps = R"({"root":{"children":[3]},"scenarioSteps":{"3":{"id":3,"body":"%1"}}})";
        m_testOps->raw().on("GET /api/testcase/7/step", {RawAnswer::json(QByteArray(steps).replace("%1", "pay")), RawAnswer::json(QByteArray(steps).replace("%1", "pay twice"))});
        m_testOps->raw().on("PATCH /api/testcase/step/3", RawAnswer::json("{}"));
        m_testOps->raw().on("POST /api/testcase/7/tag", RawAnswer::json(R"([{"id":1,"name":"theirs"},{"id":2,"name":"mine"}])"));
        const Result<FetchedCase> fresh = await(m_testOps->server().readCase(schema, 7, {FacetId::Scenario}, {}));
        QVERIFY(fresh);
        m_testOps->raw().forget();
        TestCase before;
        before.tags = QList<Tag>();
        before.scenario = fresh->value.scenario.value();
        TestCase after;
        after.tags = QList<Tag>{{std::nullopt, QStringLiteral("mine")}};
        Scenario reworded = fresh->value.scenario.value();
        reworded.steps[0].text = QStringLiteral("pay twice");
        after.scenario = reworded;
        const Sent sent = QCoro::waitFor(m_testOps->server().sendChangeTo(*fresh, schema, Change{CaseKey{7}, before, after}, {}));
        QVERIFY(!sent.failure);
        QCOMPARE(sent.settled.tags.value().size(), 2);
        QCOMPARE(m_testOps->raw().lines(), QList<QByteArray>({"POST /api/testcase/7/tag", "PATCH /api/testcase/step/3", "GET /api/testcase/7/step"}));
    }

    void anIssueIsNeverSentWithoutIdAndIntegration()
    {
        m_testOps->tell(R"(,"issues":[{"id":31,"name":"SHOP-1"},{"id":32,"name":"SHOP-2","integrationId":11}])");
        TestCase before;
        before.issues = QList<IssueLink>();
        TestCase after;
        after.issues = QList<IssueLink>{{Ref::named(QStringLiteral("Jira")), QStringLiteral("SHOP-3"), {}, {}, false}};
        m_testOps->send(before, after);
        const QJsonDocument sent = json(m_testOps->bodies("POST /api/testcase/7/issue").value(0));
        QCOMPARE(sent, json(R"([{"id":31},{"id":32,"name":"SHOP-2","integrationId":11},{"name":"SHOP-3","integrationId":11}])"));

        after.issues = QList<IssueLink>{{Ref(), QStringLiteral("SHOP-3"), {}, {}, false}};
        const Sent refused = m_testOps->send(before, after);
        QVERIFY(refused.failure && refused.failure->kind == ErrorKind::Invalid);
        QVERIFY(m_testOps->bodies("POST /api/testcase/7/issue").isEmpty());
    }

    void anOwnerOfSomebodyElseIsAConflict()
    {
        m_testOps->tell(R"(,"members":)" + people); // demo owns it
        const Sent theirs = m_testOps->send(withOwner(QStringLiteral("a.kowalska")), withOwner(QStringLiteral("m.okafor")));
        QVERIFY(theirs.failure && theirs.failure->kind == ErrorKind::Conflict);
        const Sent taken = m_testOps->send(withOwner({}), withOwner(QStringLiteral("m.okafor")));
        QVERIFY(taken.failure && taken.failure->kind == ErrorKind::Conflict);
        QVERIFY(m_testOps->bodies("POST /api/testcase/7/members").isEmpty());
        const Sent there = m_testOps->send(withOwner(QStringLiteral("a.kowalska")), withOwner(QStringLiteral("demo")));
        QVERIFY(!there.failure);
        QVERIFY(m_testOps->bodies("POST /api/testcase/7/members").isEmpty());
    }

    void aChangeThatTheServerIgnoredIsTold()
    {
        m_testOps->tell({});
        m_testOps->raw().on("PATCH /api/testcase/7", RawAnswer::json(R"({"id":7,"name":"Pay"})"));
        TestCase before;
        before.name = QStringLiteral("Pay");
        TestCase after;
        after.name = QStringLiteral("Pay twice");
        const Sent sent = m_testOps->send(before, after);
        QVERIFY(sent.failure);
        QCOMPARE(sent.failure->kind, ErrorKind::Protocol);
        QCOMPARE(sent.settled.name.value(), QStringLiteral("Pay"));
    }

    void valuesGoFieldByFieldWhereTheFlatListIsGone_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("no such path") << 404;
        QTest::newRow("no such method") << 405;
    }
    void valuesGoFieldByFieldWhereTheFlatListIsGone()
    {
        QFETCH(const int, status);
        const QByteArray there = R"(,"customFields":[{"id":51,"name":"iOS","customField":{"id":5}},{"id":61,"name":"Major","customField":{"id":6}}])";
        const QByteArray then = R"(,"customFields":[{"id":52,"name":"Android","customField":{"id":5}},{"id":61,"name":"Major","customField":{"id":6}}])";
        m_testOps->raw().on("GET /api/testcase/7/overview", {ScriptedTestOps::overview(there), ScriptedTestOps::overview(then)});
        m_testOps->raw().on("POST /api/testcase/7/cfv", RawAnswer::status(status));
        m_testOps->raw().on("PATCH /api/testcase/7/cfv", RawAnswer::status(200));
        const Sent sent = m_testOps->send(withValues({{ServerId(51), QStringLiteral("iOS")}}), withValues({Ref::named(QStringLiteral("Android"))}));
        QVERIFY(!sent.failure);
        QCOMPARE(sent.settled.fields.value(5).constFirst().id, ServerId(52));
        QCOMPARE(m_testOps->bodies("PATCH /api/testcase/7/cfv").size(), 1);
        QCOMPARE(json(m_testOps->bodies("PATCH /api/testcase/7/cfv").constFirst()),
                 json(R"([{"customField":{"id":5},"values":[{"name":"Android"}]},{"customField":{"id":6},"values":[{"id":61,"name":"Major"}]}])"));
    }

    void aFieldThatLosesAllValuesIsNamed()
    {
        const QByteArray there = R"(,"customFields":[{"id":51,"name":"iOS","customField":{"id":5}}])";
        m_testOps->raw().on("GET /api/testcase/7/overview", {ScriptedTestOps::overview(there), ScriptedTestOps::overview(R"(,"customFields":[])")});
        m_testOps->raw().on("PATCH /api/testcase/7/cfv", RawAnswer::status(200));
        QVERIFY(!m_testOps->send(withValues({{ServerId(51), QStringLiteral("iOS")}}), withValues({})).failure);
        QCOMPARE(json(m_testOps->bodies("PATCH /api/testcase/7/cfv").constFirst()), json(R"([{"customField":{"id":5},"values":[]}])"));
    }
};

CASEWRIGHT_TEST(SendLinksTest)
#include "send_links_test.moc"
