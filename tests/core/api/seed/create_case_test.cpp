// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/api/seed/seed_fixture.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

TestCase named(const QString &name)
{
    TestCase value;
    value.name = name;
    return value;
}

/// A page of cases with these ids, all of one name, newest last.
QByteArray pageOf(const QList<int> &ids, const QByteArray &name = "Pay", const QByteArray &creator = "me")
{
    QByteArray rows;
    for (const int id : ids)
        rows += (rows.isEmpty() ? "" : ",") + quoted("{'id':#,'name':'@','createdBy':'%'}")
                                                  .replace("#", QByteArray::number(id))
                                                  .replace("@", name)
                                                  .replace("%", creator);
    return quoted("{'content':[#],'page':0,'totalPages':1,'totalElements':@,'last':true}")
        .replace("#", rows)
        .replace("@", QByteArray::number(ids.size()));
}

const QByteArray listing = "GET /api/rs/testcase";
const QByteArray create = "POST /api/rs/testcase";
const CreateGuard above10 = {{}, 10};

} // namespace

class CreateCaseTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsEveryFieldAndNullForWhatIsNotSet()
    {
        SeedFixture seed;
        seed.raw.on(create, RawAnswer::json(quoted("{'id':11,'name':'Pay','createdDate':5,'createdBy':'me'}")));
        const Result<FetchedCase> made =
            await(seed.server->createCase(seed.schema, named(QStringLiteral("Pay")), above10, {}));
        QVERIFY(made);
        QCOMPARE(seed.raw.requests().size(), 1);
        QCOMPARE(seed.raw.requests().constFirst().body,
                 quoted("{'description':null,'featureId':null,'layerId':null,'name':'Pay','precondition':null,'"
                        "projectId':1,'status':'Active'}"));
        QCOMPARE(made->info.serverId.value_or(0), 11);
        QCOMPARE(made->info.createdBy, QStringLiteral("me"));
        QCOMPARE(made->info.createdDate, 5);
        QCOMPARE(made->value.name.value(), QStringLiteral("Pay"));
        QCOMPARE(made->value.status.value(), Ref::named(QStringLiteral("Active")));
        QVERIFY(!made->value.scenario.known());
    }

    void sendsWhatIsSetAndResolvesNames()
    {
        SeedFixture seed;
        seed.raw.on(create, RawAnswer::json(quoted("{'id':11}")));
        TestCase value = named(QStringLiteral("Pay \"now\""));
        value.description = QString::fromUtf8("**fast** é");
        value.precondition = QStringLiteral("logged in");
        value.status = Ref::named(QStringLiteral("Outdated"));
        value.layer = Ref::named(QStringLiteral("api"));
        value.fields.insert(-2, {Ref::named(QStringLiteral("Checkout"))});
        const Result<FetchedCase> made = await(seed.server->createCase(seed.schema, value, above10, {}));
        QVERIFY(made);
        QCOMPARE(seed.raw.requests().constFirst().body,
                 quoted("{'description':'**fast** \xC3\xA9','featureId':21,'layerId':-3,'name':'Pay "
                        "\\'now\\'','precondition':'logged in',"
                        "'projectId':1,'status':'Outdated'}"));
        QCOMPARE(made->value.layer.value().name, QStringLiteral("API"));
        QCOMPARE(made->value.fields.value(-2).value(0).id.value_or(0), 21);
        QCOMPARE(made->value.description.value(), value.description.value());
    }

    void refusesNamesTheServerDoesNotKnow()
    {
        SeedFixture seed;
        TestCase value = named(QStringLiteral("Pay"));
        value.layer = Ref::named(QStringLiteral("Moon"));
        const Result<FetchedCase> made = await(seed.server->createCase(seed.schema, value, above10, {}));
        QCOMPARE(made.error().kind, ErrorKind::Invalid);
        QVERIFY(made.error().serverText.contains(QStringLiteral("Moon")));
        QCOMPARE(seed.raw.requests().size(), 0);
    }

    void sendsAgainWhatIsNotThere()
    {
        SeedFixture seed;
        seed.raw.on(create, {RawAnswer::close(), RawAnswer::json(quoted("{'id':12,'name':'Pay'}"))});
        seed.raw.on(listing, RawAnswer::json(pageOf({9, 10})));
        const Result<FetchedCase> made =
            await(seed.server->createCase(seed.schema, named(QStringLiteral("Pay")), above10, {}));
        QCOMPARE(made ? made->info.serverId.value_or(0) : 0, 12);
        QCOMPARE(seed.raw.requests(create).size(), 2);
        QCOMPARE(seed.raw.requests(listing).size(), 2); // looked twice before
    }

    void adoptsTheOneThatIsThere()
    {
        SeedFixture seed;
        seed.raw.on(create, RawAnswer::close());
        seed.raw.on(listing, RawAnswer::json(pageOf({9, 10, 11})));
        const Result<FetchedCase> made =
            await(seed.server->createCase(seed.schema, named(QStringLiteral("Pay")), above10, {}));
        QCOMPARE(made ? made->info.serverId.value_or(0) : 0, 11);
        QCOMPARE(seed.raw.requests(create).size(), 1);
    }

    void namesTwoCandidates()
    {
        SeedFixture seed;
        seed.raw.on(create, RawAnswer::close());
        seed.raw.on(listing, RawAnswer::json(pageOf({11, 12})));
        CreateGuard guard = above10;
        QList<ServerId> candidates;
        guard.several = [&candidates](const QList<FetchedCase> &found) {
            for (const FetchedCase &one : found)
                candidates.append(one.info.serverId.value_or(0));
        };
        const Result<FetchedCase> made =
            await(seed.server->createCase(seed.schema, named(QStringLiteral("Pay")), guard, {}));
        QCOMPARE(made.error().kind, ErrorKind::Conflict);
        QCOMPARE(candidates, (QList<ServerId>{11, 12}));
        QCOMPARE(seed.raw.requests(create).size(), 1);
    }

    void looksFirstForWhatWasBegunBefore()
    {
        SeedFixture seed;
        seed.raw.on(listing, RawAnswer::json(pageOf({9, 11}, "Old name")));
        CreateGuard guard = above10;
        guard.attemptedNames = QStringList{QStringLiteral("Old name")};
        const Result<FetchedCase> made =
            await(seed.server->createCase(seed.schema, named(QStringLiteral("Pay")), guard, {}));
        QCOMPARE(made ? made->info.serverId.value_or(0) : 0, 11);
        QCOMPARE(made->value.name.value(), QStringLiteral("Old name"));
        QCOMPARE(seed.raw.requests(create).size(), 0);
    }

    void sendsWhatWasBegunBeforeAndIsNotThere()
    {
        SeedFixture seed;
        seed.raw.on(listing, RawAnswer::json(pageOf({9, 10})));
        seed.raw.on(create, RawAnswer::json(quoted("{'id':12,'name':'Pay'}")));
        CreateGuard guard = above10;
        guard.attemptedNames = QStringList{QStringLiteral("Pay")};
        const Result<FetchedCase> made =
            await(seed.server->createCase(seed.schema, named(QStringLiteral("Pay")), guard, {}));
        QCOMPARE(made ? made->info.serverId.value_or(0) : 0, 12);
        QCOMPARE(seed.raw.requests(create).size(), 1);
    }

    void sendsNothingWhereItCannotLookForWhatWasBegun()
    {
        SeedFixture seed;
        seed.raw.on(listing, RawAnswer::status(500));
        CreateGuard guard = above10;
        guard.attemptedNames = QStringList{QStringLiteral("Pay")};
        const Result<FetchedCase> made =
            await(seed.server->createCase(seed.schema, named(QStringLiteral("Pay")), guard, {}));
        QCOMPARE(made.error().kind, ErrorKind::Server);
        QVERIFY(made.error().outcomeUnknown);
        QCOMPARE(seed.raw.requests(create).size(), 0);
    }

    void leavesOutCasesThatAreKnownHere()
    {
        SeedFixture seed;
        seed.raw.on(create, RawAnswer::close());
        seed.raw.on(listing, RawAnswer::json(pageOf({11, 12})));
        const CreateGuard guard = {[](ServerId id) { return id == 11; }, 10};
        const Result<FetchedCase> made =
            await(seed.server->createCase(seed.schema, named(QStringLiteral("Pay")), guard, {}));
        QCOMPARE(made ? made->info.serverId.value_or(0) : 0, 12);
    }

    void leavesOutCasesOfOthersOnceItKnowsWhoWeAre()
    {
        SeedFixture seed;
        seed.raw.on(create, {RawAnswer::json(quoted("{'id':11,'name':'First','createdBy':'me'}")), RawAnswer::close(),
                             RawAnswer::json(quoted("{'id':13,'name':'Pay','createdBy':'me'}"))});
        seed.raw.on(listing, RawAnswer::json(pageOf({12}, "Pay", "somebody")));
        QVERIFY(await(seed.server->createCase(seed.schema, named(QStringLiteral("First")), above10, {})));
        const Result<FetchedCase> made =
            await(seed.server->createCase(seed.schema, named(QStringLiteral("Pay")), above10, {}));
        QCOMPARE(made ? made->info.serverId.value_or(0) : 0, 13);
    }

    void tellsTheNewestCase()
    {
        SeedFixture seed;
        seed.raw.on(listing, RawAnswer::json(pageOf({9, 14})));
        QCOMPARE(await(seed.server->newestCase(1, {})).value_or(-1), 14);
    }

    void tellsNoNewestCaseOfServersThatListNothing()
    {
        SeedFixture seed;
        QCOMPARE(await(seed.server->newestCase(1, {})).value_or(-1), 0);
    }

    void findsTheNewestInListsOfAnyOrder_data()
    {
        QTest::addColumn<QList<QByteArray>>("pages");
        const QByteArray page = "{'content':[#],'page':@,'totalPages':2,'totalElements':4}";
        const auto pages = [&](const char *first, const char *second) {
            return QList<QByteArray>{quoted(page).replace("#", quoted(first)).replace("@", "0"),
                                     quoted(page).replace("#", quoted(second)).replace("@", "1")};
        };
        QTest::newRow("newest first") << pages("{'id':12,'name':'Pay'},{'id':9,'name':'Pay'}",
                                               "{'id':8,'name':'Pay'},{'id':7,'name':'Pay'}");
        QTest::newRow("oldest first") << pages("{'id':7,'name':'Pay'},{'id':8,'name':'Pay'}",
                                               "{'id':9,'name':'Pay'},{'id':12,'name':'Pay'}");
        QTest::newRow("no order") << pages("{'id':8,'name':'Pay'},{'id':7,'name':'Pay'},{'id':9,'name':'Pay'}",
                                           "{'id':12,'name':'Pay'}");
        QTest::newRow("array") << QList<QByteArray>{quoted("[{'id':7,'name':'Pay'},{'id':12,'name':'Pay'}]")};
    }
    void findsTheNewestInListsOfAnyOrder()
    {
        QFETCH(const QList<QByteArray>, pages);
        SeedFixture seed;
        seed.raw.on(create, RawAnswer::close());
        for (int i = 0; i < pages.size(); ++i)
            seed.raw.on(listing + "?projectId=1&page=" + QByteArray::number(i) + "&size=100&sort=id,desc",
                        RawAnswer::json(pages.at(i)));
        const Result<FetchedCase> made =
            await(seed.server->createCase(seed.schema, named(QStringLiteral("Pay")), above10, {}));
        QCOMPARE(made ? made->info.serverId.value_or(0) : 0, 12);
    }

    void twoOfOneNameNeverTakeEachOthersCase()
    {
        SeedFixture seed;
        // The first is made and its answer delayed; the second is lost for good. Side by side, the second would adopt
        // the first's case.
        seed.raw.on(create, {RawAnswer::json(quoted("{'id':11,'name':'Pay'}")).after(100), RawAnswer::close(),
                             RawAnswer::json(quoted("{'id':12,'name':'Pay'}"))});
        seed.raw.on(listing, RawAnswer::json(pageOf({11})));
        auto first = seed.server->createCase(seed.schema, named(QStringLiteral("Pay")), above10, {});
        auto second = seed.server->createCase(seed.schema, named(QStringLiteral("Pay")), above10, {});
        QCOMPARE(await(std::move(first))->info.serverId.value_or(0), 11);
        QCOMPARE(await(std::move(second))->info.serverId.value_or(0), 12);
        QCOMPARE(seed.raw.requests(create).size(), 3);
    }

    void adoptsTheCaseOfAnAnswerWithoutBody()
    {
        SeedFixture seed;
        seed.raw.on(create, RawAnswer::status(201));
        seed.raw.on(listing, RawAnswer::json(pageOf({11})));
        const Result<FetchedCase> made =
            await(seed.server->createCase(seed.schema, named(QStringLiteral("Pay")), above10, {}));
        QCOMPARE(made ? made->info.serverId.value_or(0) : 0, 11);
        QCOMPARE(seed.raw.requests(create).size(), 1);
    }

    void tellsThatItMayHaveHappenedWhereItCannotLook()
    {
        SeedFixture seed;
        seed.raw.on(create, RawAnswer::close());
        seed.raw.on(listing, RawAnswer::status(500));
        const Result<FetchedCase> made =
            await(seed.server->createCase(seed.schema, named(QStringLiteral("Pay")), above10, {}));
        QVERIFY(!made);
        QVERIFY(made.error().outcomeUnknown);
        QCOMPARE(seed.raw.requests(create).size(), 1);
    }
};

CASEWRIGHT_TEST(CreateCaseTest)
#include "create_case_test.moc"
