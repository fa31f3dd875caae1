// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/step_outline.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace Qt::StringLiterals;

namespace {

QString readGherkin(const char *text)
{
    const auto parsed = parseSteps(QString::fromUtf8(text));
    return parsed->format == OutlineFormat::Gherkin ? toOutline(parsed->steps) : u"not read as Gherkin"_s;
}

} // namespace

class GherkinReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStepIsOneWhateverItsIndentation()
    {
        QCOMPARE(readGherkin("Given a cart\n  And a book\nWhen I pay\n    Then it is paid\nBut not sent\n* done"),
                 u"- Given a cart\n- And a book\n- When I pay\n- Then it is paid\n- But not sent\n- * done\n"_s);
    }

    void headingsTagsCommentsAndDescriptionsAreLeftOut()
    {
        QCOMPARE(readGherkin("# language: en\n@smoke @cart\nFeature: Cart\n  As a customer\n  I want to buy\n\n"
                             "  Background:\n    Given a cart\n\n  # pay\n  Scenario: Pay\n    It is easy.\n    When I pay\n"),
                 u"- Given a cart\n- When I pay\n"_s);
    }

    void ofSeveralScenariosEachIsAStepWithItsStepsBelow()
    {
        QCOMPARE(readGherkin("Background:\n  Given a cart\nScenario: Pay\n  When I pay\n  Then it is paid\n"
                             "Scenario Outline:\n  When I leave\n"),
                 u"- Given a cart\n- Pay\n  - When I pay\n  - Then it is paid\n- Scenario Outline\n  - When I leave\n"_s);
    }

    void examplesAreKeptAsAStepWithTheirTable()
    {
        QCOMPARE(readGherkin("Scenario Outline: Pay\n  When I pay <sum>\n  Examples: small\n    | sum |\n    | 1 |\n"),
                 u"- When I pay <sum>\n- Examples: small\n  | sum |\n  | 1 |\n"_s);
    }

    void dataTablesAreFurtherLinesOfTheirStep()
    {
        QCOMPARE(readGherkin("Given books\n    | title | price |\n    | Dune  | 9     |\nWhen I pay\n"),
                 u"- Given books\n  | title | price |\n  | Dune  | 9     |\n- When I pay\n"_s);
    }

    void docStringsKeepTheirLinesAndInnerIndentation()
    {
        QCOMPARE(readGherkin("Given a file\n  \"\"\"json\n  {\n    \"a\": 1\n\n  }\n  # no comment\n  When no step\n  \"\"\"\nWhen I send it\n"),
                 u"- Given a file\n"
                  "  \"\"\"json\n"
                  "  {\n"
                  "  \\  \"a\": 1\n"
                  "  \\\n"
                  "  }\n"
                  "  # no comment\n"
                  "  \\When no step\n"
                  "  \"\"\"\n"
                  "- When I send it\n"_s);
        QCOMPARE(readGherkin("Given a file\n```\nThen x\n```\nWhen y"), u"- Given a file\n  ```\n  \\Then x\n  ```\n- When y\n"_s);
    }

    void otherLinesContinueTheirStep()
    {
        QCOMPARE(readGherkin("Given a cart\n  with two books\nWhen I pay"), u"- Given a cart\n  with two books\n- When I pay\n"_s);
    }
};

CASEWRIGHT_TEST(GherkinReaderTest)
#include "gherkin_reader_test.moc"
