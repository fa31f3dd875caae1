// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/api/seed/seed_fixture.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

const QByteArray itself = "GET /api/rs/testcase/7";
const QByteArray patch = "PATCH /api/rs/testcase/7";
const QByteArray setTags = "POST /api/rs/testcase/7/tag";
const QByteArray setScenario = "POST /api/rs/testcase/7/scenario";
const QByteArray getScenario = "GET /api/rs/testcase/7/scenario";

TestCase withTags(const QStringList &names)
{
    QList<Tag> tags;
    for (const QString &name : names)
        tags.append({std::nullopt, name});
    TestCase value;
    value.tags = tags;
    return value;
}

QByteArray tagsJson(const QByteArray &names)
{
    QByteArray json;
    for (const QByteArray &name : names.split(' '))
        json += (json.isEmpty() ? "" : ",") + quoted("{'id':1,'name':'#'}").replace("#", name);
    return '[' + json + ']';
}

QByteArray caseWithTags(const QByteArray &names)
{
    return quoted("{'id':7,'name':'x','tags':#}").replace("#", tagsJson(names));
}

QStringList namesOf(const QList<Tag> &tags)
{
    QStringList names;
    for (const Tag &tag : tags)
        names.append(tag.name);
    return names;
}

TestCase withScenario(const QList<Step> &steps)
{
    TestCase value;
    value.scenario = Scenario{steps};
    return value;
}

} // namespace

class SendChangeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsAllScalarsInOneRequestAndOnlyThose()
    {
        SeedFixture seed;
        seed.raw.on(patch,
                    RawAnswer::json(quoted("{'id':7,'name':'New','description':null,'status':'Outdated',"
                                           "'layer':{'id':-3,'name':'API'},'feature':{'id':21,'name':'Checkout'}}")));
        TestCase before;
        before.name = QStringLiteral("Old");
        before.description = QStringLiteral("text");
        before.status = Ref::named(QStringLiteral("Active"));
        before.layer = Ref();
        before.fields.insert(-2, {});
        TestCase after;
        after.name = QStringLiteral("New");
        after.description = QString();
        after.status = Ref::named(QStringLiteral("Outdated"));
        after.layer = Ref::named(QStringLiteral("API"));
        after.fields.insert(-2, {Ref{21, QStringLiteral("Checkout")}});
        const Sent sent = seed.send(before, after);
        QVERIFY2(!sent.failure, qPrintable(sent.failure ? sent.failure->serverText : QString()));
        QCOMPARE(seed.raw.requests().size(), 1);
        QCOMPARE(seed.raw.requests().constFirst().body,
                 quoted("{'description':null,'featureId':21,'layerId':-3,'name':'New','status':'Outdated'}"));
        QCOMPARE(sent.settled.layer.value().id.value_or(0), -3);
        QVERIFY(sameKnown(sent.settled, after));
    }

    void clearsWithNull()
    {
        SeedFixture seed;
        seed.raw.on(patch, RawAnswer::json(quoted("{'id':7,'layer':null,'feature':null,'status':'Active'}")));
        TestCase before;
        before.layer = Ref{-3, QStringLiteral("API")};
        before.status = Ref::named(QStringLiteral("Outdated"));
        before.fields.insert(-2, {Ref{21, QStringLiteral("Checkout")}});
        TestCase after;
        after.layer = Ref();
        after.status = Ref();
        after.fields.insert(-2, {});
        const Sent sent = seed.send(before, after);
        QVERIFY(!sent.failure);
        QCOMPARE(seed.raw.requests().constFirst().body, quoted("{'featureId':null,'layerId':null,'status':'Active'}"));
        QCOMPARE(sent.settled.status.value(), Ref::named(QStringLiteral("Active")));
    }

    void looksWhatCameOfAnAnswerThatTellsNothing_data()
    {
        QTest::addColumn<RawAnswer>("answer");
        QTest::newRow("204") << RawAnswer::status(204);
        QTest::newRow("empty") << RawAnswer::status(200);
        QTest::newRow("no id") << RawAnswer::json("{}");
        QTest::newRow("cut") << RawAnswer::json("{\"id\":7,\"na");
    }
    void looksWhatCameOfAnAnswerThatTellsNothing()
    {
        QFETCH(const RawAnswer, answer);
        TestCase before;
        before.name = QStringLiteral("Old");
        TestCase after;
        after.name = QStringLiteral("New");
        {
            SeedFixture seed;
            seed.raw.on(patch, answer);
            seed.raw.on(itself, RawAnswer::json(quoted("{'id':7,'name':'New'}")));
            const Sent sent = seed.send(before, after);
            QVERIFY(!sent.failure);
            QCOMPARE(sent.settled.name.value(), QStringLiteral("New"));
        }
        SeedFixture seed;
        seed.raw.on(patch, answer);
        seed.raw.on(itself, RawAnswer::json(quoted("{'id':7,'name':'Old'}")));
        const Sent sent = seed.send(before, after);
        QVERIFY(sent.failure);
        QCOMPARE(sent.failure->kind, ErrorKind::Protocol);
        QCOMPARE(sent.settled.name.value(), QStringLiteral("Old"));
    }

    // --- tags

    void sendsTagsAsTheDeltaOnAFreshRead()
    {
        SeedFixture seed;
        seed.raw.on(itself, RawAnswer::json(caseWithTags("a colleague b")));
        seed.raw.on(setTags, RawAnswer::json(tagsJson("colleague b c")));
        const Sent sent = seed.send(withTags({QStringLiteral("a"), QStringLiteral("b")}),
                                    withTags({QStringLiteral("b"), QStringLiteral("c")}));
        QVERIFY(!sent.failure);
        QCOMPARE(seed.raw.requests(setTags).constFirst().body,
                 quoted("{'tags':[{'name':'colleague'},{'name':'b'},{'name':'c'}]}"));
        QCOMPARE(namesOf(sent.settled.tags.value()),
                 QStringList({QStringLiteral("colleague"), QStringLiteral("b"), QStringLiteral("c")}));
    }

    void sendsNoTagsThatAreThereAlready()
    {
        SeedFixture seed;
        seed.raw.on(itself, RawAnswer::json(caseWithTags("c x")));
        const Sent sent = seed.send(withTags({QStringLiteral("a")}), withTags({QStringLiteral("c")}));
        QVERIFY(!sent.failure);
        QCOMPARE(seed.raw.requests().size(), 1);
        QCOMPARE(namesOf(sent.settled.tags.value()), QStringList({QStringLiteral("c"), QStringLiteral("x")}));
    }

    void canRemoveTheLastTag()
    {
        SeedFixture seed;
        seed.raw.on(itself, RawAnswer::json(caseWithTags("a")));
        seed.raw.on(setTags, RawAnswer::json("[]"));
        const Sent sent = seed.send(withTags({QStringLiteral("a")}), withTags({}));
        QVERIFY(!sent.failure);
        QCOMPARE(seed.raw.requests(setTags).constFirst().body, quoted("{'tags':[]}"));
    }

    void readsTagsOfTheirOwnEndpointWhereTheCaseHasNone()
    {
        SeedFixture seed;
        seed.raw.on(itself, RawAnswer::json(quoted("{'id':7,'name':'x'}")));
        seed.raw.on("GET /api/rs/testcase/7/tag", RawAnswer::json(tagsJson("a")));
        seed.raw.on(setTags, RawAnswer::json(tagsJson("a b")));
        const Sent sent = seed.send(withTags({}), withTags({QStringLiteral("b")}));
        QVERIFY(!sent.failure);
        QCOMPARE(seed.raw.requests(setTags).constFirst().body, quoted("{'tags':[{'name':'a'},{'name':'b'}]}"));
    }

    void saysWhereTheServerKeptOtherTags()
    {
        SeedFixture seed;
        seed.raw.on(itself, RawAnswer::json(caseWithTags("a")));
        seed.raw.on(setTags, RawAnswer::status(200)); // and does nothing
        const Sent sent = seed.send(withTags({QStringLiteral("a")}), withTags({QStringLiteral("b")}));
        QVERIFY(sent.failure);
        QCOMPARE(sent.failure->kind, ErrorKind::Protocol);
        QCOMPARE(namesOf(sent.settled.tags.value()), QStringList({QStringLiteral("a")}));
    }

    // --- scenario

    void sendsStepsWithTheFieldsOfTheDialectOnly()
    {
        SeedFixture seed;
        Step pay = makeStep(QStringLiteral("Pay"), QStringLiteral("When"));
        pay.children = {makeExpected(QStringLiteral("paid")), makeExpected(QStringLiteral("mail sent")),
                        makeStep(QStringLiteral("Choose card"), QStringLiteral("But"))};
        const QByteArray body =
            quoted("{'steps':[{'name':'Log in'},{'expectedResult':'paid\\nmail sent','keyword':'When','name':'Pay',"
                   "'steps':[{'keyword':'And','name':'Choose card'}]}]}");
        seed.raw.on(setScenario, RawAnswer::json(body));
        const Sent sent = seed.send(withScenario({}), withScenario({makeStep(QStringLiteral("Log in")), pay}));
        QVERIFY(!sent.failure);
        QCOMPARE(seed.raw.requests().size(), 1);
        QCOMPARE(seed.raw.requests().constFirst().body, body);
        const Step settled = sent.settled.scenario.value().steps.at(1);
        QCOMPARE(settled.key, pay.key);
        QCOMPARE(settled.children.at(2).keyword, QStringLiteral("And"));
    }

    void readsTheScenarioWhereTheAnswerTellsNothing()
    {
        SeedFixture seed;
        seed.raw.on(setScenario, RawAnswer::status(204));
        seed.raw.on(getScenario, RawAnswer::json(quoted("{'steps':[{'name':'Log in'}]}")));
        QVERIFY(!seed.send(withScenario({}), withScenario({makeStep(QStringLiteral("Log in"))})).failure);
        seed.raw.on(getScenario, RawAnswer::json(quoted("{'steps':[]}")));
        const Sent sent = seed.send(withScenario({}), withScenario({makeStep(QStringLiteral("Log in"))}));
        QVERIFY(sent.failure);
        QVERIFY(sent.settled.scenario.value().isEmpty());
    }

    void trustsTheStatusWhereAScenarioCannotBeRead()
    {
        SeedFixture seed;
        seed.raw.on(setScenario, RawAnswer::status(201));
        const Sent sent = seed.send(withScenario({}), withScenario({makeStep(QStringLiteral("Log in"))}));
        QVERIFY(!sent.failure);
        QCOMPARE(sent.settled.scenario.value().steps.size(), 1);
    }

    void canEmptyAScenario()
    {
        SeedFixture seed;
        seed.raw.on(setScenario, RawAnswer::json(quoted("{'steps':[]}")));
        QVERIFY(!seed.send(withScenario({makeStep(QStringLiteral("x"))}), withScenario({})).failure);
        QCOMPARE(seed.raw.requests().constFirst().body, quoted("{'steps':[]}"));
    }

    // --- all together

    void goesOnAfterAPartThatWasRefused()
    {
        SeedFixture seed;
        seed.raw.on(patch, RawAnswer::status(400, quoted("{'status':400,'message':'name: must not be blank'}")));
        seed.raw.on(itself, RawAnswer::json(caseWithTags("a")));
        seed.raw.on(setTags, RawAnswer::json(tagsJson("a b")));
        TestCase before = withTags({QStringLiteral("a")});
        before.name = QStringLiteral("x");
        TestCase after = withTags({QStringLiteral("a"), QStringLiteral("b")});
        after.name = QString();
        const Sent sent = seed.send(before, after);
        QCOMPARE(sent.failure->kind, ErrorKind::Invalid);
        QCOMPARE(sent.failure->serverText, QStringLiteral("name: must not be blank"));
        QVERIFY(!sent.settled.name.known());
        QCOMPARE(sent.settled.tags.value().size(), 2);
    }

    void stopsWhereNothingGetsThrough()
    {
        SeedFixture seed;
        seed.raw.on(patch, RawAnswer::status(401));
        TestCase before = withTags({});
        before.name = QStringLiteral("x");
        TestCase after = withTags({QStringLiteral("b")});
        after.name = QStringLiteral("y");
        const Sent sent = seed.send(before, after);
        QCOMPARE(sent.failure->kind, ErrorKind::Unauthorized);
        QCOMPARE(seed.raw.requests().size(), 1);
    }

    void refusesCreationsAndDeletions()
    {
        SeedFixture seed;
        const Sent sent =
            QCoro::waitFor(seed.server->sendChange(seed.schema, 7, {CaseKey{7}, std::nullopt, TestCase()}, {}));
        QCOMPARE(sent.failure->kind, ErrorKind::Invalid);
    }

    void repeatsReplacingWritesThatGotLost()
    {
        SeedFixture seed;
        seed.raw.on(patch, {RawAnswer::close(), RawAnswer::json(quoted("{'id':7,'name':'y'}"))});
        TestCase before;
        before.name = QStringLiteral("x");
        TestCase after;
        after.name = QStringLiteral("y");
        QVERIFY(!seed.send(before, after).failure);
        QCOMPARE(seed.raw.requests(patch).size(), 2);
    }

    void deletesOnceAndAcceptsThatItIsGone()
    {
        SeedFixture seed;
        seed.raw.on("DELETE /api/rs/testcase/7", {RawAnswer::close(), RawAnswer::status(404)});
        QVERIFY(await(seed.server->deleteCase(7, {})));
        seed.raw.on("DELETE /api/rs/testcase/8", RawAnswer::status(202));
        QVERIFY(await(seed.server->deleteCase(8, {})));
        QCOMPARE(await(seed.server->deleteCase(9, {})).error().kind, ErrorKind::NotFound);
    }
};

CASEWRIGHT_TEST(SendChangeTest)
#include "send_change_test.moc"
