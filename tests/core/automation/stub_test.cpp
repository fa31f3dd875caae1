// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/match/result_ids.h"
#include "core/automation/stub/test_stub.h"
#include "tests/support/runner/test_case.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace casewright;
using namespace casewright::automation;

namespace {

StubCase payByCard()
{
    Step parent = makeStep(u"I pay by \"card\""_s, u"When"_s);
    parent.children = {makeExpected(u"it is accepted */ \\u000a"_s), makeStep(u"enter the number"_s)};
    StubCase stub;
    stub.id = 1234;
    stub.linkText = u"ATO-1234"_s;
    stub.name = u"Pay by card, \\ twice"_s;
    stub.layer = u"UI"_s;
    stub.feature = u"Payment"_s;
    stub.tags = {u"smoke"_s, u"two words"_s};
    stub.scenario.steps = {makeStep(u"a filled cart"_s, u"Given"_s), parent};
    return stub;
}

QString stubOf(const QString &framework, AutomationBinding binding)
{
    StubCase stub = payByCard();
    stub.binding = binding;
    return testStub(stub, *stubFrameworkFromName(framework));
}

} // namespace

class StubTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheCaseTheWayTheAdapterNeedsIt_data()
    {
        QTest::addColumn<QString>("byId");
        QTest::addColumn<QString>("byLink");
        QTest::newRow("pytest") << u"@allure.id(\"1234\")"_s << u"@allure.testcase(\"ATO-1234\")"_s;
        QTest::newRow("junit5") << u"@AllureId(\"1234\")"_s << u"@TmsLink(\"ATO-1234\")"_s;
        QTest::newRow("testng") << u"@AllureId(\"1234\")"_s << u"@TmsLink(\"ATO-1234\")"_s;
        QTest::newRow("playwright") << u"await allure.allureId(\"1234\");"_s << u"await allure.tms(\"ATO-1234\");"_s;
        QTest::newRow("jest") << u"await allure.allureId(\"1234\");"_s << u"await allure.tms(\"ATO-1234\");"_s;
        QTest::newRow("cucumber") << u"@allure.id:1234\n"_s << u"@allure.id:1234\n"_s;
    }

    void namesTheCaseTheWayTheAdapterNeedsIt()
    {
        QFETCH(QString, byId);
        QFETCH(QString, byLink);
        const QString framework = QString::fromUtf8(QTest::currentDataTag());
        const QString id = stubOf(framework, AutomationBinding::AllureId);
        const QString link = stubOf(framework, AutomationBinding::TestCaseLink);
        QCOMPARE(id.count(byId), 1);
        QCOMPARE(link.count(byLink), 1);
        for (const QString &text : {u"a filled cart"_s, u"enter the number"_s, u"smoke"_s, u"Payment"_s})
            QVERIFY2(id.contains(text), qPrintable(text));
    }

    void everyFrameworkHasAName()
    {
        QCOMPARE(stubFrameworkNames().size(), 6);
        QVERIFY(!stubFrameworkFromName(u"junit"_s));
    }

    void writesPython()
    {
        QCOMPARE(stubOf(u"pytest"_s, AutomationBinding::TestCaseLink), QString::fromUtf8(R"(import allure


@allure.testcase("ATO-1234")
@allure.title("Pay by card, \\ twice")
@allure.feature("Payment")
@allure.label("layer", "UI")
@allure.tag("smoke")
@allure.tag("two words")
def test_1234_pay_by_card_twice():
    with allure.step("Given a filled cart"):
        pass
    with allure.step("When I pay by \"card\""):
        # expected: it is accepted * / \ u000a
        with allure.step("enter the number"):
            pass
    raise NotImplementedError("not automated yet")
)"));
    }

    void writesJava()
    {
        QCOMPARE(stubOf(u"junit5"_s, AutomationBinding::AllureId), QString::fromUtf8(R"(import io.qameta.allure.Allure;
import io.qameta.allure.AllureId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

public class Case1234Test {
    @Test
    @DisplayName("Pay by card, \\ twice")
    @AllureId("1234")
    public void testPayByCardTwice() {
        Allure.feature("Payment");
        Allure.label("layer", "UI");
        Allure.label("tag", "smoke");
        Allure.label("tag", "two words");
        Allure.step("Given a filled cart", () -> {
        });
        Allure.step("When I pay by \"card\"", () -> {
            // expected: it is accepted * / \ u000a
            Allure.step("enter the number", () -> {
            });
        });
        throw new UnsupportedOperationException("not automated yet");
    }
}
)"));
    }

    void writesGherkin()
    {
        QCOMPARE(stubOf(u"cucumber"_s, AutomationBinding::AllureId), QString::fromUtf8(R"(Feature: Payment

  @allure.id:1234
  @allure.label.layer:UI
  @smoke
  @two_words
  Scenario: Pay by card, \ twice
    Given a filled cart
    When I pay by "card"
    Then it is accepted */ \u000a
    * enter the number
)"));
    }

    void isCodeThatItsLanguageReads_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("pytest") << u"python3"_s << QStringList{u"-c"_s, u"import ast,sys; ast.parse(sys.stdin.buffer.read())"_s};
        QTest::newRow("jest") << u"node"_s << QStringList{u"--check"_s, u"-"_s};
    }

    void isCodeThatItsLanguageReads()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        const QString found = QStandardPaths::findExecutable(program);
        if (found.isEmpty())
            QSKIP(qPrintable(u"there is no "_s + program));
        StubCase stub = payByCard();
        stub.name = u"Кавычки \" и \\ и\nстрока\u2028 1²"_s;
        QProcess process;
        process.start(found, arguments);
        process.write(testStub(stub, *stubFrameworkFromName(QString::fromUtf8(QTest::currentDataTag()))).toUtf8());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }
};

CASEWRIGHT_TEST(StubTest)
#include "stub_test.moc"
