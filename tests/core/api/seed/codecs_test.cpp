// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/codec/case_codec.h"
#include "core/api/seed/codec/dialect.h"
#include "core/api/rest/rows_codec.h"
#include "core/api/rest/values_codec.h"
#include "core/api/rest/session.h"
#include "tests/core/api/quoted.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

const QByteArray row = quoted("{'id':7,'projectId':1,'name':'Pay \\u20ac "
                              "\xE2\x98\x83','description':'d\\nd','precondition':null,'status':'Outdated',"
                              "'layer':{'id':-3,'name':'API'},'feature':{'id':21,'name':'Checkout'},"
                              "'tags':[{'id':1,'name':'smoke'},{'id':2,'name':'severity:critical'}],'automated':true,"
                              "'createdDate':1700000000000,'createdBy':'ann','lastModifiedDate':1700000000001,'"
                              "lastModifiedBy':'ben','new':{'x':[1]}}");

QByteArray page(const QByteArray &rows)
{
    return quoted("{'content':[") + rows + quoted("],'page':0,'totalPages':3,'totalElements':2500,'last':false}");
}

QString nameOf(const CaseRows &rows, CaseRows::NameIndex index)
{
    return index < 0 ? QString() : rows.names.at(static_cast<std::size_t>(index)).name;
}

} // namespace

class CodecsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsARow()
    {
        const auto decoded = rest::decodeRowsWithStatusNames(page(row + ',' + row));
        QVERIFY(decoded);
        const CaseRows &rows = decoded->rows;
        QCOMPARE(rows.rows.size(), std::size_t(2));
        const CaseRows::Row &second = rows.rows.at(1);
        QCOMPARE(second.id, 7);
        QCOMPARE(QString::fromUtf8(rows.nameOf(second)), QString::fromUtf8("Pay € ☃"));
        QCOMPARE(second.lastModifiedDate, 1'700'000'000'001);
        QVERIFY(second.automated);
        QCOMPARE(nameOf(rows, second.status), QStringLiteral("Outdated"));
        QCOMPARE(nameOf(rows, second.layer), QStringLiteral("API"));
        QCOMPARE(nameOf(rows, second.feature), QStringLiteral("Checkout"));
        QCOMPARE(int(second.tagCount), 2);
        QCOMPARE(nameOf(rows, rows.tags.at(second.tagsBegin + 1)), QStringLiteral("severity:critical"));
        QCOMPARE(rows.names.size(), std::size_t(5)); // each name once
        QCOMPARE(rows.names.at(static_cast<std::size_t>(second.layer)).id.value_or(0), -3);
        QCOMPARE(decoded->info.totalElements.value_or(0), 2500);
        QCOMPARE(decoded->info.totalPages.value_or(0), 3);
        QCOMPARE(decoded->info.last, std::optional(false));
        QCOMPARE(decoded->info.index.value_or(-1), 0);
    }

    void readsAMinimalRow()
    {
        const auto decoded = rest::decodeRowsWithStatusNames(
            quoted("[{'id':'8','status':null,'layer':null,'tags':null},{'id':9,'layerId':-3,'tags':['a']}]"));
        QVERIFY(decoded);
        QVERIFY(decoded->info.isWhole);
        const CaseRows &rows = decoded->rows;
        QCOMPARE(rows.rows.at(0).id, 8);
        QCOMPARE(nameOf(rows, rows.rows.at(0).status), QStringLiteral("Active"));
        QCOMPARE(rows.rows.at(0).layer, -1);
        QCOMPARE(int(rows.rows.at(0).tagCount), 0);
        QCOMPARE(rows.names.at(static_cast<std::size_t>(rows.rows.at(1).layer)).id.value_or(0), -3);
        QCOMPARE(nameOf(rows, rows.tags.at(rows.rows.at(1).tagsBegin)), QStringLiteral("a"));
    }

    void tellsApartNamesOfDifferentThings()
    {
        const auto decoded =
            rest::decodeRowsWithStatusNames(quoted("[{'id':1,'layer':{'id':5,'name':'API'},'tags':[{'id':6,'name':'API'}]}]"));
        const CaseRows &rows = decoded->rows;
        QVERIFY(rows.rows.at(0).layer != rows.tags.at(0));
    }

    void namesThePlaceOfADamagedRow_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("text");
        QTest::newRow("id") << page(row + quoted(",{'name':'x'}"))
                            << QStringLiteral("$.content[1].id: a number is missing");
        QTest::newRow("type") << page(quoted("{'id':1,'tags':{}}"))
                              << QStringLiteral("$.content[0].tags: a list is expected");
        QTest::newRow("no list") << quoted("{'id':1}") << QStringLiteral("$.content: a list is missing");
        QTest::newRow("nested") << page(quoted("{'id':1,'tags':[{'name':[]}]}"))
                                << QStringLiteral("$.content[0].tags[0].name: a text is expected");
    }
    void namesThePlaceOfADamagedRow()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, text);
        const auto decoded = rest::decodeRowsWithStatusNames(json);
        QCOMPARE(decoded.error().kind, ErrorKind::Protocol);
        QCOMPARE(decoded.error().serverText, text);
    }

    void aPageThatBreaksOffAnywhereIsAnError()
    {
        const QByteArray whole = page(row + ',' + row);
        QVERIFY(rest::decodeRowsWithStatusNames(whole));
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const auto decoded = rest::decodeRowsWithStatusNames(whole.left(size));
            QVERIFY2(!decoded, whole.left(size).constData());
            QCOMPARE(decoded.error().kind, ErrorKind::Protocol);
        }
    }

    void readsACase()
    {
        const auto decoded = seed::decodeCase(row);
        QVERIFY(decoded);
        const TestCase &value = decoded->value;
        QCOMPARE(decoded->info.serverId.value_or(0), 7);
        QCOMPARE(decoded->info.createdBy, QStringLiteral("ann"));
        QCOMPARE(decoded->info.lastModifiedBy, QStringLiteral("ben"));
        QCOMPARE(decoded->info.createdDate, 1'700'000'000'000);
        QVERIFY(decoded->info.automated);
        QCOMPARE(value.description.value(), QStringLiteral("d\nd"));
        QCOMPARE(value.precondition.value(), QString());
        QCOMPARE(value.status.value().name, QStringLiteral("Outdated"));
        QVERIFY(!value.status.value().id);
        QCOMPARE(value.layer.value().id.value_or(0), -3);
        QCOMPARE(value.fields.value(seed::featureField).constFirst().name, QStringLiteral("Checkout"));
        QCOMPARE(value.tags.value().size(), 2);
        QVERIFY(!value.issues.known());
        QVERIFY(!value.scenario.known());
    }

    void keepsUnknownWhatACaseDoesNotMention()
    {
        const auto decoded = seed::decodeCase(quoted("{'id':7,'name':'x'}"));
        QVERIFY(!decoded->value.description.known());
        QVERIFY(!decoded->value.tags.known());
        QVERIFY(decoded->value.fields.isEmpty());
        const FetchedCase whole = seed::completed(*decoded, {}, {});
        QCOMPARE(whole.value.description.value(), QString());
        QCOMPARE(whole.value.status.value().name, QStringLiteral("Active"));
        QVERIFY(whole.value.layer.value().isNull());
        QVERIFY(whole.value.fields.contains(seed::featureField));
        QVERIFY(!whole.value.tags.known());
    }

    void findsTheNamesOfIds()
    {
        const auto decoded =
            seed::decodeCase(quoted("{'id':7,'layerId':-3,'featureId':21,'status':{'id':1,'name':'Archived'}}"));
        const FetchedCase whole =
            seed::completed(*decoded, {{-3, QStringLiteral("API")}}, {{21, QStringLiteral("Checkout")}});
        QCOMPARE(whole.value.layer.value().name, QStringLiteral("API"));
        QCOMPARE(whole.value.fields.value(seed::featureField).constFirst().name, QStringLiteral("Checkout"));
        QCOMPARE(whole.value.status.value().name, QStringLiteral("Archived"));
    }

    void readsIssuesByNameOrKey()
    {
        JsonReader in(quoted(
            "[{'id':3,'name':'SHOP-1','url':'u','integrationId':5,'status':'Done','closed':true},{'key':'SHOP-2'}]"));
        QList<IssueLink> issues;
        in.array([&] { issues.append(rest::readIssue(in)); });
        QVERIFY(in.finish());
        QCOMPARE(issues.at(0).key, QStringLiteral("SHOP-1"));
        QCOMPARE(issues.at(0).linkId.value_or(0), 3);
        QVERIFY(issues.at(0).closed);
        QCOMPARE(issues.at(1).key, QStringLiteral("SHOP-2"));
    }

    void stripsTheAddress_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("base");
        QTest::newRow("plain") << QStringLiteral("http://h:8080") << QStringLiteral("http://h:8080");
        QTest::newRow("slashes") << QStringLiteral("http://h//") << QStringLiteral("http://h");
        QTest::newRow("api") << QStringLiteral("https://h/api/rs/") << QStringLiteral("https://h");
        QTest::newRow("path") << QStringLiteral("https://h/testops/") << QStringLiteral("https://h/testops");
        QTest::newRow("query") << QStringLiteral("https://h?x=1#y") << QStringLiteral("https://h");
    }
    void stripsTheAddress()
    {
        QFETCH(const QString, given);
        QFETCH(const QString, base);
        QCOMPARE(rest::cleanBase(QUrl(given)).toString(), base);
    }
};

CASEWRIGHT_TEST(CodecsTest)
#include "codecs_test.moc"
