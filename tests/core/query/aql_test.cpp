// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/aql.h"

#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::query;

namespace {

AqlNames shopNames()
{
    ProjectSchema schema;
    schema.statuses = {{-1, QStringLiteral("Draft")}, {-3, QStringLiteral("Active")}};
    schema.layers = {{-3, QStringLiteral("API Tests")}};
    schema.features = {{7, QStringLiteral("Cart")}, {8, QStringLiteral("cart")}};
    schema.suiteLevels = {{10, QStringLiteral("Suite")}, {11, QStringLiteral("Sub-suite")}};
    return aqlNames(schema, {QStringLiteral("Smoke"), QStringLiteral("severity:critical"), QStringLiteral("severity:minor")});
}

AqlText said(const QString &filter)
{
    const auto parsed = parseFilter(filter);
    return aqlOf(std::get<Filter>(parsed), shopNames());
}

QStringList gapsOf(const AqlText &aql)
{
    QStringList gaps;
    for (const AqlGap &gap : aql.gaps)
        gaps.append((gap.why == AqlGap::Why::NamesOnly ? QStringLiteral("names only ") : QStringLiteral("left out ")) + gap.part);
    return gaps;
}

} // namespace

class AqlTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysFiltersInAql_data();
    void saysFiltersInAql();
    void tellsWhatItCannotSay_data();
    void tellsWhatItCannotSay();
    void anUnknownNameIsSaidAsItWasTyped();
    void aPrefixOfTooManyTagsIsSaidByWhatTheyContain();
    void findsTheAqlThatWasTyped();
};

void AqlTest::saysFiltersInAql_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("aql");
    const auto row = [](const char *filter, const char *aql) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(aql);
    };
    row("", "true");
    row("pay card", R"(name ~= "pay" and name ~= "card")");
    row("\"pay by card\"", R"(name ~= "pay by card")");
    row("-pay", R"(not name ~= "pay")");
    row("tag:smoke", R"(tag in ["Smoke"])");
    row("-tag:smoke", R"(not tag in ["Smoke"])");
    row("tag:severity:", R"(tag in ["severity:critical", "severity:minor"])");
    row("tag:team:", R"(tag ~= "team:")");
    row("status:active", R"(status = "Active")");
    row("layer:\"api tests\"", R"(layer = "API Tests")");
    row("feature:cart", R"(cf["Feature"] in ["Cart", "cart"])");
    row("suite:pay", R"((cf["Suite"] ~= "pay" or cf["Sub-suite"] ~= "pay"))");
    row("suite:\"checkout > pay\"", R"((cf["Suite"] ~= "checkout" and cf["Sub-suite"] ~= "pay"))");
    row("-suite:pay", R"(not (cf["Suite"] ~= "pay" or cf["Sub-suite"] ~= "pay"))");
    row("id:ATO-12", "id = 12");
    row("has:layer", "not layer = null");
    row("-has:layer", "layer = null");
    row("has:feature", R"(not cf["Feature"] = null)");
    row("-has:suite", R"(cf["Suite"] = null)");
    row("has:tags -has:issues", "not tag = null and issue = null");
    row("is:automated", "automation = true");
    row("-is:manual", "not automation = false");
    row("pay or tag:smoke", R"(name ~= "pay" or tag in ["Smoke"])");
    row("pay is:manual or id:7", R"((name ~= "pay" and automation = false) or id = 7)");
    row(R"("say ""hi"" c:\temp")", R"(name ~= "say \"hi\" c:\\temp")");
}

void AqlTest::saysFiltersInAql()
{
    QFETCH(QString, filter);
    QFETCH(QString, aql);
    QCOMPARE(said(filter).text, aql);
}

void AqlTest::tellsWhatItCannotSay_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("aql");
    QTest::addColumn<QStringList>("gaps");
    const auto row = [](const char *filter, const char *aql, const QStringList &gaps) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(aql) << gaps;
    };
    row("tag:smoke", R"(tag in ["Smoke"])", {});
    row("-pay", R"(not name ~= "pay")", {QStringLiteral("names only -pay")});
    row("-has:steps id:3", "id = 3", {QStringLiteral("left out -has:steps")});
    row("is:waiting or id:3", "id = 3", {QStringLiteral("left out is:waiting")});
    row("is:local", "true", {QStringLiteral("left out is:local")});
    row("id:local:7", "true", {QStringLiteral("left out id:local:7")});
}

void AqlTest::tellsWhatItCannotSay()
{
    QFETCH(QString, filter);
    QFETCH(QString, aql);
    QFETCH(QStringList, gaps);
    const AqlText text = said(filter);
    QCOMPARE(text.text, aql);
    QCOMPARE(gapsOf(text), gaps);
}

void AqlTest::anUnknownNameIsSaidAsItWasTyped()
{
    QCOMPARE(said(QStringLiteral("status:gone")).text, QStringLiteral("status = \"gone\""));
    const auto parsed = parseFilter(QStringLiteral("suite:pay -has:suite"));
    QCOMPARE(aqlOf(std::get<Filter>(parsed), {}).text, QStringLiteral("false and not false")); // a project without a tree of suites
}

void AqlTest::aPrefixOfTooManyTagsIsSaidByWhatTheyContain()
{
    AqlNames names;
    for (int i = 0; i < 41; ++i)
        names.tags.append(QStringLiteral("req:%1").arg(i));
    const auto parsed = parseFilter(QStringLiteral("tag:req:"));
    QCOMPARE(aqlOf(std::get<Filter>(parsed), names).text, QStringLiteral("tag ~= \"req:\""));
    names.tags.removeLast();
    QVERIFY(aqlOf(std::get<Filter>(parsed), names).text.startsWith(QStringLiteral("tag in [\"req:0\", ")));
}

void AqlTest::findsTheAqlThatWasTyped()
{
    QCOMPARE(typedAql(QStringLiteral("aql: tag in [\"x\"] ")), std::optional(QStringLiteral("tag in [\"x\"]")));
    QCOMPARE(typedAql(QStringLiteral("AQL:true")), std::optional(QStringLiteral("true")));
    QCOMPARE(typedAql(QStringLiteral("aql:")), std::optional(QString()));
    QVERIFY(!typedAql(QStringLiteral("aql")));
    QVERIFY(!typedAql(QStringLiteral("pay aql: true")));
}

CASEWRIGHT_TEST(AqlTest)
#include "aql_test.moc"
