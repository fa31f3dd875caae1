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

namespace {

QString readAs(OutlineFormat format, const char *text)
{
    const auto parsed = parseSteps(QString::fromUtf8(text));
    return parsed->format == format ? toOutline(parsed->steps) : u"read as format %1"_s.arg(int(parsed->format));
}

QString readTable(const char *text)
{
    return readAs(OutlineFormat::Table, text);
}

QString readMarkdown(const char *text)
{
    return readAs(OutlineFormat::MarkdownTable, text);
}

} // namespace

/// Tables from spreadsheets and Markdown.
class TableReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoColumnsAreActionAndExpected()
    {
        QCOMPARE(readTable("Open the shop\tThe shop is shown\nPay\t\n"),
                 u"- Open the shop\n  => The shop is shown\n- Pay\n"_s);
    }

    void threeColumnsAreActionDataAndExpected()
    {
        QCOMPARE(readTable("Log in\tanna / secret\tThe name is shown\n"),
                 u"- Log in\n  Data: anna / secret\n  => The name is shown\n"_s);
    }

    void furtherColumnsBecomeLines()
    {
        QCOMPARE(readTable("Log in\t\tshown\tlow\n"), u"- Log in\n  low\n  => shown\n"_s);
    }

    void excelsQuotedCellsHoldLinesTabsAndQuotes()
    {
        QCOMPARE(readTable("\"Open the\nshop\"\t\t\"first\r\nsecond \"\"one\"\"\"\r\nPay\t\tpaid\r\n"),
                 u"- Open the\n  shop\n  => first\n  => second \"one\"\n- Pay\n  => paid\n"_s);
        QCOMPARE(readTable("\"a\tb\"\tc\n"), u"- \\a\tb\n  => c\n"_s);
    }

    void aQuoteInsideACellIsACharacter()
    {
        QCOMPARE(readTable("\"Save\" is clicked\tsaved\n5\" screen\tshown\n"),
                 u"- \"Save\" is clicked\n  => saved\n- 5\" screen\n  => shown\n"_s);
        QCOMPARE(readTable("\"open\tx\n"), u"- \"open\n  => x\n"_s);
    }

    void oneColumnOfQuotedCellsIsATable()
    {
        QCOMPARE(readTable("\"Open\nthe shop\"\nPay"), u"- Open\n  the shop\n- Pay\n"_s);
    }

    void aHeadingNamesTheColumns_data()
    {
        QTest::addColumn<QString>("heading");
        for (const char *heading :
             {"Action\tExpected\tData", "STEP\tExpected Result\tTest data", "Test Step\tResult:\tinput",
              "Действие\tОжидаемый результат\tДанные", "Шаги\tРезультат\tТестовые данные"})
            QTest::addRow("%s", heading) << QString::fromUtf8(heading);
    }

    void aHeadingNamesTheColumns()
    {
        QFETCH(QString, heading);
        const QList<Step> steps = parseSteps(heading + u"\nLog in\tshown\tanna\n"_s)->steps;
        QCOMPARE(steps.size(), 1);
        QCOMPARE(steps.first().text, u"Log in\n%1: anna"_s.arg(heading.section(u'\t', 2)));
        QCOMPARE(expectedResults(steps.first()), QStringList{u"shown"_s});
    }

    void columnsOfOtherNamesBecomeLinesWithTheirName()
    {
        QCOMPARE(readTable("#\tStep\tExpected result\tPriority\n1\tPay\tpaid\thigh\n2\tLeave\tgone\t\n"),
                 u"- Pay\n  Priority: high\n  => paid\n- Leave\n  => gone\n"_s);
        QCOMPARE(readTable("What to do\tExpected\nPay\tpaid\n"), u"- Pay\n  => paid\n"_s);
    }

    void anOrdinaryFirstRowIsNoHeading()
    {
        QCOMPARE(readTable("Open the step list\tThe result is shown\n"), u"- Open the step list\n  => The result is shown\n"_s);
    }

    void aColumnOfNumbersIsLeftOut()
    {
        QCOMPARE(readTable("1\tOpen\tshown\n2.\tPay\tpaid\n"), u"- Open\n  => shown\n- Pay\n  => paid\n"_s);
        QCOMPARE(readTable("1\tOpen\tshown\nx\tPay\tpaid\n"),
                 u"- \\1\n  Data: Open\n  => shown\n- x\n  Data: Pay\n  => paid\n"_s.replace(u"\\1"_s, u"1"_s));
    }

    void aRowWithoutActionBelongsToTheStepAbove()
    {
        QCOMPARE(readTable("Pay\tcard\tpaid\n\tcash\tpaid, too\n\n"),
                 u"- Pay\n  Data: card\n  Data: cash\n  => paid\n  => paid, too\n"_s);
        QCOMPARE(readTable("\t\tshown\nPay\t\t\n"), u"-\n  => shown\n- Pay\n"_s);
    }

    void blanksBeforeAnActionNestIt()
    {
        QCOMPARE(readTable("Buy\t\t\n  Pay\t\tpaid\n    Type the number\t\t\nLeave\t\t\n"),
                 u"- Buy\n  - Pay\n    => paid\n    - Type the number\n- Leave\n"_s);
    }

    void aLeadingKeywordIsTheKeyword()
    {
        const Step step = parseSteps(u"When the user pays\tpaid\n"_s)->steps.first();
        QCOMPARE(step.keyword, u"When"_s);
        QCOMPARE(step.text, u"the user pays"_s);
    }

    void readsMarkdownTables()
    {
        const QString expected = u"- Open\n  => shown\n- Pay\n  => paid\n"_s;
        QCOMPARE(readMarkdown("| Step | Expected |\n|------|:--------:|\n| Open | shown |\n| Pay | paid |\n"), expected);
        QCOMPARE(readMarkdown("Step | Expected\n--- | ---\nOpen | shown\nPay | paid"), expected);
        QCOMPARE(readMarkdown("| Open | shown |\n| Pay | paid |"), expected);
    }

    void readsBarsAndLineBreaksInMarkdownCells()
    {
        QCOMPARE(readMarkdown("| a \\| b | first<br>second<BR/>third |\n"), u"- a | b\n  => first\n  => second\n  => third\n"_s);
        QCOMPARE(readMarkdown("| Action | Data | Expected |\n|-|-|-|\n| a || c |\n"), u"- a\n  => c\n"_s);
    }

    void writesATableForSpreadsheets()
    {
        const Scenario s = tree("- Given Open\n  => shown\n  => complete\n  - Pay \"now\"\n    please\n- Leave\n");
        QCOMPARE(toTable(s.steps), u"Given Open\t\t\"shown\ncomplete\"\n"
                                    "\"  Pay \"\"now\"\"\nplease\"\t\t\n"
                                    "Leave\t\t\n"_s);
    }

    void readsBackTheTableItWrites()
    {
        for (unsigned seed = 0; seed < 300; ++seed) {
            Dice dice(seed);
            const Scenario scenario = randomScenario(dice);
            const auto parsed = parseSteps(toTable(scenario.steps));
            QVERIFY2(parsed->steps == scenario.steps, qPrintable(u"seed %1:\n%2"_s.arg(seed).arg(toTable(scenario.steps))));
        }
    }
};

CASEWRIGHT_TEST(TableReaderTest)
#include "table_reader_test.moc"
