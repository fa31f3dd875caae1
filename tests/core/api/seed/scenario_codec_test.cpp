// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/codec/scenario_codec.h"

#include "core/api/rest/scenario/keyword_scenario.h"

#include "core/api/http/request.h"
#include "tests/core/api/quoted.h"
#include "tests/support/runner/test_case.h"

#include <QJsonObject>
#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

QByteArray encoded(const Scenario &scenario)
{
    return toJson(QJsonObject{{QStringLiteral("steps"), seed::stepsJson(scenario)}});
}

Scenario nested(int levels)
{
    Scenario scenario;
    for (int level = 0; level < levels; ++level) {
        Step step = makeStep(QString::number(level), QStringLiteral("When"));
        step.children = scenario.steps;
        step.children.prepend(makeExpected(QStringLiteral("shown")));
        scenario.steps = {step};
    }
    return scenario;
}

} // namespace

class ScenarioCodecTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNestedStepsAndSplitsExpectedResults()
    {
        const auto read = rest::decodeKeywordScenario(
            quoted("{'steps':[{'keyword':'Given','name':'a','expectedResult':'x\\r\\ny','steps':[{'name':'b'}]},"
                   "{'keyword':null,'name':'c','expectedResult':null,'steps':[],'leaf':true}]}"));
        QVERIFY(read);
        QCOMPARE(read->steps.size(), 2);
        const Step first = read->steps.at(0);
        QCOMPARE(first.keyword, QStringLiteral("Given"));
        QCOMPARE(expectedResults(first), QStringList({QStringLiteral("x"), QStringLiteral("y")}));
        QCOMPARE(subSteps(first).constFirst().text, QStringLiteral("b"));
        QVERIFY(!first.key.isNull());
        QVERIFY(read->steps.at(1).children.isEmpty());
    }

    void readsABareArrayAndNothing()
    {
        QCOMPARE(rest::decodeKeywordScenario(quoted("[{'name':'a'}]"))->steps.size(), 1);
        QVERIFY(rest::decodeKeywordScenario("{}")->isEmpty());
        QVERIFY(rest::decodeKeywordScenario(quoted("{'steps':null}"))->isEmpty());
    }

    void namesThePlaceOfADamagedStep()
    {
        const auto read = rest::decodeKeywordScenario(quoted("{'steps':[{'name':'a','steps':[{'name':'b'},{'name':7}]}]}"));
        QCOMPARE(read.error().serverText, QStringLiteral("$.steps[0].steps[1].name: a text is expected"));
    }

    void writesNoFieldThatIsNotSet()
    {
        QCOMPARE(encoded({{makeStep(QStringLiteral("a"))}}), quoted("{'steps':[{'name':'a'}]}"));
        QCOMPARE(encoded({{makeStep(QString())}}), quoted("{'steps':[{'name':''}]}"));
        QCOMPARE(encoded({}), quoted("{'steps':[]}"));
    }

    void roundTripsDeepNesting()
    {
        const Scenario deep = nested(300);
        const auto read = rest::decodeKeywordScenario(encoded(deep));
        QVERIFY(read);
        QVERIFY(*read == deep);
    }

    void refusesAbsurdNestingWithoutCrashing()
    {
        const auto read = rest::decodeKeywordScenario(encoded(nested(2'000)));
        QCOMPARE(read.error().kind, ErrorKind::Protocol);
        QVERIFY(read.error().serverText.endsWith(QStringLiteral("nested too deeply")));
    }

    void storesForeignKeywordsAsAnd()
    {
        Step step = makeStep(QStringLiteral("a"), QStringLiteral("But"));
        step.children = {makeStep(QStringLiteral("b"), QStringLiteral("*")),
                         makeStep(QStringLiteral("c"), QStringLiteral("But")),
                         makeStep(QStringLiteral("d"), QStringLiteral("Then")), makeStep(QStringLiteral("e"))};
        const Scenario scenario{{step}};
        const Step stored = seed::asStored(scenario).steps.constFirst();
        QCOMPARE(stored.key, step.key);
        QCOMPARE(stored.keyword, QStringLiteral("And"));
        QCOMPARE(stored.children.at(0).keyword, QStringLiteral("And"));
        QCOMPARE(stored.children.at(2).keyword, QStringLiteral("Then"));
        QCOMPARE(stored.children.at(3).keyword, QString());
    }

    void storesExpectedResultsAsTheyWillBeRead()
    {
        Step step = makeStep(QStringLiteral("a"));
        const Step lines = makeExpected(QStringLiteral("x\n\ny"));
        step.children = {makeStep(QStringLiteral("sub")), lines, makeExpected(QString())};
        const Scenario stored = seed::asStored({{step}});
        QCOMPARE(expectedResults(stored.steps.constFirst()), QStringList({QStringLiteral("x"), QStringLiteral("y")}));
        QCOMPARE(stored.steps.constFirst().children.at(0).key, lines.key);
        QCOMPARE(stored.steps.constFirst().children.at(2).text, QStringLiteral("sub"));
        const auto read = rest::decodeKeywordScenario(encoded({{step}}));
        QVERIFY(*read == stored);
    }
};

CASEWRIGHT_TEST(ScenarioCodecTest)
#include "scenario_codec_test.moc"
