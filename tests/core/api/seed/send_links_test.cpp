// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/api/seed/seed_fixture.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

const QByteArray issues = "GET /api/rs/testcase/7/issue";
const QByteArray linkIssue = "POST /api/rs/testcase/7/issue";
const QByteArray getFields = "GET /api/rs/testcase/7/cfv";
const QByteArray setFields = "POST /api/rs/testcase/7/cfv";

IssueLink jira(const QString &key)
{
    IssueLink issue;
    issue.integration = Ref::named(QStringLiteral("Jira"));
    issue.key = key;
    return issue;
}

TestCase withIssues(const QList<IssueLink> &list)
{
    TestCase value;
    value.issues = list;
    return value;
}

TestCase withSuite(const QList<Ref> &values)
{
    TestCase value;
    value.fields.insert(31, values);
    return value;
}

QByteArray issue(int id, const QByteArray &key)
{
    return quoted("{'id':#,'name':'@','url':'u','integrationId':5,'status':'Open','closed':false}")
        .replace("#", QByteArray::number(id))
        .replace("@", key);
}

QStringList keysOf(const Sent &sent)
{
    QStringList keys;
    for (const IssueLink &one : sent.settled.issues.value())
        keys.append(one.key);
    return keys;
}

} // namespace

class SendLinksTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linksOneIssueACall()
    {
        SeedFixture seed;
        seed.raw.on(issues, RawAnswer::json("[]"));
        seed.raw.on(linkIssue, {RawAnswer::json(issue(1, "SHOP-1")), RawAnswer::json(issue(2, "SHOP-2"))});
        const Sent sent =
            seed.send(withIssues({}), withIssues({jira(QStringLiteral("SHOP-1")), jira(QStringLiteral("SHOP-2"))}));
        QVERIFY(!sent.failure);
        const QList<RawRequest> calls = seed.raw.requests(linkIssue);
        QCOMPARE(calls.size(), 2);
        QCOMPARE(calls.at(0).body, quoted("{'integrationId':5,'key':'SHOP-1'}"));
        QCOMPARE(calls.at(1).body, quoted("{'integrationId':5,'key':'SHOP-2'}"));
        QCOMPARE(sent.settled.issues.value().at(1).linkId.value_or(0), 2);
        QCOMPARE(sent.settled.issues.value().at(1).integration.name, QStringLiteral("Jira"));
    }

    void linksNothingThatIsThere()
    {
        SeedFixture seed;
        seed.raw.on(issues, RawAnswer::json('[' + issue(1, "SHOP-1") + ']'));
        const Sent sent = seed.send(withIssues({}), withIssues({jira(QStringLiteral("SHOP-1"))}));
        QVERIFY(!sent.failure);
        QCOMPARE(seed.raw.requests(linkIssue).size(), 0);
        QCOMPARE(keysOf(sent), QStringList(QStringLiteral("SHOP-1")));
    }

    void looksBeforeItLinksAgain()
    {
        SeedFixture seed;
        const RawAnswer there = RawAnswer::json('[' + issue(1, "SHOP-1") + ']');
        seed.raw.on(issues, {RawAnswer::json("[]"), there});
        seed.raw.on(linkIssue, RawAnswer::close());
        Sent sent = seed.send(withIssues({}), withIssues({jira(QStringLiteral("SHOP-1"))}));
        QVERIFY(!sent.failure);
        QCOMPARE(seed.raw.requests(linkIssue).size(), 1);

        seed.raw.forget();
        seed.raw.on(issues, RawAnswer::json("[]"));
        seed.raw.on(linkIssue, {RawAnswer::close(), RawAnswer::json(issue(1, "SHOP-1"))});
        sent = seed.send(withIssues({}), withIssues({jira(QStringLiteral("SHOP-1"))}));
        QVERIFY(!sent.failure);
        QCOMPARE(seed.raw.requests(linkIssue).size(), 2);
        QCOMPARE(seed.raw.requests(issues).size(), 3);
    }

    void looksWhatCameOfAnAnswerThatTellsNothing()
    {
        SeedFixture seed;
        seed.raw.on(issues, RawAnswer::json("[]"));
        seed.raw.on(linkIssue, RawAnswer::status(200));
        const Sent sent = seed.send(withIssues({}), withIssues({jira(QStringLiteral("SHOP-1"))}));
        QVERIFY(sent.failure);
        QCOMPARE(sent.failure->kind, ErrorKind::Protocol);
        QCOMPARE(seed.raw.requests(linkIssue).size(), 1);
        QVERIFY(sent.settled.issues.value().isEmpty());
    }

    void takesAConflictForLinkedWhereItIs()
    {
        SeedFixture seed;
        seed.raw.on(issues, {RawAnswer::json("[]"), RawAnswer::json('[' + issue(1, "SHOP-1") + ']')});
        seed.raw.on(linkIssue, RawAnswer::status(409));
        const Sent sent = seed.send(withIssues({}), withIssues({jira(QStringLiteral("SHOP-1"))}));
        QVERIFY(!sent.failure);
        QCOMPARE(sent.settled.issues.value().constFirst().linkId.value_or(0), 1);
    }

    void linksOnServersThatTellNoLinks()
    {
        SeedFixture seed;
        seed.raw.on(linkIssue, RawAnswer::status(201));
        const Sent sent = seed.send(withIssues({}), withIssues({jira(QStringLiteral("SHOP-1"))}));
        QVERIFY(!sent.failure);
        QCOMPARE(keysOf(sent), QStringList(QStringLiteral("SHOP-1")));
    }

    void unlinksByTheIdOfTheFreshRead()
    {
        SeedFixture seed;
        seed.raw.on(issues, RawAnswer::json('[' + issue(41, "SHOP-1") + ',' + issue(42, "SHOP-2") + ']'));
        seed.raw.on("DELETE /api/rs/testcase/7/issue/42", RawAnswer::status(204));
        const Sent sent = seed.send(withIssues({jira(QStringLiteral("SHOP-2"))}), withIssues({}));
        QVERIFY(!sent.failure);
        QCOMPARE(keysOf(sent), QStringList(QStringLiteral("SHOP-1")));
        QCOMPARE(seed.raw.requests("DELETE /api/rs/testcase/7/issue/42").size(), 1);
    }

    void keepsWhatWasLinkedWhenTheNextIsRefused()
    {
        SeedFixture seed;
        seed.raw.on(issues, RawAnswer::json("[]"));
        seed.raw.on(linkIssue,
                    {RawAnswer::json(issue(1, "SHOP-1")), RawAnswer::status(400, quoted("{'message':'bad key'}"))});
        const Sent sent =
            seed.send(withIssues({}), withIssues({jira(QStringLiteral("SHOP-1")), jira(QStringLiteral("bad"))}));
        QCOMPARE(sent.failure->kind, ErrorKind::Invalid);
        QCOMPARE(keysOf(sent), QStringList(QStringLiteral("SHOP-1")));
    }

    void refusesIntegrationsTheProjectDoesNotHave()
    {
        SeedFixture seed;
        seed.raw.on(issues, RawAnswer::json("[]"));
        IssueLink moon = jira(QStringLiteral("M-1"));
        moon.integration.name = QStringLiteral("Moon");
        const Sent sent = seed.send(withIssues({}), withIssues({moon}));
        QCOMPARE(sent.failure->kind, ErrorKind::Invalid);
        QCOMPARE(seed.raw.requests(linkIssue).size(), 0);
    }

    // --- custom fields

    void sendsFieldsItDoesNotManageBackUntouched()
    {
        SeedFixture seed;
        const QByteArray foreign =
            quoted("{'customField':{'id':99,'name':'Risk'},'global':true,'id':501,'name':'High'}");
        const QByteArray old = quoted("{'customField':{'id':31,'name':'Suite'},'id':601,'name':'Checkout'}");
        const QByteArray colleague = quoted("{'customField':{'id':31,'name':'Suite'},'id':602,'name':'Smoke'}");
        const QByteArray made = quoted("{'customField':{'id':31,'name':'Suite'},'id':603,'name':'Login'}");
        seed.raw.on(getFields, RawAnswer::json('[' + foreign + ',' + old + ',' + colleague + ']'));
        seed.raw.on(setFields, RawAnswer::json('[' + foreign + ',' + colleague + ',' + made + ']'));
        const Sent sent = seed.send(withSuite({Ref{601, QStringLiteral("Checkout")}}),
                                    withSuite({Ref::named(QStringLiteral("Login"))}));
        QVERIFY(!sent.failure);
        QCOMPARE(seed.raw.requests(setFields).constFirst().body,
                 '[' + foreign + ',' + colleague + quoted(",{'customField':{'id':31},'name':'Login'}]"));
        QCOMPARE(sent.settled.fields.value(31).size(), 2);
        QCOMPARE(sent.settled.fields.value(31).at(1).id.value_or(0), 603);
        QCOMPARE(sent.settled.fields.value(99).size(), 1);
        QVERIFY(sent.settled.fields.value(32).isEmpty());
    }

    void sendsKnownValuesById()
    {
        SeedFixture seed;
        seed.raw.on(getFields, RawAnswer::json("[]"));
        seed.raw.on(setFields,
                    RawAnswer::json(quoted("[{'customField':{'id':31,'name':'Suite'},'id':603,'name':'Login'}]")));
        QVERIFY(!seed.send(withSuite({}), withSuite({Ref{603, QStringLiteral("Login")}})).failure);
        QCOMPARE(seed.raw.requests(setFields).constFirst().body, quoted("[{'customField':{'id':31},'id':603}]"));
    }

    void readsTheFieldsWhereTheAnswerTellsNothing()
    {
        SeedFixture seed;
        seed.raw.on(getFields, RawAnswer::json("[]"));
        seed.raw.on(setFields, RawAnswer::status(200)); // and does nothing
        const Sent sent = seed.send(withSuite({}), withSuite({Ref{603, QStringLiteral("Login")}}));
        QCOMPARE(sent.failure->kind, ErrorKind::Protocol);
        QVERIFY(sent.settled.fields.value(31).isEmpty());
    }

    void saysThatAServerKeepsNoSuites()
    {
        SeedFixture seed;
        const Sent sent = seed.send(withSuite({}), withSuite({Ref::named(QStringLiteral("Login"))}));
        QCOMPARE(sent.failure->kind, ErrorKind::Invalid);
        QCOMPARE(seed.raw.requests(setFields).size(), 0);
    }
};

CASEWRIGHT_TEST(SendLinksTest)
#include "send_links_test.moc"
