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
const QByteArray scenario = "GET /api/rs/testcase/7/scenario";
const QByteArray issues = "GET /api/rs/testcase/7/issue";
const QByteArray fields = "GET /api/rs/testcase/7/cfv";

Result<FetchedCase> readAll(SeedFixture &seed)
{
    return await(seed.server->readCase(seed.schema, 7, allFacets(seed.server->capabilities()), {}));
}

} // namespace

class ReadCaseTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAllPartsSideBySide()
    {
        SeedFixture seed;
        seed.raw.on(
            itself,
            RawAnswer::json(
                quoted("{'id':7,'name':'Pay','layer':{'id':-3,'name':'API'},'feature':{'id':21,'name':'Checkout'},"
                       "'tags':[{'id':1,'name':'smoke'}],'lastModifiedDate':9}"))
                .after(50));
        seed.raw.on(scenario, RawAnswer::json(quoted("{'steps':[{'name':'Log in'}]}")).after(50));
        seed.raw.on(issues, RawAnswer::json(quoted("[{'id':3,'name':'SHOP-1','integrationId':5}]")).after(50));
        seed.raw.on(fields, RawAnswer::json(quoted("[{'id':601,'name':'Smoke','customField':{'id':31,'name':'Suite'}},"
                                                   "{'id':501,'name':'High','customField':{'id':99,'name':'Risk'}}]"))
                                .after(50));
        const Result<FetchedCase> fetched = readAll(seed);
        QVERIFY(fetched);
        QCOMPARE(seed.raw.mostAtOnce(), 4);
        const TestCase &value = fetched->value;
        QCOMPARE(value.name.value(), QStringLiteral("Pay"));
        QCOMPARE(value.description.value(), QString());
        QCOMPARE(value.scenario.value().steps.constFirst().text, QStringLiteral("Log in"));
        QCOMPARE(value.issues.value().constFirst().integration.name, QStringLiteral("Jira"));
        QCOMPARE(value.tags.value().constFirst().name, QStringLiteral("smoke"));
        QCOMPARE(value.fields.value(31).constFirst().name, QStringLiteral("Smoke"));
        QVERIFY(value.fields.contains(32));
        QCOMPARE(value.fields.value(99).constFirst().name, QStringLiteral("High"));
        QCOMPARE(value.fields.value(-2).constFirst().name, QStringLiteral("Checkout"));
        QCOMPARE(fetched->info.lastModifiedDate, 9);
    }

    void readsWithNothingButTheCaseItself()
    {
        SeedFixture seed;
        seed.raw.on(itself, RawAnswer::json(quoted("{'id':7,'name':'Pay'}")));
        const Result<FetchedCase> fetched = readAll(seed);
        QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().serverText));
        QVERIFY(fetched->value.scenario.value().isEmpty());
        QVERIFY(fetched->value.tags.value().isEmpty());
        QVERIFY(fetched->value.issues.value().isEmpty());
        QVERIFY(fetched->value.fields.value(31).isEmpty());
    }

    void takesFromTheCaseWhatHasNoEndpoint()
    {
        SeedFixture seed;
        seed.raw.on(itself,
                    RawAnswer::json(quoted(
                        "{'id':7,'scenario':{'steps':[{'name':'Log in'}]},'issues':[{'id':1,'key':'SHOP-1'}]}")));
        const Result<FetchedCase> fetched = readAll(seed);
        QCOMPARE(fetched->value.scenario.value().steps.size(), 1);
        QCOMPARE(fetched->value.issues.value().size(), 1);
    }

    void readsOnlyWhatIsAskedFor()
    {
        SeedFixture seed;
        seed.raw.on(scenario, RawAnswer::json(quoted("{'steps':[]}")));
        const Result<FetchedCase> fetched = await(seed.server->readCase(seed.schema, 7, {FacetId::Scenario}, {}));
        QVERIFY(fetched);
        QVERIFY(!fetched->value.name.known());
        QCOMPARE(seed.raw.requests().size(), 1);
        seed.raw.forget();
        seed.raw.on(itself, RawAnswer::json(quoted("{'id':7,'name':'Pay','tags':[]}")));
        const Result<FetchedCase> tags = await(seed.server->readCase(seed.schema, 7, {FacetId::Tags}, {}));
        QVERIFY(tags->value.tags.known());
        QVERIFY(!tags->value.name.known());
        QVERIFY(tags->value.fields.isEmpty());
        QCOMPARE(seed.raw.requests().size(), 1);
    }

    void saysThatACaseIsGone()
    {
        SeedFixture seed;
        QCOMPARE(readAll(seed).error().kind, ErrorKind::NotFound);
        const Result<FetchedCase> fetched = await(seed.server->readCase(seed.schema, 7, {FacetId::Scenario}, {}));
        QCOMPARE(fetched.error().kind, ErrorKind::NotFound);
    }

    void neverTakesADamagedPartForAnEmptyOne_data()
    {
        QTest::addColumn<RawAnswer>("answer");
        QTest::newRow("cut JSON") << RawAnswer::json("{\"steps\":[{\"name\":\"Log");
        QTest::newRow("web page") << RawAnswer::html();
        QTest::newRow("empty") << RawAnswer::status(200);
        QTest::newRow("server error") << RawAnswer::status(500);
        QTest::newRow("forbidden") << RawAnswer::status(403);
    }
    void neverTakesADamagedPartForAnEmptyOne()
    {
        QFETCH(const RawAnswer, answer);
        for (const QByteArray &part : {scenario, issues, fields}) {
            SeedFixture seed;
            seed.raw.on(itself, RawAnswer::json(quoted("{'id':7,'name':'Pay'}")));
            seed.raw.on(part, answer);
            QVERIFY2(!readAll(seed), part.constData());
        }
    }
};

CASEWRIGHT_TEST(ReadCaseTest)
#include "read_case_test.moc"
