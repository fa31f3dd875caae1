// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/step_outline.h"

#include "tests/core/domain/random_scenario.h"
#include "tests/core/domain/trees.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

class StepOutlineTest : public QObject {
    Q_OBJECT

private:
    static QString readBack(const char *text)
    {
        const auto parsed = parseSteps(QString::fromUtf8(text));
        return parsed ? toOutline(parsed->steps) : u"error: "_s + parsed.error().serverText;
    }

    static OutlineFormat formatOf(const char *text) { return parseSteps(QString::fromUtf8(text))->format; }

private Q_SLOTS:
    void writesStepsWithKeywordsExpectedResultsAndSubSteps()
    {
        Step login = makeStep(u"a user is logged in"_s, u"Given"_s);
        login.children = {makeExpected(u"the dashboard is shown"_s), makeStep(u"open the page\nand wait"_s)};
        QCOMPARE(toOutline({login, makeStep(u"log out"_s)}), u"- Given a user is logged in\n"
                                                              "  => the dashboard is shown\n"
                                                              "  - open the page\n"
                                                              "    and wait\n"
                                                              "- log out\n"_s);
    }

    void roundTripsHostileScenarios()
    {
        for (unsigned seed = 0; seed < 3000; ++seed) {
            Dice dice(seed);
            const Scenario scenario = randomScenario(dice, hostileText);
            const QString text = toOutline(scenario.steps);
            const auto parsed = parseSteps(text);
            QVERIFY2(parsed && parsed->steps == scenario.steps,
                     qPrintable(u"seed %1:\n%2\nread as:\n%3"_s.arg(seed).arg(text, toOutline(parsed->steps))));
            QVERIFY2(parsed->steps.isEmpty() || parsed->format == OutlineFormat::Outline, qPrintable(text));
        }
    }

    void roundTripsEachHostileTextAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", " ", "\t", "-", "- a", "-a", "=> a", "=>", "* a", "+ a", "1. a", "Given", "Given a", "Givens", "\\",
              "\\\\", "\\- a", "\\Given a", "\\\\server\\share", "C:\\dir\\", "a\n", "\na", "\n", "a\n\nb", "a \nb ",
              "a\n  b", "a\n- b", "a\n=> b", "a\n\\", "a\rb", "a\r", "a\r\nb", "a\r\nb\r", "a\tb", "a\n\tb\tc",
              "| a | b |", "{\"steps\": 1}", "[{", "Scenario: x", "a\u2028b", "a\u2029- b", "\u00a0a", "\u0085",
              "\"a\nb\"", "@tag", "# a"}) {
            QTest::addRow("%s", QByteArray(text).toPercentEncoding(" \\|{}[]=>*+-").constData()) << QString::fromUtf8(text);
        }
    }

    void roundTripsEachHostileTextAlone()
    {
        QFETCH(QString, text);
        for (const QString &keyword : {QString(), u"When"_s, u"*"_s}) {
            Step step = makeStep(text, keyword);
            step.children = {makeExpected(text), makeStep(text, keyword)};
            const QList<Step> steps{step, makeStep(text, keyword)};
            const QString outline = toOutline(steps);
            QVERIFY2(parseSteps(outline)->steps == steps, qPrintable(outline));
        }
    }

    void givesEveryStepAKeyOfItsOwn()
    {
        const auto parsed = parseSteps(u"- a\n  => b\n  - c\n- d\n"_s);
        QCOMPARE(brokenRule({parsed->steps}), QString());
    }

    void takesTabsAndAnyNumberOfBlanksForLevels()
    {
        QCOMPARE(readBack("- a\n\t- b\n\t\t- c\n- d"), u"- a\n  - b\n    - c\n- d\n"_s);
        QCOMPARE(readBack("- a\n    - b\n        - c\n  - d"), u"- a\n  - b\n    - c\n  - d\n"_s);
    }

    void takesLineEndsOfWindows()
    {
        QCOMPARE(readBack("- a\r\n  more\r\n- b\r\n"), u"- a\n  more\n- b\n"_s);
    }

    void readsMarkdownLists_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("stars") << u"* a\n  * b\n* c"_s;
        QTest::newRow("plus") << u"+ a\n  + b\n+ c"_s;
        QTest::newRow("numbers") << u"1. a\n   1. b\n2. c"_s;
        QTest::newRow("brackets") << u"1) a\n   - b\n2) c"_s;
        QTest::newRow("blank lines") << u"\n- a\n\n  - b\n\n\n- c\n\n"_s;
        QTest::newRow("indented as a whole") << u"  - a\n    - b\n  - c"_s;
    }

    void readsMarkdownLists()
    {
        QFETCH(QString, text);
        QCOMPARE(toOutline(parseSteps(text)->steps), u"- a\n  - b\n- c\n"_s);
    }

    void takesPlainLinesForAStepEach()
    {
        QCOMPARE(readBack("Open the shop\nAdd a book\n\nPay"), u"- Open the shop\n- Add a book\n- Pay\n"_s);
    }

    void nestsPlainLinesByTheirIndentation()
    {
        QCOMPARE(readBack("Open the shop\n\tLog in\n\t\tType the name\nPay"),
                 u"- Open the shop\n  - Log in\n    - Type the name\n- Pay\n"_s);
    }

    void putsAnExpectedResultBelowTheStepAboveIt()
    {
        QCOMPARE(readBack("- a\n=> b\n- c"), u"- a\n  => b\n- c\n"_s);
        QCOMPARE(readBack("Open\n=> shown\nPay\n  => paid"), u"- Open\n  => shown\n- Pay\n  => paid\n"_s);
    }

    void putsExpectedResultsBeforeSubSteps()
    {
        QCOMPARE(readBack("- a\n  - b\n  => c"), u"- a\n  => c\n  - b\n"_s);
    }

    void keepsStepsBelowAnExpectedResultBesideIt()
    {
        QCOMPARE(readBack("- a\n  => b\n    - c"), u"- a\n  => b\n  - c\n"_s);
    }

    void keepsAnExpectedResultThatStandsAlone()
    {
        const auto parsed = parseSteps(u"=> the cart is empty\n   and closed"_s);
        QCOMPARE(parsed->steps.size(), 1);
        QCOMPARE(parsed->steps.first().kind, StepKind::Expected);
        QCOMPARE(parsed->steps.first().text, u"the cart is empty\nand closed"_s);
    }

    void leavesAnOrdinaryBackslashAlone()
    {
        QCOMPARE(parseSteps(u"- \\\\server\\share"_s)->steps.first().text, u"\\\\server\\share"_s);
        QCOMPARE(parseSteps(u"- C:\\dir\\"_s)->steps.first().text, u"C:\\dir\\"_s);
    }

    void takesTheMeaningFromAMarkBehindABackslash()
    {
        const QList<Step> steps = parseSteps(u"- \\Given a text\n- \\=> arrow\n- a\n  \\- b"_s)->steps;
        QCOMPARE(steps.at(0).keyword, QString());
        QCOMPARE(steps.at(0).text, u"Given a text"_s);
        QCOMPARE(steps.at(1).text, u"=> arrow"_s);
        QCOMPARE(steps.at(2).text, u"a\n- b"_s);
    }

    void takesOnlyWholeWordsForKeywords()
    {
        const QList<Step> steps = parseSteps(u"- Given\n- Givens\n- given x\n- * y"_s)->steps;
        QCOMPARE(steps.at(0).keyword, u"Given"_s);
        QCOMPARE(steps.at(0).text, QString());
        QCOMPARE(steps.at(1).keyword, QString());
        QCOMPARE(steps.at(2).keyword, QString());
        QCOMPARE(steps.at(3).keyword, u"*"_s);
        QCOMPARE(steps.at(3).text, u"y"_s);
    }

    void readsNothingFromNothing()
    {
        QVERIFY(parseSteps(QString())->steps.isEmpty());
        QVERIFY(parseSteps(u" \n\t\n"_s)->steps.isEmpty());
    }

    void writesFilesAndSharedStepsAsTheirText()
    {
        Step shared = makeStep(u"Log in"_s);
        shared.kind = StepKind::Shared;
        shared.target = 7;
        QCOMPARE(toOutline({shared}), u"- Log in\n"_s);
    }

    void tellsFormatsApart()
    {
        QCOMPARE(formatOf("- a\n- b"), OutlineFormat::Outline);
        QCOMPARE(formatOf("a\nb"), OutlineFormat::Outline);
        QCOMPARE(formatOf("Log in\tname\tshown"), OutlineFormat::Table);
        QCOMPARE(formatOf("1. Log in\tname\tshown"), OutlineFormat::Table);
        QCOMPARE(formatOf("| a | b |\n| c | d |"), OutlineFormat::MarkdownTable);
        QCOMPARE(formatOf("a | b\n--|--\nc | d"), OutlineFormat::MarkdownTable);
        QCOMPARE(formatOf("Given a\nWhen b"), OutlineFormat::Gherkin);
        QCOMPARE(formatOf("# x\n@smoke\nScenario: a\n  * b"), OutlineFormat::Gherkin);
        QCOMPARE(formatOf("[{\"name\": \"a\"}]"), OutlineFormat::Json);
        QCOMPARE(formatOf("{\"steps\": []}"), OutlineFormat::Json);
        QCOMPARE(formatOf("[Login] open the page"), OutlineFormat::Outline);
        QCOMPARE(formatOf("{{user}} logs in"), OutlineFormat::Outline);
    }
};

CASEWRIGHT_TEST(StepOutlineTest)
#include "step_outline_test.moc"
