// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/match/framework.h"
#include "core/automation/match/matching.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace casewright;
using namespace casewright::automation;

namespace {

TestResult testNamed(const QString &name)
{
    TestResult result;
    result.name = name;
    result.fullName = u"suite."_s + name;
    return result;
}

TestResult labelled(const QString &name, const QString &label, const QString &value)
{
    TestResult result = testNamed(name);
    result.labels.append({label, value});
    return result;
}

TestResult linked(const QString &name, const QStringList &urls)
{
    TestResult result = testNamed(name);
    for (const QString &url : urls)
        result.links.append({{}, url, u"tms"_s});
    return result;
}

CaseFacts caseOf(ServerId id)
{
    CaseFacts facts;
    facts.id = id;
    facts.key = CaseKey{id};
    facts.name = u"case %1"_s.arg(id);
    return facts;
}

/// "test -> case by", one a line.
QStringList bindingsOf(const QList<TestResult> &results, const QList<CaseFacts> &cases, const MatchOptions &options = {})
{
    const Matches matches = match(results, cases, options);
    QStringList lines;
    for (const Binding &binding : matches.bindings) {
        lines.append(results.at(matches.tests.at(binding.test).newest()).name + u" -> "_s + cases.at(binding.caseIndex).name + u' ' +
                     boundByName(binding.by));
    }
    return lines;
}

} // namespace

class MatchingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheIdInALink_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *what, const char *url, const char *name, const char *expected) {
            QTest::newRow(what) << QString::fromUtf8(url) << QString::fromUtf8(name) << QString::fromUtf8(expected);
        };
        row("the id as url", "ATO-1234", "ATO-1234", "ATO-1234");
        row("the id as url, another name", "ATO-1235", "Вход по паролю", "ATO-1235");
        row("the id in the url", "https://t/tc/ATO-1234", "https://t/tc/ATO-1234", "ATO-1234");
        row("a pattern around an address", "https://t/tc/https://t/project/7/test-cases/1236", "", "1236");
        row("query and fragment", "https://h/ATO-3?x=1#f", "", "ATO-3");
        row("a slash at the end", "https://h/project/1/test-cases/4/", "", "4");
        row("no url", "", "ATO-1", "ATO-1");
        row("blanks", " ato-1270 ", "", "ato-1270");
        row("escaped", "https://h/ATO%2D7", "", "ATO-7");
        row("nothing", "", "", "");
    }

    void findsTheIdInALink()
    {
        QFETCH(QString, url);
        QFETCH(QString, name);
        QFETCH(QString, expected);
        QCOMPARE(idInLink({name, url, u"tms"_s}), expected);
    }

    void takesLabelsInAnyLetterCaseAndLinksOfTwoTypes()
    {
        TestResult result = labelled(u"a"_s, u"as_id"_s, u"5"_s);
        result.labels += {{u"Allure_Id"_s, u" 6 "_s}, {u"AS_ID"_s, u"-1"_s}, {u"AS_ID"_s, {}}, {u"as_id"_s, u"5"_s}, {u"id"_s, u"7"_s}};
        result.links = {{{}, u"ATO-1"_s, u"TMS"_s}, {{}, u"ATO-2"_s, u"test_case"_s}, {{}, u"ATO-1"_s, u"tms"_s},
                        {{}, u"ATO-3"_s, u"issue"_s}, {{}, u"ATO-4"_s, {}}};
        QCOMPARE(idsOf(result), (QList<ResultId>{{BoundBy::Id, u"5"_s}, {BoundBy::Id, u"6"_s}, {BoundBy::Link, u"ATO-1"_s},
                                                 {BoundBy::Link, u"ATO-2"_s}}));
    }

    void readsIdsByTheProjectsPattern_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("id");
        const auto row = [](const char *pattern, const char *text, qint64 id) {
            QTest::addRow("%s in %s", pattern, text) << QString::fromUtf8(pattern) << QString::fromUtf8(text) << id;
        };
        row("ATO-{id}", "ATO-12", 12);
        row("ATO-{id}", "ato-12", 12);
        row("ATO-{id}", "TestCase[ATO-2]", 2);
        row("ATO-{id}", "12", 12);
        row("ATO-{id}", "ATO-12B", 0);
        row("ATO-{id}", "XATO-12", 0);
        row("ATO-{id}", "ATO-", 0);
        row("ATO-{id}", "ATO-x ATO-3", 3);
        row("ATO-{id}", "ATO-99999999999999999999", 0);
        row("ATO-{id}", "SHOP-12", 0);
        row("ATO-{id}", "-12", 0);
        row("ATO-{id}", "https:testops.example.testproject1test-cases9104", 9104);
        row("#{id}", "#7", 7);
        row("TC{id}X", "TC7X", 7);
        row("TC{id}X", "TC7", 0);
        row("{id}", "7", 7);
        row("{id}", "7a", 0);
        row("", "7", 7);
    }

    void readsIdsByTheProjectsPattern()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QFETCH(qint64, id);
        QCOMPARE(IdPattern(pattern).idIn(text).value_or(0), id);
    }

    void bindsSeveralCasesToATestAndSeveralTestsToACase()
    {
        const QList<TestResult> results = {linked(u"both"_s, {u"ATO-1"_s, u"ATO-2"_s}), linked(u"one"_s, {u"ATO-1"_s})};
        QCOMPARE(bindingsOf(results, {caseOf(1), caseOf(2)}),
                 (QStringList{u"both -> case 1 link"_s, u"both -> case 2 link"_s, u"one -> case 1 link"_s}));
    }

    void bindsByTheSurestOfWhatATestSays()
    {
        TestResult result = labelled(u"a"_s, u"ALLURE_ID"_s, u"1"_s);
        result.links.append({{}, u"ATO-1"_s, u"tms"_s});
        QCOMPARE(bindingsOf({result}, {caseOf(1)}), QStringList{u"a -> case 1 id"_s});
    }

    void bindsByTagsOnlyWhereAsked()
    {
        TestResult result = labelled(u"a"_s, u"tag"_s, u"ATO-1"_s);
        result.labels += {{u"tag"_s, u"allure.tms:ATO-2"_s}, {u"tag"_s, u"3"_s}, {u"tag"_s, u"allure.id:4"_s}};
        const QList<CaseFacts> cases = {caseOf(1), caseOf(2), caseOf(3), caseOf(4)};
        QCOMPARE(bindingsOf({result}, cases), QStringList());
        MatchOptions options;
        options.readTags = true;
        QCOMPARE(bindingsOf({result}, cases, options), (QStringList{u"a -> case 1 tag"_s, u"a -> case 2 tag"_s, u"a -> case 4 tag"_s}));
    }

    void bindsByFullNameWhereTheTestNamesNoId()
    {
        CaseFacts automated = caseOf(1);
        automated.fullName = u"suite.a"_s;
        automated.isAutomated = true;
        CaseFacts manual = caseOf(2);
        manual.fullName = u"suite.b"_s;
        const QList<TestResult> results = {testNamed(u"a"_s), testNamed(u"b"_s)};
        QCOMPARE(bindingsOf(results, {automated, manual}), QStringList{u"a -> case 1 name"_s});
        QCOMPARE(match(results, {automated, manual}, {}).unlinked, QList<qsizetype>{1});
    }

    void takesTheIdsOfTheNewestAttemptThatHasAny()
    {
        TestResult first = linked(u"a"_s, {u"ATO-1"_s});
        first.start = 1;
        TestResult second = linked(u"a"_s, {u"ATO-2"_s});
        second.start = 2;
        TestResult skipped = testNamed(u"a"_s);
        skipped.start = 3;
        QCOMPARE(bindingsOf({skipped, second, first}, {caseOf(1), caseOf(2)}), QStringList{u"a -> case 2 link"_s});
    }

    void listsIdsThatNoCaseHas()
    {
        const QList<TestResult> results = {linked(u"a"_s, {u"ATO-9"_s, u"ATO-1"_s}), linked(u"b"_s, {u"ato-9"_s, u"nonsense"_s}),
                                           linked(u"b"_s, {u"ATO-9"_s})};
        const Matches matches = match(results, {caseOf(1)}, {});
        QCOMPARE(matches.unknownIds.size(), 1);
        QCOMPARE(matches.unknownIds.at(0).text, u"ATO-9"_s);
        QCOMPARE(matches.unknownIds.at(0).tests, (QList<qsizetype>{0, 1}));
        QVERIFY2(matches.unlinked.isEmpty(), "a test with a wrong id is not one without");
    }

    void saysHowALinkBecomesABindingOnServersThatBindById()
    {
        TestResult result = linked(u"a"_s, {u"ATO-1"_s});
        result.labels.append({u"framework"_s, u"pytest"_s});
        TestResult sure = labelled(u"b"_s, u"AS_ID"_s, u"1"_s);
        MatchOptions options;
        QVERIFY(match({result}, {caseOf(1)}, options).mends.isEmpty());
        options.binding = AutomationBinding::AllureId;
        const Matches matches = match({result, sure}, {caseOf(1)}, options);
        QCOMPARE(matches.mends.size(), 1);
        QCOMPARE(matches.mends.at(0).line, u"@allure.id(\"1\")"_s);
        QCOMPARE(matches.mends.at(0).binding, (Binding{0, 0, BoundBy::Link}));
    }

    void writesTheLineOfEachFramework_data()
    {
        QTest::addColumn<QString>("framework");
        QTest::addColumn<QString>("byId");
        QTest::addColumn<QString>("byLink");
        const auto row = [](const char *framework, const char *byId, const char *byLink) {
            QTest::newRow(framework) << QString::fromUtf8(framework) << QString::fromUtf8(byId) << QString::fromUtf8(byLink);
        };
        row("pytest", "@allure.id(\"7\")", "@allure.testcase(\"ATO-7\")");
        row("junit-platform", "@AllureId(\"7\")", "@TmsLink(\"ATO-7\")");
        row("testng", "@AllureId(\"7\")", "@TmsLink(\"ATO-7\")");
        row("playwright", "await allure.allureId(\"7\");", "await allure.tms(\"ATO-7\");");
        row("cucumberjs", "@allure.id:7", "@allure.id:7");
        row("phpunit", "#[AllureId(\"7\")]", "#[TmsLink(\"ATO-7\")]");
        row("robotframework", "[Tags]    allure.id:7", "[Tags]    tms:ATO-7");
        row("gotest", "label ALLURE_ID = 7", "link of type tms = ATO-7");
    }

    void writesTheLineOfEachFramework()
    {
        QFETCH(QString, framework);
        QFETCH(QString, byId);
        QFETCH(QString, byLink);
        const Framework known = frameworkOf(labelled(u"a"_s, u"framework"_s, framework));
        QCOMPARE(bindingLine(known, AutomationBinding::AllureId, 7, u"ATO-7"_s), byId);
        QCOMPARE(bindingLine(known, AutomationBinding::TestCaseLink, 7, u"ATO-7"_s), byLink);
    }
};

CASEWRIGHT_TEST(MatchingTest)
#include "matching_test.moc"
