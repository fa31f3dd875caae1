// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/api/seed/seed_fixture.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

#include <algorithm>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

/// The page of cases `from` to `to`.
QByteArray page(int from, int to, const QByteArray &rest)
{
    QByteArray rows;
    for (int id = from; id <= to; ++id)
        rows += (rows.isEmpty() ? "{\"id\":" : ",{\"id\":") + QByteArray::number(id) + '}';
    return quoted("{'content':[") + rows + "]" + quoted(rest.constData()) + "}";
}

QByteArray target(int number, int size)
{
    return "GET /api/rs/testcase?projectId=1&page=" + QByteArray::number(number) + "&size=" + QByteArray::number(size) +
           "&sort=id,asc";
}

struct Listed {
    Result<qint64> total;
    QList<ServerId> ids; ///< sorted, each once
    qsizetype rows = 0;
};

Listed list(SeedFixture &seed)
{
    Listed listed;
    const auto sink = [&](const CaseRows &rows) {
        for (const CaseRows::Row &one : rows.rows)
            listed.ids.append(one.id);
    };
    listed.total = await(seed.server->listCases(1, sink, {}));
    listed.rows = listed.ids.size();
    std::ranges::sort(listed.ids);
    listed.ids.erase(std::unique(listed.ids.begin(), listed.ids.end()), listed.ids.end());
    return listed;
}

} // namespace

class ListCasesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsOnePage()
    {
        SeedFixture seed;
        seed.raw.on(target(0, 1000),
                    RawAnswer::json(page(1, 3, ",'page':0,'totalPages':1,'totalElements':3,'last':true")));
        const Listed listed = list(seed);
        QCOMPARE(listed.total.value_or(-1), 3);
        QCOMPARE(listed.ids, QList<ServerId>({1, 2, 3}));
        QCOMPARE(seed.raw.requests().size(), 1);
    }

    void readsAnEmptyProject()
    {
        SeedFixture seed;
        seed.raw.on(target(0, 1000),
                    RawAnswer::json(page(1, 0, ",'page':0,'totalPages':0,'totalElements':0,'last':true")));
        QCOMPARE(list(seed).total.value_or(-1), 0);
    }

    void takesTheSizeTheServerGivesAndReadsPagesSideBySide()
    {
        SeedFixture seed;
        const QByteArray rest = ",'totalElements':18";
        seed.raw.on(target(0, 1000), RawAnswer::json(page(1, 2, rest)));
        for (int i = 1; i < 9; ++i)
            seed.raw.on(target(i, 2), RawAnswer::json(page(2 * i + 1, 2 * i + 2, rest)).after(100));
        const Listed listed = list(seed);
        QCOMPARE(listed.total.value_or(-1), 18);
        QCOMPARE(listed.rows, 18);
        QCOMPARE(listed.ids.size(), 18);
        QCOMPARE(seed.raw.requests().size(), 9);
        QCOMPARE(seed.raw.mostAtOnce(), 6);
    }

    void readsABareArray()
    {
        SeedFixture seed;
        seed.raw.on(target(0, 1000), RawAnswer::json("[{\"id\":1},{\"id\":2}]"));
        const Listed listed = list(seed);
        QCOMPARE(listed.total.value_or(-1), 2);
        QCOMPARE(listed.ids.size(), 2);
        QCOMPARE(seed.raw.requests().size(), 1);
    }

    void readsWhatWasAddedAtTheEndMeanwhile()
    {
        SeedFixture seed;
        seed.raw.on(target(0, 1000), RawAnswer::json(page(1, 2, ",'totalElements':4")));
        seed.raw.on(target(1, 2), RawAnswer::json(page(3, 4, ",'totalElements':5")));
        seed.raw.on(target(2, 2), RawAnswer::json(page(5, 5, ",'totalElements':5")));
        const Listed listed = list(seed);
        QCOMPARE(listed.total.value_or(-1), 5);
        QCOMPARE(listed.ids, QList<ServerId>({1, 2, 3, 4, 5}));
        QCOMPARE(seed.raw.requests().size(), 3);
    }

    void readsAgainWhenADeletionMovedTheRows()
    {
        SeedFixture seed;
        // Case 1 is deleted after the first page was read: 3 moves onto that page and would be missed.
        seed.raw.on(target(0, 1000), RawAnswer::json(page(1, 2, ",'totalElements':4")));
        seed.raw.on(target(1, 2), {RawAnswer::json(page(4, 4, ",'totalElements':3"))});
        seed.raw.on(target(0, 2), RawAnswer::json(page(2, 3, ",'totalElements':3")));
        const Listed listed = list(seed);
        QCOMPARE(listed.total.value_or(-1), 3);
        QVERIFY(listed.ids.contains(3));
    }

    void goesOnWhereTheTotalsAreTooSmall()
    {
        SeedFixture seed;
        seed.raw.on(target(0, 1000), RawAnswer::json(page(1, 2, ",'totalElements':2,'totalPages':1,'last':false")));
        seed.raw.on(target(1, 2), RawAnswer::json(page(3, 4, ",'totalElements':2,'last':false")));
        seed.raw.on(target(2, 2), RawAnswer::json(page(5, 5, ",'totalElements':2,'last':true")));
        QCOMPARE(list(seed).ids.size(), 5);
    }

    void neverLoopsWhereTheServerContradictsItself_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::newRow("never last") << QByteArray(",'last':false");
        QTest::newRow("never last with totals") << QByteArray(",'last':false,'totalElements':2,'totalPages':1");
        QTest::newRow("a million pages") << QByteArray(",'last':false,'totalPages':1000000");
        QTest::newRow("a billion rows") << QByteArray(",'totalElements':1000000000000000");
        QTest::newRow("always page 0") << QByteArray(",'page':0,'last':false,'totalElements':100");
        QTest::newRow("negative") << QByteArray(",'totalElements':-1,'totalPages':-5,'last':false");
    }
    void neverLoopsWhereTheServerContradictsItself()
    {
        QFETCH(const QByteArray, rest);
        SeedFixture seed;
        // Every page is the same, and after the hundredth all are empty, as no list is endless.
        QList<RawAnswer> pages(100, RawAnswer::json(page(1, 2, rest)));
        pages.append(RawAnswer::json(page(1, 0, rest)));
        seed.raw.on("GET /api/rs/testcase", pages);
        QVERIFY(list(seed).total);
        QVERIFY2(seed.raw.requests().size() < 200, QByteArray::number(seed.raw.requests().size()));
    }

    void failsAsAWholeWhereAPageCannotBeRead()
    {
        SeedFixture seed;
        seed.raw.on(target(0, 1000), RawAnswer::json(page(1, 2, ",'totalElements':6")));
        seed.raw.on(target(1, 2), RawAnswer::json(page(3, 4, ",'totalElements':6")));
        seed.raw.on(target(2, 2), RawAnswer::json("{\"content\":[{\"id\":5"));
        const Listed listed = list(seed);
        QCOMPARE(listed.total.error().kind, ErrorKind::Protocol);
    }

    void stopsWhenCancelled()
    {
        SeedFixture seed;
        seed.raw.on(target(0, 1000), RawAnswer::json(page(1, 2, ",'totalElements':6")));
        seed.raw.on(target(1, 2), RawAnswer::stall());
        seed.raw.on(target(2, 2), RawAnswer::stall());
        CancelSource source;
        auto task = seed.server->listCases(
            1, [](const CaseRows &) {}, source.token());
        QTRY_COMPARE(seed.raw.requests().size(), 3);
        source.cancel();
        QCOMPARE(await(std::move(task)).error().kind, ErrorKind::Cancelled);
    }

    void namesLayersOfServersThatSendIdsOnly()
    {
        SeedFixture seed;
        seed.raw.on("GET /api/rs/testlayer", RawAnswer::json(quoted("[{'id':-3,'name':'API'}]")));
        QVERIFY(await(seed.server->schema(1, {})));
        seed.raw.on(target(0, 1000), RawAnswer::json(quoted("[{'id':1,'layerId':-3}]")));
        QString layer;
        const auto sink = [&](const CaseRows &rows) {
            layer = rows.names.at(static_cast<std::size_t>(rows.rows.at(0).layer)).name;
        };
        QVERIFY(await(seed.server->listCases(1, sink, {})));
        QCOMPARE(layer, QStringLiteral("API"));
    }
};

CASEWRIGHT_TEST(ListCasesTest)
#include "list_cases_test.moc"
